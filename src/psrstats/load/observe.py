"""A found table read into observations: what each figure measures, where, when, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from psrstats.errors import Fault
from psrstats.load.cells import text_of
from psrstats.load.columns import LABELS, SheetColumn, Vocabulary, fold, is_total, read_columns
from psrstats.load.grid import Place
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found, find_tables
from psrstats.load.titles import period_above
from psrstats.model import Finding
from psrstats.periods import ImpossiblePeriod, read_period

Observation = dict[str, str | float | int]
LABELS_OF_ROWS = {"measure", "area", "group", "item", "unknown"}
ALL_PERIODS = "all periods"  # a sum over periods is no figure of any
BARE_TOTALS = ("total", "grand total", "all")


@dataclass(slots=True)
class Outcome:
    """What reading a source gave, and what it could not read."""

    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)  # whose words were met, with or without a figure
    unknown: dict[str, str] = field(default_factory=dict)  # words that name no measure, and their cell
    strays: set[str] = field(default_factory=set)  # labels and headings that told nothing of their figures

    def add(self, other: Outcome) -> None:
        """Take in what another sheet gave."""
        self.observations += other.observations
        self.findings += other.findings
        self.faults += other.faults
        self.measures |= other.measures
        self.unknown = other.unknown | self.unknown


@dataclass(frozen=True, slots=True)
class _Row:
    """What the labels of a row say of its figures."""

    labels: dict[str, str]
    faults: tuple[Finding, ...]
    commentary: str
    places: tuple[Place, ...]


def observe(sheet: Sheet, words: Vocabulary) -> Outcome:
    """Read every table of a sheet; one laid on its side, with its measures or years running down, is turned first."""
    upright = _read(sheet, words)
    if upright.observations and not _not_understood(upright):
        return upright
    return max(upright, _read(sheet.turn(), words), key=lambda o: (len(o.observations), -_not_understood(o)))


def _not_understood(outcome: Outcome) -> int:
    """Count what was not understood of a sheet."""
    return len(outcome.faults) + len(outcome.findings) + len(outcome.unknown) + len(outcome.strays)


def _read(sheet: Sheet, words: Vocabulary) -> Outcome:
    outcome = Outcome()
    for found in find_tables(sheet):
        columns = read_columns(sheet, found, words)
        about = replace(words, period=period_above(sheet, columns, found.rows[0]) or words.period)
        values = [column for column in columns if column.role == "value"]
        values = values if sheet.turned else _with_measure(values, columns, words)
        outcome.measures.update(column.measure for column in values if column.measure)
        totals = _totals(sheet, found, columns, words)
        rows = {row: _read_row(sheet, row, columns, words, totals) for row in found.body_rows}
        for column in values:
            if column.fault:
                outcome.findings.append(
                    _left_out(sheet, column.headings[:1], column.fault, _filled(sheet, found, column))
                )
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


def _totals(sheet: Sheet, found: Found, columns: list[SheetColumn], words: Vocabulary) -> set[str]:
    """Give the labels that stand for all of their column: the one total in it, or of several the barest."""
    whole: set[str] = set()
    for column in columns:
        if column.role in ("group", "item"):
            texts = {sheet.text(row, column.index) for row in found.body_rows}
            said = {text for text in texts if is_total(text) and fold(text) not in words.measures}
            whole |= said if len(said) == 1 else {text for text in said if fold(text) in BARE_TOTALS}
    return whole


def _under(row: _Row, column: SheetColumn, silent: set[int]) -> _Row:
    """Of several headings that name nothing known, over measures, each is a group: Boys, Girls."""
    if column.index not in silent or "measure" not in row.labels or row.labels.get("group"):
        return row
    return replace(row, labels=row.labels | {"group": "" if is_total(column.heading) else column.heading})


def _observe_cell(
    sheet: Sheet,
    place: Place,
    column: SheetColumn,
    row: _Row,
    words: Vocabulary,
    outcome: Outcome,
) -> None:
    raw = sheet.raw(*place)
    cell = sheet.cell(place)
    if (error := sheet.grid.errors.get(place)) or place in sheet.grid.uncalculated:
        what = f"holds the error {error}." if error else "holds a formula that was never calculated."
        outcome.faults.append(Fault(cell, what, "Open the file, mend the formula and save it again."))
    if raw is None or not text_of(raw) or column.fault or row.faults:
        return
    measure = (
        (row.labels.get("measure") if "total" not in row.labels else "") or column.measure or row.labels.get("measure")
    )
    if not measure:
        _unknown(sheet, column, row, outcome)
        return
    reading = sheet.reading(*place)
    if reading is None:
        outcome.faults.append(
            Fault(cell, f"'{text_of(raw)}' is not a number.", "Type the figure, or c, x or z where there is none.")
        )
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
            "group": row.labels.get("group") or column.group,
            "item": row.labels.get("item", ""),
            "period": column.period or row.labels.get("period") or words.period,
            "value": reading.value,
            "places": reading.places,
            "marker": reading.marker,
            "cell_unit": "percent" if reading.percent else "",
            "original": text_of(raw),
            "cell": cell,
            "commentary": row.commentary,
            "correction": "; ".join(words.corrected[name] for name in map(sheet.cell, used) if name in words.corrected),
        }
    )


def _read_row(sheet: Sheet, number: int, columns: list[SheetColumn], words: Vocabulary, totals: set[str]) -> _Row:
    labels: dict[str, str] = {}
    faults, commentary, places = [], "", []
    for column in columns:
        text = sheet.text(number, column.index)
        if not text:
            continue
        if column.role == "commentary":
            commentary = text
        if column.role in LABELS:
            places.append(sheet.origin(number, column.index))
            try:
                for name, said in _label(column.role, text, words, totals):
                    labels[name] = f"{labels[name]} | {said}" if name == "item" and labels.get(name) else said
            except ImpossiblePeriod as error:
                figures = sum(1 for c in columns if c.role == "value" and sheet.text(number, c.index))
                faults.append(_left_out(sheet, places[-1:], str(error), figures))
    if not LABELS_OF_ROWS & labels.keys() and (code := _word_among_codes(sheet, number, columns)):
        labels.update(_label("group", code, words, totals))
    return _Row(labels, tuple(faults), commentary, tuple(places))


def _word_among_codes(sheet: Sheet, number: int, columns: list[SheetColumn]) -> str:
    """Give the word that stands where other rows have a code and their name after it: England, above its authorities."""
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


def _unknown(sheet: Sheet, column: SheetColumn, row: _Row, outcome: Outcome) -> None:
    """Note a figure that belongs to no measure, once for each label or heading."""
    label = row.labels.get("unknown") or (row.labels.get("group") if column.area or column.period else "")
    words, at = (label, row.places[0]) if label else (column.heading, column.headings[-1])
    outcome.unknown.setdefault(words, sheet.cell(at))


def _filled(sheet: Sheet, found: Found, column: SheetColumn) -> int:
    return sum(1 for row in found.body_rows if sheet.text(row, column.index))


def _left_out(sheet: Sheet, places: tuple[Place, ...] | list[Place], why: str, figures: int) -> Finding:
    number = f"{figures} figure{'s' if figures != 1 else ''} left out"
    message = f"{why}, so {number}. Ask the agency, then put it right with [[correct]]."
    return Finding("impossible-period", "error", message, tuple(map(sheet.cell, places)))
