"""A draft's bytes become its paragraphs: one format a file."""

from psrstats.draft.reading.read_draft import read_draft

__all__ = ["read_draft"]
