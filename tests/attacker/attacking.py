"""The second attacker: what can be made of the published files by anyone who knows what the sheets are about.

It reads the files (seen.py) and knows no word: in its first way it takes what every reader of the agency's sheet knows
(which cells add up, of what a percentage is), in its second it guesses from the sums that hold along the lines of the
sheets (guessing.py). The true report is used only to judge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from tests.attacker.folders import sheet_bytes
from tests.attacker.formats import shows_more
from tests.attacker.intervals import counts_with
from tests.attacker.made import OLD, Made, Rule, Worked, commentary
from tests.attacker.ordering import of_few, of_ranks
from tests.attacker.seen import Figure, Seen, Shown
from tests.attacker.solving import Puzzle, Row

OPEN = 1e-6


class Breach(Struct, frozen=True):
    """A count that is not shown, and that an outsider can bring to fewer values than are promised."""

    kind: str
    cell: str
    true: int
    values: tuple[int, ...]
    way: str  # structure, or guess

    def __str__(self) -> str:
        return f"{self.way}: {self.kind}: {self.cell} is {self.true}, can be {list(self.values)}"


class Known(Struct, frozen=True):
    """What an outsider has: the ends of each count, and what holds among them."""

    ends: dict[str, tuple[float, float]]
    rows: tuple[Row, ...]
    hidden: frozenset[str]  # counts that are not shown
    small: frozenset[str]  # counts that are shown rounded and may be few
    rests: frozenset[str]  # what no cell holds: what is left of a whole


def attack(made: Made, now: Seen, before: Seen | None = None, guessed: Sequence[Row] = ()) -> list[Breach]:
    """Try to work out each count that a report does not show.

    made: the report, to judge by and for what a reader of the sheets knows; now: what is published; before: what was
    published last year; guessed: rows to use instead of what a reader of the sheets knows.
    """
    known = _known(made, now, before, guessed)
    puzzle = Puzzle(known.ends, known.rows)
    truth = _truth(made)
    way = "guess" if guessed else "structure"
    found = [] if guessed else [*_printed(made, now, truth), *_fingerprints(made, now)]
    if puzzle.impossible:
        raise AssertionError(f"{made.name}: what is printed cannot be true")
    for name in sorted(known.hidden | known.small | known.rests):
        if name not in known.hidden and not (truth[name] and _few(truth[name], made.rule)):
            continue  # that nothing is left of a whole is no secret
        values = puzzle.values(name, made.rule.candidates)
        if values is None:
            raise AssertionError(f"{made.name}: what is printed cannot be true ({name})")
        if len(values) < made.rule.candidates and not (name in known.rests and max(values) > _most(made.rule)):
            found.append(Breach(_kind(known, name), name, truth[name], tuple(values), way))
    return found


def _few(count: int, rule: Rule) -> bool:
    return rule.lowest <= count <= rule.largest if rule.largest else 0 < count <= rule.base and rule.base > 1


def _most(rule: Rule) -> int:
    return rule.largest or rule.base


def _truth(made: Made) -> dict[str, int]:
    truth = dict(made.counts)
    truth |= {rest.name: rest.left(truth) for rest in made.rests}
    if made.before is not None:
        truth |= {OLD + cell: count for cell, count in _truth(made.before).items()}
    return truth


def _known(made: Made, now: Seen, before: Seen | None, guessed: Sequence[Row]) -> Known:
    ends: dict[str, tuple[float, float]] = {}
    rows: list[Row] = list(guessed)
    hidden: set[str] = set()
    small: set[str] = set()
    rests: set[str] = set()
    for mark, report, what in (("", made, now), (OLD, made.before, before)):
        if report is None or what is None:
            continue
        for cell, count in report.counts.items():
            low, high, state = _ends(cell, count, report, what)
            ends[mark + cell] = low, high
            if state == "hidden":
                hidden.add(mark + cell)
            elif mark == "" and state == "rounded":
                small.add(cell)
        found = [*_of_sheet(report, what), *_of_figures(report, what)] if not guessed else _of_figures(report, what)
        rows += [_marked(row, mark) for row in found]
        for rest in report.rests if not guessed else ():
            ends[mark + rest.name] = 0, inf
            if not mark:
                rests.add(rest.name)
    rows += [Row(((cell, 1), (OLD + old, -1)), 0, 0, "last year") for cell, old in made.same if OLD + old in ends]
    ends = {name: (low, min(high, _alone(name, rows, made.rule, hidden))) for name, (low, high) in ends.items()}
    return Known(ends, tuple(rows), frozenset(hidden), frozenset(small), frozenset(rests))


def _alone(name: str, rows: Sequence[Row], rule: Rule, hidden: set[str]) -> float:
    """Give the most that a count can be that has to do with no other: it is left out for its own size only."""
    if name not in hidden or not rule.largest or any(name == other for row in rows for other, _ in row.terms):
        return inf
    return rule.largest


def _marked(row: Row, mark: str) -> Row:
    return Row(tuple((mark + name, of) for name, of in row.terms), row.low, row.high, row.why) if mark else row


def _ends(cell: str, count: int, made: Made, what: Seen) -> tuple[float, float, str]:
    """Give the least and the greatest that a count can be by what is printed of it, and how it is printed."""
    if cell in made.public:
        return count, count, "public"
    rule, low, high, state = made.rule, 0.0, inf, "absent"
    for shown in what.sent.get(cell, ()):
        if shown.number is not None:
            one, other = printed_ends(round(shown.number), rule)
            low, high = max(low, one), min(high, other)
            state = "rounded" if rule.base > 1 and one < other else "shown"
        elif shown.marker == "c" and state == "absent":
            low, state = max(low, rule.lowest), "hidden"
        elif shown.marker == "low" and state == "absent":
            low, high, state = 1, (rule.base + 1) // 2 - 1, "rounded"
    if state == "absent" and _few(count, rule):
        state = "hidden"
    return low, high, state


def printed_ends(number: int, rule: Rule) -> tuple[float, float]:
    """Give the least and the greatest count that is printed as a number."""
    if rule.midpoint:
        return (0, 0) if number == 0 else (number - rule.base // 2 + 1, number + rule.base // 2)
    if rule.base == 1 or number % rule.base:
        return number, number
    if number == 0:
        return 0, 0 if rule.largest or rule.marks_low else (rule.base + 1) // 2 - 1
    return max(number - rule.base // 2, rule.largest + 1), number + (rule.base + 1) // 2 - 1


def _of_sheet(made: Made, what: Seen) -> Iterator[Row]:
    """Give what a reader of the agencies' sheets knows."""
    for total in made.sums:
        yield Row(((total.whole, 1), *((part, -1) for part in total.parts)), 0, 0, total.kind)
    for part, whole in made.parts:
        yield Row(((whole, 1), (part, -1)), 0, inf, "part")
    for rest in made.rests:
        sign = 1 if rest.over else -1
        yield Row(((rest.whole, 1), *((part, -1) for part in rest.parts), (rest.name, sign)), 0, 0, rest.kind)
    for terms in made.balances:
        yield Row(terms, 0, 0, "come and go")
    yield from of_ranks(made, what)
    for told, terms in made.told:
        for number in {one.number for one in what.sent.get(told, ()) if one.number is not None}:
            yield Row(terms, number, number, "told as a change")
    for first in made.agree:
        yield Row(((first[2], 1), (first[3], -1)), 0, 0, "agree")
    for quotient in made.quotients:
        for shown in what.sent.get(quotient.told, ()):
            if shown.number is not None:
                kind = f"{quotient.kind}, unrounded" if shown.half < OPEN else quotient.kind
                all_of_it = replace(shown, number=shown.number + quotient.less)
                yield from _quotient(quotient.top, quotient.bottom, quotient.per, all_of_it, kind)
    for sums in made.worked:
        yield from _worked(sums, what, made.rule)


def _quotient(top: str, bottom: str, per: float, shown: Shown, kind: str) -> Iterator[Row]:
    assert shown.number is not None
    half = shown.half + OPEN * shown.half
    yield Row(((top, per), (bottom, -(shown.number - half))), 0, inf, kind)
    yield Row(((top, per), (bottom, -(shown.number + half))), -inf, 0, kind)


def _worked(sums: Worked, what: Seen, rule: Rule) -> Iterator[Row]:
    for figure in what.figures:
        if figure.measure == sums.measure and not figure.statistic and figure.about[3] == sums.period:
            number = figure.shown.number
            printed = [(what.sent.get(cell, (figure.shown,))[0].number or 0) * sign for cell, sign in sums.terms]
            if number is None or figure.about[1] or (rule.base > 1 and sum(printed) == number):
                continue  # of rounded numbers it is what anybody works out
            low, high = printed_ends(round(number), rule)
            yield Row(tuple((cell, sign) for cell, sign in sums.terms), low, high, "sum worked out")


def _of_figures(made: Made, what: Seen) -> list[Row]:
    """Give what every figure that psrstats worked out tells of the cells that it was made of."""
    rule, found = made.rule, list[Row]()
    for figure in what.figures:
        if figure.shown.marker or not figure.worked or any(cell not in made.counts for cell in figure.cells):
            continue
        if rule.base > 1 and _follows(figure, what):
            continue
        found += _told(figure)
    return found


def _told(figure: Figure) -> Iterator[Row]:
    cells, shown, number = figure.cells, figure.shown, figure.shown.number
    match figure.statistic, len(cells):
        case "", 2 if number is not None and figure.unit in ("percent", "rate", "ratio"):
            per = 100 if figure.unit == "percent" else figure.per
            yield from _quotient(cells[0], cells[1], per, shown, figure.unit)
        case "change", 2 if number is not None and figure.unit == "count":
            yield Row(((cells[0], 1), (cells[1], -1)), number, number, "change")
        case "percent-change", 2 if number is not None:
            half = shown.half * (1 + OPEN)
            yield Row(((cells[0], 100), (cells[1], -(100 + number - half))), 0, inf, "percent change")
            yield Row(((cells[0], 100), (cells[1], -(100 + number + half))), -inf, 0, "percent change")
        case "direction", 2 if shown.text in ("up", "down"):
            sign = 1 if shown.text == "up" else -1
            yield Row(((cells[0], sign), (cells[1], -sign)), 1, inf, "direction")


def _follows(figure: Figure, what: Seen) -> bool:
    """Say whether a figure is worked out from what is printed of its cells, so that it tells no more than they do."""
    printed = [[one.number for one in what.sent.get(cell, ()) if one.number is not None] for cell in figure.cells]
    if not all(printed) or figure.shown.number is None:
        return all(printed)
    numbers = [one[0] for one in printed]
    if figure.statistic == "change" and len(numbers) == 2:
        return numbers[0] - numbers[1] == figure.shown.number
    if not figure.statistic and len(numbers) == 2 and figure.unit in ("percent", "rate", "ratio") and numbers[1]:
        per = 100 if figure.unit == "percent" else figure.per
        return abs(per * numbers[0] / numbers[1] - figure.shown.number) <= figure.shown.half * (1 + OPEN)
    return True


def _printed(made: Made, now: Seen, truth: Mapping[str, int]) -> Iterator[Breach]:
    """Give the small counts that are printed as they are, and what is shown beside counts that are not."""
    hidden = {cell for cell, all_of in now.sent.items() if {one.marker for one in all_of} == {"c"}}
    for cell, shown in now.sent.items():
        if cell not in made.counts or cell in made.public or not _few(truth[cell], made.rule):
            continue
        for one in shown:
            if one.number is not None and printed_ends(round(one.number), made.rule) == (truth[cell], truth[cell]):
                yield Breach("printed as it is", cell, truth[cell], (truth[cell],), "structure")
                break
    yield from _words(made, now, hidden)
    yield from (Breach(f"{one.form} shows more", one.where, 0, (), "structure") for one in shows_more(now))
    yield from (Breach("of too few", cell, count, (count,), "structure") for cell, count in of_few(made, now))
    for figure in now.figures:
        yield from _limits(figure, made, hidden, truth)
    for sums in made.worked:
        for row in _worked(sums, now, made.rule):
            true = sum(truth[cell] * round(sign) for cell, sign in row.terms)
            if true == row.low and _few(true, made.rule):
                yield Breach("worked out and printed", sums.measure, true, (true,), "structure")


def _words(made: Made, now: Seen, hidden: set[str]) -> Iterator[Breach]:
    """Give the counts that are not shown, but said in an agency's words."""
    shown = {commentary(made.counts[cell]) for _, cell in made.said if cell not in hidden}
    for _, cell in made.said:
        words = commentary(made.counts[cell])
        if cell in hidden and words not in shown and any(words in text for text in now.texts.values()):
            yield Breach("commentary", cell, made.counts[cell], (made.counts[cell],), "structure")


def _limits(figure: Figure, made: Made, hidden: set[str], truth: Mapping[str, int]) -> Iterator[Breach]:
    """Give the counts that confidence limits tell, where these are printed and the counts are not."""
    if not figure.statistic.startswith(("lower-", "upper-")) or figure.shown.number is None or not figure.cells:
        return
    top, bottom = figure.cells[0], figure.cells[-1]
    if top not in hidden or bottom in hidden or bottom not in truth or top not in truth:
        return
    level = float(figure.statistic.split("-")[1])
    per = 100 if figure.unit == "percent" else figure.per
    may = counts_with(
        figure.shown.number, figure.shown.half, truth[bottom], per, level, figure.unit, figure.statistic[0]
    )
    if 0 < len(may) < made.rule.candidates:
        yield Breach("confidence limits", top, truth[top], tuple(may), "structure")


def _fingerprints(made: Made, now: Seen) -> Iterator[Breach]:
    """Give the files of which a published digest tells, where they hold a count that is not shown.

    Whoever has the digest tries every candidate text; that the digest of the true one is there is enough.
    """
    text = "\n".join(now.texts.values())
    for sheet in made.sheets:
        data = sheet_bytes(sheet)
        if not any(hashlib.new(kind, data).hexdigest() in text for kind in ("sha256", "sha1", "md5", "sha512")):
            continue
        hidden = [cell for cell, shown in now.sent.items() if cell.startswith(f"{sheet.file}!") and shown[0].marker]
        for cell in hidden[:1]:
            if cell in made.counts:
                yield Breach("fingerprint", cell, made.counts[cell], (made.counts[cell],), "structure")


def _kind(known: Known, name: str) -> str:
    """Name the ways in which a count has to do with others."""
    kinds = sorted({row.why for row in known.rows if any(name == other for other, _ in row.terms)})
    return ("what is left: " if name in known.rests else "") + " + ".join(kinds or ["alone"])
