"""The answers to a question down, or questions down and their answers across: numbers, shares and what moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from psrstats.agreement import agreement_of, folded, place_of
from psrstats.capitals import capital, small
from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell, Column
from psrstats.tables.parts import (
    Layout,
    before,
    groups_of,
    in_order,
    latest,
    limits_of_change,
    measures_of,
    numbers,
    printed,
    texts,
)

ALL = "All who answered"


class _Asked(Struct, frozen=True):
    """A question: the measures of each of its answers, and those of several answers together."""

    choices: tuple[Measure, ...]
    together: tuple[Measure, ...]

    @property
    def title(self) -> str:
        """What the report calls the question."""
        return self.choices[0].title


class _Part(Struct, frozen=True):
    """One answer, or several together (whose measures have no groups): a row of one question, or a column of some."""

    title: str
    group: str
    measures: Callable[[_Asked], tuple[Measure, ...]]

    def of(self, asked: _Asked, *, share: bool) -> Measure | None:
        """Give the measure of a question that has its share, or its number."""
        return next((one for one in self.measures(asked) if (one.unit == "percent") is share), None)


def survey(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set a question's answers below one another: number, share, change; those of more questions across."""
    questions = _questions(table, settings)
    page = _Page(figures, table, settings)
    return page.of_one(questions[0]) if len(questions) == 1 else page.of_several(questions)


def _questions(table: TableSettings, settings: Settings) -> list[_Asked]:
    """Put the measures of each question together, in the table's order."""
    lots: dict[object, list[Measure]] = {}
    for measure in measures_of(table, settings):
        lots.setdefault((measure.source, folded(measure.words)), []).append(measure)
    split = ([[m for m in lot if _is_choices(m) is each] for each in (True, False)] for lot in lots.values())
    return [_Asked(tuple(choices), tuple(rest)) for choices, rest in split if choices]


def _is_choices(measure: Measure) -> bool:
    return measure.answer is not None and measure.answer.kind == "choices"


class _Page(Struct, frozen=True):
    """What a table is made from."""

    figures: Figures
    table: TableSettings
    settings: Settings

    @property
    def now(self) -> str:
        """The report's own period."""
        return self.settings.report.period

    @property
    def then(self) -> str:
        """The period that it is held against."""
        return before(self.now, self.settings)

    def cell(self, name: str, group: str = "", statistic: str = "", period: str = "") -> Cell:
        """Print one figure of the report's own area."""
        area, of = self.settings.report.area, period or latest(self.figures, name, self.settings)
        return printed(self.figures, self.figures.find(name, statistic, area=area, group=group, period=of))

    def parts(self, questions: Sequence[_Asked]) -> list[_Part]:
        """Give each answer that any of the questions has, in the order of its scale; then several together."""
        names = _merged(
            groups_of(self.figures, [one.name for one in asked.choices], self.settings.report.area)
            for asked in questions
        )
        parts = [_Part(name, name, lambda asked: asked.choices) for name in names]
        chosen = dict.fromkeys(one.answer.chosen for asked in questions for one in asked.together if one.answer)
        return parts + [_Part(_together(each), "", _that_chose(each)) for each in chosen]

    def number(self, part: _Part, asked: _Asked) -> Cell:
        """Print how many gave an answer: counted for itself, or what a share is divided from."""
        share, count = part.of(asked, share=True), part.of(asked, share=False)
        name = count.name if count else share.numerator if share else ""
        return self.cell(name, part.group) if name else Cell("[z]")

    def share(self, part: _Part, asked: _Asked, statistic: str = "", period: str = "") -> Cell:
        """Print the share that gave an answer, or what is stated of it."""
        measure = part.of(asked, share=True)
        return self.cell(measure.name, part.group, statistic, period) if measure else Cell("[z]")

    def base(self, asked: _Asked) -> Cell:
        """Print how many answered the question."""
        choices = asked.choices[0]
        return self.cell(choices.denominator or choices.name)

    def changes(self, questions: Sequence[_Asked], parts: Sequence[_Part]) -> list[tuple[Column, str, str]]:
        """Give the heading, the statistic and the period of each column of what moved; none where nothing is known."""
        stated = [
            (f"Share, {self.then} (%)", "", self.then),
            (f"Change on {self.then}", "change", ""),
            *((heading, statistic, "") for heading, statistic in limits_of_change(self.settings)),
        ]
        return [
            (Column(heading), statistic, period)
            for heading, statistic, period in stated
            if any(self.share(p, q, statistic, period).figure is not None for p in parts for q in questions)
        ]

    def of_one(self, asked: _Asked) -> Layout:
        """Set the answers to one question below one another, all who answered last."""
        parts = self.parts([asked])
        shares = any(part.of(asked, share=True) for part in parts)
        moved = self.changes([asked], parts)

        def row(part: _Part) -> tuple[Cell, ...]:
            share = [self.share(part, asked)] if shares else []
            more = (self.share(part, asked, statistic, period) for _, statistic, period in moved)
            return Cell(part.title), self.number(part, asked), *share, *more

        on_scale = any(agreement_of(part.group) for part in parts)
        each = [row(part) for part in parts if part.group]
        rows = each if on_scale else in_order(each, self.figures, 1, self.table.order)
        rows += [row(part) for part in parts if not part.group]
        choices = next((one for one in asked.choices if one.unit == "percent"), None)
        whole = [self.cell(choices.name)] if choices and shares else [Cell("[z]")] * shares
        rows.append((Cell(ALL), self.base(asked), *whole, *([Cell("[z]")] * len(moved))))
        when = f", {self.now}" if moved else ""
        columns = (*texts("Answer"), *numbers(f"Number{when}", *([f"Share{when} (%)"] if shares else [])))
        return (*columns, *(column for column, _, _ in moved)), tuple(rows)

    def of_several(self, questions: Sequence[_Asked]) -> Layout:
        """Set some questions on one scale below one another; across, the answers, all who answered, and what moved."""
        parts = self.parts(questions)
        across = [(part, share) for part in parts for share in (False, True) if _has(part, questions, share=share)]
        last = parts[-1:] if parts and not parts[-1].group else []  # of several answers together, as agreeing
        moved = self.changes(questions, last)

        def row(asked: _Asked) -> tuple[Cell, ...]:
            each = (self.share(part, asked) if share else self.number(part, asked) for part, share in across)
            more = (self.share(part, asked, *stated) for part in last for _, *stated in moved)
            return Cell(asked.title), *each, self.base(asked), *more

        headings = [f"{part.title} ({'%' if share else 'number'})" for part, share in across]
        said = [f"{last[0].title}: {small(column.title)}" for column, _, _ in moved[:2]]
        said += [column.title for column, _, _ in moved[2:]]
        columns = (*texts("Question"), *numbers(*headings, ALL, *said))
        return columns, tuple(map(row, questions))


def _has(part: _Part, questions: Iterable[_Asked], *, share: bool) -> bool:
    return any(part.of(asked, share=share) for asked in questions)


def _that_chose(chosen: tuple[str, ...]) -> Callable[[_Asked], tuple[Measure, ...]]:
    return lambda asked: tuple(one for one in asked.together if one.answer and one.answer.chosen == chosen)


def _together(chosen: tuple[str, ...]) -> str:
    """Name several answers together.

    >>> _together(("strongly agree", "agree"))
    'Strongly agree or agree'
    """
    said = " or ".join(chosen)
    return capital(said)


def _merged(lists: Iterable[Sequence[str]]) -> list[str]:
    """Give all answers once, those of a scale of agreement in its order and before any others.

    >>> _merged([["Agree", "Disagree", "Other answers"], ["Strongly agree", "Agree"]])
    ['Strongly agree', 'Agree', 'Disagree', 'Other answers']
    """
    names = dict.fromkeys(name for each in lists for name in each if name)
    return sorted(names, key=place_of)
