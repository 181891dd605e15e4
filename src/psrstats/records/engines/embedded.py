"""DuckDB, inside psrstats: nothing to set up, and nothing left behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import ibis
import numpy as np
from ibis.backends.sql.datatypes import DuckDBType
from ibis.expr.types import Table

from psrstats.records.engines.engine import CLOCKS, Held
from psrstats.records.engines.sql import sql_of


class Embedded:
    """DuckDB in memory, with a folder for what does not fit there."""

    def __init__(self, memory: str) -> None:
        self._folder = TemporaryDirectory(prefix="psrstats-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": self._folder.name,
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._connection = duckdb.connect(config=settings)
        self._connection.execute(f"SET TimeZone = '{CLOCKS}'")
        self._made = 0

    def texts(self, path: Path, delimiter: str, skip: int, width: int) -> Table | None:
        """Read delimited text, all of it as texts."""
        columns = {f"c{number}": "VARCHAR" for number in range(width)}
        read = "read_csv(?, delim=?, skip=?, columns=?, header=false, auto_detect=false, quote='\"', escape='\"', "
        read += "null_padding=false, strict_mode=true, parallel=false)"
        return self._create(f"SELECT * FROM {read}", [str(path), delimiter, skip, columns])

    def parquet(self, paths: Sequence[Path]) -> Table | None:
        """Read parquet files, as far as an expression asks for."""
        name = self._name()
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        self._connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
        return self.named(name)

    def named(self, name: str) -> Table:
        """Give a table that is there."""
        found = self._connection.execute(f'DESCRIBE "{name}"').fetchall()
        return ibis.table({column: DuckDBType.from_string(kind) for column, kind, *_ in found}, name=name)

    def hold(self, columns: Held, numbers: Collection[str] = ()) -> Table:
        """Make a table of columns."""
        given = self._name()
        arrays = {name: _array(values, name in numbers) for name, values in columns.items()}
        self._connection.register(given, arrays)
        kinds = (f'CAST("{name}" AS {"INTEGER" if name in numbers else "VARCHAR"}) AS "{name}"' for name in columns)
        try:
            return self._create(f"SELECT {', '.join(kinds)} FROM {given}")
        finally:
            self._connection.unregister(given)

    def keep(self, made: Table) -> Table:
        """Work a table out once."""
        return self._create(sql_of(made, "duckdb"))

    def fetch(self, asked: Table) -> list[tuple[Any, ...]]:
        """Work a small table out."""
        return self._connection.execute(sql_of(asked, "duckdb")).fetchall()

    def close(self) -> None:
        """Close it, and take its folder away."""
        try:
            self._connection.close()
        finally:
            self._folder.cleanup()

    def _create(self, query: str, given: Sequence[Any] = ()) -> Table:
        name = self._name()
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {query}", list(given))
        return self.named(name)

    def _name(self) -> str:
        self._made += 1
        return f"held_{self._made}"


def _array(values: Sequence[Any], numbers: bool) -> np.ndarray[Any, Any]:
    """Make an array of whole numbers, or of texts, of which some may be missing."""
    if numbers:
        return np.array(values, dtype=np.int32)
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
