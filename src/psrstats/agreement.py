"""Words of agreement and of common scales, in their order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from psrstats.patterns import regex

NEITHER = "neither agree nor disagree"
ORDER = ("strongly agree", "agree", NEITHER, "disagree", "strongly disagree")
ACROSS: dict[str, Literal["left", "right", "apart"]] = {  # as bars stand, from left to right
    "strongly disagree": "left",
    "disagree": "left",
    "agree": "right",
    "strongly agree": "right",
    NEITHER: "apart",
}
_AGREEMENT = {
    "strongly agree": r"(?:strongly|completely|totally|definitely|very much) agree|agree (?:strongly|completely|a lot)",
    "agree": r"agree|(?:tend to|mostly|somewhat|slightly|partly|generally) agree|agree (?:somewhat|a little|slightly)",
    NEITHER: r"neither(?: agree (?:n?or) disagree)?|neutral|neither agree or disagree|undecided|unsure|not sure",
    "disagree": r"disagree|(?:tend to|mostly|somewhat|slightly|partly|generally) disagree|"
    r"disagree (?:somewhat|a little|slightly)",
    "strongly disagree": r"(?:strongly|completely|totally|definitely|very much) disagree|"
    r"disagree (?:strongly|completely|a lot)",
}
_SAID_IN = ("agree", "neither", "neutral", "undecided", "sure")  # one is in each of them: most texts have none
_USUAL = regex(
    r"yes|no|maybe|sometimes|always|never|often|rarely|usually|don.?t know|not sure|unsure|prefer not to say|other|"
    r"not applicable|n/?a|(?:very |fairly |quite |not very |not at all |extremely |completely |mostly |partly )?"
    r"(?:satisfied|dissatisfied|good|poor|bad|likely|unlikely|easy|difficult|helpful|unhelpful|useful|confident|safe|"
    r"happy|unhappy|important|well|fair|much|often)|excellent|average|fair|poor|ok|okay|\d{1,2}|a lot|a little|"
    r"some|none|all|most|parents?|carers?|foster carers?|young pe(?:ople|rson)|child(?:ren)?|care leavers?"
)


@lru_cache(maxsize=1 << 14)  # a survey's answers recur, and so do a sheet's texts
def agreement_of(answer: str) -> str:
    """Tell which of the five answers of agreement one is; blank for any other.

    >>> agreement_of("Tend to agree"), agreement_of("5 - Strongly Agree"), agreement_of("Yes")
    ('agree', 'strongly agree', '')
    """
    if not any(word in answer.casefold() for word in _SAID_IN):
        return ""
    words = folded(re.sub(r"^\s*\d\s*[-–:=.)]\s*|\s*\(\d\)\s*$", "", answer))
    return next((name for name, form in _AGREEMENT.items() if re.fullmatch(form, words)), "")


def is_usual(answer: str) -> bool:
    """Tell an answer that surveys offer, and nobody writes of himself.

    >>> is_usual("Very satisfied"), is_usual("My aunt came with me")
    (True, False)
    """
    return bool(agreement_of(answer)) or _USUAL.fullmatch(folded(answer)) is not None


def folded(text: str) -> str:
    """Write a text in small letters, its spaces single.

    >>> folded(" Strongly  Agree")
    'strongly agree'
    """
    return " ".join(text.replace("’", "'").split()).casefold()


def place_of(answer: str) -> int:
    """Give the place of an answer on its scale; beyond all for one of none."""
    found = agreement_of(answer)
    return ORDER.index(found) if found else len(ORDER)
