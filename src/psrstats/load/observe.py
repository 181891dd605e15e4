"""A found table read into observations: what each figure measures, where, when, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from psrstats.errors import Fault
from psrstats.load.cells import text_of
from psrstats.load.columns import SheetColumn, read_columns
from psrstats.load.grid import Place
from psrstats.load.labels import ALL_PERIODS, Row, left_out, read_row, totals_of
from psrstats.load.sheet import Sheet
from psrstats.load.tables import find_tables
from psrstats.load.titles import period_above
from psrstats.load.words import Vocabulary, is_total
from psrstats.model import Finding

Observation = dict[str, str | float | int]


@dataclass(slots=True)
class Outcome:
    """What reading a source gave, and what it could not read."""

    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)  # whose words were met, with or without a figure
    unknown: dict[str, str] = field(default_factory=dict)  # words that name no measure, and their cell
    frames: list[pd.DataFrame] = field(default_factory=list)  # observations that came as columns
    offered: dict[str, str] = field(default_factory=dict)  # words of a published file that a measure may have
    strays: set[str] = field(default_factory=set)  # labels and headings that told nothing of their figures

    def add(self, other: Outcome) -> None:
        """Take in what another sheet gave."""
        self.observations += other.observations
        self.frames += other.frames
        self.findings += other.findings
        self.faults += other.faults
        self.measures |= other.measures
        self.unknown = other.unknown | self.unknown
        self.offered = other.offered | self.offered


def observe(sheet: Sheet, words: Vocabulary) -> Outcome:
    """Read every table of a sheet; one laid on its side, with its measures or years running down, is turned first."""
    upright = _read(sheet, words)
    if upright.observations and not _not_understood(upright):
        return upright
    turned = _read(sheet.turn(), words)
    gain = _told_apart(turned) - _told_apart(upright)
    return turned if gain > 0 or (gain == 0 and not _not_understood(turned)) else upright


def _told_apart(outcome: Outcome) -> int:
    """Count the figures that are about different things."""
    about = ("measure", "area", "group", "item", "period")
    return len({tuple(row[name] for name in about) for row in outcome.observations})


def _not_understood(outcome: Outcome) -> int:
    """Count what was not understood of a sheet."""
    return len(outcome.faults) + len(outcome.findings) + len(outcome.unknown) + len(outcome.strays)


def _read(sheet: Sheet, words: Vocabulary) -> Outcome:
    outcome = Outcome()
    for found in find_tables(sheet):
        columns = read_columns(sheet, found, words)
        about = replace(words, period=period_above(sheet, found) or words.period)
        values = [column for column in columns if column.role == "value"]
        values = values if sheet.turned else _with_measure(values, columns, words)
        outcome.measures.update(column.measure for column in values if column.measure)
        totals = totals_of(sheet, found, columns, words)
        rows = {row: read_row(sheet, row, columns, words, totals) for row in found.body_rows}
        for column in values:
            if column.fault:
                figures = sum(1 for row in found.body_rows if sheet.text(row, column.index))
                outcome.findings.append(left_out(sheet, column.headings[:1], column.fault, figures))
        silent = {column.index for column in values if not column.says} if len(values) > 1 else set()
        for number, row in rows.items():
            outcome.measures.update(filter(None, (row.labels.get("measure"),)))
            outcome.findings.extend(row.faults)
            if row.labels.get("period") == ALL_PERIODS:
                continue
            for column in values:
                _observe_cell(sheet, (number, column.index), column, _under(row, column, silent), about, outcome)
    return outcome


def _with_measure(values: list[SheetColumn], columns: list[SheetColumn], words: Vocabulary) -> list[SheetColumn]:
    """Give the figures that no word near them names the measure that a pivot table names, or the source's only one."""
    named = next((c.measure for c in columns if c.role in ("group", "item") and c.measure), "")
    if not named and not any(c.measure or c.role == "measure" for c in columns) and len(words.measures) == 1:
        named = next(iter(words.measures.values()))
    return [column if column.measure else replace(column, measure=named) for column in values]


def _under(row: Row, column: SheetColumn, silent: set[int]) -> Row:
    """Of several headings that name nothing known, over measures, each is a group: Boys, Girls."""
    if column.index not in silent or "measure" not in row.labels or row.labels.get("group"):
        return row
    return replace(row, labels=row.labels | {"group": "" if is_total(column.heading) else column.heading})


def _observe_cell(
    sheet: Sheet,
    place: Place,
    column: SheetColumn,
    row: Row,
    words: Vocabulary,
    outcome: Outcome,
) -> None:
    raw, cell = sheet.raw(*place), sheet.cell(place)
    broken = sheet.grid.errors.get(place, "") or (place in sheet.grid.uncalculated and "a formula never calculated")
    if not (broken or text_of(raw)) or column.fault or row.faults:
        return
    measure = (
        ("" if "total" in row.labels else row.labels.get("measure")) or column.measure or row.labels.get("measure")
    )
    if not measure:
        _unknown(sheet, column, row, outcome)
        return
    reading = sheet.reading(*place)
    if reading is None:
        outcome.faults.append(_unread(cell, text_of(raw), broken))
        return
    stray = row.labels.get("unknown") or (column.heading if row.labels.get("group") == column.heading else "")
    outcome.strays.update(filter(None, (stray,)))
    if reading.doubt:
        outcome.findings.append(Finding("doubt", "note", f"'{text_of(raw)}' {reading.doubt}.", (cell,)))
    used = (place, *column.headings, *row.places)
    outcome.observations.append(
        {
            "measure": measure,
            "source": words.source,
            "area": column.area or row.labels.get("area") or words.area,
            "area_code": row.area_code if row.labels.get("area") and not column.area else "",
            "group": row.labels.get("group") or column.group,
            "item": row.labels.get("item", ""),
            "period": column.period or row.labels.get("period") or words.period,
            "value": reading.value,
            "places": reading.places,
            "marker": reading.marker,
            "cell_unit": "percent" if reading.percent or "%" in f"{row.unit} {column.heading}" else "",
            "original": text_of(raw),
            "label": row.label,
            "heading": column.heading,
            "unit_said": row.unit,
            "cell": cell,
            "commentary": row.commentary,
            "correction": "; ".join(words.corrected[name] for name in map(sheet.cell, used) if name in words.corrected),
        }
    )


def _unread(cell: str, text: str, broken: str | bool) -> Fault:
    if broken:
        return Fault(cell, f"holds {broken}.", "Open the file, mend the formula and save it again.")
    return Fault(cell, f"'{text}' is not a number.", "Type the figure, or c, x or z where there is none.")


def _unknown(sheet: Sheet, column: SheetColumn, row: Row, outcome: Outcome) -> None:
    """Note a figure that belongs to no measure, once for each label or heading."""
    label = row.labels.get("unknown") or (row.labels.get("group") if column.area or column.period else "")
    words, at = (label, row.places[0]) if label and row.places else (column.heading, column.headings[-1])
    outcome.unknown.setdefault(words, sheet.cell(at))
