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
    own = list(_own(table, figures, settings))
    alone = len(about.measures) == 1 or about.layout in ("breakdown", "subtotals", "ranking")
    for name in about.measures if about.layout == "ranking" else about.measures[:1]:
        if alone and name in said:
            yield Clause(said[name].text, said[name].rows)
    parts = groups(table, figures, about, settings) if about.layout in ("breakdown", "subtotals") else None
    if parts:
        yield parts
    if not alone:
        yield from moved_most(figures, own, settings)
        yield from unlike(figures, own, settings)


def _own(table: Table, figures: Figures, settings: Settings) -> Iterator[int]:
    """Give the latest figure of each measure that a table prints of the report's area as a whole, where it is shown."""
    latest: dict[str, int] = {}
    for row in (cell.figure for line in table.rows for cell in line if cell.figure is not None):
        name, (*whole, period) = figures.get(row, "measure"), figures.place(row)
        if figures.name(row) != name or whole != [settings.report.area, "", ""]:
            continue
        if name not in latest or known_period(figures.get(latest[name], "period")) < known_period(period):
            latest[name] = row
    yield from (row for row in latest.values() if not figures.get(row, "marker"))
