"""What a report can print: its figures, and the words by which they are known."""

from psrstats.draft.figures.listing import printables
from psrstats.draft.figures.printable import Printable, Series
from psrstats.draft.figures.vocabulary import Vocabulary

__all__ = ["Printable", "Series", "Vocabulary", "printables"]
