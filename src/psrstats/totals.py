"""Which figure stands for all of the others: told by its words, by the ages it names, or because it is their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, takewhile
from math import isnan
from operator import ge

from msgspec import Struct

from psrstats.patterns import regex

# Words that say "all of them" wherever they stand in a label, and labels that say nothing else.
_WITHIN = regex(r"(?:\b|(?<=sub)|(?<=_))tot(?:al)?s?\b", re.IGNORECASE)
_FIRST = regex(
    r"all(?! others?\b)(?:\W.*)?|(?:any|both|every) (?:age|sex|sexe|gender|type|kind|area|ward)s?\b.*", re.IGNORECASE
)
_ALONE = frozenset(
    "altogether aggregate anyone everybody everyone persons people sum summe whole combined overall both".split()
)
_BARE = regex(
    r"(?:grand |sub[- ]?|overall )?(?:totals?|sum)|all|overall|both(?: sexes)?|persons|everyone|everybody",
    re.IGNORECASE,
)
_BOTH = regex(r"both(?:\s.*)?", re.IGNORECASE)
_JOINED = regex(r"(.+?)\s+(?:and|&|\+)\s+(.+)")
_OF_WHICH = regex(r"\W*(?:of (?:which|whom|these|those|them)|including|incl\b|thereof|comprising)", re.IGNORECASE)
# Words of figures that no total is the sum of: averages, what one has the most of, and numbers for each of something.
_NEVER_SUMMED = regex(
    r"\b(?:medians?|mean|averages?|avg|mode|modal|typical|percentiles?|quartiles?|quintiles?|deciles?)\b|"
    r"^\W*(?:longest|shortest|highest|lowest|maximum|minimum|max|min|oldest|youngest)\b|"
    r"\bper (?:child|(?:young )?person|head|capita|family|household|case|(?:social )?worker|pupil|place|\d[\d,]*)\b",
    re.IGNORECASE,
)
LONGEST = 400  # figures in a line: beyond that a run of many would fit by chance somewhere

LONGEST_CUT = 60  # figures in a line that is parted into sections
MOST_CUTS = 50  # sums that the sections of a line may have come to, at each place of it


class Sum(Struct, frozen=True):
    """A number of a line that is the sum of others: their places in it."""

    whole: int
    parts: tuple[int, ...]


@lru_cache(50_000)  # labels are met again and again
def is_total(label: str) -> bool:
    """Tell the label or heading of a total by its words.

    label: as an agency writes it, with or without a number before it.
    Returns whether it says that it stands for all of the others.

    >>> [is_total(text) for text in ("Grand Total", "Sub-totals", "Overall", "Both sexes", "All children (0-18)")]
    [True, True, True, True, True]
    >>> [is_total(text) for text in ("1. Total foster placements", "Under 10 total", "all-through", "All others")]
    [True, True, False, False]
    """
    words = re.sub(r"^[\W\d_]+(?=\D)", "", label.strip())
    bare = words.casefold().rstrip(" .:;*")
    if bare.startswith("all-"):
        return False
    return bare in _ALONE or bool(_WITHIN.search(words) or _FIRST.fullmatch(words))


def is_bare_total(label: str) -> bool:
    """Tell the label of a total that does not say of what.

    >>> [is_bare_total(text) for text in ("Grand total", "Sub-total", "All", "Both sexes", "Total referrals")]
    [True, True, True, True, False]
    """
    return _BARE.fullmatch(label.strip()) is not None


def is_part(label: str) -> bool:
    """Tell a label that says that it is part of the one before it.

    >>> is_part("of which girls"), is_part(" - of whom under 5"), is_part("Girls")
    (True, True, False)
    """
    return _OF_WHICH.match(label) is not None


def is_both(label: str, first: str, second: str) -> bool:
    """Tell the label of those who are in both of two groups: it says both, or joins theirs.

    >>> is_both("CSE and CCE", "CCE", "CSE"), is_both("Both", "Girls", "Boys"), is_both("CSE", "CSE", "CCE")
    (True, True, False)
    """
    joined = _JOINED.fullmatch(label)
    named = {first.casefold(), second.casefold()}
    return bool(_BOTH.fullmatch(label) or (joined and {one.casefold() for one in joined.groups()} == named))


def is_summed(label: str) -> bool:
    """Tell whether the figures under a label could be added up: no averages, no extremes, nothing for each child.

    >>> [is_summed(text) for text in ("Median value (£)", "Average wait", "Longest wait (days)", "Cost per child")]
    [False, False, False, False]
    >>> is_summed("Families with a plan"), is_summed("Means-tested meals")
    (True, True)
    """
    return _NEVER_SUMMED.search(label) is None


def sums(line: Sequence[float]) -> tuple[Sum, ...]:
    """Find the numbers of a line that are the sum of others in it, whatever they are called.

    line: the counts of a row, a column, a block, or of one thing by quarter, area, group or measure, in their order;
    NaN where one is not known, which is never part of a sum.
    Returns each sum that holds exactly: of a run of others next to one another, before or after it; of all those that
    no sum has used so far, or the last of them; of all that are no sums themselves; and, at an end of the line, of its
    sections, each headed or ended by its own. A sum of noughts is none.
    Lines longer than LONGEST are not searched.
    Source: of n numbers there are n(n - 1) / 2 runs; each is looked up among the others, in time n squared.

    >>> sums([3, 20, 23])
    (Sum(whole=2, parts=(0, 1)),)
    >>> [(one.whole, one.parts) for one in sums([4, 6, 10, 7, 8, 15, 25])]
    [(2, (0, 1)), (6, (2, 3, 4)), (5, (3, 4)), (6, (2, 5)), (6, (0, 1, 3, 4))]
    """
    if not 3 <= len(line) <= LONGEST:
        return ()
    places: dict[float, list[int]] = {}
    for place, number in enumerate(line):
        if number > 0:
            places.setdefault(number, []).append(place)
    found = dict.fromkeys((*_runs(line, places), *_unused(line), *_mirrored(line)))
    found |= dict.fromkeys((*_of_all_others(line, {one.whole for one in found}), *_of_sections(line)))
    return tuple(found)


def _runs(line: Sequence[float], places: dict[float, list[int]]) -> Iterator[Sum]:
    """Give the numbers that are the sum of a run; noughts at its ends are taken in, if there are any."""
    most = max(places, default=0.0)
    for start in range(len(line)):
        if start and line[start - 1] == 0:
            continue  # begun at the nought before it
        added, numbers = 0.0, 0
        for end in range(start, len(line)):
            if isnan(line[end]) or added > most:
                break
            added += line[end]
            numbers += line[end] > 0
            last = end + 1 == len(line) or line[end + 1] != 0
            if numbers > 1 and last:
                for whole in places.get(added, ()):
                    if not start <= whole <= end:
                        yield Sum(whole, tuple(range(start, end + 1)))


def _unused(line: Sequence[float]) -> Iterator[Sum]:
    """Walk along a line: a number that is the sum of the last ones that no sum has used stands for them from there."""
    open_ones: list[int] = []
    grows = min((number for number in line if not isnan(number)), default=0.0) >= 0
    for place, number in enumerate(line):
        if isnan(number):
            open_ones = []
            continue
        tails = accumulate((line[one] for one in reversed(open_ones)), initial=0.0)
        near = takewhile(partial(ge, number), tails) if grows else tails
        fits = [length for length, tail in enumerate(near) if length > 1 and tail == number > 0]
        yield from (Sum(place, tuple(open_ones[-length:])) for length in fits[-1:])  # the others lack a nought
        open_ones = [*(open_ones[: -fits[-1]] if fits else open_ones), place]


def _mirrored(line: Sequence[float]) -> Iterator[Sum]:
    """Give the same for totals that stand before what they are made of."""
    end = len(line) - 1
    for one in _unused(line[::-1]):
        yield Sum(end - one.whole, tuple(sorted(end - part for part in one.parts)))


def _of_all_others(line: Sequence[float], wholes: set[int]) -> Iterator[Sum]:
    """Give the numbers that are the sum of all others, and of all others that are no sums."""
    if any(map(isnan, line)):
        return
    for left_out in (set[int](), wholes):
        kept = [place for place in range(len(line)) if place not in left_out]
        added = sum(line[place] for place in kept)
        for whole in range(len(line)):
            own = line[whole] if whole not in left_out else 0.0
            if line[whole] > 0 and added - own == line[whole]:
                parts = tuple(place for place in kept if place != whole)
                if len(parts) > 1:
                    yield Sum(whole, parts)


def _of_sections(line: Sequence[float]) -> Iterator[Sum]:
    """Give the first or last number that is the sum of sections, some of them headed or ended by their own sum.

    8 = 2 + 3 + 3, 67 = 31 + 5 + 31 and 5 = 3 + 2 are 80 together, wherever in its section each stands.
    """
    if len(line) > LONGEST_CUT:
        return
    for whole, rest in ((len(line) - 1, range(len(line) - 1)), (0, range(1, len(line)))):
        if line[whole] > 0 and not any(isnan(line[place]) for place in rest):
            found = _cuts(line, rest).get(line[whole], ())
            if len(found) > 1:
                yield Sum(whole, found)


def _cuts(line: Sequence[float], rest: range) -> dict[float, tuple[int, ...]]:
    """Give what the sections of a line may add up to, with the numbers that stand for each; one way for each sum."""
    reached: list[dict[float, tuple[int, ...]]] = [{} for _ in range(len(rest) + 1)]
    reached[0] = {0.0: ()}
    for at, sums_here in enumerate(reached[:-1]):
        for end, stands in _section(line, rest, at):
            for added, parts in list(sums_here.items())[:MOST_CUTS]:
                reached[end].setdefault(added + line[stands], (*parts, stands))
    return reached[-1]


def _section(line: Sequence[float], rest: range, at: int) -> Iterator[tuple[int, int]]:
    """Give where a section that begins at a place may end, and the number that stands for it: the longest first."""
    added, found = 0.0, [(at + 1, rest[at])]
    for end in range(at + 1, len(rest)):
        added += line[rest[end]]
        if added == line[rest[at]] > 0 and end > at + 1:
            found.append((end + 1, rest[at]))  # headed by its sum
    added = line[rest[at]]
    for end in range(at + 1, len(rest)):
        if added == line[rest[end]] > 0 and end > at + 1:
            found.append((end + 1, rest[end]))  # ended by it
        added += line[rest[end]]
    yield from reversed(found)
