"""A survey written as psrstats.toml and measures.csv, with a word beside each thing that asks for an answer."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from psrstats.model import SOMEWHERE
from psrstats.periods import financial_year
from psrstats.starter.names import Names
from psrstats.starter.quoted import quoted
from psrstats.starter.records import RecordsSeen, record_lines, record_tables
from psrstats.starter.rows import Row
from psrstats.starter.survey import SourceSeen, Survey
from psrstats.starter.tables import tables

COLUMNS = "name,title,source,label,unit,per,numerator,denominator,benchmark,polarity,children".split(",")


def describe(draft: Survey) -> tuple[str, str]:
    """Write a description: psrstats.toml and measures.csv."""
    used = [source for source in draft.sources if not source.problem]
    names = Names()
    rows = [row for source in used for row in _rows(source, names)]
    lines = [*_report(draft), *_sources(draft.sources), *_corrections(used), *_records(draft.records)]
    lines += [*tables(draft, used, rows), *record_tables(draft.records, draft.period or last_year(date.today()))]
    return "\n".join(lines) + "\n", measures_csv(rows, draft.records)


def _records(records: Sequence[RecordsSeen]) -> Iterator[str]:
    if records:
        yield "# ---- Files with a row for each action, reply or event: counted, see docs/how-to-follow-actions.md,"
        yield "# docs/how-to-count-a-survey.md and docs/how-to-count-from-logs.md. ----"
        yield ""
    yield from record_lines(records)


def _rows(source: SourceSeen, names: Names) -> list[Row]:
    """Give the rows of a source: what it sends, and what is worked out from that."""
    sent = [m for m in source.measures if m.label]
    given = [names.give(m.name or (_as_share(m.title) if m.denominator else m.title)) for m in sent]
    by_label = {m.label: name for m, name in zip(sent, given, strict=True)}
    made = [m for m in source.measures if not m.label and m.numerator in by_label and m.denominator in by_label]
    return [
        *(
            Row(name, source.name, m, by_label.get(m.numerator, ""), by_label.get(m.denominator, ""))
            for m, name in zip(sent, given, strict=True)
        ),
        *(
            Row(names.give(m.name or _as_share(m.title)), "", m, by_label[m.numerator], by_label[m.denominator])
            for m in made
        ),
    ]


def _as_share(title: str) -> str:
    """Make words for a name of a percentage: beside `plans`, `plans-percent` would read as its change in per cent."""
    return title.removesuffix("percent") + "share" if title.endswith(" percent") else title


def measures_csv(rows: Iterable[Row], records: Iterable[RecordsSeen] = ()) -> str:
    """Write rows of measures.csv; of files of records what is counted, in columns more."""
    counted = [(each, one) for each in records if not each.problem for one in each.counted]
    logs = any(each.kind == "log" for each, _ in counted)
    columns = [*COLUMNS, *(("count", "by") if counted else ()), *(("log",) if logs else ())]
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(columns)
    for row in rows:
        said = row.labelled
        label = said.label if said.label != said.title else ""
        unit = said.unit if said.unit != "count" else ""
        made = (row.numerator, row.denominator, "", said.polarity, "" if said.children else "no")
        more = [""] * (len(columns) - len(COLUMNS))
        lines.writerow([row.name, said.title, row.source, label, unit, said.per or "", *made, *more])
    for each, one in counted:
        label = one.label if one.label != one.title else ""
        blank = [""] * (len(COLUMNS) - 4)
        source, log = ("", each.name) if each.kind == "log" else (each.name, "")
        lines.writerow([one.name, one.title, source, label, *blank, one.count, one.by, *([log] if logs else [])])
    return out.getvalue()


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
    asked = "as the agencies write it in their files" if draft.area == SOMEWHERE else "guessed; name it by --area"
    yield f"area = {quoted(draft.area)}" + ("" if draft.asked else f"  # CHECK: {asked}")
    why = "the latest year in the files" if draft.period else "the files name no year; this is the last that ended"
    yield f"period = {quoted(period)}  # CHECK: {why}"
    if draft.comparators:
        yield f"comparators = [{', '.join(map(quoted, draft.comparators))}]"
    if draft.areas:
        yield "areas = ["
        yield from (f"  {quoted(name)}," for name in draft.areas)
        yield "]"
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
    yield f"agency = {quoted(_sender(source))}  # CHECK"
    yield f"file = {quoted(source.file)}"
    if source.some:
        yield f"sheets = [{', '.join(map(quoted, source.sheets))}]"
    elif len(source.sheets) > 1 and not source.problem:
        yield f"# sheets = [{', '.join(map(quoted, source.sheets))}]  # to read only some of them"
    if source.period:
        yield f"period = {quoted(source.period)}  # CHECK: from the title"


def _sender(source: SourceSeen) -> str:
    """Name who sent a file: of a published format its publisher."""
    publisher = source.published.partition("(")[2].rstrip(")")
    return publisher if publisher and "_" not in publisher else f"Sender of {source.file}"


def _corrections(sources: Iterable[SourceSeen]) -> Iterator[str]:
    """Write the cells that cannot be read, each taken as not available until somebody asks."""
    corrections = [each for source in sources for each in source.corrections]
    if corrections:
        yield "# ---- Cells that cannot be read, taken as x, not available, until you say what they should be. ----"
        yield ""
    for each in corrections:
        said = {"where": each.where, "reads": each.reads, "as": each.as_, "reason": each.reason}
        yield from ("[[correct]]", *(f"{key} = {quoted(value)}" for key, value in said.items()), "")
