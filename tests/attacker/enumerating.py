"""A third attacker: every set of counts is tried, and those kept that print what was published.

A sheet is written as what its cells are of a few counts; whatever else is printed of these is worked out for all sets
of counts at once. It shares nothing with psrstats, nor with the second attacker, and knows no relation: only sheets.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from tests.attacker.commands import ran

Array = npt.NDArray[np.int64]
Sets = Mapping[str, Array]  # of each count, what it is in each set that is tried
Of = int | str  # a number, or counts and numbers with their signs: "boys + girls", "60 - girls"
FEW, VALUES = 5, 3


def worked_out(of: Of, sets: Sets) -> Array:
    """Add up counts in each set.

    >>> worked_out("60 - girls", {"girls": np.array([3, 4])}).tolist()
    [57, 56]
    """
    found = np.zeros(len(next(iter(sets.values()))), dtype=np.int64)
    for sign, term in re.findall(r"([+-]?)\s*([^\s+-]+)", str(of)):
        found = found + (sets[term] if term in sets else int(term)) * (-1 if sign == "-" else 1)
    return found


class Count(Struct, frozen=True):
    """A cell that holds a number of children."""

    of: Of

    def printed(self, sets: Sets) -> Array:
        """Give it in each set."""
        return worked_out(self.of, sets)

    def text(self, number: int) -> str:
        """Write it."""
        return str(number)


class Share(Struct, frozen=True):
    """A cell that holds so many for each hundred, thousand or one of others, rounded half-up; less: a target."""

    top: Of
    bottom: Of
    per: int = 100
    places: int = 1
    mark: str = "%"
    less: int = 0

    def printed(self, sets: Sets) -> Array:
        """Give it in each set, without its decimal point; -1 of none."""
        top, bottom = (worked_out(of, sets) for of in (self.top, self.bottom))
        scaled = 2 * self.per * 10**self.places * top - 2 * self.less * 10**self.places * bottom
        return np.where(bottom > 0, (scaled + bottom) // np.maximum(2 * bottom, 1), -(10**9))

    def text(self, number: int) -> str:
        """Write it."""
        sign, digits = "-" * (number < 0), str(abs(number)).zfill(self.places + 1)
        whole, part = digits[: len(digits) - self.places], digits[len(digits) - self.places :]
        return f"{sign}{whole}{'.' * bool(self.places)}{part}{self.mark}"


Cell = str | int | Count | Share
Sheet = Sequence[Sequence[Cell]]


class Report(Struct, frozen=True):
    """A report: its sheets, what measures.csv says, its tables; the true counts, what each may be, what is secret."""

    sheets: Mapping[str, Sheet]  # by the name of the source
    measures: Sequence[Mapping[str, str]]
    true: Mapping[str, int]
    most: Mapping[str, int]
    secrets: Mapping[str, Of]  # numbers of children that must not be told where they are few
    layout: str = "breakdown"
    rows: str = ""
    settings: Sequence[str] = ()
    tables: Sequence[Sequence[str]] = field(default_factory=list)  # the measures of each; all of them in one
    report: Sequence[str] = ()


def opened(report: Report) -> dict[str, tuple[int, list[int]]]:
    """Publish a report and give the few that an outsider can bring to fewer than three values, with these.

    Raises AssertionError where psrstats refuses it, or where what is published is not true.
    """
    shown = _published(report)
    sets = _sets(report)
    kept = np.ones(len(next(iter(sets.values()))), dtype=bool)
    true = {name: np.array([count]) for name, count in report.true.items()}
    for source, sheet in report.sheets.items():
        for row, cells in enumerate(sheet):
            for column, cell in enumerate(cells):
                said = shown.get(f"{source}.csv!{source}!{ascii_uppercase[column]}{row + 1}")
                if isinstance(cell, (str, int)) or said is None:
                    continue
                own = cell.printed(sets)
                if said != "c":
                    truth = int(cell.printed(true)[0])
                    assert said == truth, (cell.text(truth), said)
                    kept &= own == truth
                elif isinstance(cell, Count):
                    kept &= own >= 1
    assert kept.any()
    found = {}
    for name, of in report.secrets.items():
        truth, values = int(worked_out(of, true)[0]), np.unique(worked_out(of, sets)[kept]).tolist()
        if 1 <= truth <= FEW and len(values) < VALUES:
            found[name] = (truth, values)
    return found


def _sets(report: Report) -> dict[str, Array]:
    grid = np.meshgrid(*(np.arange(report.most[name] + 1) for name in report.true), indexing="ij")
    return {name: axis.reshape(-1) for name, axis in zip(report.true, grid, strict=True)}


def _published(report: Report) -> dict[str, int | str]:
    """Give what is printed of each cell: its digits as one whole number, or c."""
    with TemporaryDirectory() as folder:
        _write(report, Path(folder))
        done = ran("load", folder, "-f", "json")
        assert not done.status, done.err
    found: dict[str, int | str] = {}
    for one in json.loads(done.out)["observations"]:
        value, places = one["value"], one["places"]
        found[one["cell"]] = one["marker"] or (round(value * 10 ** max(places, 0)) if value is not None else "c")
    return found


def _write(report: Report, folder: Path) -> None:
    true = {name: np.array([count]) for name, count in report.true.items()}
    (folder / "sources").mkdir()
    for source, sheet in report.sheets.items():
        said = [[_said(cell, true) for cell in row] for row in sheet]
        (folder / "sources" / f"{source}.csv").write_text(_csv(said), encoding="utf-8")
    heads = ("name", "title", "source", "label", "unit", "per", "denominator", "children", "public")
    rows = [[one.get(head, "") for head in heads] for one in report.measures]
    (folder / "measures.csv").write_text(_csv([heads, *rows]), encoding="utf-8")
    lines = ["[report]", 'title = "Anytown"', 'area = "Anytown"', 'period = "2019-20"', *report.report]
    lines += ["[disclosure]", 'policy = "dfe-1-5"', *report.settings]
    for source in report.sheets:
        lines += ["[[source]]", f'name = "{source}"', f'agency = "{source}"', f'file = "{source}.csv"']
    for number, names in enumerate(report.tables or [[one["name"] for one in report.measures]]):
        lines += ["[[table]]", f'name = "t{number}"', f'title = "Table {number}"', f'layout = "{report.layout}"']
        lines += [f'rows = "{report.rows}"'] if report.rows else []
        lines.append(f"measures = {json.dumps(list(names))}")
    (folder / "psrstats.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _said(cell: Cell, true: Sets) -> str:
    return str(cell) if isinstance(cell, (str, int)) else cell.text(int(cell.printed(true)[0]))


def _csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
