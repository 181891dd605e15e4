"""The words of change, and where a sentence only plans, denies or supposes."""

from __future__ import annotations

import re

from psrstats.patterns import regex

UP_NOUN = r"upward (?:trend|trajectory)|increas(?:e|es)|rises?|growth|uplift|climb|jumps?|gains?"
DOWN_NOUN = r"downward (?:trend|trajectory)|decreas(?:e|es)|reductions?|falls?|drops?|declines?|dips?"
UP_VERB = (
    r"increas(?:ed|es|ing)|ris(?:en|es|ing)|rose|gr(?:ew|own|ows|owing)|climb(?:ed|ing)|went up|gone up|jumped|"
    r"expanded|lengthened|soared|surged|widened"
)
DOWN_VERB = (
    r"decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|fell|fall(?:en|s|ing)|dropp(?:ed|ing)|declin(?:ed|es|ing)|"
    r"went down|gone down|c[ao]me down|eased|shortened|shrank|shrunk|dipped|narrowed|slipped|plummeted"
)
UP_ADVERB = r"up|higher|greater"
DOWN_ADVERB = r"down|lower|fewer"
NOUN = rf"(?:{UP_NOUN}|{DOWN_NOUN}|changes?|differences?|improvements?|deterioration)"
_PLAIN = r"changed|improved|worsened|deteriorated|cut(?= by)|increase|decrease|reduce|rise|fall|grow|drop"
VERB = rf"(?:{UP_VERB}|{DOWN_VERB}|{_PLAIN})"
ANY = rf"(?:{NOUN}|{VERB}|{UP_ADVERB}|{DOWN_ADVERB})"
_UP = regex(rf"\b(?:{UP_NOUN}|{UP_VERB}|{UP_ADVERB}|grow|above|extra|additional?|addition)\b", re.IGNORECASE)
_DOWN = regex(rf"\b(?:{DOWN_NOUN}|{DOWN_VERB}|{DOWN_ADVERB}|reduce|below|loss)\b", re.IGNORECASE)
# Where none of these stands, nothing changes and nothing is compared by its size.
CHANGED = regex(
    rf"\b(?:{ANY}|longer|shorter|quicker|faster|slower|sooner|extra|additional|addition|loss|more|less|better|worse|above|below|overtaken|overtook|exceed(?:s|ed)|outnumber(?:s|ed)|"
    r"surpass(?:es|ed))\b",
    re.IGNORECASE,
)
_SUPPOSED = regex(
    r"\b(?:not|no(?! further action)|never|neither|nor|without|\w+n[’']t|targets?|plan(?:s|ned)? to|aims?|"
    r"aimed|expect(?:s|ed)?|forecast|"
    r"project(?:ed|ion)|would|should|could|will|if|intend(?:s|ed)?|predict(?:s|ed)?|anticipat(?:es|ed)|budget|ambition|goal|"
    r"hop(?:e|es|ed|ing) to|need(?:s|ed)? to|must|may|might)\b",
    re.IGNORECASE,
)
# "12 fewer than 2018 once duplicates are removed": other values than those printed are compared
ADJUSTED = regex(
    r"\b(?:once|after|when|if|with|without|before)\b[^.;]{0,60}\b(?:removed|left out|taken out|taken into account|"
    r"stripped out|included|excluded|counted|corrected)\b|"
    r"\b(?:duplicat\w+|double[- ]count\w*|adjust(?:ed|ing|ment\w*)|revis(?:ed|ions?)|restated|recalculated|"
    r"like[- ]for[- ]like|net of|disregarding|discounting|seasonally)\b",
    re.IGNORECASE,
)


# What is of another time, and what is of other people.
EARLIER = regex(
    r"\b(?:last|previous\w*|before|prior|earlier|ago|baseline|originally|(?:19|20)\d\d|q[1-4])\b", re.IGNORECASE
)
ELSEWHERE = regex(
    r"\b(?:national\w*|england|statistical|neighbours?|similar|average|region\w*|country|comparator|other)\b",
    re.IGNORECASE,
)


def direction_of(words: str) -> int:
    """Tell the one way that words of change point: 1 up, -1 down, 0 neither or both.

    >>> direction_of("a slight increase"), direction_of("has reduced"), direction_of("rose and then fell")
    (1, -1, 0)
    """
    up, down = bool(_UP.search(words)), bool(_DOWN.search(words))
    return int(up) - int(down)


def is_supposed(words: str) -> bool:
    """Tell words that plan, suppose or deny: they state no change."""
    return _SUPPOSED.search(words) is not None
