"""What identifies who replied: columns of names, addresses, phones and identifiers, by their words or their values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from psrstats.agreement import is_usual
from psrstats.files.grid import Grid
from psrstats.patterns import regex
from psrstats.records.headings import plain
from psrstats.records.replied.reading import headings_over

_WHOSE = (
    r"(?:(?:what is|what s|whats|please|could you|can you|give|enter|write|leave|tell|us|state|provide|type|confirm|"
    r"your|my|the|a|an|of|child|children|s|parents?|carers?|staff|worker|respondent|person|completing|first|last|"
    r"full|family|given|middle|preferred|known|user|home|work|school|contact|mobile|day ?time|postal|and|or|their|i p|"
    r"ip|external|recipient|unique|response|collector|case|pupil|client|nhs|number|no|details?) )*"
)
_HELD = (
    r"(?:names?|forenames?|surnames?|initials|signature|e ?mail|phone|telephone|tel|mobile|address|post ?code|"
    r"contact|date of birth|birthday|dob|id|identifier|reference|ref|upn|nhs|ni number|national insurance|signed)"
)
_AFTER = (
    rf"(?: (?:{_HELD}|your|the|addresses|numbers?|no|code|details?|optional|if|you|wish|would|like|to|us|reply|first|"
    r"last|data|reference|id|and|or|names?|here|line|[123]))*"
)
_HEADING = regex(_WHOSE + _HELD + _AFTER)
_PLACE = r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}"  # a postcode
_CONTACT = regex(
    rf"[^\s@]+@[^\s@]+\.[a-z]+|(?<!\d)(?:\+\d{{2}}|0)[ ()\d-]{{8,14}}\d(?!\d)|\b{_PLACE}\b|"
    r"\b[a-z]{2} ?(?:\d\d ?){3}[a-d]\b|(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)",
    re.IGNORECASE,
)
_NAME = regex(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.? )?[A-Z][\w'’-]*(?: [A-Z]\.?)?(?: (?:de|van|der|al|bin))?(?: [A-Z][\w'’-]*){1,2}"
)
_CODE = regex(r"(?=\S*\d)[A-Za-z]{0,6}[-/_]?\d[\w/-]*|[A-Z]{1,3}")
MOST = 0.5  # of the values of a column: more tell what it holds


def is_personal(grid: Grid, column: int) -> bool:
    """Say whether a column identifies who replied: by its heading, or by what most of its cells hold."""
    under, over = headings_over(grid)
    words = over[column] if column < len(over) else ()
    if any(_HEADING.fullmatch(plain(each)) for each in words):
        return True
    cells = (row[column] for row in grid.rows[under + 1 :] if column < len(row))
    texts = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
    return any(_mostly(texts, form) for form in (_CONTACT, _CODE)) or (len(texts) > 1 and _mostly(texts, _NAME))


def tells_contact(text: str) -> bool:
    """Say whether a text holds an address, a phone or a number by which somebody is found.

    >>> tells_contact("Ring me on 07700 900123"), tells_contact("I waited 12 weeks, from 2019 to 2020")
    (True, False)
    """
    return _CONTACT.search(text) is not None


def _mostly(texts: Sequence[str], form: re.Pattern[str]) -> bool:
    found = [text for text in texts if form.fullmatch(text) and not is_usual(text)]
    return len(found) > MOST * len(texts) and len({*found}) > MOST * len(found)
