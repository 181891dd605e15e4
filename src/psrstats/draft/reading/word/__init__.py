"""A Word document read by a pass of our own over its XML."""

from psrstats.draft.reading.word.read_word import read_word

__all__ = ["read_word"]
