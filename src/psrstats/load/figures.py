"""The figures of a table as columns: what was decided of each, what its cell says, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from psrstats.columns import distinct
from psrstats.errors import Fault
from psrstats.files.cells import Reading as CellReading
from psrstats.files.cells import read_cell, text_of
from psrstats.files.grid import address, letters_of
from psrstats.load.area_codes import area_codes, texts_of
from psrstats.load.axes import Axes
from psrstats.load.column import LABELS, SheetColumn
from psrstats.load.decision import Decision
from psrstats.load.lines import NONE, Line
from psrstats.load.readings import Reading, empty
from psrstats.load.sheet import Array, Sheet
from psrstats.load.two_in_one import Two, says_both, two_in_one
from psrstats.load.words import loose
from psrstats.model import Finding
from psrstats.patterns import regex

_COUNTED = regex(r"(\d[\d,.]*) ([^\W\d_][^\d%£]*)")


def figures(decision: Decision) -> Reading:
    """Give the figures of a table that were placed, and the cells among them that cannot be read."""
    made = Reading()
    keeps = decision.keeps & ~decision.out
    rows, columns = (side[keeps] for side in decision.places)
    if not len(rows):
        return made
    axes = decision.axes
    told = _cells(axes, rows, columns)
    _chosen(decision, told, rows, columns, np.flatnonzero(keeps))
    _with_words(decision, told, np.flatnonzero(keeps))
    _find(made, axes.sheet, told, rows, columns, axes)
    sound = told["sound"]
    rows, columns = rows[sound], columns[sound]
    picked = np.flatnonzero(keeps)[sound]
    words = decision.words
    at, dated = decision._told
    group, item = decision.groups
    area = words.texts(decision.area[picked])
    area[area == ""] = decision.terms.words.area
    periods = np.array([each.period for each in dated], dtype=object)
    units = _of_role(axes, "unit")
    made.columns = empty() | {
        "measure": words.texts(decision.measure[picked]),
        "source": np.full(len(picked), decision.terms.words.source, dtype=object),
        "area": area,
        "area_code": np.where(decision.of_headings[picked], "", area_codes(axes)[rows]),
        "group": words.texts(group[picked]),
        "item": words.texts(item[picked]),
        "period": periods[at[picked]],
        "value": told["value"][sound],
        "places": told["places"][sound],
        "marker": told["marker"][sound],
        "cell_unit": _cell_units(axes, told["percent"][sound], units, rows, columns),
        "original": told["text"][sound],
        "label": _labels(axes)[rows],
        "heading": _per_column(axes.values, [column.heading for column in axes.values])[columns],
        "unit_said": units[rows],
        "cell": _addresses(axes, rows, columns),
        "commentary": _of_role(axes, "commentary")[rows],
        "correction": _corrections(decision, rows, columns),
    }
    return made


def _chosen(decision: Decision, told: dict[str, Array], rows: Array, columns: Array, picked: Array) -> None:
    """Of a number and its percentage in one cell take what the measure is, where a heading or the title says both."""
    axes, words = decision.axes, decision.terms.words
    here = [number for number, both in enumerate(told["two"].tolist()) if both]
    above = any(says_both(root.text) for root in decision.roots) if here else False
    for number in here:
        row, column = int(rows[number]), axes.values[int(columns[number])]
        beside = [line.texts[line.codes[row]] for line in axes.labels if line.codes[row] != NONE]
        both: Two = told["two"][number]
        if not (both.sure or above or says_both(column.heading) or any(map(says_both, beside))):
            continue
        unit = words.units.get(decision.words[int(decision.measure[picked[number]])], "count")
        reading = both.number if unit == "count" else both.share if unit == "percent" else None
        if reading:
            told["value"][number], told["places"][number] = reading.value, reading.places
            told["percent"][number], told["sound"][number] = reading.percent, True


def _with_words(decision: Decision, told: dict[str, Array], picked: Array) -> None:
    """Read a number with words behind it that are the measure's own: 4,623 contacts, of Contacts."""
    labels = decision.terms.words.measures.items()
    for number in np.flatnonzero(~told["sound"]).tolist():
        found = _COUNTED.fullmatch(told["text"][number])
        reading = read_cell(found[1]) if found else None
        if not found or not reading:
            continue
        measure = decision.words[int(decision.measure[picked[number]])]
        own = {word for label, name in labels if name == measure for word in loose(label).split()}
        if set(loose(found[2]).split()) <= own:
            told["value"][number], told["places"][number], told["sound"][number] = reading.value, reading.places, True


def _per_column(values: Sequence[SheetColumn], told: Sequence[str]) -> Array:
    made = np.empty(len(values), dtype=object)
    made[:] = told
    return made


def _cells(axes: Axes, rows: Array, columns: Array) -> dict[str, Array]:
    """Read the cells: each different content of a column once."""
    count = len(rows)
    told: dict[str, Array] = {
        "value": np.full(count, np.nan), "places": np.zeros(count, dtype=np.int64),
        **{name: np.full(count, "", dtype=object) for name in ("marker", "text", "doubt")},
        "two": np.full(count, None, dtype=object),
        **{name: np.zeros(count, dtype=bool) for name in ("percent", "sound")},
    }  # fmt: skip
    for number, column in enumerate(axes.values):
        here = np.flatnonzero(columns == number)
        if len(here):
            _read_column(axes.sheet, column.index, axes.body[rows[here]], here, told)
    return told


def _read_column(sheet: Sheet, index: int, rows: Array, here: Array, told: dict[str, Array]) -> None:
    coded = sheet.columns[index]
    codes = coded.codes[rows]
    formats = sheet.grid.formats
    shown = [formats.get((row, index), "") for row in rows.tolist()] if formats else []
    kinds = {code: number for number, code in enumerate(dict.fromkeys(shown))} or {"": 0}
    key = codes.astype(np.int64) * len(kinds) + (np.array([kinds[code] for code in shown]) if shown else 0)
    first, at = distinct(key)
    names = list(kinds)
    pairs = [
        (coded.raws[pair // len(kinds)] if pair >= 0 else None, names[pair % len(kinds)])
        for pair in key[first].tolist()
    ]
    read = [read_cell(raw, code) for raw, code in pairs]
    blank = CellReading(float("nan"))
    said = [reading or blank for reading in read]
    told["value"][here] = np.array([each.value for each in said])[at]
    told["places"][here] = np.array([each.places for each in said])[at]
    told["percent"][here] = np.array([each.percent for each in said])[at]
    told["sound"][here] = np.array([reading is not None for reading in read])[at]
    for name, texts in (
        ("marker", [each.marker for each in said]),
        ("doubt", [each.doubt for each in said]),
        ("text", [text_of(raw) for raw, _ in pairs]),
        ("two", [None if reading else two_in_one(raw) for reading, (raw, _) in zip(read, pairs, strict=True)]),
    ):
        values = np.empty(len(texts), dtype=object)
        values[:] = texts
        told[name][here] = values[at]


def _find(made: Reading, sheet: Sheet, told: dict[str, Array], rows: Array, columns: Array, axes: Axes) -> None:
    """Tell the cells that cannot be read, those that Excel could not work out, and those that leave a doubt."""
    grid = sheet.grid
    broken = {**dict.fromkeys(grid.uncalculated, "a formula never calculated"), **grid.errors}
    if broken:
        for number, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            if why := broken.get((int(axes.body[row]), axes.values[column].index)):
                told["sound"][number] = False
                fix = "Open the file, mend the formula and save it again."
                made.faults.append(Fault(_address(axes, rows, columns, number), f"holds {why}.", fix))
    for number in np.flatnonzero(~told["sound"] & (told["text"] != "")).tolist():
        text = told["text"][number]
        cell = _address(axes, rows, columns, number)
        if not any(fault.where == cell for fault in made.faults):
            if told["two"][number]:
                fix = "Write 'Number (%)' over it, where it is a number and its percentage, or use two cells."
                made.faults.append(Fault(cell, f"'{text}' is two numbers, and no heading says which.", fix))
                continue
            fix = "Type the figure, or c, x or z where there is none."
            made.faults.append(Fault(cell, f"'{text}' is not a number.", fix))
    doubts: dict[str, list[str]] = {}
    for number in np.flatnonzero(told["doubt"] != "").tolist():
        message = f"'{told['text'][number]}' {told['doubt'][number]}."
        doubts.setdefault(message, []).append(_address(axes, rows, columns, number))
    made.findings += [Finding("doubt", "note", message, tuple(cells)) for message, cells in doubts.items()]


def _address(axes: Axes, rows: Array, columns: Array, number: int) -> str:
    return axes.sheet.cell((int(axes.body[rows[number]]), axes.values[columns[number]].index))


def _addresses(axes: Axes, rows: Array, columns: Array) -> Array:
    sheet = axes.sheet
    made = np.empty(len(rows), dtype=object)
    name = f"{sheet.grid.file}!{sheet.grid.sheet}!"
    at = axes.body[rows].tolist()
    if sheet.turned:
        made[:] = [
            name + address(axes.values[column].index, row) for row, column in zip(at, columns.tolist(), strict=True)
        ]
        return made
    letters = [name + letters_of(column.index) for column in axes.values]
    made[:] = [f"{letters[column]}{row + 1}" for row, column in zip(at, columns.tolist(), strict=True)]
    return made


def _of_role(axes: Axes, role: str) -> Array:
    """Give what the last column of a role says in each row."""
    made = np.full(len(axes.body), "", dtype=object)
    for column in axes.columns:
        if column.role == role:
            texts = texts_of(axes, column.index)
            made = np.where(texts != "", texts, made)
    return made


def _labels(axes: Axes) -> Array:
    """Give the labels of each row as written."""
    columns = [texts_of(axes, column.index) for column in axes.columns if column.role in LABELS]
    made = np.full(len(axes.body), "", dtype=object)
    if len(columns) == 1:
        return columns[0]
    if columns:
        made[:] = [" | ".join(said) for said in zip(*(column.tolist() for column in columns), strict=True)]
    return made


def _cell_units(axes: Axes, percent: Array, units: Array, rows: Array, columns: Array) -> Array:
    headed = np.array(["%" in column.heading for column in axes.values])[columns]
    said = np.array(["%" in unit for unit in units.tolist()], dtype=bool)[rows]
    return np.where(percent | headed | said, "percent", "").astype(object)


def _corrections(decision: Decision, rows: Array, columns: Array) -> Array:
    """Say of each figure what was put right on the way to it: its own cell, its headings, its labels."""
    corrected, axes = decision.terms.words.corrected, decision.axes
    made = np.full(len(rows), "", dtype=object)
    if not corrected:
        return made
    cell = axes.sheet.cell
    headed = [[cell(place) for place in column.headings] for column in axes.values]
    beside = [[_beside(line, row, axes.sheet) for line in axes.labels] for row in range(len(axes.body))]
    for number, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        used = [_address(axes, rows, columns, number), *headed[column], *beside[row]]
        made[number] = "; ".join(corrected[name] for name in dict.fromkeys(used) if name in corrected)
    return made


def _beside(line: Line, row: int, sheet: Sheet) -> str:
    return sheet.cell(line.place(row)) if line.codes[row] != NONE else ""
