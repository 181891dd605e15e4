"""A sentence's gist: its statistics and the words that relate them, a letter each, and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence
from psrstats.draft.arithmetic.words import (
    DOWN_ADVERB,
    DOWN_NOUN,
    DOWN_VERB,
    ELSEWHERE,
    UP_ADVERB,
    UP_NOUN,
    UP_VERB,
)
from psrstats.patterns import regex

_YEAR = r"(?:financial |academic |reporting |calendar )?(?:year|quarter|period)"
_IN = r"(?:(?:in|at|of|for|during|from|on|by|since) )?(?:the )?(?:(?:end|start|same (?:period|time|point|quarter)) )?"
AGO = (
    rf"(?:(?:last|previous|preceding|prior) {_YEAR}|(?:the )?{_YEAR} (?:before|previously)|previously|"
    rf"(?:(?:a|one) year|{OTHER}) (?:ago|earlier|before|previously))"
)
_PARTED = (
    r"but|when|while|whilst|although|though|despite|because|due|owing|unless|until|if|once|among|whose|"
    r"who|each|per|both|either|respectively|includ\w+|of (?:whom|which|these|those|them)|(?:one|another)s?|"
    r"with(?: an?| the)?(?= \w+ in\b)|boys?|girls?|males?|females?|men|women|targets?|standard|ranging|range|"
    r"rang(?:es?|ed)|between|(?<!on )average\w*|especially|particularly|planned|scheduled|invited|offered|mainly|"
    r"mostly|largely|led|driven|not|never|nor|neither|would|should|could|will|may|might|expect\w*|aims?|"
    r"plans? to|forecast|budget"
)
# In the order in which they are tried: what each letter stands for.
_WORDS = {
    # of the value right behind it: "when there were 19"
    "w": (
        rf"{_IN}(?:the )?(?:{AGO}|{OTHER}),? when(?: (?:there|it|they|we|numbers?) (?:were|was|had|stood at))?"
        rf"(?= (?:only |just |some )?{N})"
    ),
    "e": rf"{_IN}(?:(?:last|previous|preceding|prior) {_YEAR}|{_YEAR} before)[’']s",  # of the value behind it
    "E": rf"{_IN}(?:of )?(?:the )?(?:{AGO}|last(?=[.,;)]|\Z))",
    "L": r"this (?:financial |reporting )?year|(?:in )?the (?:current|reporting) year|a year later|now|currently",
    "P": rf"(?:(?:in|at|during|for|by|on|of|since) )?(?:the )?(?:(?:end of|year|year to|year ending) )?{OTHER}",
    "A": (
        r"(?:when )?compare[sd]? (?:with|to)|in comparison (?:with|to)|(?:as )?against|versus|as opposed to|unlike|"
        r"in contrast to"
    ),
    "u": rf"{UP_VERB}|(?:continu|beg[au]n|start)\w* to (?:rise|grow|increase|climb)",
    "d": rf"{DOWN_VERB}|(?:continu|beg[au]n|start)\w* to (?:fall|drop|decline|decrease|reduce)",
    "U": rf"{UP_NOUN}",
    "D": rf"{DOWN_NOUN}",
    "+": rf"{UP_ADVERB}|more|above|an extra|an additional",
    "-": rf"{DOWN_ADVERB}|less|below",
    "I": r"improv\w+|better|worse\w*|deteriorat\w+|chang\w+|differ\w+",
    "M": r"than",
    "F": r"from",
    "T": r"to",
    "B": r"by",
    "&": r"and",
    "X": rf"{_PARTED}",
}
_TOKENS = regex(
    "|".join(
        (
            f"(?P<n>{N})",
            *(rf"(?P<t{place}>(?<!\w)(?:{words})(?!\w))" for place, words in enumerate(_WORDS.values())),
            rf"(?P<else>{ELSEWHERE.pattern})",
            r"(?P<mark>[.,;:()!?\u2013])",
        )
    ),
    re.IGNORECASE,
)
_LETTERS = tuple(_WORDS)
_PERIODS = ("year", "period", "date")


@lru_cache(maxsize=1024)
def gist_of(sentence: Sentence) -> str:
    """Give a sentence's gist.

    A statistic is its mark; E is an earlier time, e one that owns what follows, L this time, P a named period; u, d
    verbs and U, D nouns of change, + and - comparisons; A against, M than, F from, T to, B by; X what parts two things.
    """
    return "".join(part for part in (_letter(sentence, found) for found in _TOKENS.finditer(sentence.form)) if part)


def _letter(sentence: Sentence, found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "n":
        return found[0]
    if kind == "mark":
        return ";" if found[0] in ":!?." else "," if found[0] == "\u2013" else found[0]
    if kind == "else":
        return "X"
    letter = _LETTERS[int(kind[1:])]
    if letter == "P":
        return "P" if sentence.number(found[0][-1]).kind in _PERIODS else ""
    return letter
