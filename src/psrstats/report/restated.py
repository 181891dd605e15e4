"""Figures that last year's report printed with another value, each with what is said of it under a table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.compared.causes import Causes
from psrstats.compared.matched import differing, matched
from psrstats.compared.state import State
from psrstats.report.run import Run
from psrstats.years import IN_WORDS

NO_RESTATEMENT = ("rounding", "disclosure")  # the same figure, shown otherwise
TELLING = ("population", "definition")  # causes whose particulars a reader is told


def restated(run: Run) -> dict[int, str]:
    """Give the rows of a run's figures that its last year's report printed otherwise: what each was, is, and why."""
    return dict(_restated(run)) if run.last_published else {}


def _restated(run: Run) -> Iterator[tuple[int, str]]:
    before, figures = run.last_published, run.edition.figures
    assert before is not None
    found = matched(before.figures, figures)
    apart = differing(before.figures.columns, figures.columns, found)
    apart &= (before.figures.columns["marker"][found.was] == 0) & (figures.columns["marker"][found.now] == 0)
    causes = Causes(before, State.of("", figures, run.settings))
    for was, now in np.column_stack([found.was[apart], found.now[apart]]).tolist():
        cause, why = causes.of(was, now)
        if cause not in NO_RESTATEMENT:
            particulars = f" ({why})" if cause in TELLING and why else ""
            said = f"was {before.figures.text(was)}, is {figures.text(now)}: {IN_WORDS[cause]}{particulars}."
            yield now, f"{_named(run, now)} {said}"


def _named(run: Run, row: int) -> str:
    figures = run.edition.figures
    name, statistic = figures.get(row, "measure"), figures.get(row, "statistic")
    known = run.settings.measures.get(name)
    of = f"{statistic} of " if statistic else ""
    return f"{of}'{known.title if known else name}' for {', '.join(filter(None, figures.place(row)))}"
