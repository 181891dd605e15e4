"""The numbers of children that a text states: "3 children were placed out of area", "no boys", "of whom two were"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.patterns import regex

WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NAMED = {word: number for number, word in enumerate(WORDS)} | {"zero": 0, "none": 0, "nil": 0, "a single": 1} | {
    "a couple of": 2, "a pair of": 2, "a dozen": 12,
}  # fmt: skip
NEAR = 60  # letters before a number that may say what it is of
FAR = 200  # letters before a name that may hold a number of its own
YEARS = range(1900, 2101)
TOGETHER = 1000  # texts that are parted into words at once
_NAMES = "|".join(sorted(NAMED, key=len, reverse=True))

# A number that may be one of children: part of no longer number, sum of money, range, ratio, percentage or ordinal.
_NUMBER = (
    r"(?<![\w.,/:£$€<>≤≥+#'’-])(?<![£$€<>≤≥]\s)"
    rf"(?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_NAMES})(?!\w))"
    r"(?![.,:/]\d|['’+-])(?!\s*(?:%|per\s?cent|percentage|out\sof\severy))"
    rf"(?!\s*(?:[-\u2013\u2014/]|to\b|or\b)\s*(?:\d|(?:{_NAMES}|more|fewer|less|over|under)\b))"
    rf"(?!\s+in\s+(?:every\s+|each\s+)?(?:(?!(?:19|20)\d\d)\d|(?:{_NAMES})\b))"
    r"(?!\s+out\s+of\s+(?:2|3|4|5|10|20|100|1,?000|two|three|four|five|ten|twenty)\b)"
)
# What stands before a number that is none of children: what it numbers, or what it is only a bound of.
_NUMBERED = regex(
    r"(?:\b(?:sections?|sec|s|years?|yrs?|stage|tables?|figures?|fig|charts?|chapters?|parts?|articles?|pages?|p|appendix"
    r"|annex|tiers?|levels?|bands?|phases?|versions?|q|quarters?|questions?|recommendations?|standards?|number|no|room"
    r"|options?|grades?|types?|category|categories|class|group|set|age|aged|ages|schedule|paragraph|para|priority"
    r"|priorities|objectives?|steps?|strands?|waves?|rounds?|cohorts?|units?|wards?|terms?|weeks?|days?|months?|items?"
    r"|points?|lines?|rows?|columns?|domains?|outcomes?|goals?|pillars?|themes?|case|child|plan|family|baby|girl|boy|pupil"
    r"|pillar|regulation|reg|act|form|module|template|key\sstage|age\sof"
    rf"|(?:\d+|{_NAMES})\sin(?:\s(?:every|each))?"
    r"|under|over|above|below|fewer\sthan|less\sthan|more\sthan|greater\sthan|at\sleast|at\smost|up\sto|minimum\sof"
    r"|maximum\sof|between|every|per|each|than|nearest|multiples\sof|first|last|next|top|another)|"
    rf"\bbetween\s\S+\sand|\bout\sof(?:\sthe)?|(?:\d|\b(?:{_NAMES}))\s*(?:[-\u2013\u2014/]|to|or)|"
    r"\d\s*(?:years?|months?)\s(?:and|or))[\s.:]*$",
    re.IGNORECASE,
)
_EVERY = regex(r"\bfor\severy\b", re.IGNORECASE)
_FROM = regex(r"\bfrom\s+\S+\s+to\s*$", re.IGNORECASE)
_STOP = (
    r"(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|working|times?|old|olds|percent|per|cent|points?|fold|million|"
    r"thousand|hundred|in|of|out|to|and|or|the|for|with|on|by|at|from|as|than|that|which|who|when|where|is|was|were|are|"
    r"has|have|had|be|been|will|would|can|could|should|may|must|do|does|did|if|but|not|all|key|main|agencies|schools?|"
    r"services?|areas?|families|parents?|adults?|staff|january|february|march|april|june|july|august|september|october|"
    r"november|december|priorities|priority|people|because|including|involving|about|between|into|per|more|fewer|less|"
    r"further|longer|an?|its?|this|no|one|way|ways|form)"
)
_WORD = rf"(?:\d+-year-old|(?!{_STOP}\b)[a-z][a-z'’-]*)"
_NOUN = (
    r"(?:children|young\s(?:people|persons?)|child(?:\sdeaths?)?|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|teenagers?|"
    r"adolescents?|pupils?|siblings?|youths?|youngsters?|minors?|newborns?|care\sleavers?|under[- ]\d+s|deaths?|"
    r"fatalities|suicides?)"
)
# What stands after children that are not counted: a children's home, a girls' school, two children per family.
_OTHER = (
    r"(?!['’]|-|\w)(?!\s+(?:and\s+(?:families|family|young\speople)\s+)?(?:homes?|cent(?:re|er)s?|hubs?|services?|schools?|"
    r"teams?|units?|panels?|boards?|clubs?|groups?|conferences?|wards?|social|workers?|officers?|champions?|sessions?|"
    r"courses?|trusts?|partnerships?|polic(?:y|ies)|limit|benefit|per|each)\b)"
)
_OF = rf"(?:of\s+(?:(?:the|these|those|our|its|all)\s+)+(?:(?:\d{{1,4}}|{_NAMES})\s+)?|out\sof\s(?:the\s+)?\d+\s+)?"
_COUNTED = regex(rf"{_NUMBER}\s+{_OF}(?P<between>(?:{_WORD}\s+){{0,4}}?)(?P<noun>{_NOUN}){_OTHER}", re.IGNORECASE)
_LISTED = regex(
    rf"\b{_NOUN}{_OTHER}(?:\s+(?!{_NAMES}\b)[a-z][a-z'’-]*){{0,6}}\s*[:=]\s*{_NUMBER}(?=\s*(?:$|[.;,)]))",
    re.IGNORECASE,
)
_STOOD = regex(
    rf"\b(?:is|was|were|remained|remains|stood|stands|to|at|totalled|only|just)\s+(?:(?:at|to|only|just)\s+)*{_NUMBER}"
    r"(?=\s*(?:$|[.;,)]|\b(?:in|at|this|last|by|from|compared|during|and|but|over)\b))",
    re.IGNORECASE,
)
_NUMBER_OF = regex(rf"\bnumbers?\s+of\s+(?:{_WORD}\s+){{0,4}}?{_NOUN}{_OTHER}", re.IGNORECASE)
_PRONOUN = regex(
    r"(?:^|[.;:,(\u2013\u2014]\s*|\b(?:only|just|and|but|whom|which|these|them|those|with|while|including|includes?|"
    rf"included|all|by)\s+){_NUMBER}\s+(?:(?:of|out\sof)\s(?:them|these|those|whom)\b|(?:were|was|are|had|have|has|live|"
    r"lives|lived|remain|remains|remained|returned|went|died|turned|moved|left|became|came|attended|did|could)\b)",
    re.IGNORECASE,
)
_HAD = r"(?:had|has|have|with|was|were|is|are|only|just|alone|accounts?\sfor|accounted\sfor)"
_NO_UNIT = r"(?!\s+(?:working\s)?(?:years?|months?|weeks?|days?|hours?|times?|points?)\b)"
_AFTER = regex(rf"[\s:(=,\u2013]*\s*(?:{_HAD}\s+)*(?<=[\s(]){_NUMBER}{_NO_UNIT}", re.IGNORECASE)
_BEFORE = regex(
    rf"{_NUMBER}\s+(?:(?:{_NOUN}|{_HAD}|live|lived|all)\s+)*(?:in|from|at|aged|of)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_CHILDREN = regex(rf"\b{_NOUN}(?![-\w])", re.IGNORECASE)
_STEMS = regex(
    "child|young|boy|girl|bab(?:y|ies)|infant|toddler|teenager|adolescent|pupil|sibling|youth|minor|newborn|leaver|under"
    "|death|fatalit|suicide",
    re.IGNORECASE,
)
_SPACES = regex(r"[ \t\u00a0\u2009\u202f]+")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z\d(])|\n+")


def children_said(text: str, *, of_children: bool = False) -> list[int]:
    """Give the numbers of children that a text states, in figures or in words up to twenty, in its order.

    text: a title, a note or a commentary. of_children: whether it is said of a number of children, so that "2 were
    siblings" needs no other word to be about them.
    Not given: years, ages, dates, "Section 47", "Year 6", "0-4", "in 3 weeks", "Table 2", ranges, ordinals, ratios,
    percentages, and what is only bounded ("fewer than 5 children").

    >>> children_said("3 children were placed out of area, of whom two were siblings. One child moved in Year 6.")
    [3, 2, 1]
    >>> children_said("Section 47 enquiries of children aged 5 to 9; 1 in 3 children waited 2 weeks; 3% of girls.")
    []
    >>> children_said("Two were new to the area."), children_said("Two were new to the area.", of_children=True)
    ([], [2])
    """
    if not (of_children or mentions_children(text)):  # most texts: none of the patterns below fits without one
        return []
    plain = _SPACES.sub(" ", text)
    found: list[int] = []
    about = of_children
    for sentence in _SENTENCE.split(plain):
        here = bool(_CHILDREN.search(sentence))
        told = sorted(set(_in_sentence(sentence, is_about=about or here)))
        found += [number for _, number in told if number not in YEARS]
        about = of_children or here
    return found


def mentions_children(text: str) -> bool:
    """Say whether a text has a word for children.

    >>> mentions_children("Two young  people moved."), mentions_children("Plans | Copnor | 2019-20")
    (True, False)
    """
    return bool(_CHILDREN.search(_SPACES.sub(" ", text)))


def may_mention_children(texts: Sequence[str]) -> bool:
    """Say whether any of many texts may have a word for children: each different word of theirs is looked at once.

    >>> may_mention_children(["Plans | Copnor", "Plans | Milton"]), may_mention_children(["Plans", "Girls"])
    (False, True)
    """
    words: set[str] = set()
    for start in range(0, len(texts), TOGETHER):
        words.update(" ".join(texts[start : start + TOGETHER]).split())
    return bool(_STEMS.search(" ".join(words)))


def said_of(text: str, name: str) -> list[int]:
    """Give the numbers that a text states right beside a name: "12 in Abbey", "Abbey had 12", "Abbey (12)".

    name: of an area or a group. What is no number of children by its own words is not given.

    >>> said_of("Of these, 12 were in Abbey; Mill (7), Park 20%.", "Abbey"), said_of("Mill (7), Park 20%.", "Park")
    ([12], [])
    """
    plain = " ".join(text.split())
    named = re.compile(rf"(?<!\w)(?={re.escape(name)}(?!\w))", re.IGNORECASE)
    found = [match for begun in named.finditer(plain) for match in _beside(plain, begun.start(), len(name))]
    places = {(match.start("number"), _number(match)) for match in found if not _is_numbered(plain, match)}
    return [number for _, number in sorted(places) if number not in YEARS]


def _beside(text: str, start: int, length: int) -> Iterator[re.Match[str]]:
    """Give the numbers right after a name, and those right before it: its pattern is none of theirs, as it varies."""
    if after := _AFTER.match(text, start + length):
        yield after
    at = max(0, start - FAR)
    while before := _BEFORE.search(text, at, start):
        yield before
        at = before.start("number") + 1


def _in_sentence(sentence: str, *, is_about: bool) -> Iterator[tuple[int, int]]:
    """Give each number of children in a sentence, with the place where it stands."""
    for found in _COUNTED.finditer(sentence):
        if _agrees(found) and not _is_numbered(sentence, found):
            yield found.start("number"), _number(found)
    patterns = [_LISTED, *([_PRONOUN] if is_about else []), *([_STOOD] if _NUMBER_OF.search(sentence) else [])]
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            if not _is_numbered(sentence, found):
                yield found.start("number"), _number(found)


def _number(found: re.Match[str]) -> int:
    text = " ".join(found["number"].casefold().split())
    return NAMED[text] if text in NAMED else int(text.replace(",", ""))


def _agrees(found: re.Match[str]) -> bool:
    """Say whether a number goes with its noun: "two child" is of a two-child limit."""
    noun = found["noun"].casefold()
    return _number(found) == 1 or not re.fullmatch(r"child|young\sperson|boy|girl|baby|pupil", noun)


def _is_numbered(sentence: str, found: re.Match[str]) -> bool:
    """Say whether a number stands for something else than how many there are."""
    at = found.start("number")
    before = sentence[max(0, at - NEAR) : at]
    return bool(_NUMBERED.search(before) or _EVERY.search(before)) and not _FROM.search(before)
