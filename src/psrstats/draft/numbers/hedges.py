"""Words beside a number that widen it or bound it: "around", "nearly", "fewer than", "or more"."""

from __future__ import annotations

import re

from psrstats.draft.numbers.number import Bound, Hedge
from psrstats.patterns import regex

_SLIGHTLY = "(?:a )?(?:little|slightly|marginally|fractionally)"
_BEFORE: tuple[tuple[str, Hedge, Bound], ...] = (
    (rf"just over|just above|{_SLIGHTLY} (?:over|above|more than|higher than)", "just over", ""),
    (r"nearly|almost|just under|just below|close to|approaching|not quite|"
     rf"{_SLIGHTLY} (?:under|below|less than|fewer than|lower than)", "almost", ""),
    (r"no more than|not more than|a maximum of|at most|up to|a ceiling of", "", "at most"),
    (r"at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of", "", "at least"),
    (r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|upwards of|greater than|higher than", "", "above"),
    (r"fewer than|less than|under|below|lower than", "", "below"),
    (r"around|about|approximately|approx\.?|roughly|circa|c\.|some|in the region of|an estimated|estimated at|"
     r"(?:somewhere )?around about|~|≈", "around", ""),
    (r"[<‹]", "", "below"),
    (r"[>›]", "", "above"),
    (r"[≤]", "", "at most"),
    (r"[≥]", "", "at least"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Hedge, Bound], ...] = (
    (r"\s?\+(?!\d)|,? (?:or|and) (?:more|over|above|higher|greater)\b(?![- ]\d)|\splus\b", "", "at least"),
    (r",? (?:or|and) (?:fewer|less|under|below|lower)\b(?![- ]\d)", "", "at most"),  # "42% and under-11s 27%"
)
_BEFORES = tuple(
    (regex(rf"(?:(?<!\w)(?:{words})) ?(?:the |a |an )?\Z", re.IGNORECASE), hedge, bound)
    for words, hedge, bound in _BEFORE
)
_AFTERS = tuple((regex(words, re.IGNORECASE), hedge, bound) for words, hedge, bound in _AFTER)


def hedge_of(text: str, start: int, end: int) -> tuple[Hedge, Bound]:
    """Tell what the words beside a number make of it.

    text: the paragraph's; start, end: of the number in it.
    Returns the hedge and the bound, each "" where there is none.

    >>> hedge_of("just over 4% of", 10, 12), hedge_of("Fewer than 5 of", 11, 12), hedge_of("20 or more", 0, 2)
    (('just over', ''), ('', 'below'), ('', 'at least'))
    >>> hedge_of("an increase of over 50", 20, 22), hedge_of("all 7 cases", 4, 5)
    (('', 'above'), ('', ''))
    """
    before = text[max(0, start - 40) : start]
    for form, hedge, bound in _BEFORES:
        if form.search(before):
            if bound in ("above", "below") and _is_comparison(before):
                return "", ""
            return hedge, bound
    for form, hedge, bound in _AFTERS:
        if form.match(text, end):
            return hedge, bound
    return "", ""


def _is_comparison(before: str) -> bool:
    """Tell "above the national 40%" and "higher than 40%", which compare with a number, from "more than 40%"."""
    last = before.split()[-1].casefold() if before.split() else ""
    return bool(last) and (last == "the" or re.search(r"\b(?:higher|lower|greater) than\s*\Z", before) is not None)
