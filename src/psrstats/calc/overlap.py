"""Two groups that share some."""

from __future__ import annotations

from psrstats.calc.answer import Answer, in_words
from psrstats.calc.typed import Given, numbers, spoken
from psrstats.formulas.overlap import overlap as counted_once


def overlap(first: Given, second: Given, both: Given) -> Answer:
    """Count the children who are in one of two groups or in both, each once.

    first, second: the counts of the two groups, each with those in both; both: the count in both.
    Returns an answer with `either`, `first_only`, `second_only` and `both`.
    Raises UserError for what is not a number, and where there are more in both than in one of them.
    Source: inclusion and exclusion.

    >>> overlap(117, 137, 6)
    117 and 137, 6 of them in both, are 248 in all: 111 in the first only, 131 in the second only
    >>> overlap(117, 137, 6).either
    248
    """
    given = numbers(first=first, second=second, both=both)
    with in_words("overlap"):
        found = counted_once(*given)
    counts = [*map(spoken, given), *map(spoken, found[:3])]
    line = "{} and {}, {} of them in both, are {} in all: {} in the first only, {} in the second only".format(*counts)
    return Answer("overlap", line, {"first": given[0], "second": given[1]} | found._asdict())
