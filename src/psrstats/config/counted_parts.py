"""The two counts of a share that is counted from a log, as measures of their own, so that it is worked out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.config.measure import Measure


def with_parts(measures: Iterable[Measure]) -> Iterator[Measure]:
    """Give measures, each share of a log with its two counts after it.

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


def _part(measure: Measure, name: str, count: str, said: str) -> Measure:
    return Measure.model_validate(
        {"name": name, "title": f"{measure.title} ({said})", "log": measure.log, "count": count, "by": measure.by}
        | {"children": measure.children, "public": measure.public}
    )
