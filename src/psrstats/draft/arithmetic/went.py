"""PSR111: whether the one word of direction of a sentence agrees with its two values, one marked as the earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import Pair
from psrstats.draft.arithmetic.direction import held
from psrstats.draft.arithmetic.gist import gist_of
from psrstats.draft.arithmetic.marked import mark_of, marked, nouns_behind
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.sentence import Sentence, stating
from psrstats.draft.arithmetic.words import DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB
from psrstats.draft.words import stem
from psrstats.patterns import regex

_WAYS = {"u": 1, "U": 1, "+": 1, "d": -1, "D": -1, "-": -1}
# "notifications fell, with 23 received": what fell is what is counted, and not the time that it took
_WENT = regex(
    rf"(?:\A|[,;.] )(?P<what>[^,;:.()]{{3,60}}?) (?:have |has |had |again |also )*"
    rf"(?:{UP_VERB}|{DOWN_VERB}|eased)[,;:]? ",
    re.IGNORECASE,
)
_SHOWS = regex(
    rf"\b(?:show(?:s|ed|ing)?|is|was|are|were|represent(?:s|ed|ing)?|marks?|been) an? (?:[a-z]+ ){{0,2}}?"
    rf"(?:{UP_NOUN}|{DOWN_NOUN})\b(?! (?:in|of|for)\b)",
    re.IGNORECASE,
)
_SHARED_OUT = regex(
    r"\b(?:rates?|percentages?|proportions?|shares?|averages?|times?|timeliness|length|quality|costs?|delays?|demand)\b",
    re.IGNORECASE,
)
_TOLD = frozenset("receiv record report made notifi seen".split())
_ANY = frozenset("number figur total it this".split())


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
    if _SHOWS.search(sentence.text):
        return not re.search(r"[+ud-]", gist)
    found = _WENT.search(sentence.text)
    if found is None or re.search(r"[UD+-]", gist) or _SHARED_OUT.search(found["what"]):
        return False
    what = frozenset(filter(None, map(stem, re.findall(r"[a-z]+", found["what"], re.IGNORECASE))))
    counted = [nouns_behind(sentence, number) - _TOLD for number in (pair.old, pair.new)]
    return all(not each or each & what for each in counted) and _is_bare(pair)


def _is_bare(pair: Pair) -> bool:
    """Tell values of which no part is said: "31 accepted" are not all that were received."""
    for number in (pair.old, pair.new):
        behind = re.match(r"\s+([a-z]+)", pair.sentence.paragraph.text[number.end : pair.sentence.end])
        if behind and behind[1].endswith("ed") and stem(behind[1]) not in _TOLD | {"compar"}:
            return False
    return True
