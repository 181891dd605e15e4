"""A statistic of a draft and what stands about it: the words near it, the area, the period, what it is said to be."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from psrstats.draft.document import Paragraph
from psrstats.draft.figures import Vocabulary
from psrstats.draft.numbers import Number
from psrstats.draft.tying.areas import Areas
from psrstats.draft.tying.mentions import Bound
from psrstats.draft.tying.periods import When

CARRIED = 0.6  # what is left of a word of the sentence before, where this one takes up its subject


class Context(Struct, frozen=True):
    """A statistic and what stands about it.

    words: the stems near it, each with how much of it is left by where it stands; labels: texts of its row that hold no
    number; areas, periods: what is named of it; sentence: from where to where; cues: what it is said to be; noun: the
    word that follows it at once, which a count is often of; column: of a table's row, its cell; asked: the
    figure after which the content control is named that it stands in.
    """

    paragraph: Paragraph
    number: Number
    sentence: tuple[int, int]
    words: Mapping[str, float]
    labels: frozenset[str] = frozenset()
    areas: Bound[str] = field(default_factory=Bound)
    periods: Bound[When] = field(default_factory=Bound)
    cues: frozenset[str] = frozenset()
    noun: str = ""
    column: int | None = None

    @property
    def asked(self) -> str:
        """The figure after which the content control is named that it stands in; blank for none."""
        start = self.number.start
        return next((name for first, end, name in self.paragraph.asked if first <= start < end), "")


class Speech(Struct, frozen=True):
    """How a report speaks: the words of its measures, and what its areas are called."""

    vocabulary: Vocabulary
    areas: Areas
