"""Links: addresses that are shown bare, and words that say nothing of where they lead."""

from __future__ import annotations

import re

from psrstats.patterns import regex

BARE = regex(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
VAGUE = regex(
    r"(?:click|see|read|view|download|tap)?\s*(?:here|more|this|this (?:link|page)|link|find out more|read more)\W*",
    re.IGNORECASE,
)
CLICK_HERE = regex(r"\bclick (?:here|this|on (?:this|the) link)\b", re.IGNORECASE)


def is_bare(text: str) -> bool:
    """Whether a text shows an address.

    >>> is_bare("See https://www.gov.uk."), is_bare("Children looked after on GOV.UK")
    (True, False)
    """
    return bool(BARE.search(text))


def is_vague(text: str) -> bool:
    """Whether the text of a link, taken by itself, says nothing of where it leads.

    >>> is_vague("Click here"), is_vague("here."), is_vague("Children looked after: here")
    (True, True, False)
    """
    return bool(VAGUE.fullmatch(text.strip()) or CLICK_HERE.search(text))
