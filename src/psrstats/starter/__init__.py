"""A report begun: its description, from a folder of agency files or from nothing."""

from psrstats.starter.start import Started, start

__all__ = ["Started", "start"]
