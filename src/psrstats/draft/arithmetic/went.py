"""PSR111: whether the one word of direction of a sentence agrees with its two values, one marked as the earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import Pair
from psrstats.draft.arithmetic.direction import held
from psrstats.draft.arithmetic.gist import gist_of
from psrstats.draft.arithmetic.marked import mark_of, marked
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.sentence import Sentence, stating
from psrstats.draft.arithmetic.subject import is_what_went
from psrstats.draft.arithmetic.words import DOWN_NOUN, UP_NOUN
from psrstats.patterns import regex

_WAYS = {"u": 1, "U": 1, "+": 1, "d": -1, "D": -1, "-": -1}
_SHOWS = regex(
    rf"\b(?:show(?:s|ed|ing)?|is|was|are|were|represent(?:s|ed|ing)?|marks?|been) an? (?:[a-z]+ ){{0,2}}?"
    rf"(?:{UP_NOUN}|{DOWN_NOUN})\b(?! (?:in|of|for)\b)",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence of two values that says one way."""
    for sentence in stating(sentences):
        if len(sentence.statistics) != 2 or sentence.paragraph.kind == "row":
            continue
        ways = {_WAYS[letter] for letter in gist_of(sentence) if letter in _WAYS}
        if len(ways) == 1 and (pair := marked(sentence)) is not None and _is_said_of(pair):
            yield from held(pair, *ways)


def _is_said_of(pair: Pair) -> bool:
    """Tell whether what went up or down is what the two values count."""
    sentence, gist = pair.sentence, gist_of(pair.sentence)
    if re.search(rf"[ud](?:T|FN?T)?{mark_of(sentence, pair.new)}", gist) and re.search(r"[ud]T", gist):
        return True  # "numbers rose to 16"
    new = mark_of(sentence, pair.new)
    if re.match(r"[^\U000f0000-\U000ffffd,]*[+-]Me", gist) or re.search(rf"[+-]M[PE][;,(:]{new}A", gist):
        return not re.search(
            r"[udUD]", gist
        )  # "fewer than last year's 64", "more than the year before: 910 against 842"
    if _SHOWS.search(sentence.text):
        return not re.search(r"[+ud-]", gist)
    return not re.search(r"[+-].*[UDud]|[UDud].*[+-]|[UD].*[ud]|[ud].*[UD]", gist) and is_what_went(
        sentence, pair.old, pair.new
    )
