"""The two counts of a share that is counted, as measures of their own, so that it is worked out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from psrstats.config.measure import Measure
from psrstats.model import limit, name_of


def with_parts(measures: Iterable[Measure], levels: Sequence[float] = ()) -> Iterator[Measure]:
    """Give measures, each share that is counted with its two counts after it.

    Re-referrals of which 22.2% came within 12 months are `again-counted` of `again-of`. A median and a mean have the
    number of children that they are of, by which they are protected; a mean its interval, at the levels of the report.
    """
    known: dict[object, str] = {}
    for measure in measures:
        counted = measure.counted or measure.tally or measure.answer
        if measure.log or not counted or not counted.parts:
            known.setdefault(_same(measure), measure.name)
            yield measure
            yield from _beside(measure, levels)
        else:
            yield from _shared(measure, counted.parts, known)


def _shared(measure: Measure, parts: tuple[str, str], known: dict[object, str]) -> Iterator[Measure]:
    """Give a share with its two counts; of a sheet, those that another measure has already are taken from there."""
    made = [
        _part(measure, name, count, said)
        for name, count, said in zip(
            (measure.numerator, measure.denominator), parts, ("counted", "out of"), strict=True
        )
    ]
    names = [known.setdefault(_same(part), part.name) for part in made]
    yield measure.model_copy(update={"numerator": names[0], "denominator": names[1]})
    yield from (part for part, name in zip(made, names, strict=True) if name == part.name)


def _same(measure: Measure) -> object:
    """Give what two measures of one sheet have in common that count the same."""
    counted = measure.tally or measure.answer
    of_all = measure.answer is not None and measure.answer.kind in ("replies", "asked")
    label = "" if measure.tally or of_all else measure.words
    return measure.source, counted, label, measure.by, measure.children, measure.public


def _beside(measure: Measure, levels: Sequence[float]) -> Iterator[Measure]:
    """Give the counts of a share of a log; of a median or a mean the number that it is of, and the limits of a mean."""
    if measure.counted and measure.counted.parts:
        names = (measure.numerator, measure.denominator)
        said = ("counted", "out of")
        yield from (_part(measure, *each) for each in zip(names, measure.counted.parts, said, strict=True))
    elif among := _among(measure):
        yield _part(measure, f"{measure.name}-of", among, "children" if measure.log else "out of")
        if measure.answer and not measure.census:
            yield from _limits(measure, levels)


def _among(measure: Measure) -> str:
    if measure.counted:
        return measure.counted.among
    return measure.answer.among if measure.answer and not measure.answer.end else ""


def _limits(measure: Measure, levels: Sequence[float]) -> Iterator[Measure]:
    """Give the limits of a mean, and of its change on the year before, called as the limits of any figure are."""
    changes = ("", "since last ") if measure.answer and measure.answer.kind == "mean" else ("",)
    for change, level, end in product(changes, levels, ("lower", "upper")):
        statistic = f"change-{limit(end, level)}" if change else limit(end, level)
        kind = "mean" if measure.answer and measure.answer.kind == "mean" else "mean change"
        said = f"{end} {level:g}% limit{' of its change' if change else ''}"
        yield _part(measure, name_of(measure.name, statistic), f"{kind} {change}{end} {level:g}", said)


def _part(measure: Measure, name: str, count: str, said: str) -> Measure:
    of = {"log": measure.log} if measure.log else {"source": measure.source, "label": measure.words}
    return Measure.model_validate(
        {"name": name, "title": f"{measure.title} ({said})", "count": count, "by": measure.by}
        | of
        | {"children": measure.children, "public": measure.public}
    )
