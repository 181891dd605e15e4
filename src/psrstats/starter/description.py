"""A survey written as psrstats.toml and measures.csv, with a word beside each thing that asks for an answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from psrstats.periods import financial_year
from psrstats.starter.names import Names
from psrstats.starter.survey import SOMEWHERE, SourceSeen, Survey
from psrstats.starter.words import Labelled

COLUMNS = "name,title,source,label,unit,per,numerator,denominator,benchmark,polarity,children".split(",")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of measures.csv."""

    name: str
    source: str
    labelled: Labelled


def describe(draft: Survey) -> tuple[str, str]:
    """Write a description: psrstats.toml and measures.csv."""
    used = [source for source in draft.sources if not source.problem]
    names = Names()
    rows = [Row(names.give(m.title), source.name, m) for source in used for m in source.measures]
    lines = [*_report(draft), *_sources(draft.sources), *_corrections(used), *_table(rows)]
    return "\n".join(lines) + "\n", measures_csv(rows)


def measures_csv(rows: Iterable[Row]) -> str:
    """Write rows of measures.csv."""
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for row in rows:
        said = row.labelled
        label = said.label if said.label != said.title else ""
        unit = said.unit if said.unit != "count" else ""
        lines.writerow([row.name, said.title, row.source, label, unit, said.per or "", "", "", "", "", ""])
    return out.getvalue()


def quoted(text: str) -> str:
    r"""Write a text as TOML does.

    >>> print(quoted('The "MASH"'))
    "The \"MASH\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def last_year(today: date) -> str:
    """Name the financial year that ended last.

    >>> last_year(date(2020, 3, 31)), last_year(date(2020, 4, 1))
    ('2018-19', '2019-20')
    """
    return financial_year(today.year - 1 - (today.month < 4)).name


def _report(draft: Survey) -> Iterator[str]:
    period = draft.period or last_year(date.today())
    yield "# Begun by `psrstats init`. What psrstats guessed is marked CHECK: put it right, and take the mark away."
    yield "# Lines that begin with # are only for you. Each key is explained in docs/reference/configuration.md."
    yield ""
    yield "[report]"
    yield f"title = {quoted(f'Safeguarding children partnership: annual report {period}')}  # CHECK"
    asked = "as the agencies write it in their files" if draft.area == SOMEWHERE else "guessed from the headings"
    yield f"area = {quoted(draft.area)}  # CHECK: {asked}"
    why = "the latest year in the files" if draft.period else "the files name no year; this is the last that ended"
    yield f"period = {quoted(period)}  # CHECK: {why}"
    if draft.comparators:
        yield f"comparators = [{', '.join(map(quoted, draft.comparators))}]"
    yield ""


def _sources(sources: Iterable[SourceSeen]) -> Iterator[str]:
    yield "# ---- Sources: one for each file. Look at a file with `psrstats inspect`. ----"
    yield ""
    for source in sources:
        lines = list(_source(source))
        yield from ([f"# {line}" for line in lines] if source.problem else lines)
        yield ""


def _source(source: SourceSeen) -> Iterator[str]:
    if source.problem:
        yield f"Left out: {' '.join(source.problem.split())}"
    yield "[[source]]"
    yield f"name = {quoted(source.name)}"
    yield f"agency = {quoted(f'Sender of {source.file}')}  # CHECK"
    yield f"file = {quoted(source.file)}"
    if len(source.sheets) > 1 and not source.problem:
        yield f"# sheets = [{', '.join(map(quoted, source.sheets))}]  # to read only some of them"
    if source.period:
        yield f"period = {quoted(source.period)}  # CHECK: from the title"


def _corrections(sources: Iterable[SourceSeen]) -> Iterator[str]:
    """Write the cells that cannot be read, each taken as not available until somebody asks."""
    corrections = [each for source in sources for each in source.corrections]
    if corrections:
        yield "# ---- Cells that cannot be read, taken as x, not available, until you say what they should be. ----"
        yield ""
    for each in corrections:
        said = {"where": each.where, "reads": each.reads, "as": each.as_, "reason": each.reason}
        yield from ("[[correct]]", *(f"{key} = {quoted(value)}" for key, value in said.items()), "")


def _table(rows: list[Row]) -> Iterator[str]:
    if not rows:
        return
    yield "# ---- Tables, in the report's order: one that lists every measure, to begin with. ----"
    yield ""
    yield "[[table]]"
    yield 'name = "everything"'
    yield 'title = "Every figure"'
    yield 'layout = "listing"'
    yield "measures = ["
    yield from (f"  {quoted(row.name)}," for row in rows)
    yield "]"
