"""The shapes that travel down the street: two column tables, and the records that speak of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from psrstats.codes import CODE_OF

# One row a figure as its agency sent it.
OBSERVATIONS = {
    "measure": "the measure's name in measures.csv",
    "source": "the name of the source that sent it",
    "area": "the area it is about",
    "area_code": "its code, such as E05002451, where one stands beside its name; blank where none does",
    "group": "the group within the area, such as an age band; blank for all",
    "item": "what a row within the group is about, such as a course; blank for all",
    "period": "the period it is about, such as 2019-20 or Q4 2019-20",
    "value": "the number; a percentage as 19.6; missing where a marker stands",
    "places": "the decimals that its sender shows",
    "marker": "why there is no number: c, x, z, low or u",
    "cell_unit": "percent where the cell, its heading or its row says %, else blank",
    "original": "what the cell says",
    "label": "the labels of its row, as written",
    "heading": "the heading over it, as written",
    "unit_said": "the unit that its row states, as written",
    "cell": "where it stands: file!sheet!A1",
    "commentary": "what the agency says of it",
    "correction": "what was put right on the way, and why",
}

# One row a figure that the report may state: sent by an agency, or worked out from others.
FIGURES = {
    "measure": "the measure's name in measures.csv",
    "statistic": "what is stated of it, such as change or rank; blank for the measure itself",
    "area": "the area it is about",
    "group": "the group within the area; blank for all",
    "item": "what a row within the group is about; blank for all",
    "period": "the period it is about",
    "value": "the number, not rounded; missing where a marker stands",
    "places": "the decimals it is printed with",
    "marker": "why there is no number",
    "reason": "what is missing, in words",
    "unit": "count, percent, rate, score, ratio, percentage points, rank, quantile, places, or what its words are: "
    "direction, judgement, comparison, outcome or trend",
    "per": "for a rate: per 1,000, 10,000 or 100,000; otherwise 0",
    "text": "how it is printed, where that is a word or a place such as 9=; blank where it is the number",
    "formula": "the name of the formula it was worked out by; blank where it was sent or placed",
    "inputs": "the rows of this table it was made from",
    "cell": "where it stands, for a figure that was sent",
    "commentary": "what the agency says of it",
    "correction": "what was put right on the way, and why",
}


def name_of(measure: str, statistic: str) -> str:
    """Name a figure: a measure, or what is stated of it.

    >>> name_of("looked-after", ""), name_of("looked-after", "change")
    ('looked-after', 'looked-after-change')
    """
    return f"{measure}-{statistic}" if statistic else measure


def gap_to(area: str) -> str:
    """Name the statistic that states the gap to an area.

    >>> gap_to("South East")
    'gap-to-south-east'
    """
    return f"gap-to-{'-'.join(area.casefold().split())}"


def comparison_with(area: str) -> str:
    """Name the statistic that says how an area compares with another."""
    return f"comparison-with-{'-'.join(area.casefold().split())}"


def limit(end: str, level: float) -> str:
    """Name the statistic that states a confidence limit.

    >>> limit("lower", 95.0), limit("upper", 99.8)
    ('lower-95', 'upper-99.8')
    """
    return f"{end}-{level:g}"


# The area that stands for the mean of the report's statistical neighbours.
NEIGHBOURS = "Statistical neighbours"
SOMEWHERE = "Our area"  # of a report whose area nobody has named yet

# The harmonised shorthand for a figure that is not there.
MARKERS = {
    "c": "suppressed so that no child can be identified",
    "x": "not available",
    "z": "not applicable",
    "low": "rounds to 0 but is not 0",
    "u": "of low reliability",
}

# The same, where a figure is told of in few words.
IN_SHORT = MARKERS | {"c": "not shown"}

# What a layout heads a row's period and its unit with.
PERIOD, UNIT = "Period", "Unit"

# The harmonised shorthand that stands behind a figure.
MARKS = {"p": "provisional", "r": "revised", "b": "break in time series"}

# What an edition that may not be published says of itself, on every table, sheet and page.
INTERNAL = "OFFICIAL-SENSITIVE: not for publication"

MOST_CELLS = 12  # that a finding names where it is read; those of a column may be thousands

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # the most serious first
THRESHOLD: Severity = "warning"  # from which on a report does not pass, unless its psrstats.toml says otherwise


class Finding(Struct, frozen=True):
    """Something that the report's analyst should know of its figures, or ask an agency."""

    name: str  # as in codes.CODES
    severity: Severity
    message: str  # what is wrong, as a sentence
    where: tuple[str, ...] = ()  # the cells of both sides, those in doubt first
    printed: str = ""  # what the first cell says
    expected: str = ""  # what follows from the other figures
    explanation: str = ""  # the most likely reason
    ask: str = ""  # what to ask the agency
    accepted: str = ""  # why it was accepted, in psrstats.toml
    corrected: str = ""  # how [[correct]] mends it

    @property
    def code(self) -> str:
        """The code of its kind."""
        return CODE_OF[self.name]

    @property
    def at(self) -> str:
        """Its cells, as many as are read."""
        more = len(self.where) - MOST_CELLS
        return ", ".join(self.where[:MOST_CELLS]) + (f" and {more:,} more" if more > 0 else "")

    def __str__(self) -> str:
        said = " ".join(filter(None, (self.message, self.explanation, self.ask)))
        return f"{self.at}: {said}" if self.where else said


class Cell(Struct, frozen=True):
    """One cell of a table: its text, the row of FIGURES that it prints, and the mark behind it, as in MARKS."""

    text: str
    figure: int | None = None
    mark: str = ""

    @property
    def shown(self) -> str:
        """Its text with its mark.

        >>> Cell("463").shown, Cell("463", 7, "r").shown
        ('463', '463 [r]')
        """
        return f"{self.text} [{self.mark}]" if self.mark else self.text


class Column(Struct, frozen=True):
    """One column of a table; numbers stand to the right."""

    title: str
    number: bool = True


class Table(Struct, frozen=True):
    """A table as it goes into the report: every text final."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    layout: str = ""  # as in psrstats.toml
    sources: tuple[str, ...] = ()  # the agencies whose figures it shows, in the order in which it shows them


class Paragraph(Struct, frozen=True):
    """What stands out in a table, as sentences, and the rows of FIGURES that they print."""

    name: str  # of the table
    text: str
    rows: tuple[int, ...]


class Sentence(Struct, frozen=True):
    """A sentence that states a measure's figures, and the rows of FIGURES that it prints."""

    name: str  # of the measure
    period: str
    text: str
    rows: tuple[int, ...]
