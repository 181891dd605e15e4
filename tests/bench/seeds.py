"""The slips that are put into copies of the example, each in one cell or row: all that there can be of every kind."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

import pandas as pd
from msgspec import Struct

from tests.bench.sides import AGES, CARD, COURSES, LOG, QUARTERLY, RISKS, SCHOOLS, TRENDS, WARD_ROWS, WARDS

YEAR = re.compile(r"(?<!\d)(20\d\d)(?:([-/])(\d\d))?(?!\d)")
UNITS = ("%", "per 1,000", "per 10,000", "per 100,000")
OTHER_WARDS = ("North End", "Castle Hill")
REVERSED = {
    f"{CARD}!M5": ("Up on the same quarter last year.", "Higher than in the same quarter last year.", "A rise on Q4."),
    f"{CARD}!M6": ("Worse than the snapshot taken a year ago.", "Lower than a year ago.", "Down on last year."),
    f"{CARD}!M9": ("More than at the same point last year.", "Up on last year.", "Higher than a year ago."),
    f"{CARD}!M10": ("Highest rate since the partnership's records began.", "Higher than in Q2.", "Up on Q2."),
    f"{CARD}!M14": ("Higher than last year.", "An increase on last year.", "Rose since last year."),
    f"{QUARTERLY}!E5": ("Lower than at the end of last year.", "Down on last year.", "Fell since last year."),
    f"{QUARTERLY}!E4": ("Below 95% since 2016-17.", "Under 95% since 2016-17."),
    f"{CARD}!M11": ("Lowest since 2015-16.",),
    f"{CARD}!M12": ("Still low.",),
    f"{CARD}!M15": ("Mainly unaccompanied minors. Q2 was still over the national average.",),
}
BESIDE = {*TRENDS, f"{QUARTERLY}!E4"}  # whose words stand beside the figures that they are about


class Seed(Struct, frozen=True):
    """One slip: its kind, and what each cell says and is made to say; blank for a cell emptied."""

    kind: str
    cells: tuple[tuple[str, str, str], ...]
    sure: bool | None = None  # whether its other side is there, where that needs no arithmetic

    def __str__(self) -> str:
        cell, reads, says = self.cells[0]
        return f"{cell}: '{reads}' made '{says}'"

    @property
    def where(self) -> set[str]:
        return {cell for cell, _, _ in self.cells}


def seeds(observations: pd.DataFrame, texts: Mapping[str, str]) -> dict[str, list[Seed]]:
    """Make every slip of every kind.

    observations: as the example gives them; texts: what every cell of its sheets says.
    """
    figures = observations[observations["marker"] == ""].drop_duplicates("cell")
    columns = (figures[name].tolist() for name in ("cell", "value", "places", "cell_unit"))
    printed = {cell: as_printed(*shown) for cell, *shown in zip(*columns, strict=True)}
    rates = set(figures["cell"][figures["cell_unit"] != "percent"])
    number = {
        "digit changed": digits_changed,
        "digits transposed": digits_exchanged,
        "decimal moved": points_moved,
    }
    found = {
        kind: [Seed(kind, ((cell, texts[cell], made),)) for cell, text in printed.items() for made in make(text)]
        for kind, make in number.items()
    }
    return found | {
        "percentage of the wrong total": list(_wrong_totals(figures, texts)),
        "unit swapped": list(_units(printed, rates, texts)),
        "year shifted": list(_years(texts)),
        "part dropped": list(_dropped(texts)),
        "ward renamed": list(_wards(texts)),
        "direction reversed": [
            Seed("direction reversed", ((cell, texts[cell], made),), cell in BESIDE)
            for cell, said in REVERSED.items()
            for made in said
        ],
    }


def as_printed(value: float, places: int, unit: str) -> str:
    """Write a figure as its reader sees it."""
    return f"{Decimal(repr(float(value))):.{places}f}" + ("%" if unit == "percent" else "")


def digits_changed(text: str) -> Iterator[str]:
    """Give a figure with one digit changed, in every way."""
    for at, old in enumerate(text):
        if old.isdigit():
            yield from _sound(text, (text[:at] + new + text[at + 1 :] for new in "0123456789" if new != old))


def digits_exchanged(text: str) -> Iterator[str]:
    """Give a figure with two neighbouring digits exchanged, in every way."""
    at = [place for place, sign in enumerate(text) if sign.isdigit()]
    made = {_exchanged(text, first, second) for first, second in pairwise(at)}
    return _sound(text, sorted(made - {text}))


def _exchanged(text: str, first: int, second: int) -> str:
    signs = list(text)
    signs[first], signs[second] = signs[second], signs[first]
    return "".join(signs)


def points_moved(text: str) -> Iterator[str]:
    """Give a figure ten times too large and ten times too small."""
    number, sign = Decimal(text.rstrip("%")), "%" * text.endswith("%")
    for power in (1, -1):
        if number:
            yield f"{number.scaleb(power):f}" + sign


def _sound(text: str, made: Iterator[str] | list[str]) -> Iterator[str]:
    """Leave out what begins with a nought that the figure did not have: nobody types 01,234."""
    for one in made:
        if not re.match(r"0\d", one) or re.match(r"0\d", text):
            yield one


def _wrong_totals(figures: pd.DataFrame, texts: Mapping[str, str]) -> Iterator[Seed]:
    """Give each age band's percentage of every other count in the sheets that is larger than the band."""
    counts = figures[(figures["cell_unit"] == "") & (figures["places"] == 0)].drop_duplicates("value")
    wholes = {int(value) for value in counts["value"]} | {212658 - 41639}
    for row in (5, 6, 7, 8, 9):
        part = int(texts[f"{AGES}!B{row}"])
        for whole in sorted(wholes - {212658}):
            if whole > part:
                made = f"{(Decimal(part * 100) / whole):.1f}%"
                cell = f"{AGES}!C{row}"
                yield Seed("percentage of the wrong total", ((cell, texts[cell], made),))


def _units(printed: Mapping[str, str], rates: set[str], texts: Mapping[str, str]) -> Iterator[Seed]:
    for cell, text in printed.items():
        if cell in rates:
            yield Seed("unit swapped", ((cell, texts[cell], f"{text}%"),), True)
        else:
            made = f"{Decimal(text.rstrip('%')).scaleb(-2):f}"
            yield Seed("unit swapped", ((cell, texts[cell], made),))
    said = [f"child-health.csv!child-health!E{row}" for row in range(2, 25)]
    for cell in [*said, *(f"{CARD}!B{row}" for row in range(5, 16))]:
        for unit in UNITS:
            if unit != texts[cell]:
                yield Seed("unit swapped", ((cell, texts[cell], unit),), True)


def _years(texts: Mapping[str, str]) -> Iterator[Seed]:
    """Shift the years that a cell says by one, either way: headings, labels and titles, not the sentences of notes."""
    for cell, text in texts.items():
        if YEAR.search(text) and (len(text) < 20 or cell.endswith(("!A1", "!A2"))) and "2018/29" not in text:
            for by in (1, -1):
                yield Seed("year shifted", ((cell, text, shifted(text, by)),))


def shifted(text: str, by: int) -> str:
    """Shift every year of a text.

    >>> shifted("Q4 2018-19", 1), shifted("April 2019 to March 2020", -1)
    ('Q4 2019-20', 'April 2018 to March 2019')
    """

    def move(found: re.Match[str]) -> str:
        second = f"{found[2]}{int(found[3]) + by:02}" if found[3] else ""
        return f"{int(found[1]) + by}{second}"

    return YEAR.sub(move, text)


def _dropped(texts: Mapping[str, str]) -> Iterator[Seed]:
    """Drop a part of a total or a ward: its whole row, or its figure."""
    parts = [(AGES, row, "B") for row in (5, 6, 7, 8)] + [(AGES, row, "C") for row in (5, 6, 7, 8)]
    parts += [(SCHOOLS, row, "B") for row in (4, 5, 6, 7)] + [(RISKS, row, "B") for row in (4, 5, 6)]
    parts += [(LOG, row, "C") for row in COURSES]
    for sheet, row, column in parts:
        yield _emptied(texts, sheet, row, column)
        if column != "C" or sheet == LOG:
            yield _emptied(texts, sheet, row, "ABC")
    for row in WARD_ROWS:
        for columns in ("B", "C", "ABC"):
            seed = _emptied(texts, WARDS, row, columns)
            yield Seed(seed.kind, seed.cells, True)


def _emptied(texts: Mapping[str, str], sheet: str, row: int, columns: str) -> Seed:
    cells = [f"{sheet}!{column}{row}" for column in columns]
    return Seed("part dropped", tuple((cell, texts[cell], " ") for cell in cells if texts.get(cell)))


def _wards(texts: Mapping[str, str]) -> Iterator[Seed]:
    names = [texts[f"{WARDS}!A{row}"] for row in WARD_ROWS]
    for row, name in zip(WARD_ROWS, names, strict=True):
        draw = random.Random(row)
        at = [place for place in range(1, len(name) - 1) if name[place : place + 2].isalpha()]
        lost, turned = draw.choice(at), draw.choice([p for p in at if name[p] != name[p + 1]])
        another = draw.choice([other for other in names if other != name])
        made = [name[:lost] + name[lost + 1 :], _exchanged(name, turned, turned + 1), another, *OTHER_WARDS]
        for one in dict.fromkeys(made):
            yield Seed("ward renamed", ((f"{WARDS}!A{row}", name, one),), True)
        if "&" in name:
            yield Seed("ward renamed", ((f"{WARDS}!A{row}", name, name.replace("&", "and")),))
