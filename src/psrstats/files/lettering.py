"""What a cell says once the marks that its sender raised, and the words struck out, are taken from its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from psrstats.files.cells import read_cell
from psrstats.patterns import regex

_MARK = regex(r"(?:[\s,;()\[\]*\u2020\u2021\u00a7\u00b6#]|(?:foot)?note|\d{1,2}(?!\d)|(?<![a-z])[a-z](?![a-z]))+", re.I)
_STATUS = regex(r"[(\[]?([pre])[)\]]?", re.I)  # provisional, revised, estimated: said of the figure, so kept with it
_LENGTH = regex(r"(?:\b|\d)[kcm]?m$", re.I)  # whose raised 2 or 3 makes an area or a volume
_POWERS = {"2": "\u00b2", "3": "\u00b3"}
_DIGITS = regex(r"[\d.,%]+")


class Run(Struct, frozen=True):
    """Letters that stand alike: raised (or lowered) beside the others, struck out, or neither."""

    text: str
    raised: bool = False
    struck: bool = False


class Said(Struct, frozen=True):
    """What letters say: their text, the marks raised beside it, what was struck out, and why it cannot stand."""

    text: str
    mark: str = ""
    struck: str = ""
    broken: str = ""


def said(runs: Sequence[Run]) -> Said:
    """Take raised marks and struck-out words from a cell's letters.

    Args:
        runs: The cell's letters, in order.

    Returns:
        What is left. A figure that is struck out, or only half of one, is `broken`: nobody but its sender can say what
        it was to be.

    >>> said([Run("463"), Run("2", raised=True)])
    Said(text='463', mark='2', struck='', broken='')
    >>> said([Run("46", struck=True), Run("48")])
    Said(text='48', mark='', struck='46', broken='')
    >>> said([Run("4", struck=True), Run("648")]).broken, said([Run("46", struck=True)]).broken
    ('4648 (4 struck out)', '46 (struck out)')
    """
    text, marks = "", []
    for run in (run for run in runs if not run.struck):
        if run.raised and _is_mark(run.text, text):
            if status := _STATUS.fullmatch(run.text.strip()):
                text = f"{text.rstrip()} [{status[1].lower()}]"
            else:
                marks.append(run.text.strip(" ()[]"))
        else:
            text += _POWERS.get(run.text, run.text) if run.raised else run.text
    struck = "".join(run.text for run in runs if run.struck).strip()
    whole = "".join(run.text for run in runs)
    if struck and not text.strip():
        return Said(whole.strip(), "", struck, f"{whole.strip()} (struck out)" if read_cell(struck) else "")
    broken = f"{whole.strip()} ({struck} struck out)" if _half_struck(runs) else ""
    return Said(text.strip(), ", ".join(filter(None, marks)), struck, broken)


def _is_mark(raised: str, before: str) -> bool:
    """Tell a footnote's mark from the raised letters of 1st and the raised digits of km2."""
    if not _MARK.fullmatch(raised):
        return False
    return not (raised.strip() in _POWERS and _LENGTH.search(before))


def _half_struck(runs: Sequence[Run]) -> bool:
    """Tell whether digits are struck out beside others, of which it cannot be seen where the new figure begins."""
    pairs = pairwise(runs)
    return any(
        one.struck != other.struck
        and _DIGITS.fullmatch(one.text[-1:] or " ") is not None
        and _DIGITS.fullmatch(other.text[:1] or " ") is not None
        and len(one.text.strip()) != len(other.text.strip())
        for one, other in pairs
        if not (one.raised or other.raised)
    )
