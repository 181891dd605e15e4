"""What of a report has come, in each of the forms that `psrstats status` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from json import dumps

from msgspec import to_builtins

from psrstats.years import SourceStatus, Status


def table(status: Status) -> str:
    """Write how each source stands as plain text, what differs under it, and the sum of it."""
    return "\n".join(_lines(status)) + "\n"


def json(status: Status) -> str:
    """Write how each source stands as one JSON document."""
    document = {
        "period": status.period,
        "settled": status.settled,
        "sources": [to_builtins(one) for one in status.sources],
        "unknown": status.unknown,
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


WRITE_STATUS: dict[str, Callable[[Status], str]] = {"table": table, "json": json}


def _lines(status: Status) -> Iterator[str]:
    for one in status.sources:
        yield _line(one)
        yield from (f"            {said}" for said in one.differs)
    yield from (f"unknown     {name}: no [[source]] names it" for name in status.unknown)
    states = Counter(one.state for one in status.sources)
    counts = ", ".join(f"{count} {state}" for state, count in states.items())
    other = sum(bool(one.differs) for one in status.sources)
    differ = f"; {other} look{'s' * (other == 1)} other than last year's" if other else ""
    yield f"{status.period}: {counts or 'no sources'}{differ}."


def _line(one: SourceStatus) -> str:
    said = f": {one.says}" if one.says else ""
    return f"{one.state:<11} {one.file}, from {one.agency}{said}"
