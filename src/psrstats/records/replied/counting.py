"""Every survey of a report, counted into observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct, field

from psrstats.agreement import agreement_of, folded
from psrstats.answered import AGREEMENT, Answer, before_and_after
from psrstats.config import Measure, Settings, Survey
from psrstats.errors import Fault, UserError
from psrstats.formulas.student import Mean, difference_of_means, mean_interval
from psrstats.model import Finding
from psrstats.records.by import read_by
from psrstats.records.observing_sheets import Tallied, observed
from psrstats.records.replied.checking import odd, unmet
from psrstats.records.replied.choices import OTHER, offered, place_among, written_alike
from psrstats.records.replied.last import read_last
from psrstats.records.replied.question import Question
from psrstats.records.replied.reading import Replies, read_replies

MOST_CHOICES = 40
PLACES = 2  # of a mean


class Made(Struct):
    """What was counted of the surveys of a report, and what was found on the way."""

    rows: list[dict[str, object]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


class Year(Struct, frozen=True):
    """The replies of one year, and how many were asked."""

    period: str
    replies: Replies
    asked: int | None


class Asked(Struct, frozen=True):
    """What is asked of a survey's replies: which count, of which question, parted by what."""

    answer: Answer
    measure: Measure
    about: Survey
    by: tuple[str, ...]
    every: tuple[Replies, ...]  # of each year
    then: Replies | None  # the replies of a year before, where their means are held against one another


def count_surveys(settings: Settings) -> Made:
    """Count the measures of a report that are counted from surveys."""
    made = Made()
    for about in filter(settings.has_come, settings.surveys):
        try:
            _count_survey(settings, about, made)
        except UserError as error:
            made.faults += error.faults
    return made


def _count_survey(settings: Settings, about: Survey, made: Made) -> None:
    replies = read_replies(settings.sources_folder / about.file, about.file, about, settings.corrections)
    last = read_last(settings, about)
    years = [Year(settings.report.period, replies, about.asked)]
    if last is not None:
        years.insert(0, Year(settings.report.compared_period.name, last[0], last[1]))
    mine = [one for one in settings.measures.values() if one.source == about.name and one.answer]
    made.findings += odd(replies, about)
    made.findings += unmet(mine, [year.replies for year in years], about)
    made.faults += _called_twice(mine, replies, settings.report.measures)
    for measure in mine:
        if measure.answer and not measure.answer.parts:
            try:
                _count_measure(settings, about, measure, measure.answer, years, made)
            except UserError as error:
                made.faults += error.faults


def _called_twice(measures: Sequence[Measure], replies: Replies, sheet: str) -> Iterator[Fault]:
    """Tell of a question that measures call by two names, so that nobody would know that they are of one."""
    called: dict[str, str] = {}
    for words in dict.fromkeys(words for one in measures for words in before_and_after(one.words)):
        for heading in [question.heading for question in replies.questions if question.is_called(words)]:
            if called.setdefault(heading, words) != words:
                what = f"calls one question '{called[heading]}' and '{words}'."
                yield Fault(sheet, what, "Call it the same in each row, for what is counted of it is held together.")


def _count_measure(
    settings: Settings, about: Survey, measure: Measure, answer: Answer, years: Sequence[Year], made: Made
) -> None:
    for number, year in enumerate(years):
        before = years[number - 1].replies if number else None
        if answer.end.startswith("since last") and before is None:
            continue
        for by in ((), *read_by(measure.by)):
            asked = Asked(answer, measure, about, by, tuple(each.replies for each in years), before)
            for one in _figures(asked, year):
                headings = _headings(measure, answer)
                row = observed(measure, one, settings, about.file, headings)
                made.rows.append(row)
                if one.reason:
                    made.reasons[str(row["cell"])] = one.reason


def _headings(measure: Measure, answer: Answer) -> list[str]:
    return ["replies"] if answer.kind in ("replies", "asked") else [measure.words]


def _figures(asked: Asked, year: Year) -> Iterator[Tallied]:
    """Count, for all and for each part."""
    if asked.answer.kind == "asked":
        if year.asked is None:
            yield Tallied(year.period, (), None, "how many were asked is not known")
        elif not asked.by:
            yield Tallied(year.period, (), float(year.asked))
        return
    for group, who in _parts(asked, year.replies):
        if asked.answer.kind == "choices":
            yield from _choices(asked, year, group, who)
        else:
            yield _figure(asked, year, group, who)


def _parts(asked: Asked, replies: Replies) -> Iterator[tuple[tuple[str, ...], list[int] | None]]:
    """Give each part with the numbers of its replies; None for all of them."""
    if not asked.by:
        yield (), None
        return
    if replies.number is None:
        raise UserError(Fault(replies.file, f"holds tallies, which cannot be parted by '{' by '.join(asked.by)}'."))
    columns = [written_alike(replies.question(name).answers, asked.about) for name in asked.by]
    lots: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(zip(*columns, strict=True)):
        for key in product(*(each or ("Not stated",) for each in words)):
            lots.setdefault(key, []).append(number)
    yield from sorted(lots.items())


def _question(asked: Asked, replies: Replies) -> Question:
    return replies.question(asked.measure.words)


def _of(question: Question, who: list[int] | None) -> list[tuple[str, ...]]:
    return [*question.answers] if who is None else [question.answers[number] for number in who]


def _choices(asked: Asked, year: Year, group: tuple[str, ...], who: list[int] | None) -> Iterator[Tallied]:
    question = _question(asked, year.replies)
    said = written_alike(question.answers, asked.about)
    every = {one for each in said for one in each}
    names = sorted(
        every | offered(every, asked.every, asked.about),
        key=lambda one: (one == OTHER, place_among(one, asked.about), one),
    )
    if len(names) > MOST_CHOICES:
        what = f"has over {MOST_CHOICES} different answers to '{question.heading}': what is written is not counted."
        raise UserError(Fault(year.replies.file, what, "Count a column of themes instead, coded by a reader."))
    own = [each for each in (said if who is None else [said[number] for number in who]) if each]
    for name in names:
        yield Tallied(year.period, (*group, name), float(sum(name in each for each in own)))
    yield Tallied(year.period, group, float(len(own)))


def _figure(asked: Asked, year: Year, group: tuple[str, ...], who: list[int] | None) -> Tallied:
    kind, replies = asked.answer.kind, year.replies
    if kind == "replies":
        if replies.number is None:
            return Tallied(year.period, group, None, "tallies do not say how many replied")
        return Tallied(year.period, group, float(replies.number if who is None else len(who)))
    if kind in ("mean change", "pairs", "better", "worse"):
        return _paired(asked, year, group, who)
    question = _question(asked, replies)
    given = [each for each in _of(question, who) if each]
    if kind == "answers":
        return Tallied(year.period, group, float(len(given)))
    if kind == "choice":
        words = _words_of(question, asked)
        chosen = sum(_is_chosen([words.get(folded(one), one) for one in each], asked) for each in given)
        return Tallied(year.period, group, float(chosen))
    scores = _scores(given, asked.about, question, asked)
    if kind == "scores":
        return Tallied(year.period, group, float(len(scores)))
    if not asked.answer.end.startswith("since last"):
        return _mean(asked, year.period, group, mean_interval(scores, asked.answer.level or 95) if scores else None)
    assert asked.then is not None  # only with a year before
    then = _scores_then(asked, group)
    both = difference_of_means(scores, then, asked.answer.level) if scores and then else None
    return _mean(asked, year.period, group, both)


def _scores_then(asked: Asked, group: tuple[str, ...]) -> list[float]:
    assert asked.then is not None  # only with a year before
    who = dict(_parts(asked, asked.then)).get(group, []) if group else None
    question = asked.then.question(asked.measure.words)
    return _scores([each for each in _of(question, who) if each], asked.about, question, asked)


def _mean(asked: Asked, period: str, group: tuple[str, ...], found: Mean | None) -> Tallied:
    end = asked.answer.end.removeprefix("since last ")
    value = None if found is None else {"lower": found.lower, "upper": found.upper}.get(end, found.value)
    if value is None:
        return Tallied(period, group, None, "too few have a score")
    return Tallied(period, group, value, places=PLACES)


def _words_of(question: Question, asked: Asked) -> dict[str, str]:
    """Give the words that stand for numbers, of a question of agreement that was exported as numbers.

    Raises UserError where none of its answers is one of agreement, nor a number that the scale gives words to.
    """
    said = {folded(one) for each in question.answers for one in each}
    if asked.answer.chosen not in AGREEMENT.values() or not said or any(agreement_of(one) for one in said):
        return {}
    words = {f"{score:g}": word for word, score in asked.about.scale.items()}
    if said & words.keys():
        return words
    what = f"has no answer of agreement to '{question.heading}'."
    fix = f'Where they are numbers, write in [[survey]] {asked.about.name}: scale = {{ "Strongly agree" = 5 }}, and on.'
    raise UserError(Fault(asked.about.file, what, fix))


def _is_chosen(answer: Sequence[str], asked: Asked) -> bool:
    chosen = asked.answer.chosen
    if chosen in AGREEMENT.values():
        return any(agreement_of(one) in chosen for one in answer)
    return any(folded(one) in chosen for one in answer)


def _scores(given: Sequence[tuple[str, ...]], about: Survey, question: Question, asked: Asked) -> list[float]:
    """Give the score of each answer: by the scale that is stated, or the number that it is.

    Raises UserError where one has none.
    """
    scale = {folded(word): score for word, score in about.scale.items()}
    found = [scale.get(folded(" ".join(each)), _number(" ".join(each))) for each in given]
    scores = [score for score in found if score is not None]
    if len(scores) < len(found):
        at = next(number for number, each in enumerate(question.answers) if each and _score(each, scale) is None)
        where = question.cells[at] if question.cells else asked.about.file
        fix = f'Write in [[survey]] {about.name}: scale = {{ "its words" = 4 }}; or no_answer = ["its words"].'
        what = f"has an answer to '{question.heading}' that is no number, nor in the scale."
        raise UserError(Fault(where, what, fix))
    return scores


def _score(answer: Sequence[str], scale: dict[str, float]) -> float | None:
    return scale.get(folded(" ".join(answer)), _number(" ".join(answer)))


def _number(text: str) -> float | None:
    found = re.fullmatch(r"(-?\d{1,3}(?:\.\d{1,3})?)(?:\s*(?:[-–=:]\s*\D.*|/\s*\d+|\(.*\)))?", text)
    return float(found[1]) if found else None


def _paired(asked: Asked, year: Year, group: tuple[str, ...], who: list[int] | None) -> Tallied:
    """Hold the score after against the one before, reply by reply."""
    names = before_and_after(asked.measure.words)
    if len(names) != 2:
        what = f"'{asked.measure.words}' is not two questions."
        fix = 'Write in label the one before and the one after: "Confidence before | Confidence after".'
        raise UserError(Fault(f"measures.csv ({asked.measure.name})", what, fix))
    if year.replies.number is None:
        raise UserError(Fault(year.replies.file, "holds tallies, which do not say who is who before and after."))
    before, after = (year.replies.question(name) for name in names)
    numbers = range(len(before.answers)) if who is None else who
    both = [number for number in numbers if before.answers[number] and after.answers[number]]
    first, second = (_scores([each.answers[n] for n in both], asked.about, each, asked) for each in (before, after))
    apart = [later - earlier for earlier, later in zip(first, second, strict=True)]
    match asked.answer.kind:
        case "pairs":
            return Tallied(year.period, group, float(len(apart)))
        case "better":
            return Tallied(year.period, group, float(sum(each > 0 for each in apart)))
        case "worse":
            return Tallied(year.period, group, float(sum(each < 0 for each in apart)))
    if not apart or asked.answer.end.startswith("since last"):
        return _mean(asked, year.period, group, None)
    return _mean(asked, year.period, group, mean_interval(apart, asked.answer.level or 95))
