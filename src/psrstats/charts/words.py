"""What a chart says in words: its message, its subtitle, its source and its text alternative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from psrstats.config import Settings, TableSettings
from psrstats.drawings import Mark, Panel
from psrstats.model import Table

NAMED = 3  # of more that share a figure, only their number is told
WAYS = {
    "up": "rose",
    "increasing": "rose",
    "down": "fell",
    "decreasing": "fell",
    "no change": "did not change",
    "no significant change": "did not change significantly",
}


def settings_of(table: Table, settings: Settings) -> TableSettings:
    """Give what the report's description says of a table."""
    return next(one for one in settings.tables if one.name == table.name)


def source(table: Table) -> str:
    """Name who sent a table's figures."""
    return f"Source: {'; '.join(table.sources)}." if table.sources else ""


def listed(words: Sequence[str]) -> str:
    """List some words.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def ends(labels: Sequence[str], marks: Sequence[Mark]) -> tuple[str, str] | None:
    """Name what is highest and what is lowest, each with its figure; None where there are not two to compare.

    >>> from decimal import Decimal
    >>> marks = [Mark("57%", Decimal(57)), Mark("29%", Decimal(29)), Mark("29%", Decimal(29)), Mark("[c] not shown")]
    >>> ends(["A", "B", "C", "D"], marks)
    ('A, 57%', 'B and C, 29%')
    """
    shown = [
        (mark.value, label, mark.text) for label, mark in zip(labels, marks, strict=True) if mark.value is not None
    ]
    values = [value for value, _, _ in shown]
    if len(set(values)) < 2:
        return None
    high, low = ([one for one in shown if one[0] == end] for end in (max(values), min(values)))
    return _named(high), _named(low)


def _named(shared: Sequence[tuple[object, str, str]]) -> str:
    labels = [label for _, label, _ in shared]
    who = listed(labels) if len(labels) <= NAMED else f"{len(labels)} of them"
    return f"{who}, {shared[0][2]}"


def moved(directions: Iterable[str], since: str) -> str:
    """Say how many measures went which way; blank where that is known of none.

    directions: keys of WAYS, or anything else where it is not known.

    >>> moved(["up", "down", "up", "[x]", "no change"], "since 2018-19")
    'Of 4 measures, 2 rose, 1 fell and 1 did not change since 2018-19'
    >>> moved(["up"], "on the year"), moved(["[c]"], "on the year")
    ('1 measure rose on the year', '')
    """
    known = [WAYS[one] for one in directions if one in WAYS]
    counts = {way: known.count(way) for way in WAYS.values() if way in known}
    if len(counts) < 2:
        return "".join(f"{number} measure{'s' * (number > 1)} {way} {since}" for way, number in counts.items())
    return f"Of {len(known)} measures, {listed([f'{number} {way}' for way, number in counts.items()])} {since}"


def missing(marks: Iterable[Mark]) -> Iterator[str]:
    """Say how many figures are not there, and why.

    >>> list(missing([Mark("[c] not shown"), Mark("[x] not available"), Mark("[x] not available")]))
    ['1 figure is not shown.', '2 figures are not available.']
    """
    reasons = [mark.text.partition("] ")[2] for mark in marks if mark.value is None]
    for reason in dict.fromkeys(reasons):
        number, verb = reasons.count(reason), "" if reason.startswith("rounds") else "are "
        said = reason if verb else reason.replace("rounds", "round").replace("is not", "are not")
        one = f"1 figure {'is ' if verb else ''}{reason}."
        yield one if number == 1 else f"{number} figures {verb}{said}."


def extremes(panel: Panel, series: int = -1) -> str:
    """Say what is highest and lowest in a series of a panel, the last unless told; blank where nothing is."""
    found = ends(panel.labels, panel.series[series].marks)
    return f"highest {found[0]}; lowest {found[1]}." if found else ""


def extremes_of(panels: Iterable[Panel], series: int = -1) -> Iterator[str]:
    """Say what is highest and lowest in each of some panels."""
    yield from (f"{panel.unit}: {said}" for panel in panels if (said := extremes(panel, series)))


def in_words(*sentences: str) -> str:
    """Join sentences, leaving out those that say nothing."""
    return " ".join(filter(None, sentences))
