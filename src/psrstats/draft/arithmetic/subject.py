"""What a value counts, as far as the words behind it say, and whether that is what a sentence says went up or down."""

from __future__ import annotations

import re

from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.arithmetic.words import DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.patterns import regex

_NOUN = regex(r"\s+((?:[a-z’'-]+ ?){1,4})", re.IGNORECASE)
# Behind one of these a value says no more what it counts.
_PLAIN = regex(
    r"(?:[a-z]+ed|made|held|seen|in|at|on|by|for|to|of|from|last|this|the|a|an|is|are|was|were|had|have|has|compared|against|"
    r"versus|and|when|up|down|and|previously|across|during|over|during|who|which|that|so|as|came|went|now|took|more|"
    r"fewer|less|years?)\Z",
    re.IGNORECASE,
)
# "notifications fell, with 23 received": what fell is what is counted, and not the time that it took
_WENT = regex(
    rf"(?:\A|[,;.] )(?P<what>[^,;:.()]{{3,60}}?) (?:have |has |had |again |also )*"
    rf"(?:{UP_VERB}|{DOWN_VERB}|(?:continu|start|beg[au]n)\w* to [a-z]+)[,;:]? \(?",
    re.IGNORECASE,
)
# "permanent exclusions, at 47 (2022/23: 38), have reduced", "a drop in notifications: five, against seven"
_WENT_BEHIND = regex(
    rf"\A\W*(?P<what>[^,;:.()]{{3,60}}?),? (?:at|were|was|of) [^;:.]{{1,40}}?\([^()]*\),? (?:have|has|had) "
    rf"(?:{UP_VERB}|{DOWN_VERB})\W*\Z|"
    rf"\b(?:saw|was|been|is) an? (?:[a-z]+ )?(?:{UP_NOUN}|{DOWN_NOUN}) in (?P<in>[^,;:.()]+)[:;,\u2013]|"
    r"\b(?:seeing|saw|seen|had|were|receiv\w+) (?:fewer|more) (?P<few>[^,;:.()]+)[:;,\u2013]",
    re.IGNORECASE,
)
_SHARED_OUT = regex(
    r"\b(?:rates?|percentages?|proportions?|shares?|averages?|times?|timeliness|length|quality|costs?|delays?|demand|"
    r"wait\w*|vacanc\w+|backlogs?)\b",
    re.IGNORECASE,
)
_RATE = regex(r"\brates? of\b", re.IGNORECASE)
_TOLD = ("received", "recorded", "reported", "made", "notified")
_PART = (
    "seen",
    "held",
    "taken",
    "given",
    "found",
    "sent",
    "heard",
    "met",
    "who",
    "that",
    "which",
    "from",
    "in",
    "within",
)


def nouns_behind(sentence: Sentence, number: Number) -> frozenset[str]:
    """Give the stems of the words that say what a value counts; none where it does not say."""
    found = _NOUN.match(sentence.paragraph.text, number.end, sentence.end)
    words: list[str] = []
    for word in found[1].split() if found else ():
        if _PLAIN.match(word):
            break
        words.append(word)
    return frozenset(filter(None, (stem(word) for word in words)))


def is_what_went(sentence: Sentence, *numbers: Number) -> bool:
    """Tell whether a sentence says that what its values count went up or down, and not some of it, or its time."""
    found = _WENT_BEHIND.search(sentence.text) or _WENT.search(sentence.text)
    if found is None:
        return False
    said = next(words for words in found.groups() if words)
    of_rates = _RATE.search(said) and {each.unit for each in numbers} == {"rate"}
    if _SHARED_OUT.search(said) and not of_rates:
        return False
    what = frozenset(filter(None, map(stem, re.findall(r"[a-z]+", said, re.IGNORECASE))))
    counted = [nouns_behind(sentence, number) for number in numbers]
    return all(not each or each & what for each in counted) and not any(_is_part(sentence, each) for each in numbers)


def _is_part(sentence: Sentence, number: Number) -> bool:
    """Tell a value of which only a part is said: "31 accepted" are not all that were received."""
    behind = re.match(r"\s+([a-z]+)(?: (?:the|last|this|[\dQq]))?", sentence.paragraph.text[number.end : sentence.end])
    if behind is None or behind[1] in _TOLD or (behind[1] == "in" and behind[0] != " in"):
        return False
    return behind[1] in _PART or (behind[1].endswith("ed") and behind[1] != "compared")
