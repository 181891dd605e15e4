"""An equation on one line: numbers that stand over, under or above one another are never joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from psrstats.draft.reading.cleaning import cleaned
from psrstats.draft.reading.word.pieces import Piece

if TYPE_CHECKING:
    from psrstats.writers.word.ooxml import Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH = {f"{_M}oMath", f"{_M}oMathPara"}
# What stands before each part of a structure; parts that are not listed stand after a space.
_BEFORE = {"den": " / ", "num": " "}
_RAISED = {"sup", "sub", "deg", "lim"}
_PROPERTIES = "Pr"


def math(element: Element, raised: bool = False) -> Iterator[Piece]:
    """Give what an equation says; what stands small beside another, such as an exponent, as raised."""
    for child in element:
        name = str(child.tag).removeprefix(_M)
        if name == "t":
            yield Piece(cleaned(child.text or ""), None, raised)
        elif name == "r":
            yield from math(child, raised)
        elif not name.endswith(_PROPERTIES):
            small = raised or name in _RAISED
            yield Piece(_BEFORE.get(name, "" if small else " "), None, raised)
            yield from math(child, small)
