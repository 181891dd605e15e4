"""PSR106 and PSR112 in a draft's tables: counts beside their percentages, and columns under or over their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from psrstats.draft.arithmetic.fit import Fit, fit
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread, wrong
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.arithmetic.shares import FAR
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.totals import is_total

MOST = Fraction(3, 5)  # of a column's percentages must be of one number for the others to be held against it
NEAR = 1  # points: a percentage further off is of something else
SLIP = Fraction(1, 100)  # of a total: a sum further off was not meant to add up


class Table(Struct, frozen=True, dict=True):
    """Rows that follow one another."""

    rows: tuple[Sentence, ...]

    @cached_property
    def columns(self) -> tuple[dict[int, Number], ...]:
        """Give the statistics of each column, by the row that they stand in."""
        width = max(row.text.count("\t") for row in self.rows) + 1
        columns: tuple[dict[int, Number], ...] = tuple({} for _ in range(width))
        for place, row in enumerate(self.rows):
            for number in row.statistics:
                columns[row.paragraph.text.count("\t", 0, number.start)].setdefault(place, number)
        return columns

    def is_total(self, place: int) -> bool:
        """Tell a row of a total by its label."""
        return is_total(self.rows[place].text.partition("\t")[0])


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge the columns of each table."""
    for is_row, group in groupby(sentences, key=lambda sentence: sentence.paragraph.kind == "row"):
        if is_row and (table := Table(tuple(group))).rows:
            for place, column in enumerate(table.columns):
                yield from _sum(sentences, table, column)
                if place:
                    yield from _shares(sentences, table, table.columns[place - 1], column)


def _shares(
    sentences: Sequence[Sentence], table: Table, counts: dict[int, Number], percents: dict[int, Number]
) -> Iterator[Outcome]:
    rows = [row for row in counts if row in percents and counts[row].is_count and percents[row].unit == "percent"]
    parts = [row for row in rows if not table.is_total(row)]
    if not parts or any(not counts[row].value for row in parts if percents[row].value):
        return
    base, text = _base(sentences, table, counts, percents, parts)
    whole = [row for row in rows if table.is_total(row) and percents[row].value == 100 and counts[row].value == base]
    near = 100 if whole else NEAR
    for row in parts if base else ():
        value = Fraction(100) * (counts[row].value or 0) / base
        how = fit(percents[row], value)
        working = f"{counts[row].text} of {text} is {show(value, percents[row].places + 1)}%"
        if how == "no" and abs(value - (percents[row].value or 0)) > near:
            yield unread(table.rows[row], percents[row], f"It is far from what {counts[row].text} of {text} is.")
        else:
            yield graded(
                "percentage-said", table.rows[row], percents[row], how, working, f"{show(value, percents[row].places)}%"
            )


def _base(
    sentences: Sequence[Sentence],
    table: Table,
    counts: dict[int, Number],
    percents: dict[int, Number],
    parts: list[int],
) -> tuple[Fraction, str]:
    """Find what the percentages of a column are of: its total, its sum, or a number before the table."""
    least = max((counts[row].value or Fraction(0)) for row in parts)
    first = table.rows[0].place
    before = [each for each in reversed(sentences[max(0, first - 2 * FAR) : first]) if each.paragraph.kind != "row"]
    bases = [(counts[row].value, counts[row].text) for row in counts if table.is_total(row)]
    whole = sum((counts[row].value or Fraction(0) for row in parts), Fraction(0))
    bases += [
        (whole, f"{show(whole, 0)} in all"),
        *((number.value, number.text) for each in before for number in each.counts),
    ]
    tried = [
        (sum(_is_right(percents[row], counts[row], base) for row in parts), base, text)
        for base, text in bases
        if base and base >= least
    ]
    best = max(tried, key=lambda each: each[0], default=(0, Fraction(0), ""))
    enough = best[0] >= MOST * len(parts) and (best[0] > 1 or len(parts) == 1)
    return (best[1], best[2]) if enough else (Fraction(0), "")


def _is_right(percent: Number, count: Number, base: Fraction) -> bool:
    how: Fit = fit(percent, 100 * (count.value or Fraction(0)) / base)
    return how == "right"


def _sum(sentences: Sequence[Sentence], table: Table, column: dict[int, Number]) -> Iterator[Outcome]:
    totals = [row for row in column if table.is_total(row)]
    parts = [row for row in column if row not in totals]
    numbers = [column[row] for row in parts]
    if len(parts) < 2 or any(
        not number.is_count or number.bound or number.hedge or number.places for number in numbers
    ):
        return
    whole = sum((number.value or Fraction(0) for number in numbers), Fraction(0))
    if len(totals) == 1 and totals[0] in (min(column), max(column)):
        yield from _against(table.rows[totals[0]], column[totals[0]], numbers, whole)
        return
    first = table.rows[0].place
    for sentence in reversed(sentences[max(0, first - FAR) : first]):
        for number in sentence.counts:
            if number.value == whole and not totals and whole >= 100:
                yield right(
                    sentence, number, f"The {len(numbers)} numbers of the table's column add up to {number.text}."
                )
                return


def _against(row: Sentence, total: Number, parts: Sequence[Number], whole: Fraction) -> Iterator[Outcome]:
    apart = abs(whole - (total.value or 0))
    rounded = all((number.value or 0) % 5 == 0 for number in (*parts, total))
    if not total.is_count or not total.value:
        return
    if not apart:
        yield right(row, total, f"The {len(parts)} numbers of the column add up to {total.text}.")
    elif apart <= max(Fraction(1), SLIP * total.value) and not rounded:
        message = f"The {len(parts)} numbers of the column add up to {show(whole, 0)}, printed {total.text}."
        yield wrong("parts-said", row, total, message, show(whole, 0))
