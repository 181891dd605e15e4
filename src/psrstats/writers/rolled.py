"""What rolling a report over changes, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.years import RolledOver


def rolled(over: RolledOver) -> str:
    """Write each change, what is waited for, and what is to be looked at again."""
    return "\n".join(_lines(over)) + "\n"


def _lines(over: RolledOver) -> Iterator[str]:
    yield f"From {over.before} to {over.period}:"
    for change in over.changes:
        yield f"  {change.where}"
        yield f"    was  {change.was}"
        yield f"    is   {change.becomes}"
    yield f"Awaited, {len(over.awaited):,}:"
    yield from (f"  {one.says}" for one in over.awaited)
    if over.left:
        yield f"Look again, {len(over.left):,}:"
        yield from (f"  {one.where}: {one.says}" for one in over.left)
