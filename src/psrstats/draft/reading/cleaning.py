"""The letters of a draft as a reader sees them: ligatures apart, and without what is not seen."""

from __future__ import annotations

from psrstats.printable import printable

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")  # that break no line, or only the one
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TABLE = str.maketrans(_LIGATURES | _HYPHENS | dict.fromkeys(_UNSEEN, ""))


def cleaned(text: str) -> str:
    r"""Write ligatures as their letters, and take out soft hyphens and what has no width.

    >>> cleaned("of\ufb01ce 11\u200b,999 chil\u00addren 5\u20117")
    'office 11,999 children 5-7'
    """
    return text if text.isascii() and text.isprintable() else printable(text.translate(_TABLE))
