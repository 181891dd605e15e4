"""Grids of cells in, observations out: the tables found in them, and their figures."""

from psrstats.load.sources import load

__all__ = ["load"]
