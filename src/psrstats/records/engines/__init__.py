"""Engines that count logs, all by the same expressions: DuckDB unless another is named."""

from psrstats.records.engines.engine import Engine
from psrstats.records.engines.opening import opened

__all__ = ["Engine", "opened"]
