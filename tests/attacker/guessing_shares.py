"""What an outsider guesses of percentages: each stands for a count of what it is a percentage of.

Knowing no name, the outsider tries two things. In a row or column, a percentage of a count that is shown may be one of
those that follow it, or lead to it, and add up to it; or the sum of those beside it. And a percentage of a group, in
whatever sheet, may be that of a count of the same group that is not shown, or of all others, of the count that is shown
for all groups or beside it. The judge keeps those guesses that hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil, floor

from msgspec import Struct

from tests.attacker.made import Made
from tests.attacker.seen import Seen, Shown
from tests.attacker.solving import Row

A_HAIR = 1e-9


class Part(Struct, frozen=True):
    """A cell of a line as a number of children: what is known of it, and whether it is a percentage."""

    cell: str
    low: int
    high: int
    is_share: bool


def share_guesses(made: Made, now: Seen, lines: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Guess what the percentages stand for; made: only to judge which guesses hold."""
    shares = {
        figure.cells[0]: figure.shown
        for figure in now.figures
        if figure.unit == "percent" and not figure.worked and not figure.statistic and figure.shown.number is not None
    }
    for line in lines:
        if any(cell in shares for cell in line):
            yield from _in_line(made, now, shares, line)
    for cell, shown in shares.items():
        if now.about[cell][2]:
            yield from _elsewhere(made, now, cell, shown)


def counted_in(shown: Shown, whole: int) -> tuple[int, int]:
    """Give the least and the greatest number of children that are printed as a percentage of a whole."""
    assert shown.number is not None
    low, high = ((shown.number + sign * shown.half) * whole / 100 for sign in (-1, 1))
    return max(ceil(low - A_HAIR), 0), floor(high + A_HAIR)


def _in_line(made: Made, now: Seen, shares: Mapping[str, Shown], line: Sequence[str]) -> Iterator[Row]:
    for at, whole in enumerate(line):
        for rest in (line[at + 1 :], line[:at][::-1]):
            if whole in made.counts and _is_shown(now, whole) and made.counts[whole]:
                number = made.counts[whole]
                yield from _sums(now, Part(whole, number, number, False), _read(made, shares, rest, number))
            elif whole in shares:
                for near in _nearest(made, now, line, at):
                    low, high = counted_in(shares[whole], made.counts[near])
                    yield from _sums(now, Part(whole, low, high, True), _read(made, {}, rest, 0))


def _nearest(made: Made, now: Seen, line: Sequence[str], at: int) -> list[str]:
    both = (line[:at][::-1], line[at + 1 :])
    found = [next((cell for cell in side if cell in made.counts), None) for side in both]
    return [cell for cell in found if cell is not None and _is_shown(now, cell) and made.counts[cell]]


def _read(made: Made, shares: Mapping[str, Shown], cells: Sequence[str], whole: int) -> list[Part]:
    found = []
    for cell in cells:
        if cell in made.counts:
            found.append(Part(cell, made.counts[cell], made.counts[cell], False))
        elif cell in shares:
            low, high = counted_in(shares[cell], whole)
            if low > high:
                break
            found.append(Part(cell, low, high, True))
        else:
            break
    return found


def _sums(now: Seen, whole: Part, run: Sequence[Part]) -> Iterator[Row]:
    """Give the beginnings of a run that add up to a whole, as far as percentages tell; one at least is in it."""
    lows, highs = (list(accumulate(getattr(one, end) for one in run)) for end in ("low", "high"))
    for size in range(2, len(run) + 1):
        parts = run[:size]
        if lows[size - 1] <= whole.high and highs[size - 1] >= whole.low and sum(one.high > 0 for one in parts) > 1:
            every = (whole, *parts)
            counts = [one.cell for one in every if not one.is_share]
            if len(counts) < len(every) and not all(_is_shown(now, cell) for cell in counts):
                yield _row(whole, parts)


def _row(whole: Part, parts: Sequence[Part]) -> Row:
    """Say that a whole less its counts is what its percentages stand for."""
    terms = [(one.cell, -1) for one in parts if not one.is_share]
    low, high = (sum(getattr(one, end) for one in parts if one.is_share) for end in ("low", "high"))
    if whole.is_share:
        return Row(tuple(terms), low - whole.high, high - whole.low, "percentage in a sum")
    return Row(((whole.cell, 1), *terms), low, high, "percentage in a sum")


def _elsewhere(made: Made, now: Seen, cell: str, shown: Shown) -> Iterator[Row]:
    """Give the hidden counts of a percentage's group that it fits, for all groups of theirs or what is beside them."""
    about = now.about[cell]
    for other, true in made.counts.items():
        if other in now.about and now.about[other][1:] == about[1:] and not _is_shown(now, other):
            for whole in _wholes(made, now, other):
                low, high = counted_in(shown, made.counts[whole])
                for least, most in ((low, high), (made.counts[whole] - high, made.counts[whole] - low)):
                    if least <= true <= most:
                        yield Row(((other, 1),), least, most, "percentage elsewhere")


def _wholes(made: Made, now: Seen, cell: str) -> list[str]:
    measure, area, _, item, period = now.about[cell]
    sheet = cell.split("!")[0]
    all_of = (measure, area, "", item, period)
    beside = now.about[cell][1:]
    return [
        other
        for other, number in made.counts.items()
        if other != cell and number and other in now.about and _is_shown(now, other)
        if now.about[other] == all_of or (now.about[other][1:] == beside and other.startswith(f"{sheet}!"))
    ]


def _is_shown(now: Seen, cell: str) -> bool:
    return any(one.number is not None for one in now.sent.get(cell, ()))
