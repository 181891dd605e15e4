"""Which figure of the report each number of a draft states, and what is wrong with those that state none."""

from psrstats.draft.tying.labels import unlabelled
from psrstats.draft.tying.remembered import keep
from psrstats.draft.tying.tie import Tied, tie

__all__ = ["Tied", "keep", "tie", "unlabelled"]
