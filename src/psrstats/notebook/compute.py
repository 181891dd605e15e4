"""psrstats.compute: a report's figures and tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from msgspec import Struct

from psrstats.lineage import Figures
from psrstats.model import Finding, Table
from psrstats.pipeline import compute as results_of
from psrstats.writers.json import figure_of

NUMBERS = ["value", "numerator", "denominator"]


class Computed(Struct, frozen=True, eq=False):
    """A report worked out: its figures, its tables by their names, and what was found on the way."""

    figures: pd.DataFrame  # one row a figure: value, text, marker, unit, formula in words, the cells it comes from
    tables: dict[str, pd.DataFrame]  # printed texts; title and notes in attrs
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"{len(self.figures)} figures; tables: {', '.join(self.tables)}; {len(self.findings)} findings"


def compute(folder: str | Path, *, internal: bool = False) -> Computed:
    """Load a report's sources, work out its figures and lay out its tables.

    folder: the report's, with its psrstats.toml; internal: whether to show what may not be published.
    Returns `figures`, a table with one row a figure: what it is of (measure, area, group, item, period), its value
    before rounding (missing where a marker stands), its printed text, marker and reason, unit, formula in words, and
    sources, the cells it comes from; `tables`, by name, each a table of printed texts with its title and notes in
    `attrs`; and `findings`.
    Raises UserError with every fault of the description and of the sources.

    >>> report = compute("examples/portsmouth-2019-20")
    >>> figures = report.figures
    >>> figures[(figures["measure"] == "looked-after-rate") & (figures["marker"] == "")]["text"].tolist()
    ['111.2']
    >>> report.tables["rates"].attrs["title"]
    'Rates per 10,000 children, 2019-20'
    """
    results = results_of(Path(folder), internal=internal)
    tables = {table.name: _table(table) for table in results.tables}
    return Computed(_figures(results.figures), tables, results.findings)


def _figures(figures: Figures) -> pd.DataFrame:
    rows = [figure_of(figures, row, unrounded=True) for row in figures.rows]
    table = pd.DataFrame(rows).astype(dict.fromkeys(NUMBERS, float))
    table["per"] = table["per"].fillna(0).astype(int)
    return table.assign(**{name: table[name].map(tuple) for name in ("sources", "corrections")})


def _table(table: Table) -> pd.DataFrame:
    texts = [[cell.shown for cell in row] for row in table.rows]
    made = pd.DataFrame(texts, columns=[column.title for column in table.columns])
    made.attrs.update(title=table.title, notes=list(table.notes))
    return made
