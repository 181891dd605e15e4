"""The letters of a draft as a reader sees them: ligatures apart, and without what is not seen."""

from __future__ import annotations

from psrstats.printable import printable

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")  # that break no line, or only the one
_BULLETS = dict.fromkeys(map(chr, range(0xF000, 0xF100)), "•")  # letters of fonts that hold signs only
_UNSEEN = "\u00ad\ufeff" + "".join(map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]))
_TABLE = str.maketrans(_LIGATURES | _HYPHENS | _BULLETS | dict.fromkeys(_UNSEEN, ""))


def cleaned(text: str) -> str:
    r"""Write ligatures as their letters, and take out soft hyphens and what has no width.

    >>> cleaned("of\ufb01ce 11\u200b,999 chil\u00addren 5\u20117")
    'office 11,999 children 5-7'
    """
    return text if text.isascii() and text.isprintable() else printable(text.translate(_TABLE))
