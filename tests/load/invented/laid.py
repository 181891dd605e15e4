"""A small data set laid out on sheets in memory, read as a source of a report, and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct, field

from psrstats.config import SOURCES_FOLDER, Measure, Report, Settings, Source
from psrstats.files.cells import text_of
from psrstats.files.grid import Area, Grid
from psrstats.load import load
from psrstats.load.shelf import Shelf

Row = list[Any]
Want = set[tuple[str, str, str, str, float]]  # measure, area, group, period, value
Y = ("2018-19", "2019-20")
SEX = ("Girls", "Boys")
WARDS = ("Alder", "Birch", "Cedar")
TITLE = {"plans": "Children with a protection plan", "missing": "Children reported missing"}
PLANS, MISSING = TITLE.values()
QUARTERS = tuple(f"Q{number} 2019-20" for number in (1, 2, 3, 4))
MONTHS = tuple("Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split())
FULL = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
        "February", "March")  # fmt: skip
_OF_SEX = {
    ("plans", "Girls"): (112, 131), ("plans", "Boys"): (95, 104), ("missing", "Girls"): (61, 72),
    ("missing", "Boys"): (83, 88),
}  # fmt: skip
_OF_WARD = {"Alder": (41, 44), "Birch": (52, 57), "Cedar": (19, 23)}


class Laid(Struct, frozen=True):
    """Sheets by their names, what must be read of them, and what may be read beside."""

    sheets: Mapping[str, list[Row]]
    want: Want
    merged: tuple[Area, ...] = ()
    beside: Want = field(default_factory=set)
    labels: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    told: bool = False  # whether it can only be told: something stands in it that has no one meaning


def layouts_in(module: ModuleType) -> list[Callable[[], Laid]]:
    """Give the layouts that a module lays out, in order."""
    return [each for each in vars(module).values() if getattr(each, "__annotations__", None) == {"return": "Laid"}]


def one(rows: list[Row], want: Want, *merged: Area, told: bool = False, beside: Want | None = None) -> Laid:
    """Lay out one sheet whose name says nothing."""
    return Laid({"Sheet1": rows}, want, merged, beside or set(), told=told)


def sex(measure: str, group: str, year: str) -> int:
    return _OF_SEX[measure, group][Y.index(year)]


def both(measure: str, year: str) -> int:
    return sum(sex(measure, group, year) for group in SEX)


def ward(name: str, year: str, measure: str = "plans") -> int:
    return _OF_WARD[name][Y.index(year)] + 5 * (measure == "missing")


def part(measure: str, number: int) -> int:
    """Give the figure of a month or a quarter of 2019-20, counted from 0."""
    return (50, 20)[measure == "missing"] + (3, 2)[measure == "missing"] * number


def all_of(*years: str) -> Want:
    return {(name, "Town", "", year, float(both(name, year))) for name in TITLE for year in years or Y}


def by_sex(*years: str) -> Want:
    return {(name, "Town", group, y, float(sex(name, group, y))) for name, group in _OF_SEX for y in years or Y}


def by_ward(*measures: str, years: tuple[str, ...] = Y) -> Want:
    return {(name, w, "", y, float(ward(w, y, name))) for name in measures or ("plans",) for w in WARDS for y in years}


def by_quarter(count: int = 4) -> Want:
    return {(name, "Town", "", q, float(part(name, n))) for name in TITLE for n, q in enumerate(QUARTERS[:count])}


def by_month(first: int, last: int) -> Want:
    return {
        (name, "Town", "", f"{FULL[n]} {2019 + (n > 8)}", float(part(name, n)))
        for name in TITLE
        for n in range(first, last)
    }


def grids(laid: Laid, as_text: bool) -> list[Grid]:
    """Give the sheets as a workbook's, or as those of a text file, in which all is text and nothing is merged."""
    made = []
    for name, rows in laid.sheets.items():
        width = max(map(len, rows))
        cells: list[Row] = [[*row, *([None] * (width - len(row)))] for row in rows]
        if as_text:
            cells = [
                [text_of(raw) or None if not isinstance(raw, str) else raw or None for raw in row] for row in cells
            ]
        merged = () if as_text else laid.merged
        made.append(Grid("s.csv" if as_text else "s.xlsx", name, cells, merged=merged, hidden_rows=laid.hidden_rows))
    return made


class Verdict(Struct, frozen=True):
    """How a sheet was read: right, told (left out, with its cell or word), silent (left out unsaid) or wrong."""

    word: str
    missed: Want
    false: Want
    said: tuple[str, ...]


def judged(laid: Laid, folder: Path, as_text: bool = False, given: Sequence[Grid] = ()) -> Verdict:
    """Read a laid-out sheet as a report of Town would; in a folder that its files need not fill.

    given: the sheets as they were read from a file, where they were.
    """
    shelf = Shelf()
    file = "s.csv" if as_text else "s.xlsx"
    shelf.files[file] = list(given) if given else grids(laid, as_text)
    (folder / SOURCES_FOLDER).mkdir(exist_ok=True)
    (folder / SOURCES_FOLDER / file).write_bytes(b"Sheet")  # looked at only for whether it is a publisher's
    report = Report(
        title="T", area="Town", period=Y[1], previous=Y[0], comparators=("England", "South East"), areas=WARDS
    )
    names = {name for name, *_ in laid.want} or set(TITLE)
    measures = {
        name: Measure.model_validate({"name": name, "title": title, "source": "s", "label": laid.labels.get(name, "")})
        for name, title in TITLE.items()
        if name in names
    }
    sent, findings, faults = load(
        Settings(folder, report, (Source(name="s", agency="A", file=file),), measures, (), ()), shelf
    )
    columns = ("measure", "area", "group", "item", "period", "value", "marker")
    seen = {
        (str(m), str(a), " | ".join(filter(None, (g, i))), str(p), float(v))
        for m, a, g, i, p, v, marker in sent.rows(*columns)
        if not marker
    }
    missed, false = laid.want - seen, seen - laid.want - laid.beside
    said = (*map(str, findings), *map(str, faults))
    word = "wrong" if false else "right" if not missed and (said or not laid.told) else "told" if said else "silent"
    return Verdict(word, missed, false, said)
