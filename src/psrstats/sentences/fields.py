"""What stands in the fields of a sentence's template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.sentences.change import than
from psrstats.sentences.clause import Clause, per
from psrstats.sentences.comparison import compared
from psrstats.sentences.interval import limits
from psrstats.sentences.when import at, before, day_of, in_or_on, spoken

Field = Callable[[], Clause | None]


def fields(figures: Figures, row: int, measure: Measure, settings: Settings) -> dict[str, Field]:
    """Give what each field says of a figure, but its number: a clause with the rows that it prints, or nothing."""
    period = figures.get(row, "period")
    of_period = {"date": day_of, "at": at, "period": spoken, "when": in_or_on}
    return {
        **{name: partial(_said, words(period)) for name, words in of_period.items()},
        "area": partial(_said, settings.report.area),
        "before": partial(_said, before(settings.report.years_back)),
        "per": partial(_said, per(measure).strip()),
        "interval": partial(limits, figures, row, settings),
        "change": partial(than, figures, row, measure),
        "compared": lambda: compared(figures, row, measure, settings, sure=bool(limits(figures, row, settings))),
    }


def _said(text: str) -> Clause | None:
    return Clause(text) if text else None
