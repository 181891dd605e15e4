"""What an outsider guesses who knows nothing of the sheets: along each line, whatever adds up, adds up.

A line is a row or a column of cells that are shown beside one another. In it, any count may be the sum of a run of two
or more others that ends beside it, or of all the others, or of all the others that are no such sums themselves. The
guesses that are false are of no use to anybody: the judge keeps those that hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tests.attacker.guessing_apart import apart_guesses
from tests.attacker.guessing_shares import share_guesses
from tests.attacker.made import Made
from tests.attacker.seen import Seen
from tests.attacker.solving import Row

BAND = re.compile(r"(\d+)(?:-| to )(\d+)")
CELL = re.compile(r"(.*)!([A-Z]+)(\d+)")


def guesses(made: Made, now: Seen) -> list[Row]:
    """Guess what adds up in a report, and keep what does; made: only to judge which guesses hold."""
    found = dict[tuple[str, tuple[str, ...]], Row]()
    lines = list(_lines(now))
    for line in lines:
        counts = [cell for cell in line if cell in made.counts]
        for whole, parts in (*_runs(counts, made.counts), *_unused(counts, made.counts)):
            if _nested(now, parts):
                continue
            if _speaks(now, (whole, *parts)) and sum(made.counts[part] > 0 for part in parts) > 1:
                row = Row(((whole, 1), *((part, -1) for part in parts)), 0, 0, "sum in a line")
                found[whole, tuple(sorted(parts))] = row
    # A sum with a part that is nothing is the same sum without it: nobody takes both for true.
    sets = [(whole, set(parts)) for whole, parts in found]
    kept = [
        row
        for (whole, parts), row in found.items()
        if not any(other == whole and set(parts) < more for other, more in sets)
    ]
    shares = share_guesses(made, now, lines) if made.rule.base == 1 else ()
    return [*kept, *apart_guesses(made, now, lines), *shares]


def _nested(now: Seen, parts: Sequence[str]) -> bool:
    """Say whether a part is of ages that another part has too: nobody adds 0-10 and 6-10."""
    found = (BAND.fullmatch(now.about[part][2]) for part in parts)
    bands = [(int(band[1]), int(band[2])) for band in found if band]
    return any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in bands for b in bands)


def _speaks(now: Seen, cells: Sequence[str]) -> bool:
    """Say whether any count but a nought is printed: of nothing but hidden ones nobody has a reason to guess."""
    return any(shown.number for cell in cells for shown in now.sent[cell])


def _lines(now: Seen) -> Iterator[list[str]]:
    """Give the rows and columns of cells that were published; of periods, only a year with its quarters."""
    rows: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    columns: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for cell in now.sent:
        found = CELL.fullmatch(cell)
        assert found is not None
        sheet, column, row = found.group(1), found.group(2), int(found.group(3))
        rows[sheet, row][ord(column[-1])] = cell
        columns[sheet, column][row] = cell
    for line in (*rows.values(), *columns.values()):
        cells = [line[at] for at in sorted(line)]
        periods = {now.about[cell][4] for cell in cells}
        if len(periods) == 1 or (
            len(periods) == len(cells) == 5 and sum(period.startswith("Q") for period in periods) == 4
        ):
            yield cells
        else:
            for period in sorted(periods):
                yield [cell for cell in cells if now.about[cell][4] == period]


def _runs(cells: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each count that is the sum of a run just before or just after it."""
    for at, whole in enumerate(cells):
        for run in (list(reversed(cells[:at])), list(cells[at + 1 :])):
            total = 0
            for size, cell in enumerate(run, 1):
                total += counts[cell]
                if total > counts[whole]:
                    break
                if size > 1 and total == counts[whole]:
                    yield whole, tuple(run[:size])


def _unused(cells: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each count that is the sum of all others that are not sums of runs themselves."""
    sums = {whole for whole, _ in _runs(cells, counts)}
    for whole in cells:
        for parts in ([c for c in cells if c != whole], [c for c in cells if c != whole and c not in sums]):
            if len(parts) > 1 and sum(counts[part] for part in parts) == counts[whole]:
                yield whole, tuple(parts)
