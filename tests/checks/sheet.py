"""Columns of a small sheet for tests: one figure below another, with its marker where it has no number."""

from __future__ import annotations

from collections.abc import Mapping

from tests.measures.reports import Observed, observed

Shown = Mapping[str, float | str]  # a number, or the marker that stands for it


def column(
    name: str, shown: Shown, period: str = "2019-20", *, at: str = "s.csv!s!B", key: str = "group", **given: str
) -> list[Observed]:
    """Make the observations of a column, from its second row down; the blank label is that of the total.

    key: whether the labels are groups or items; given: what else holds for all of them.
    """
    return [
        _cell(name, value, period, **(given | {key: label, "cell": f"{at}{row}", "label": label}))
        for row, (label, value) in enumerate(shown.items(), 2)
    ]


def marked(one: Observed, marker: str) -> Observed:
    """Put a marker for an observation's number."""
    return one | {"value": float("nan"), "places": 0, "marker": marker, "original": f"[{marker}]"}


def _cell(name: str, value: float | str, period: str, **given: str) -> Observed:
    number = 0.0 if isinstance(value, str) else value
    one = observed(name, number, period, **given)
    return marked(one, value) if isinstance(value, str) else one
