"""What stands out in a table: who is highest and lowest, what changed most, what is unlike other areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Paragraph, Sentence, Table
from psrstats.periods import known_period
from psrstats.sentences.clause import Clause
from psrstats.sentences.groups import groups
from psrstats.sentences.moved_most import moved_most
from psrstats.sentences.unlike import unlike

FEW = 3  # sentences of measures, where nothing stands out
NOTHING = "There is no figure to speak of."


def paragraph(table: Table, said: Mapping[str, Sentence], figures: Figures, settings: Settings) -> Paragraph:
    """Say what stands out in a table, of the figures that are shown and of nothing else.

    table: as it is laid out; said: what each measure's sentence says.
    """
    about = next(one for one in settings.tables if one.name == table.name)
    told = list(_standing_out(table, about, said, figures, settings))
    if not told:
        told = [Clause(said[name].text, said[name].rows) for name in about.measures if name in said][:FEW]
    rows = tuple(dict.fromkeys(row for clause in told for row in clause.rows))
    return Paragraph(table.name, " ".join(clause.text for clause in told) or NOTHING, rows)


def _standing_out(
    table: Table, about: TableSettings, said: Mapping[str, Sentence], figures: Figures, settings: Settings
) -> Iterator[Clause]:
    own = _own(table, figures, settings)
    alone = len(about.measures) == 1 or about.layout in ("breakdown", "subtotals", "ranking")
    for name in about.measures if about.layout == "ranking" else about.measures[:1]:
        if alone and name in said:
            yield Clause(said[name].text, said[name].rows)
    before = said.get(about.measures[0]) if alone else None
    parts = groups(table, figures, about, settings, before) if about.layout in ("breakdown", "subtotals") else None
    if parts:
        yield parts
    if not alone:
        yield from _beside_each_other(figures, own, settings)


def _beside_each_other(figures: Figures, own: Mapping[str, int], settings: Settings) -> Iterator[Clause]:
    """Say what moved most and what is unlike other areas, the second behind the first where both are of one figure."""
    rows = [row for row in own.values() if not figures.get(row, "marker")]
    moved = {clause.rows[0]: clause for clause in moved_most(figures, rows, settings, whole=len(rows) == len(own))}
    apart = dict(unlike(figures, rows, settings, tuple(moved)))
    for row, clause in moved.items():
        yield clause
        if row in apart:
            yield apart.pop(row)
    yield from apart.values()


def _own(table: Table, figures: Figures, settings: Settings) -> dict[str, int]:
    """Give the latest figure of each measure that a table prints of the report's area as a whole, shown or not."""
    latest: dict[str, int] = {}
    for row in (cell.figure for line in table.rows for cell in line if cell.figure is not None):
        name, (*whole, period) = figures.get(row, "measure"), figures.place(row)
        if figures.name(row) != name or whole != [settings.report.area, "", ""]:
            continue
        if name not in latest or known_period(figures.get(latest[name], "period")) < known_period(period):
            latest[name] = row
    return latest
