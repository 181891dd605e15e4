"""Apache Spark: in local mode, which this starts and ends, or a server that speaks Spark Connect."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
from ibis.expr.types import Table

from psrstats.records.engines.engine import CLOCKS, Held
from psrstats.records.engines.sql import sql_of

CONNECT = "sc://"


class Spark:
    """A session of Spark, with a folder for what its own machine puts on the disk."""

    def __init__(self, address: str, memory: str) -> None:
        from pyspark.sql import SparkSession  # of an extra of its own, and slow to load

        self._folder = TemporaryDirectory(prefix="psrstats-")
        builder = SparkSession.builder.appName("psrstats")
        if address.startswith(CONNECT):
            builder = builder.remote(address)
        else:
            settings = {
                "spark.driver.memory": memory.replace("GB", "g").replace("MB", "m"),
                "spark.local.dir": self._folder.name,
                "spark.sql.warehouse.dir": self._folder.name,
                "spark.ui.enabled": "false",
                "spark.ui.showConsoleProgress": "false",
                "spark.log.level": "OFF",  # what it logs may quote rows
                "spark.sql.shuffle.partitions": "8",
            }
            builder = builder.master(address)
            for name, value in settings.items():
                builder = builder.config(name, value)
        try:
            self._session = builder.config("spark.sql.session.timeZone", CLOCKS).getOrCreate()
        except BaseException:
            self._folder.cleanup()
            raise
        self._held: list[str] = []

    def texts(self, path: Path, delimiter: str, skip: int, width: int) -> Table | None:  # noqa: ARG002
        """Leave delimited text to the reader of sheets: Spark's own takes quotes and line ends in another way."""
        return None

    def parquet(self, paths: Sequence[Path]) -> Table | None:
        """Read parquet files, as far as an expression asks for."""
        return self._view(self._session.read.parquet(*(str(path.resolve()) for path in paths)))

    def named(self, name: str) -> Table:
        """Give a table that the session knows."""
        from ibis.backends.pyspark.datatypes import PySparkType

        fields = self._session.table(name).schema.fields
        return ibis.table({field.name: PySparkType.to_ibis(field.dataType) for field in fields}, name=name)

    def hold(self, columns: Held, numbers: Collection[str] = ()) -> Table:
        """Make a table of columns."""
        kinds = ", ".join(f"`{name}` {'int' if name in numbers else 'string'}" for name in columns)
        rows = list(zip(*columns.values(), strict=True))
        return self._view(self._session.createDataFrame(rows, schema=kinds))

    def keep(self, made: Table) -> Table:
        """Work a table out once."""
        return self._view(self._session.sql(sql_of(made, "pyspark")).persist())

    def fetch(self, asked: Table) -> list[tuple[Any, ...]]:
        """Work a small table out."""
        return [tuple(row) for row in self._session.sql(sql_of(asked, "pyspark")).collect()]

    def close(self) -> None:
        """Let go of the tables, and end the session."""
        try:
            for name in self._held:
                self._session.catalog.dropTempView(name)
            self._session.stop()
        finally:
            self._folder.cleanup()

    def _view(self, frame: Any) -> Table:
        name = f"psrstats_{len(self._held) + 1}"
        frame.createOrReplaceTempView(name)
        self._held.append(name)
        return self.named(name)
