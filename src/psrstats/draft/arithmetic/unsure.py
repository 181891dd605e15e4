"""PSR119: whether every number can be read for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.codes import CODE_OF
from psrstats.draft.arithmetic.outcome import Outcome, unread, wrong
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.review import Found, Place, Unread
from psrstats.patterns import regex
from psrstats.periods import ImpossiblePeriod, read_period

_YEARS = regex(r"20\d\d\s?[-/\u2010-\u2015\u2212]\s?\d\d(?!\d)")


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Tell the numbers that cannot be read for sure, and the years that cannot be."""
    for sentence in sentences:
        if sentence.too_long:
            place = Place(sentence.paragraph.number, sentence.start, sentence.end, sentence.paragraph.page)
            yield Unread(place, f"{' '.join(sentence.text[:80].split())} ...", "It is too long for a sentence.")
        for number in sentence.numbers:
            if number.kind == "unread":
                message = f"{number.text} cannot be read for sure: a note's mark or a comma may stand wrongly in it."
                yield wrong("unread", sentence, number, message, None, "warning")
                yield unread(sentence, number, "It cannot be read for sure.")
            for years in _YEARS.findall(number.text) if number.kind == "period" else ():
                if not _can_be(years):
                    place, quote = sentence.at(number), sentence.quote(number)
                    message = f"{years} is not two consecutive years."
                    yield Found(CODE_OF["impossible-period"], "error", message, place, quote, number.text)


def _can_be(years: str) -> bool:
    try:
        return read_period(re.sub(r"\s?[-/\u2010-\u2015\u2212]\s?", "/", years)) is not None
    except ImpossiblePeriod:
        first, last = int(years[2:4]), int(years[-2:])
        return 1 < last - first <= 10  # several years: "2012-15"
