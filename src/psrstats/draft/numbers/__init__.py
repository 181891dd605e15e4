"""A paragraph's numbers: each found once, with what kind it is, its exact value and what its printing allows."""

from psrstats.draft.numbers.number import DURATIONS, Number
from psrstats.draft.numbers.scan import numbers_of

__all__ = ["DURATIONS", "Number", "numbers_of"]
