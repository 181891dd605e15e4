"""What the labels of a row say of its figures: which measure, area, group and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from psrstats.files.grid import Place
from psrstats.load.areas import AREA_CODE
from psrstats.load.columns import LABELS, SheetColumn
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.words import BARE_TOTALS, Vocabulary, fold, is_total
from psrstats.model import Finding
from psrstats.periods import ImpossiblePeriod, read_period

LABELS_OF_ROWS = {"measure", "area", "group", "item", "unknown"}
ALL_PERIODS = "all periods"  # a sum over periods is no figure of any


@dataclass(frozen=True, slots=True)
class Row:
    """What the labels of a row say of its figures."""

    labels: dict[str, str]
    faults: tuple[Finding, ...]
    commentary: str
    unit: str  # as its sender writes it, such as % or per 1,000
    places: tuple[Place, ...]
    area_code: str = ""
    label: str = ""  # as written


def totals_of(sheet: Sheet, found: Found, columns: list[SheetColumn], words: Vocabulary) -> set[str]:
    """Give the labels that stand for all of their column: the one total in it, or of several the barest."""
    whole: set[str] = set()
    for column in columns:
        if column.role in ("group", "item"):
            texts = {sheet.text(row, column.index) for row in found.body_rows}
            said = {text for text in texts if is_total(text) and fold(text) not in words.measures}
            whole |= said if len(said) == 1 else {text for text in said if fold(text) in BARE_TOTALS}
    return whole


def read_row(sheet: Sheet, number: int, columns: list[SheetColumn], words: Vocabulary, totals: set[str]) -> Row:
    """Read the labels of one row.

    totals: the labels that stand for all of their column, as `totals_of` gives them.
    """
    labels: dict[str, str] = {}
    faults, commentary, unit, places = [], "", "", []
    for column in columns:
        text = sheet.text(number, column.index)
        if not text:
            continue
        if column.role == "commentary":
            commentary = text
        if column.role == "unit":
            unit = text
        if column.role in LABELS:
            places.append(sheet.origin(number, column.index))
            try:
                for name, said in _label(column.role, text, words, totals):
                    labels[name] = f"{labels[name]} | {said}" if name == "item" and labels.get(name) else said
            except ImpossiblePeriod as error:
                figures = sum(1 for c in columns if c.role == "value" and sheet.text(number, c.index))
                faults.append(left_out(sheet, places[-1:], str(error), figures))
    if not LABELS_OF_ROWS & labels.keys() and (code := _word_among_codes(sheet, number, columns)):
        labels.update(_label("group", code, words, totals))
    label = " | ".join(sheet.text(number, column.index) for column in columns if column.role in LABELS)
    return Row(labels, tuple(faults), commentary, unit, tuple(places), _area_code(sheet, number, columns), label)


def _area_code(sheet: Sheet, number: int, columns: list[SheetColumn]) -> str:
    """Give the code of the row's area: that under a heading such as LA code where the name is under LA name.

    A row may hold the codes of its country and its region too; without such a heading only a lone code is taken.
    """
    named = [column for column in columns if column.role == "area" and sheet.text(number, column.index)]
    codes = {column: sheet.text(number, column.index).strip() for column in columns if column.role == "code"}
    found = {column: text for column, text in codes.items() if AREA_CODE.fullmatch(text)}
    if not named or not found:
        return ""
    alike = [text for column, text in found.items() if _stem(column.heading) == _stem(named[-1].heading)]
    lone = [*found.values()] if len(codes) == len(named) == 1 else []
    return next(iter((*alike, *lone)), "")


def _stem(heading: str) -> str:
    """Take the words off a heading that tell a code from a name.

    >>> _stem("new_la_code"), _stem("LA name"), _stem("Ward code"), _stem("Ward")
    ('la', 'la', 'ward', 'ward')
    """
    words = fold(heading).replace("_", " ").split()
    return " ".join(word for word in words if word not in ("code", "name", "new", "old", "ons", "area"))


def _word_among_codes(sheet: Sheet, number: int, columns: list[SheetColumn]) -> str:
    """Give the word that stands where other rows have a code, and their name after it: England, over its districts."""
    texts = (sheet.text(number, column.index) for column in columns if column.role == "code")
    return next((text for text in texts if text.replace(" ", "").isalpha()), "")


def _label(role: str, text: str, words: Vocabulary, totals: set[str]) -> Iterator[tuple[str, str]]:
    """Say what a row's label tells; a measure's own words win wherever they stand."""
    if measure := words.measures.get(fold(text)):
        yield "measure", measure
        if role in ("group", "item") and fold(text) in BARE_TOTALS:
            yield "total", text  # "Grand Total" is a measure's words only where no heading names another
    elif role == "area":
        yield "area", words.areas.get(fold(text), text)
    elif role == "period" and is_total(text):
        yield "period", ALL_PERIODS
    elif role == "period":
        period = read_period(text)
        if period is None:
            raise ImpossiblePeriod(f"'{text}' is not a period")
        yield "period", period.name
    elif role == "group" and fold(text) in words.areas:
        yield "area", words.areas[fold(text)]
    elif role in ("group", "item"):
        yield role, "" if text in totals else text
    else:
        yield "unknown", text


def left_out(sheet: Sheet, places: tuple[Place, ...] | list[Place], why: str, figures: int) -> Finding:
    """Tell that a period cannot be, and how many figures are left out with it."""
    number = f"{figures} figure{'s' if figures != 1 else ''} left out"
    where = tuple(map(sheet.cell, places))
    ask = "which period is meant; then put it right with [[correct]]."
    return Finding("impossible-period", "error", f"{why}, so {number}.", where, ask=ask)
