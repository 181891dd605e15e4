"""Whether a cell's number format hides its number: what is shown in its place is words, a sign or nothing."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from psrstats.patterns import regex

# One piece of a section: what is in quotes or escaped is shown as it is, a width or a filling shows none of the number.
PIECE = regex(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<filling>.)|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<general>general)|(?P<at>@)|(?P<places>[0#?]+)|(?P<date>AM/PM|A/P|[ymdhseEgb]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
PLAIN = regex(r"[£$#,]*0[0#,.%]*")
CONDITION = regex(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
NUMERIC = 3  # sections that numbers have; a fourth is for texts
HIDES = ";;;"  # the format that hides every number
SUPPRESSED = ("c", "*", "**", "s", "supp", "suppressed", "confidential", "#", "x", "<5", "low")  # for a nought too


class Section(Struct, frozen=True):
    """One part of a number format: for which numbers it is, and what it shows of them."""

    literal: str  # what it shows whatever the number is
    places: str  # 0, # and ?, and the point and the commas among them
    shows: bool  # whether it shows the number by other means: General, or as a date
    is_text: bool = False
    percent: int = 0
    compare: str = ""
    to: float = 0.0

    def meets(self, value: float) -> bool:
        """Say whether a number meets the section's own condition."""
        return COMPARE[self.compare](value, self.to)


def is_hidden(code: str, value: float) -> bool:
    r"""Say whether a number format shows nothing of a number: not one of its digits.

    code: as the workbook has it, up to four sections; value: what the cell holds, a percentage as 0.196.
    A nought that the third section shows as a dash, in a word or not at all is told all the same: it is not hidden.
    A digit in quotes is no digit of the number: "<5" hides a 3.
    Source: ECMA-376 Part 1, 18.8.31 (numFmts), and what Excel does with conditions: the first that is met is taken, a
    section without one is that of the numbers which are left, of three the second that of those below 0.

    >>> is_hidden('[<5]"c";0', 3), is_hidden('[<5]"c";0', 5), is_hidden(";;;", 12)
    (True, False, True)
    >>> is_hidden("#,##0", 3), is_hidden("General", 3), is_hidden('0;-0;"-"', 0)
    (False, False, False)
    """
    sections = _sections(code)
    if not sections:
        return False  # no format, or one for texts only, shows a number as it is
    chosen = _chosen(sections, value)
    if chosen is None:
        return len(sections) > 1  # Excel fills the cell with # where no condition is met; a lone one it adds General to
    if value == 0 and _is_nought(sections, chosen):
        return False
    return not _shows(chosen, value)


def may_hide(code: str) -> bool:
    """Say whether a number format could hide any number: most cannot, and are many.

    >>> may_hide("#,##0.0"), may_hide("0%"), may_hide("#"), may_hide('0;"c"')
    (False, False, True, True)
    """
    return not PLAIN.fullmatch(code)


def is_unshown(value: object, text: str) -> bool:
    """Say whether a cell whose text is known, as in an OpenDocument file, shows nothing of its number.

    >>> is_unshown(3, "c"), is_unshown(3, ""), is_unshown(0, "-"), is_unshown(3, "3"), is_unshown("Age", "Age")
    (True, True, False, False, False)
    """
    if not isinstance(value, int | float) or isinstance(value, bool) or re.search(r"\d", text):
        return False
    return bool(value) or _is_suppressed(text)


@lru_cache(maxsize=1 << 10)  # a workbook has few formats, and many cells of each
def _sections(code: str) -> tuple[Section, ...]:
    """Read the sections of a number format that are for numbers."""
    sections = tuple(section_of(text) for text in _split(code)) if code else ()
    if sections and len(sections) <= NUMERIC and sections[-1].is_text:
        sections = sections[:-1]
    return sections[:NUMERIC]


def _split(code: str) -> list[str]:
    """Part a format at the semicolons that are none of what it shows."""
    parts, begun = [""], 0
    for piece in PIECE.finditer(code):
        if piece["other"] == ";":
            parts[-1] = code[begun : piece.start()]
            begun = piece.end()
            parts.append("")
    parts[-1] = code[begun:]
    return parts


def section_of(text: str) -> Section:
    """Read one section of a number format."""
    pieces = list(PIECE.finditer(text))
    conditions = [found for piece in pieces if (found := CONDITION.fullmatch((piece["bracket"] or "").strip()))]
    given = {"compare": conditions[0][1], "to": float(conditions[0][2])} if conditions else {}
    elapsed = any(re.fullmatch(r"h+|m+|s+", piece["bracket"] or "", re.IGNORECASE) for piece in pieces)
    return Section(
        "".join(_literal(piece) for piece in pieces),
        "".join(piece["places"] or (piece["other"] if piece["other"] in (".", ",") else "") or "" for piece in pieces),
        elapsed or any(piece["general"] or piece["date"] for piece in pieces),
        is_text=any(piece["at"] for piece in pieces),
        percent=sum(piece["other"] == "%" for piece in pieces),
        **given,  # type: ignore[arg-type]
    )


def _literal(piece: re.Match[str]) -> str:
    shown = piece["quoted"] or piece["escaped"] or (piece["other"] if piece["other"] not in (",", ".") else "")
    return shown or ""


def _chosen(sections: Sequence[Section], value: float) -> Section | None:
    """Take the section that shows a number; None where no condition is met."""
    first, *others = sections
    if first.compare:
        if first.meets(value):
            return first
    elif not others or value > 0 or (len(others) == 1 and value == 0 and not others[0].compare):
        return first
    for section in others[:1]:
        met = section.meets(value) if section.compare else value < 0 or (bool(first.compare) and len(others) == 1)
        if met:
            return section
    return others[1] if len(others) > 1 else None if first.compare else first


def _is_suppressed(text: str) -> bool:
    return text.strip().strip("[]").casefold() in SUPPRESSED


def _is_nought(sections: Sequence[Section], chosen: Section) -> bool:
    """Say whether a nought is told without a digit, as by a dash or in words, where other numbers show theirs."""
    if any(section.compare for section in sections) or _is_suppressed(chosen.literal):
        return False
    return _shows(sections[0], 1e9)


def _shows(section: Section, value: float) -> bool:
    """Say whether a section shows a digit of a number: places of # alone show none of a nought."""
    if section.shows or section.is_text or any(place in section.places for place in "0?"):
        return True
    if "#" not in section.places:
        return False
    whole, _, decimals = section.places.partition(".")
    thousands = len(section.places) - len(section.places.rstrip(","))
    size = abs(value) * 100.0**section.percent / 1000.0**thousands
    return size >= 0.5 * 10.0 ** -decimals.count("#") if whole or decimals else False
