"""PostgreSQL by its address: its tables may be logs, and what is worked out is put into tables of this session only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.sql.datatypes import PostgresType
from ibis.expr.types import Table

from psrstats.records.engines.engine import CLOCKS, Held
from psrstats.records.engines.sql import sql_of

COLUMNS = """
    SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


class Database:
    """A session of a PostgreSQL server; its temporary tables go with it."""

    def __init__(self, address: str) -> None:
        import psycopg  # of an extra of its own

        self._connection = psycopg.connect(address, autocommit=True)
        self._connection.execute(f"SET TIME ZONE '{CLOCKS}'".encode())
        self._made = 0

    def texts(self, path: Path, delimiter: str, skip: int, width: int) -> Table | None:  # noqa: ARG002
        """Leave delimited text to the reader of sheets: the server cannot see the file."""
        return None

    def parquet(self, paths: Sequence[Path]) -> Table | None:  # noqa: ARG002
        """Say that it has no reader for parquet."""
        return None

    def named(self, name: str) -> Table:
        """Give a table that is there."""
        found = self._connection.execute(COLUMNS, [f'"{name}"']).fetchall()
        return ibis.table({column: PostgresType.from_string(kind) for column, kind in found}, name=name)

    def hold(self, columns: Held, numbers: Collection[str] = ()) -> Table:
        """Make a table of columns."""
        name = self._name()
        kinds = ", ".join(f'"{column}" {"integer" if column in numbers else "text"}' for column in columns)
        self._connection.execute(f"CREATE TEMP TABLE {name} ({kinds})")
        with self._connection.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
            for row in zip(*columns.values(), strict=True):
                copy.write_row(row)
        return self.named(name)

    def keep(self, made: Table) -> Table:
        """Work a table out once."""
        name = self._name()
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {sql_of(made, 'postgres')}".encode())
        self._connection.execute(f"ANALYZE {name}".encode())
        return self.named(name)

    def fetch(self, asked: Table) -> list[tuple[Any, ...]]:
        """Work a small table out."""
        found: list[tuple[Any, ...]] = self._connection.execute(sql_of(asked, "postgres").encode()).fetchall()
        return found

    def close(self) -> None:
        """End the session, and its tables with it."""
        self._connection.close()

    def _name(self) -> str:
        self._made += 1
        return f"psrstats_{self._made}"
