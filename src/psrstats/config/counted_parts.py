"""The two counts of a share that is counted, as measures of their own, so that it is worked out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.config.measure import Measure


def with_parts(measures: Iterable[Measure]) -> Iterator[Measure]:
    """Give measures, each share that is counted with its two counts after it.

    Re-referrals of which 22.2% came within 12 months are `again-counted` of `again-of`. A median has the number of
    children that it is of, by which it is protected.
    """
    for measure in measures:
        yield measure
        if measure.counted and measure.counted.parts:
            names = (measure.numerator, measure.denominator)
            said = ("counted", "out of")
            yield from (_part(measure, *each) for each in zip(names, measure.counted.parts, said, strict=True))
        elif measure.counted and measure.counted.among:
            yield _part(measure, f"{measure.name}-of", measure.counted.among, "children")
        elif measure.tally and measure.tally.parts:
            names, said = (measure.numerator, measure.denominator), ("counted", "out of")
            yield from (_part(measure, *each) for each in zip(names, measure.tally.parts, said, strict=True))


def _part(measure: Measure, name: str, count: str, said: str) -> Measure:
    of = {"log": measure.log} if measure.log else {"source": measure.source}
    return Measure.model_validate(
        {"name": name, "title": f"{measure.title} ({said})", "count": count, "by": measure.by}
        | of
        | {"children": measure.children, "public": measure.public}
    )
