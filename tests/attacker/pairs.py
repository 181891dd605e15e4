"""Pairs of reports that differ only in counts that neither shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from tests.attacker.folders import write
from tests.attacker.made import OLD, Made, Rest, Sheet, commentary
from tests.attacker.pieces import share
from tests.attacker.publishing import Refused, published
from tests.attacker.reports import random_report
from tests.attacker.seen import Seen, seen
from tests.attacker.solving import Puzzle, Row


def pairs(first: int = 0) -> Iterator[tuple[Made, Made]]:
    """Give pairs of reports, from random ones: each with another whose hidden counts are others.

    first: the number of the first random report that is tried.
    A small count stays one, and what is shown of either is shown of both: else it may be left out for its number.
    """
    number = first
    while True:
        one = random_report(number)
        shown = _seen(one)
        other = _other(one, shown, Random(number)) if shown else None
        if other is not None and _marks(_seen(other)) == _marks(shown):
            yield one, other
        number += 1


def _seen(made: Made) -> Seen | None:
    with TemporaryDirectory() as folder:
        try:
            return seen(published(write(made, Path(folder) / made.name), ("json",)))
        except Refused:
            return None


def _marks(shown: Seen | None) -> dict[str, set[str]]:
    """Give what stands in place of each cell's number, as far as it has none."""
    return {cell: {one.marker for one in all_of} for cell, all_of in shown.sent.items()} if shown else {}


def _other(made: Made, shown: Seen | None, rng: Random) -> Made | None:
    """Make another report whose hidden counts are others; None where nothing can be otherwise."""
    assert shown is not None
    hidden = [cell for cell in made.counts if {one.marker for one in shown.sent.get(cell, ())} == {"c"}]
    if not hidden:
        return None
    ends = {cell: (count, count) for cell, count in made.counts.items()}
    ends |= {cell: _alike(made, made.counts[cell]) for cell in hidden}
    ends |= {cell: (made.counts[cell],) * 2 for cell, _ in made.same}  # last year's report has it too
    ends |= {OLD + cell: (count, count) for cell, count in made.before.counts.items()} if made.before else {}
    rows = [Row(((one.whole, 1), *((part, -1) for part in one.parts)), 0, 0) for one in made.sums]
    rows += [Row(((part, 1), (whole, -1)), -1e6, 0) for part, whole in made.parts]
    rows += [Row(((one[2], 1), (one[3], -1)), 0, 0) for one in made.agree]
    rows += [_rest(made, rest) for rest in made.rests]
    rows += [Row(terms, 0, 0) for terms in made.balances]
    rows += [_same(made, one.terms) for one in made.worked]
    puzzle = Puzzle(ends, rows)
    if puzzle.impossible:
        return None
    for cell in rng.sample(hidden, len(hidden)):
        for greatest in rng.sample((False, True), 2):
            other = puzzle.solution(cell, greatest=greatest)
            found = {each: other.get(each, count) for each, count in made.counts.items()}
            if any(found[each] != made.counts[each] for each in hidden):
                return with_counts(made, found)
    return None


def _alike(made: Made, count: int) -> tuple[int, int]:
    """Give the counts that are small where one is, and not where it is not."""
    if made.rule.lowest <= count <= made.rule.largest:
        return made.rule.lowest, made.rule.largest
    return (made.rule.largest + 1, 2 * count + 1) if count else (0, 0)


def _rest(made: Made, rest: Rest) -> Row:
    """Let what is left of a count stay small where it is, and not become so where it is not."""
    sign = -1 if rest.over else 1
    return Row(((rest.whole, sign), *((part, -sign) for part in rest.parts)), *_alike(made, rest.left(made.counts)))


def _same(made: Made, terms: tuple[tuple[str, int], ...]) -> Row:
    """Let what psrstats adds up stay as it is."""
    total = sum(made.counts[cell] * sign for cell, sign in terms)
    return Row(terms, total, total)


def with_counts(made: Made, counts: Mapping[str, int]) -> Made:
    """Give a report with other counts, with the percentages and words that its agencies made of them."""
    texts = {cell: str(count) for cell, count in counts.items()}
    texts |= {text: commentary(counts[cell]) for text, cell in made.said}
    exact: dict[str, float] = {}
    for one in made.quotients:
        exact[one.told] = one.per * counts[one.top] / max(counts[one.bottom], 1)
        places = len(_text(made, one.told).strip("%").partition(".")[2])
        sign = "%" if _text(made, one.told).endswith("%") else ""
        texts[one.told] = share(counts[one.top], counts[one.bottom], one.per, places) + sign
    return replace(made, counts=dict(counts), sheets=tuple(_written(sheet, texts, exact) for sheet in made.sheets))


def _text(made: Made, cell: str) -> str:
    return next(
        text
        for sheet in made.sheets
        for row, line in enumerate(sheet.rows)
        for column, text in enumerate(line)
        if sheet.cell(row, column) == cell
    )


def _written(sheet: Sheet, texts: Mapping[str, str], exact: Mapping[str, float]) -> Sheet:
    rows = tuple(
        tuple(texts.get(sheet.cell(row, column), text) for column, text in enumerate(line))
        for row, line in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows, exact={at: exact.get(sheet.cell(*at), old) for at, old in sheet.exact.items()})
