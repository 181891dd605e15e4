"""psrstats.explain: where a figure comes from."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import asdict

from psrstats.explanation import Explanation
from psrstats.pipeline import explain as explanation_of
from psrstats.writers.explained import tree


class Explained(Explanation, frozen=True):
    """An explanation that prints as its tree."""

    def __str__(self) -> str:
        return tree(self).rstrip("\n")

    __repr__ = __str__


def explain(folder: str | Path, figure: str, *, internal: bool = False) -> Explained:
    """Explain one figure of a report.

    folder: the report's, with its psrstats.toml; figure: MEASURE[:GROUP][@PERIOD], the latest period unless named;
    internal: whether to show what may not be published.
    Returns the explanation, which prints as a tree: the formula in numbers, the cells, the interval and the rounding;
    its `inputs` are the explanations of what the figure was made from.
    Raises UserError where there is no such figure, naming the nearest, and for every fault of the report.

    >>> explained = explain("examples/portsmouth-2019-20", "looked-after-rate@Q4 2019-20")
    >>> explained.line, explained.inputs[0].cell
    ('111.2 per 10,000 = 463 ÷ 41,639 × 10,000', 'social-care.xlsx!Scorecard!K9')
    """
    found = explanation_of(Path(folder), figure, internal=internal)
    return Explained(**asdict(found))
