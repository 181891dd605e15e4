"""What an engine does for the expressions that count logs: it holds tables, runs expressions, and leaves nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ibis.expr.types import Table

CLOCKS = "Europe/London"  # a moment in universal time is shown as clocks here show it, wherever psrstats runs
Held = Mapping[str, Sequence[Any]]  # columns of texts or whole numbers, by name


class Engine(Protocol):
    """An engine that counts: DuckDB, Apache Spark, or a database."""

    def texts(self, path: Path, delimiter: str, skip: int, width: int) -> Table | None:
        """Read delimited text, all of it as texts in columns c0, c1, ...; None where it has no reader of its own."""

    def parquet(self, paths: Sequence[Path]) -> Table | None:
        """Read parquet files with the same columns; None where it has no reader of its own."""

    def named(self, name: str) -> Table:
        """Give a table that the engine knows by a name."""

    def hold(self, columns: Held, numbers: Collection[str] = ()) -> Table:
        """Make a table of columns that are in memory, until the engine is closed; numbers: those of whole numbers."""

    def keep(self, made: Table) -> Table:
        """Work a table out once, until the engine is closed."""

    def fetch(self, asked: Table) -> list[tuple[Any, ...]]:
        """Work a small table out and give its rows."""

    def close(self) -> None:
        """Let go of everything, and take away what was put on a disk."""
