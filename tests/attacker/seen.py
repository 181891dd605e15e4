"""Read what was published as an outsider does: what each cell shows, what is made of which cells, and every table."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import html
from msgspec import Struct
from openpyxl import load_workbook

NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?")
MARKER = re.compile(r"\[(\w+)\]")
Grid = tuple[tuple[str, ...], ...]


class Shown(Struct, frozen=True):
    """What is printed of one figure: a number at a precision, or a marker; neither where it says something else."""

    number: float | None
    half: float  # half of the last digit that is given
    marker: str
    text: str

    @classmethod
    def of(cls, text: str, value: float | None) -> Shown:
        """Read a printed text, and the number that a format for machines gives beside it: the more exact is taken."""
        found, marker = NUMBER.search(text), MARKER.fullmatch(text.strip())
        if marker or (found is None and value is None):
            return cls(None, 0.0, marker.group(1) if marker else "", text)
        digits = found.group().replace(",", "").replace("−", "-") if found else repr(value)
        places = len(digits.partition(".")[2])
        printed = float(digits)
        if value is not None and abs(value - printed) > 1e-9 and abs(value - printed) <= 0.5 * 10**-places + 1e-9:
            return cls(value, 1e-9 * max(1.0, abs(value)), "", text)
        return cls(printed, 0.5 * 10**-places, "", text)


class Figure(Struct, frozen=True):
    """One published figure: what it says it is, and the cells that it was made of."""

    measure: str
    of: str
    statistic: str
    about: tuple[str, str, str, str]  # area, group, item, period
    unit: str
    per: int
    shown: Shown
    cells: tuple[str, ...]
    worked: bool  # whether psrstats worked it out


class Seen(Struct, frozen=True):
    """Everything that was published of one report."""

    figures: tuple[Figure, ...]
    sent: Mapping[str, tuple[Shown, ...]]  # of each cell, what is printed of it anywhere
    about: Mapping[str, tuple[str, str, str, str, str]]  # of each cell, its measure, area, group, item and period
    tables: Mapping[str, tuple[Grid, ...]]  # of each format, its tables
    texts: Mapping[str, str]  # of each file, what can be read in it as text


def seen(files: Mapping[str, bytes]) -> Seen:
    """Read the published files of a report."""
    report = json.loads(next(data for name, data in files.items() if name == _main(files)))
    figures = tuple(map(_figure, report["figures"]))
    loaded = json.loads(files["load.json"])["observations"] if "load.json" in files else []
    sent: dict[str, tuple[Shown, ...]] = {}
    about: dict[str, tuple[str, str, str, str, str]] = {}
    for figure in figures:
        if not figure.statistic and not figure.worked and len(figure.cells) == 1:
            sent[figure.cells[0]] = (*sent.get(figure.cells[0], ()), figure.shown)
            about[figure.cells[0]] = (figure.measure, *figure.about)
    for one in loaded:
        sent[one["cell"]] = (*sent.get(one["cell"], ()), *_loaded(one))
        about[one["cell"]] = (one["measure"], one["area"], one["group"], one["item"], one["period"])
    return Seen(figures, sent, about, dict(_tables(files, report)), dict(_texts(files)))


def _main(files: Iterable[str]) -> str:
    return next(n for n in files if n.endswith(".json") and "/" not in n and "manifest" not in n and n != "load.json")


def _figure(one: dict[str, Any]) -> Figure:
    about = (one["area"], one["group"], one["item"], one["period"])
    shown = Shown.of(one["text"], one["value"])
    worked = bool(one["formula"]) or len(one["sources"]) > 1
    return Figure(
        one["measure"], one["of"], one["statistic"], about, one["unit"], one["per"] or 1, shown,
        tuple(one["sources"]), worked,
    )  # fmt: skip


def _loaded(one: dict[str, Any]) -> Iterator[Shown]:
    """Read one line of what `psrstats load` prints: the value, and the text of the cell."""
    if one["marker"]:
        yield Shown(None, 0.0, one["marker"], one["original"])
    elif one["value"] is not None:
        places = int(one["places"])
        yield Shown(float(one["value"]), 0.5 * 10**-places if places or float(one["value"]) % 1 == 0 else 1e-9, "", "")
    original = Shown.of(one["original"] or "", None)
    # A percentage of a workbook is there as a part of one.
    part = one["cell_unit"] == "percent" and "%" not in one["original"]
    if original.number is not None and not (part and abs(original.number) <= 1):
        yield original


def _tables(files: Mapping[str, bytes], report: dict[str, Any]) -> Iterator[tuple[str, tuple[Grid, ...]]]:
    """Give the tables of each format as they are laid out: their bodies, row by row."""
    yield "json", tuple(tuple(map(tuple, (table["columns"], *table["rows"]))) for table in report["tables"])
    for name, data in files.items():
        if name.endswith(".html"):
            yield name, tuple(_of_page(data))
        elif name.endswith(".csv"):
            yield name, (tuple(map(tuple, csv.reader(io.StringIO(data.decode("utf-8-sig"))))),)
        elif name.endswith(".xlsx"):
            book = load_workbook(io.BytesIO(data))
            yield (
                name,
                tuple(
                    tuple(
                        tuple("" if cell.value is None else str(cell.value) for cell in row)
                        for row in sheet.iter_rows()
                    )
                    for sheet in book.worksheets
                ),
            )


def _of_page(data: bytes) -> Iterator[Grid]:
    """Give the tables that a page shows, and those that its links hold whole; nothing of what it tells of a cell."""
    page = html.fromstring(data)
    for tip in [one for one in page.iter("span") if one.get("role") == "tooltip"]:
        tail = tip.tail
        tip.clear()
        tip.tail = tail
    for table in page.iter("table"):
        yield tuple(
            tuple(" ".join("".join(map(str, cell.itertext())).split()) for cell in row if cell.tag in ("td", "th"))
            for row in table.iter("tr")
        )
    for link in page.iter("a"):
        kind, _, text = link.get("href", "").partition(",")
        if kind.startswith("data:text/csv"):
            yield tuple(map(tuple, csv.reader(io.StringIO(unquote(text)))))


def _texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, data in files.items():
        if name.endswith((".json", ".csv", ".html", ".md", ".svg", ".txt")):
            yield name, data.decode("utf-8", "replace")
