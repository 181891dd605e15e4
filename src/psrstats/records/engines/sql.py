"""An expression in the words of each engine: one text, written by ibis."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Literal

import ibis
from ibis.expr.types import Table

Dialect = Literal["duckdb", "pyspark", "postgres"]


def sql_of(asked: Table, dialect: Dialect) -> str:
    """Write an expression as SQL."""
    compiler = _compiler(dialect)
    return str(compiler.to_sqlglot(asked).sql(dialect=compiler.dialect))


@cache
def _compiler(dialect: Dialect) -> Any:
    if dialect == "pyspark":
        _ = ibis.pyspark  # its options, without which its compiler does not start
    return import_module(f"ibis.backends.sql.compilers.{dialect}").compiler
