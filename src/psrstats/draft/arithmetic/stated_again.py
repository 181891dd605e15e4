"""PSR114: whether a count is stated again with its digits turned, or with one of them another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from msgspec import Struct

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import EARLIER, ELSEWHERE
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem, words_of
from psrstats.patterns import regex

LEAST = 100  # a smaller number has too few digits to be known again
MANY = 200  # counts that one is held against
REACH = 60  # characters from a number to the words that say what it counts
SOON = 8  # sentences to what names no time and goes back to a count
PHRASE = 3  # words that must be the same where one digit is another
# Words that a sentence may say more than its twin and be of the same: any others may set it apart.
_ADDS_NOTHING = set(map(stem, "also again there were was been recorded in".split()))
_YEAR_END = {stem("end"), stem("year")}  # where both name the day
_BACK = regex(
    r"(?:\b(?:the|these|those|our)|[’']s)(?: [a-z]+)? \Z", re.IGNORECASE
)  # "the 376 children" are those told of
# The 123 families in the north are some of them.
_SOME = regex(r" *[a-z-]+(?: [a-z-]+)? (?:in the|from|aged|living|placed)\b", re.IGNORECASE)
_COUNTED = {stem(word) for word in ("numbered", "totalled", "was", "were")}  # words that only count
_GOES_ON = regex(  # "298 children were looked after, most of them in foster care"
    r", (?:(?:most|many|some|several|half|nearly all|the majority) of (?:them|whom|these)|of (?:whom|which)|who|mostly|"
    r"mainly)\b",
    re.IGNORECASE,
)
_END = regex(rf"[,;:.()]|{N}")


class Stated(Struct, frozen=True, dict=True):
    """A count, and what it is of: the words beside it, and the periods and days of its sentence."""

    sentence: Sentence
    number: Number
    others: frozenset[str]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give the words that say what it counts: those behind it, or where there are none those before."""
        text = self.sentence.paragraph.text
        behind = text[self.number.end : min(self.sentence.end, self.number.end + REACH)]
        before = text[max(self.sentence.start, self.number.start - REACH) : self.number.start]
        said = words_of(_END.split(behind)[0]) or words_of(_END.split(before)[-1])
        return tuple(word.stem for word in said if not word.stem[0].isdigit())

    @cached_property
    def content(self) -> frozenset[str]:
        """Give the words of its whole sentence, without numbers."""
        text = self.sentence.text
        goes_on = _GOES_ON.search(text, self.number.end - self.sentence.start)
        main = text[: goes_on.start()] if goes_on else text
        return frozenset(word.stem for word in words_of(main) if not word.stem[0].isdigit())

    @cached_property
    def digits(self) -> str:
        """Give its digits."""
        return str(int(self.number.value or 0))


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find a count that another sentence states in like words, with two digits turned or one of them another."""
    earlier: dict[tuple[int, frozenset[str]], dict[tuple[str, tuple[str, ...]], Stated]] = {}
    for sentence in stating(sentences):
        for said in _stated(sentence):
            before = earlier.setdefault((len(said.digits), said.others), {})
            near = (each for each in islice(reversed(before.values()), MANY) if each.sentence is not sentence)
            twin = next((each for each in near if _is_alike(said, each)), None)
            before.setdefault((said.digits, said.words), said)
            if twin is not None:
                number = twin.sentence.paragraph.number
                message = f"Paragraph {number} states {twin.number.text} of what seems to be the same."
                yield wrong("twice-said", sentence, said.number, message, twin.number.text, "warning")


def _stated(sentence: Sentence) -> Iterator[Stated]:
    """Give the counts of a sentence that compares nothing."""
    if sentence.paragraph.kind == "row" or EARLIER.search(sentence.form) or ELSEWHERE.search(sentence.form):
        return
    others = frozenset(each.text.casefold() for each in sentence.numbers if each.kind in ("year", "period", "date"))
    for number in sentence.counts:
        plain = not (number.bound or number.hedge or number.places) and (number.value or 0) >= LEAST
        if plain and (not others or (number.value or 0) % 10) and not is_change(sentence, number):
            yield Stated(sentence, number, others)


def _is_alike(first: Stated, second: Stated) -> bool:
    """Tell two near counts of what nothing sets apart: not of boys and of girls, from schools and from the police."""
    if not (_is_turned(first, second) or _is_one_off(first, second)):
        return False
    if not first.others:
        return _is_named_again(first, second)
    one, other = first.content, second.content
    text = first.sentence.paragraph.text[first.sentence.start : first.number.start]
    behind = first.sentence.paragraph.text[first.number.end : first.sentence.end]
    if one == other or (_BACK.search(text) and not _SOME.match(behind) and set(second.words) - _COUNTED <= one):
        return True
    return (one < other or other < one) and (one ^ other) - _ADDS_NOTHING in (set(), _YEAR_END)


def _is_named_again(first: Stated, second: Stated) -> bool:
    """Tell what names no time and goes back to what was said shortly before: "the 604 responses" after 640 of them."""
    near = 0 < first.sentence.place - second.sentence.place <= SOON and _is_turned(first, second)
    text = first.sentence.paragraph.text
    back = _BACK.search(text[first.sentence.start : first.number.start])
    behind = text[first.number.end : first.sentence.end]
    phrase = first.words[: min(2, len(first.words))]
    return near and bool(back) and not _SOME.match(behind) and bool(phrase) and set(phrase) <= second.content


def _is_turned(first: Stated, second: Stated) -> bool:
    """Tell 5,681 from 5,618 of the same thing."""
    one, other = first.digits, second.digits
    apart = [place for place, digit in enumerate(one) if digit != other[place]]
    if (
        len(apart) != 2
        or apart[1] - apart[0] != 1
        or one[apart[0]] + one[apart[1]] != other[apart[1]] + other[apart[0]]
    ):
        return False
    shared = set(first.words) & set(second.words)
    return len(shared) >= max(1, min(2, len(first.words), len(second.words)))


def _is_one_off(first: Stated, second: Stated) -> bool:
    """Tell 368 children subject to a plan from 367 of them on the same day."""
    apart = sum(one != other for one, other in zip(first.digits, second.digits, strict=True))
    if apart != 1 or len(first.words) < PHRASE:
        return False
    return first.words[:PHRASE] == second.words[:PHRASE]
