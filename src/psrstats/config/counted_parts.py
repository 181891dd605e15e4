"""The two counts of a share that is counted from a log, as measures of their own, so that it is worked out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.config.settings import Measure
from psrstats.counted import read_count


def with_parts(measures: Iterable[Measure]) -> Iterator[Measure]:
    """Give measures, each share of a log with the counts that it is divided from after it.

    Re-referrals of which 22.2% came within 12 months are `again-counted` of `again-of`.
    """
    for measure in measures:
        yield measure
        if measure.counted and measure.counted.parts:
            yield from _parts(measure, measure.counted.parts)


def _parts(measure: Measure, counts: tuple[str, str]) -> Iterator[Measure]:
    for name, count, said in zip((measure.numerator, measure.denominator), counts, ("counted", "out of"), strict=True):
        counted = read_count(count)
        assert counted is not None  # said by Count.parts
        yield Measure.model_validate(
            {"name": name, "title": f"{measure.title} ({said})", "log": measure.log, "count": count, "by": measure.by}
            | {"children": measure.children, "public": measure.public}
        )
