"""The table of figures as arrays: words as numbers, each row with the rows it was made from."""

from psrstats.columns.columns import NOTHING_SENT, NUMBERS, WORDS, Columns
from psrstats.columns.distinct import distinct
from psrstats.columns.inputs import ABSENT, Inputs
from psrstats.columns.words import Array, Words

__all__ = ["ABSENT", "NOTHING_SENT", "NUMBERS", "WORDS", "Array", "Columns", "Inputs", "Words", "distinct"]
