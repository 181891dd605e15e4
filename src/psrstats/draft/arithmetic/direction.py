"""PSR111: whether words of direction agree with the two values that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import Pair, pairs_of
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import ANY, VERB, direction_of, is_supposed
from psrstats.patterns import regex


def _gap(most: int) -> str:
    """Make the form of at most so many characters within one clause, without a number."""
    return rf"[^{N[1:-1]};:!?]{{0,{most}}}?"


_FEW = rf"(?:,? (?:[a-z’'-]+|by {N}|of {N}),?){{0,6}}?"
_IS = r"(?:is|are|was|were|remains?|at)"
_BOUND = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        # "has reduced from A to B", "an increase from A to B": nothing but a few words stands between.
        rf"\b(?P<way>{ANY})\b{_FEW} from (?:[a-z]+ ){{0,2}}?{N}{_gap(60)}\bto {_gap(25)}{N}",
        # "dropped to B from A"
        rf"\b(?P<way>{ANY})\b (?:[a-z]+ )?to (?:[a-z]+ ){{0,2}}?{N}{_gap(60)}\bfrom {_gap(25)}{N}",
        # "B, up from A", "B, which is a decrease from A", "B, a fall of C on A"
        rf"{N}(?:{_gap(170)}[, ])(?:which (?:is|was) )?(?:an? )?(?:[a-z]+ )?(?P<way>{ANY})(?: of {N})? (?:from|on) "
        rf"{_gap(50)}{N}",
        # "B, lower than A"
        rf"{N}(?:,|{_gap(60)}\b{_IS}\b) (?:[a-z]+ ){{0,2}}?(?P<way>higher|lower|greater|fewer) than {_gap(50)}{N}",
        # "B, which is below the national A"
        rf"{N}(?:,|{_gap(60)}\b{_IS}\b) (?:which |{_IS} |[a-z]+ly |well |just |so ){{0,3}}?(?P<way>above|below) "
        rf"{_gap(50)}{N}",
        # "fell to B, compared with A last year"
        rf"\b(?P<way>{VERB}) (?:[a-z]+ )?to (?:[a-z]+ ){{0,2}}?{N}{_gap(40)}[, ](?:when )?compared (?:with|to) "
        rf"{_gap(30)}{N}"
        rf"(?=[^;:!?]{{0,40}}?(?:\b(?:last|previous|before|prior|earlier)\b|{OTHER}))",
    )
)  # fmt: skip
_THIS = regex(
    rf"\A\W*(?:this|that|it)\b(?: [a-z]+){{0,4}}? (?:an? )?(?:[a-z]+ )?(?P<way>{ANY}) (?:of {N} )?"
    rf"(?:from|on|than) {_gap(40)}{N}",
    re.IGNORECASE,
)


# Another subject stands between the two values: "30 workers and caseloads are high, up from 45".
_OTHER_CLAUSE = regex(
    r"\b(?:and|but|while|whilst|although|with)\b[^.]*\b(?:is|are|was|were|has|have|had|rose|fell|increased|decreased)\b",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each word of direction that stands in one clause with two values."""
    for sentence in stating(sentences):
        for pair in pairs_of(sentences, sentence):
            outcome = _judged(pair)
            if outcome is not None:
                yield outcome


def _judged(pair: Pair) -> Outcome | None:
    words = _bound(pair)
    if words is None or is_supposed(words) or pair.old.bound or pair.new.bound:
        return None
    said, old, new = direction_of(words), pair.old.value or 0, pair.new.value or 0
    if not said:
        return None
    found = (new > old) - (new < old)
    between = f"from {pair.old.text} to {pair.new.text}"
    if found == said:
        number = pair.new if pair.new in pair.sentence.numbers else pair.old
        return right(pair.sentence, number, f"F{between[1:]} goes {'up' if said > 0 else 'down'}.")
    if not found:
        return None
    if pair.new in pair.sentence.numbers and _OTHER_CLAUSE.search(_between(pair)):
        return None
    more, less = ("more", "less") if said > 0 else ("less", "more")
    message = f"The words say {more}, but {between} is {less}."
    return wrong("direction-said", pair.sentence, pair.old, message, "other words, or other numbers")


def _between(pair: Pair) -> str:
    first, last = sorted((pair.old, pair.new), key=lambda number: number.start)
    return pair.sentence.paragraph.text[first.end : last.start]


def _bound(pair: Pair) -> str | None:
    """Give the word of direction that stands in one clause with both values of a pair."""
    form = pair.sentence.bare
    both = pair.new in pair.sentence.numbers
    for pattern in _BOUND if both else (_THIS,):
        for found in pattern.finditer(form):
            inside = {pair.sentence.number(mark).start for mark in re.findall(N, found[0])}
            if pair.old.start in inside and (not both or pair.new.start in inside):
                return found["way"] if not is_supposed(form[max(0, found.start() - 40) : found.end("way")]) else None
    return None
