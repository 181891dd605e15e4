"""One column of a found table: what its heading and its cells say that it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, time, timedelta

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.files.cells import text_of
from psrstats.files.grid import Place
from psrstats.load.areas import AREA_CODE
from psrstats.load.bodies import is_service
from psrstats.load.places import are_places, is_kind_of_area
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.load.text_rows import is_count_in_words
from psrstats.load.words import DIVISIONS, NEVER, ROLE_OF, fold
from psrstats.load.year_kinds import year_kind
from psrstats.periods import ImpossiblePeriod, read_period

LABELS = ("measure", "area", "period", "group", "item")
PIVOT = ("row labels", "column labels")  # what a pivot table says over labels of any kind
POLARITY = ("low", "high", "lower", "higher", "down", "up", "n/a")  # what is good of a measure
LOOK = 300  # rows that tell what a column holds


class SheetColumn(Struct, frozen=True):
    """A column: `value` where it holds figures, else the role of its labels; and what its heading says of them."""

    index: int
    heading: str
    role: str
    measure: str = ""
    area: str = ""
    period: str = ""
    fault: str = ""  # the heading is a period that cannot be
    headings: tuple[Place, ...] = ()
    rest: str = ""  # what else the heading says
    group: str = ""  # where one measure takes several columns, what tells them apart
    statistic: str = ""  # what its figures are of their measure, where the heading says it: percent, target, change
    part: str = ""  # the part of a year that the heading says
    proved: bool = False  # whether its part of a year is of the one beside it, to which the figures add up
    parts: tuple[int, ...] = ()  # the columns whose figures it adds up to those of their year

    @property
    def says(self) -> bool:
        """Whether the heading says what, where or when the figures under it are."""
        return bool(self.measure or self.area or self.period or self.fault or self.part)


def read_column(sheet: Sheet, found: Found, index: int, places: tuple[Place, ...], terms: Terms) -> SheetColumn:
    """Tell what a column holds; places: the cells that head it, the uppermost first."""
    said = [sheet.said(place) for place in places]
    parts = [part for part in dict.fromkeys(said) if part and fold(part) not in PIVOT]
    column = _of_heading(SheetColumn(index, " | ".join(parts), "", headings=places), parts, terms)
    words = terms.words
    if words.group and fold(column.heading) == fold(words.group):
        return replace(column, role="group")
    if any(fold(part) in map(fold, words.context) for part in parts) and not column.says:
        return replace(column, role="context")
    below = len(parts) > 1 and not terms.read(parts[-1]).known  # a table's title, and under it what its labels are
    role = role_of_heading(parts[-1]) if parts and (not column.says or below or _is_role(parts)) else None
    if role in ("unit", "code", "commentary", "note", "context"):
        return replace(column, role=role)
    told = _role_of_cells(sheet, found, index, terms)
    if told == "group" and parts and fold(parts[-1]) in DIVISIONS and not _are_services(sheet, found, index, terms):
        return replace(column, role="area")
    if role == "reference":
        return replace(column, role="reference" if told in ("group", "code") else told)
    if told == "period" and column.period and not column.measure and _are_parts(sheet, found, index, terms):
        return replace(column, role=told)  # 2019-20 over Q1, Q2
    if told in ("group", "period") and column.measure and _is_corner(sheet, found, index, said):
        return replace(column, role=role if role == "area" else told)  # a pivot table names its measure over its labels
    said_only = column.measure or column.area or column.period or (column.fault and not year_kind(parts[-1]))
    if told == "group" and role == "period" and column.part and not column.measure:
        return replace(column, role=told, part="")  # Year, over 2018-19 alone in its row, and then Girls and Boys
    if told in ("measure", "area", "dated") or (told == "period" and not said_only):
        fault = "" if told == "period" else column.fault  # Year ending 31 March, over 2019
        return replace(column, role="group" if told == "dated" else told, part="", fault=fault)
    numbered = column.period and _begin_with_numbers(sheet, found, index)
    if column.statistic in NEVER and told == "group" and not numbered:
        return replace(column, role="note")  # Green, or an arrow
    if told == "group" and index == found.columns[0] and column.period and not (column.measure or column.area):
        return replace(column, role=told)  # 2019-20 over Police, Health
    numbers = role == "area" and told == "value"  # LA, beside England
    return replace(column, role="value" if column.says or numbers else role or told)


def _are_services(sheet: Sheet, found: Found, index: int, terms: Terms) -> bool:
    """Tell labels most of which are services or teams."""
    _, counts, _ = _looked_at(sheet, found, index)
    return most(Counter(text for text in counts if not terms.read(text).total), lambda text: is_service(fold(text)))


def _are_parts(sheet: Sheet, found: Found, index: int, terms: Terms) -> bool:
    """Tell labels that are parts of a year, and nothing else that is a period."""
    terms_of = [terms.read(text) for row in found.body_rows[:LOOK] if (text := sheet.text(row, index))]
    return any(term.part for term in terms_of) and not any(term.period for term in terms_of)


def _begin_with_numbers(sheet: Sheet, found: Found, index: int) -> bool:
    """Tell cells that hold a number and more, 1302 (+4.2%): figures, and told where they cannot be read."""
    return most(Counter(_texts_of(sheet, found, index)), lambda text: re.match(r"£?\d[\d,.]* ?\(", text) is not None)


def _texts_of(sheet: Sheet, found: Found, index: int) -> list[str]:
    return [text for row in found.body_rows[:LOOK] if (text := sheet.text(row, index))]


def _is_corner(sheet: Sheet, found: Found, index: int, said: list[str]) -> bool:
    """Tell the corner of a pivot table, which names its measure over labels; those further in recur."""
    rows, first = list(found.body_rows), found.columns[0]
    labels = index == first or (index > first and len(np.unique(sheet.columns[index].codes[rows])) < len(rows))
    alone = labels and not sheet.is_figure[rows, first : index + 1].any()
    return not said or said[-1] in ("", "Row Labels") or alone


def _is_role(parts: list[str]) -> bool:
    """Tell a heading such as Year, which over labels says what they are."""
    return fold(parts[-1]) in ("year", "full year", "financial year", "month") and len(parts) == 1


def role_of_heading(heading: str) -> str | None:
    """Name the role of the labels under a heading, by its words alone; None where they tell none."""
    words = fold(heading)
    return ROLE_OF.get(words) or ("code" if words.endswith((" code", " id")) else None)


def _of_heading(column: SheetColumn, parts: list[str], terms: Terms) -> SheetColumn:
    """Read a heading of one part or several: each may name a measure, an area, or (part of) a period."""
    rest: list[str] = []
    for term in map(terms.read, parts):
        column = _with_term(column, term)
        if not term.known or term.rest or (term.total and not (term.measure or term.dated)):
            rest.append(term.rest or term.text)
    if (column := replace(column, rest=" | ".join(rest))).period and not column.part:
        return column
    runs = [parts[start:end] for end in range(len(parts), 0, -1) for start in range(end)]
    try:
        period = next(filter(None, (read_period(" | ".join(run)) for run in sorted(runs, key=len, reverse=True))), None)
    except ImpossiblePeriod as error:
        return replace(column, fault=str(error))
    return replace(column, period=period.name, part="") if period else column


def _with_term(column: SheetColumn, term: Term) -> SheetColumn:
    return replace(
        column,
        measure=term.measure or column.measure,
        area=term.area or column.area,
        period=term.period or column.period,
        part=term.part or column.part,
        fault=term.fault or column.fault,
        statistic=term.statistic or column.statistic,
    )


def _role_of_cells(sheet: Sheet, found: Found, index: int, terms: Terms) -> str:
    rows, counts, worded = _looked_at(sheet, found, index)
    if not rows:
        return "note"
    if most(counts, lambda text: AREA_CODE.fullmatch(text) is not None):
        return "code"
    figures = int(sheet.is_figure[rows, index].sum())
    known = {text: terms.read(text) if text in worded else Term(text) for text in counts}
    if most(counts, lambda text: bool(known[text].measure)):
        return "measure"
    if most(counts, lambda text: bool(known[text].area)):
        return "area"
    if figures and all(fold(text) in POLARITY for text in counts):
        return "context"  # Good to be: Low, which is a marker too
    if 2 * figures > len(rows) or most(counts, is_count_in_words) or _are_counts(sheet, rows, index, figures):
        return "value"
    if are_places(counts) and not any(term.measure for term in known.values()):
        return "area"
    if all(is_kind_of_area(text) and not known[text].measure for text in counts):
        return "context"
    if any(re.fullmatch(r"\d{1,2} ?(?:-|to|\u2013) ?\d{1,2}", text) for text in counts):
        return "dated"  # among age bands a date is one that a spreadsheet program made of 5-9
    if any(term.area or term.measure for term in known.values()):
        return "group"  # areas, each over its years, as in a pivot table
    if most(counts, lambda text: known[text].dated or _may_be_period(sheet, rows, index, text)):
        return "period"
    return "group"


def _are_counts(sheet: Sheet, rows: list[int], index: int, figures: int) -> bool:
    """Tell counts some of which may be years, 1,900 beside 1,450, from years and what stands among them."""
    return figures > 0 and all(sheet.is_figure[row, index] or sheet.is_year(row, index) for row in rows)


def _looked_at(sheet: Sheet, found: Found, index: int) -> tuple[list[int], Counter[str], set[str]]:
    """Give the first rows of a column that say something, how often they say what, and what of it is no figure."""
    looked = list(found.body_rows[:LOOK])
    column = sheet.columns[index]
    if index not in sheet.merged_columns and not any(isinstance(raw, date) for raw in column.raws):
        rows = [row for row in looked if sheet.has[row, index]]
        codes, first, times = np.unique(column.codes[rows], return_index=True, return_counts=True)
        said = [text_of(column.raws[code]) if code >= 0 else "" for code in codes.tolist()]
        order = np.argsort(first, kind="stable").tolist()
        counts = Counter({said[number]: 0 for number in order if said[number]})
        for number in filter(said.__getitem__, order):
            counts[said[number]] += int(times[number])
        figure = sheet.is_figure[rows, index][first].tolist() if rows else []
        return rows, counts, {text for text, told in zip(said, figure, strict=True) if not told}
    rows = [row for row in looked if sheet.text(row, index)]
    texts = [sheet.said(sheet.origin(row, index)) for row in rows]
    told = sheet.is_figure[rows, index].tolist() if rows else []
    return rows, Counter(texts), {text for text, each in zip(texts, told, strict=True) if not each}


def _may_be_period(sheet: Sheet, rows: list[int], index: int, text: str) -> bool:
    raw = next(raw for row in rows if text_of(raw := sheet.raw(*sheet.origin(row, index))))
    try:
        return not isinstance(raw, time | timedelta) and read_period(text) is not None
    except ImpossiblePeriod:
        return True


def most(counts: Counter[str], told: Callable[[str], bool]) -> bool:
    """Tell whether something is so of more than half of the texts, each as often as it stands there."""
    return 2 * sum(count for text, count in counts.items() if told(text)) > counts.total()
