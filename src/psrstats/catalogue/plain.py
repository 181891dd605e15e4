"""Words made alike, so that a sheet's own wording meets the catalogue's."""

from __future__ import annotations

import re

from psrstats.patterns import regex

_COUNTED = regex(r"^(?:the )?(?:total )?(?:number|no|count|percentage|percent|rate|%) (?:of )?(?=\w)")
_DAY = regex(r" (?:at|on|as at) (?:\d{1,2} \w+|year end|period end|end of (?:year|period|quarter))(?: \d{4})?$")
_MARK = regex(r"\[[^]]*\]|\((?:%|no\.?|number|n|r|p|count)\)", re.IGNORECASE)


def plain(text: str) -> str:
    """Take off what differs between wordings of one thing: case, marks, "Number of", the day of a snapshot.

    >>> plain("No. of children with a Protection Plan [note 2]"), plain("CPP_At31"), plain("In need at 31 March")
    ('children with a protection plan', 'cpp at31', 'in need')
    """
    words = re.sub(r"[^\w%|]+", " ", _MARK.sub(" ", text.casefold()).replace("_", " ").replace("'", ""))
    return _DAY.sub("", _COUNTED.sub("", " ".join(words.split())))
