"""Text without the characters that no document can hold: control characters, and codes that stand for no letter."""

from __future__ import annotations

import re

from psrstats.patterns import regex

# XML, and with it Excel, Word and pages, holds none of the first; a terminal obeys those from 127 to 159.
_UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Take out what cannot be printed; what parts words, such as a page break, becomes a space.

    >>> printable("Children\x01 missing"), printable("Children\x0bmissing"), printable("two\nlines")
    ('Children missing', 'Children missing', 'two\nlines')
    """
    return text if text.isprintable() else _UNPRINTABLE.sub(lambda found: " " if found[0].isspace() else "", text)


def one_line(text: str) -> str:
    r"""Put on one line what is printed on one, such as a title.

    >>> one_line("Children\r\n missing")
    'Children missing'
    """
    return " ".join(re.split(r"\s*[\n\r\t\u2028\u2029]+\s*", printable(text)))
