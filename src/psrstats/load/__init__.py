"""Agency files in, observations out: file, grid of cells, tables found in it, figures."""

from psrstats.load.sources import load

__all__ = ["load"]
