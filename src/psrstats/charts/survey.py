"""The answers to a survey's questions: diverging bars where people agree or disagree, plain bars of all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from psrstats.agreement import ACROSS, agreement_of, folded
from psrstats.answered import AGREEMENT
from psrstats.capitals import capital, small
from psrstats.charts.marks import mark, unit_of
from psrstats.charts.words import ends, in_words, listed, settings_of, source
from psrstats.config import Measure, Settings
from psrstats.drawings import Chart, Mark, Panel, Series
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.units import axis

NOT_SENT = Mark("[x] not available")
NOT_ASKED = Mark("–", Decimal(0))  # an answer that one question has, and another does not offer


class _Asked(Struct, frozen=True):
    """A question, what is printed of each of its answers, and of several of them together."""

    measure: Measure
    answers: Mapping[str, Mark]
    together: Mapping[str, Mark]

    @property
    def stages(self) -> dict[str, str]:
        """The answer that is each of the stages of agreement; none where it is no question of agreement."""
        found = [(agreement_of(answer), answer) for answer in self.answers]
        stages = {stage: answer for stage, answer in found if stage}
        sides = {ACROSS[stage] for stage in stages}
        return stages if {"left", "right"} <= sides and len(stages) == sum(bool(stage) for stage, _ in found) else {}


def survey(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw the answers to one question or to several: shares where the table has them, otherwise numbers."""
    questions = _questions(table, figures, settings)
    if all(asked.stages for asked in questions):
        return _diverging(questions, table, settings)
    return _plain(questions, table, settings)


def _questions(table: Table, figures: Figures, settings: Settings) -> list[_Asked]:
    """Gather what the table prints of this period, by question."""
    shown: dict[tuple[str, str], Mark] = {}
    for cell in (cell for row in table.rows for cell in row):
        if cell.figure is not None:
            about = [figures.get(cell.figure, key) for key in ("measure", "group", "statistic", "period")]
            if about[2:] == ["", settings.report.period]:
                shown[about[0], about[1]] = mark(cell.text)
    lots: dict[object, list[Measure]] = {}
    for name in settings_of(table, settings).measures:
        one = settings.measures[name]
        lots.setdefault((one.source, folded(one.words)), []).append(one)
    return [_asked(lot, shown) for lot in lots.values()]


def _asked(lot: Sequence[Measure], shown: Mapping[tuple[str, str], Mark]) -> _Asked:
    choices = [one for one in lot if one.answer and one.answer.kind == "choices"]
    drawn = next((one for one in choices if one.unit == "percent"), choices[0])
    answers = {group: found for (name, group), found in shown.items() if name == drawn.name and group}
    rest = [one for one in lot if one.answer and one.answer.kind == "choice" and one.unit == drawn.unit]
    together = {
        " or ".join(one.answer.chosen): found for one in rest if one.answer and (found := shown.get((one.name, "")))
    }
    return _Asked(drawn, answers, together)


def _diverging(questions: Sequence[_Asked], table: Table, settings: Settings) -> Chart:
    """Draw who disagrees to the left and who agrees to the right; who does neither stands apart."""
    used = [stage for stage in ACROSS if any(stage in asked.stages for asked in questions)]
    rows = [_row([_of_stage(asked, stage) for stage in used]) for asked in questions]
    columns = zip(*rows, strict=True)
    series = tuple(
        Series(_called(stage, questions), marks, ACROSS[stage]) for stage, marks in zip(used, columns, strict=True)
    )
    unit = axis(unit_of(questions[0].measure))
    panel = Panel(unit, tuple(asked.measure.title for asked in questions), series)
    about = _about(questions, table, settings)
    others = any(len(asked.answers) > len(asked.stages) for asked in questions)
    alt = in_words(
        f"Diverging bar chart of {about}: disagreement to the left, agreement to the right, neither apart.",
        *(_said(label, series, at) for at, label in enumerate(panel.labels)),
        "Answers that are none of these are in the table only." if others else "",
    )
    return Chart(table.name, "diverging", _agreeing(questions, table), about, source(table), alt, (panel,))


def _of_stage(asked: _Asked, stage: str) -> Mark:
    return asked.answers[asked.stages[stage]] if stage in asked.stages else NOT_ASKED


def _row(marks: Sequence[Mark]) -> list[Mark]:
    """Draw nothing of a question of which one answer is not shown: the others' lengths and places would tell of it."""
    hidden = next((one for one in marks if one.value is None), None)
    return [*marks] if hidden is None else [hidden] * len(marks)


def _called(stage: str, questions: Sequence[_Asked]) -> str:
    """Name a stage of agreement: in the survey's words where all questions have the same."""
    names = {asked.stages[stage] for asked in questions if stage in asked.stages}
    return names.pop() if len(names) == 1 else capital(stage)


def _said(label: str, series: Sequence[Series], at: int) -> str:
    marks = [(one.name, one.marks[at]) for one in series]
    if marks[0][1].value is None:
        return f"{label}: {said(marks[0][1])}."
    there = [(name, found) for name, found in marks if found is not NOT_ASKED]
    return f"{label}: {', '.join(f'{small(name)} {found.text}' for name, found in there)}."


def _agreeing(questions: Sequence[_Asked], table: Table) -> str:
    """Say who agrees most, and least, where the table has those who agree together and all are shown."""
    agree = [asked.together.get(" or ".join(AGREEMENT["agree"])) for asked in questions]
    marks = [found for found in agree if found and found.value is not None]
    if len(marks) < len(questions):
        return table.title
    if len(marks) == 1:
        return f"{marks[0].text} agree or strongly agree"
    found = ends([asked.measure.title for asked in questions], marks)
    return f"Most agree: {found[0]}; fewest: {found[1]}" if found else table.title


def _plain(questions: Sequence[_Asked], table: Table, settings: Settings) -> Chart:
    """Draw a bar for each answer to one question; of several questions a bar each, of the answer that leads."""
    about = _about(questions, table, settings)
    if len(questions) == 1:
        bars, name = {**questions[0].answers}, questions[0].measure.title
    else:
        name = _leading(questions)
        bars = {asked.measure.title: _bar(asked, name) for asked in questions}
        about = f"{name}: {about}"
    panel = Panel(axis(unit_of(questions[0].measure)), tuple(bars), (Series(name, tuple(bars.values())),))
    found = ends(panel.labels, panel.marks) if all(one.value is not None for one in panel.marks) else None
    title = f"Most: {found[0]}; fewest: {found[1]}" if found else table.title
    each = "; ".join(f"{label}, {said(bar)}" for label, bar in bars.items())
    alt = in_words(f"Bar chart of {about}.", f"{each}.", *_several(table))
    return Chart(table.name, "bars", title, about, source(table), alt, (panel,))


def said(bar: Mark) -> str:
    """Say what a bar shows, or why there is none.

    >>> said(Mark("[c] not shown"))
    'not shown'
    """
    return bar.text.partition("] ")[2] if bar.value is None and "] " in bar.text else bar.text


def _leading(questions: Sequence[_Asked]) -> str:
    """Name what is drawn of several questions: the answers that are counted together, or else the first answer."""
    together = [words for asked in questions for words in asked.together]
    found = together[0] if together else next((answer for asked in questions for answer in asked.answers), "")
    return capital(found)


def _bar(asked: _Asked, name: str) -> Mark:
    found = {folded(words): bar for words, bar in (*asked.answers.items(), *asked.together.items())}
    return found.get(folded(name), NOT_SENT)


def _several(table: Table) -> Iterator[str]:
    yield from (note for note in table.notes if "several answers may be given" in note)


def _about(questions: Sequence[_Asked], table: Table, settings: Settings) -> str:
    measure, report = questions[0].measure, settings.report
    title = listed([asked.measure.title for asked in questions]) if len(questions) <= 2 else table.title
    return f"{title} ({unit_of(measure)}), {report.area}, {report.period}"
