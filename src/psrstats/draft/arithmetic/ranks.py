"""PSR116: whether ranks and superlatives agree with the values that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

_FALLS = "highest|largest|greatest|most|biggest"
_RISES = "lowest|smallest|fewest|least"
_FOLLOWED = regex(
    rf"\b(?P<way>{_FALLS}|{_RISES})\b(?P<first>[^.;]{{0,200}}?{N}[^.;{N[1:-1]}]{{0,100}}),? "
    r"(?:followed by|ahead of|(?<=, )then)\b(?P<rest>[^.;]{0,400})",
    re.IGNORECASE,
)
_BEHIND = regex(
    rf"(?P<n>{N})[^.;]{{0,200}}?\bsecond[- ](?P<way>{_FALLS}|{_RISES})\b[^.;]{{0,200}}?\b(?:behind|after)\b"
    rf"[^.;]{{0,100}}?(?P<m>{N})",
    re.IGNORECASE,
)


_AMONG = regex(
    rf"\b(?P<way>highest|lowest)\b[^.;{N[1:-1]}]{{0,60}}?(?P<first>{N})[^.;{N[1:-1]}]{{0,40}}\bcompared (?:with|to)\b"
    r"(?P<rest>[^.;]{0,400})",
    re.IGNORECASE,
)
_END = r"[.,;)]|\Z"
# "41 in 2019, 38 in 2020 and 29 in 2021, the lowest of the three years"
_YEARS = regex(
    rf"(?P<all>(?:{N}(?: [a-z]+){{0,3}} (?:in|at) {OTHER}(?:,| and|, and) ){{2,}}{N} (?:in|at) {OTHER}),? "
    rf"(?:which (?:is|was) )?the (?P<way>highest|lowest|most|fewest)(?: (?:of|in|over) (?:the|all|these) {OTHER})?"
    rf"(?={_END})",
    re.IGNORECASE,
)
_NAME = r"[A-Z][a-zA-Z’'-]+(?: [A-Z][a-zA-Z’'-]+){0,2}"
_PLACES = regex(rf"(?P<n>{N}) (?:in|for|at) (?P<where>{_NAME})")
_HAD = regex(
    rf"(?P<where>{_NAME}) (?:had|has|having|was|is|with|recorded) the (?P<way>highest|lowest)"
    rf"(?= (?:rate|number)|{_END})"
)
# "the North has the highest rate (71) and the East the lowest (38)"
_ENDS = regex(
    rf"\bthe highest\b[^{N[1:-1]}.;]{{0,30}}?(?P<n>{N})[^{N[1:-1]}.;]{{0,40}}?"
    rf"\bthe lowest \((?P<m>{N})",
    re.IGNORECASE,
)
# "62% was the lowest of the four (Northfield 62%, Eastgate 74%, ...)", "the lowest of the year (it had been 51%, ...)"
_THE = r"(?:(?:the|all|our|these) )*"
_LISTED = regex(
    rf"(?P<n>{N})[^.;(]{{0,80}}?\bthe (?P<way>{_FALLS}|{_RISES})\b(?: of {_THE}{N})?[^.;({N[1:-1]}]{{0,60}}"
    r"(?:\((?P<rest>[^()]*)\)|: (?:the (?:figures|numbers|rates) (?:were|are) )(?P<figures>[^.;:()]*))",
    re.IGNORECASE,
)
_AT = regex(
    rf"\b(?:the|its|their) (?P<way>{_FALLS}|{_RISES})\b[^.;({N[1:-1]}]{{0,60}}? (?:at|of|with) (?P<n>{N})"
    rf"[^.;({N[1:-1]}]{{0,20}}\((?P<rest>[^()]*)\)(?P<figures>)",
    re.IGNORECASE,
)
# "the lowest since 2012 (it was 58, 60 and 65 before)"; "one of the lowest", "the lowest but one"
_SINCE = regex(rf"\bsince {OTHER}[^()]*\([^()]*\b(?:to|until|till|before|up to|by)\b", re.IGNORECASE)
_NOT_FIRST = regex(
    r"(?:\b(?:one of|among|amongst|not|nearly|almost)|n[’']t)(?: the)? \||"
    rf"\b(?:{_FALLS}|{_RISES}) but (?:one|two|{N}|{OTHER})",
    re.IGNORECASE,
)
_OTHERS = regex(
    r"\b(?:after|following|had been|was|were|others|earlier|previous|before|in the years between)\b", re.IGNORECASE
)
_SMALL = frozenset(
    "after following had been was were others earlier previous before in the years between it and quarters months from "
    "year of to then quarter month others' other areas three four five".split()
)
SEVERAL = 3  # values that one is compared with: with fewer it may be the highest of others


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each order that is stated with its values."""
    for sentence in sentences:
        if len(sentence.statistics) < 2 or sentence.paragraph.kind == "row":
            continue
        for found in _FOLLOWED.finditer(sentence.form):
            first = [sentence.number(mark) for mark in re.findall(N, found["first"])]
            rest = [sentence.number(mark) for mark in re.findall(N, found["rest"])]
            yield from _in_order(sentence, first, rest, _falls(found["way"]))
        for found in _AMONG.finditer(sentence.form):
            several = [sentence.number(mark) for mark in re.findall(N, found["rest"])]
            if len(several) >= SEVERAL:
                yield from _in_order(sentence, [sentence.number(found["first"])], several, _falls(found["way"]))
        for found in _YEARS.finditer(sentence.form):
            *rest, last = (sentence.number(mark) for mark in re.findall(N, found["all"]))
            yield from _in_order(sentence, [last], rest, _falls(found["way"]))
        for found in _ENDS.finditer(sentence.form):
            high, low = sentence.number(found["n"]), sentence.number(found["m"])
            yield from _in_order(sentence, [high], [low], falls=True)
        yield from _of_places(sentence)
        yield from _of_list(sentence)
        for found in _BEHIND.finditer(sentence.form):
            second, first_ = sentence.number(found["n"]), sentence.number(found["m"])
            yield from _in_order(sentence, [first_], [second], _falls(found["way"]))


def _of_list(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a value that is called the highest, or the lowest, of those that stand behind it in brackets."""
    for found in (*_LISTED.finditer(sentence.form), *_AT.finditer(sentence.form)):
        own, words = sentence.number(found["n"]), found["rest"] or found["figures"]
        several = [sentence.number(mark) for mark in re.findall(N, words)]
        alike = len(several) >= SEVERAL and all(number.unit == own.unit for number in several)
        if _SINCE.search(found[0]) or _NOT_FIRST.search(
            f"{sentence.form[: found.start('way')]}|{sentence.form[found.start('way') :]}"
        ):
            continue
        if alike and (found["figures"] or _is_earlier(words) or own.value in {each.value for each in several}):
            yield from _in_order(sentence, [own], several, _falls(found["way"]))


def _is_earlier(words: str) -> bool:
    """Tell a list of nothing but what it was before: "after 31, 27 and 22", "it had been 51%, 47% and 58% in March"."""
    said = set(re.findall(r"[a-z]+", words.casefold()))
    return _OTHERS.search(words) is not None and said <= _SMALL


def _of_places(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "61 in Northcote, 55 in Weston and 40 in Easton; Northcote had the highest"."""
    placed = {found["where"]: sentence.number(found["n"]) for found in _PLACES.finditer(sentence.form)}
    for found in _HAD.finditer(sentence.form) if len(placed) >= SEVERAL else ():
        own = placed.get(found["where"])
        if own is not None and set(placed.values()) == set(sentence.statistics):
            rest = [number for number in placed.values() if number is not own]
            yield from _in_order(sentence, [own], rest, _falls(found["way"]))


def _falls(way: str) -> bool:
    return way.casefold() in _FALLS.split("|")


def _in_order(sentence: Sentence, first: list[Number], rest: list[Number], falls: bool) -> Iterator[Outcome]:
    """Judge values that should fall, or rise; with counts and percentages mixed, those of the first one's unit."""
    units = {number.unit for number in first} & {number.unit for number in rest}
    for unit in units:
        line = [number for number in (*first, *rest) if number.unit == unit and number.value is not None]
        if len([number for number in first if number.unit == unit]) != 1 or any(number.bound for number in line):
            continue
        values = [number.value or 0 for number in line]
        shown = ", ".join(number.text for number in line)
        if values == sorted(values, reverse=falls):
            yield right(sentence, line[0], f"{shown} are in the order stated.")
        elif values[0] == (max(values) if falls else min(values)):
            yield right(sentence, line[0], f"{line[0].text} is the {'highest' if falls else 'lowest'} of {shown}.")
        elif any((value > values[0]) if falls else (value < values[0]) for value in values[1:]):
            message = f"{line[0].text} is not the {'highest' if falls else 'lowest'} of {shown}."
            yield wrong("rank-in-draft", sentence, line[0], message, None)
