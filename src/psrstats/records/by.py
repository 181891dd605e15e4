"""What figures are parted by, as measures.csv says it."""

from __future__ import annotations

AGE, QUARTER = "age band", "quarter"


def read_by(text: str) -> list[tuple[str, ...]]:
    """Read what a measure's figures are parted by, each of several by itself; crossed where `by` stands between.

    >>> read_by("area, Sex; age, ward by quarter")
    [('area',), ('Sex',), ('age band',), ('ward', 'quarter')]
    """
    parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
    return [tuple(_named(each) for each in part.split(" by ")) for part in parts]


def _named(text: str) -> str:
    words = " ".join(text.split())
    return {"age": AGE, "ages": AGE, "age group": AGE, "quarters": QUARTER}.get(words.casefold(), _lower(words))


def _lower(words: str) -> str:
    return words.casefold() if words.casefold() in (AGE, QUARTER) else words
