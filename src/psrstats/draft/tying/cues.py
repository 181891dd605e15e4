"""What a sentence takes a number for: a change, a part, a percentage, what another number is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.numbers import Number
from psrstats.patterns import regex

# What stands in a sentence, or over a column, whichever number is meant.
KINDS = {
    "percent": regex(r"%|\bper ?cent|\bpercentage|\bproportion|\bshare\b", re.IGNORECASE),
    "rate": regex(r"\brates?\b|\bper (?:1|10|100),?000\b", re.IGNORECASE),
    "rank": regex(r"\brank\w*|\bplaced? (?:of|out)\b", re.IGNORECASE),
    "limit": regex(r"\binterval|\bconfidence|\blimits?\b|\bCI\b"),
}
_CHANGE = regex(r"\bchange", re.IGNORECASE)
_TAKES_UP = regex(
    r"\W*(?:this|these|that|those|it|they|of (?:these|this|those)|in comparison|nationally|in yr|in year|the same|"
    r"there|all|for|by [a-z ]{2,30},)(?!\w)",
    re.IGNORECASE,
)
_COMPARED = regex(
    r"\b(?:compar\w+|(?<!more )(?<!fewer )(?<!less )than|against|versus|from|previous\w*|originally|baseline)\b",
    re.IGNORECASE,
)
_MOVED = (
    r"(?:increas|decreas|ris(?:e|ing|en)|rose|fall|fell|drop|reduc|declin|gr[eo]w|chang|up\b|down\b|gain|improv|fewer\b|"
    r"less\b|more\b|higher\b|lower\b)\w*"
)
_ABOUT = r"(?:\s+(?:around|about|nearly|almost|over|just|a|the|some|only|more than))*"
_CHANGE_BEFORE = regex(rf"\b{_MOVED}(?:,? [a-z]+ly)?,?\s+(?:of|by){_ABOUT}\s*$|\b(?:up|down)\s*$", re.IGNORECASE)
_CHANGE_AFTER = regex(
    r"[)\s]*(?:%|per ?cent|percentage points?|points?)?\s*(?:increase|decrease|rise|fall|drop|reduction|decline|growth|"
    r"change|improvement|(?:[a-z]+ )?(?:more|fewer|less|higher|lower)\b)",
    re.IGNORECASE,
)
_GAP = regex(r"\b(?:above|below|higher|lower|gap|difference|more|less)\b", re.IGNORECASE)
_PART = regex(r"\bof (?:whom|which|these|those)\b|\bincluding\b", re.IGNORECASE)
_BASE = regex(r"^[^.;]{0,20}?\bof (?:the |these |those |all |our |a total of |an? )?$", re.IGNORECASE)
_BRACKET_AFTER = regex(
    r"\s*(?:(?:percentage points? )?(?:more|fewer|less|higher|lower)\s)?\s*\(\s*"
)  # "2 higher (4.5%)"
_IN_BRACKETS = regex(r"\s*\([^()]*\)")  # "20 (4.1%) fewer"
NEAR = 40  # letters after a number in which a gap is spoken of


def takes_up(sentence: str) -> bool:
    """Say whether a sentence takes up the subject of the one before.

    >>> takes_up("This rate was 208."), takes_up("The rate was 208.")
    (True, False)
    """
    return _TAKES_UP.match(sentence) is not None


def cues(text: str, number: Number, numbers: Sequence[Number], sentence: tuple[int, int]) -> Iterator[str]:
    """Say what a sentence takes a number for.

    text: the paragraph's; number: one of numbers, the sentence's statistics; sentence: from where to where it goes.
    """
    start = max([one.end for one in numbers if one.end <= number.start], default=sentence[0])
    end = min([one.start for one in numbers if one.start >= number.end], default=sentence[1])
    before, after, whole = text[start : number.start], text[number.end : end], text[slice(*sentence)]
    if is_change(text, number, numbers, sentence):
        yield "change"
    if _COMPARED.search(before):
        yield "compared"
    if _PART.search(before):
        yield "part"
    if start > sentence[0] and _BASE.search(before):  # "5 of the 11"
        yield "base"
    if _GAP.search(after[:NEAR]):
        yield "gap"
    yield from kinds(whole)


def is_change(text: str, number: Number, numbers: Sequence[Number], sentence: tuple[int, int]) -> bool:
    """Say whether a number is said to be a change: itself, or as the one in brackets behind one ("95 (4.8%) fewer")."""
    earlier = [one for one in numbers if one.end <= number.start]
    last = max(earlier, key=lambda one: one.end) if earlier else None
    start = last.end if last else sentence[0]
    beside = _IN_BRACKETS.match(text, number.end, sentence[1])
    after = beside.end() if beside else number.end
    end = min([one.start for one in numbers if one.start >= after], default=sentence[1])
    before = text[start : number.start]
    if last is not None and _BRACKET_AFTER.fullmatch(before):
        return is_change(text, last, numbers, sentence)
    return bool(_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(text[after:end]))


def row_cues(said: str) -> Iterator[str]:
    """Say what a row's labels and the heading over a cell take its number for."""
    yield from kinds(said)
    if _CHANGE.search(said):
        yield "change"


def kinds(said: str) -> Iterator[str]:
    """Name the kinds of figures that are spoken of."""
    yield from (name for name, form in KINDS.items() if form.search(said))
