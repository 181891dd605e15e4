"""PSR116: whether ranks and superlatives agree with the values that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.words import read_small
from psrstats.patterns import regex

FALLS = "highest|largest|greatest|most|biggest|peak"
RISES = "lowest|smallest|fewest|least"
_FOLLOWED = regex(
    rf"\b(?P<way>{FALLS}|{RISES})\b(?P<first>[^.;]{{0,200}}?{N}[^.;{N[1:-1]}]{{0,100}}),? "
    r"(?:followed by|ahead of|(?<=, )then)\b(?P<rest>[^.;]{0,400})",
    re.IGNORECASE,
    needs="followed ahead then",
)
_BEHIND = regex(
    rf"(?P<n>{N})[^.;]{{0,200}}?\bsecond[- ](?P<way>{FALLS}|{RISES})\b[^.;]{{0,200}}?\b(?:behind|after)\b"
    rf"[^.;]{{0,100}}?(?P<m>{N})",
    re.IGNORECASE,
    needs="second",
)


_AMONG = regex(
    rf"\b(?P<way>highest|lowest|largest|smallest|(?:most|least)(?= common))\b[^.;{N[1:-1]}]{{0,60}}?(?P<first>{N})"
    rf"[^.;{N[1:-1]}]{{0,40}}\b(?:compared (?:with|to)|against)\b"
    r"(?P<rest>[^.;]{0,400})",
    re.IGNORECASE,
    needs="est common",
)
_END = r"[.,;)]|\Z"
# "41 in 2019, 38 in 2020 and 29 in 2021, the lowest of the three years"
_YEARS = regex(
    rf"(?P<all>(?:{N}(?: [a-z]+){{0,3}} (?:in|at) {OTHER}(?:,| and|, and) ){{2,}}{N} (?:in|at) {OTHER}),? "
    rf"(?:which (?:is|was) )?the (?P<way>highest|lowest|most|fewest)(?: (?:of|in|over) (?:the|all|these) {OTHER})?"
    rf"(?={_END})",
    re.IGNORECASE,
    needs="highest lowest most fewest",
)
_NAME = r"[A-Z][a-zA-Z’'-]+(?: [A-Z][a-zA-Z’'-]+){0,2}"
_PLACES = regex(rf"(?P<n>{N}) (?:in|for|at) (?P<where>{_NAME})(?P<m>)(?P<place>)")
_HAD = regex(
    rf"(?:(?P<where>{_NAME}) (?:had|has|having|was|is|with|recorded)|,? with (?P<place>{_NAME})(?: being)?) "
    rf"the (?P<way>highest|lowest)(?= (?:rate|number)|{_END}| of the (?:[a-z]+|{N})(?:{_END}))",
    needs="highest lowest",
)
# "288 in 2017, 301 in 2018, 342 in 2019 and 317 in 2020; the highest figure was in 2019"
_IN_YEARS = regex(
    rf"(?P<n>{N}) (?:in|at|by|for) (?P<where>{OTHER})|\b[Ii]n (?P<place>{OTHER}) (?:there were |it was )?(?P<m>{N})"
)
_WAS_IN = regex(
    rf"\bthe (?P<way>highest|lowest|peak)(?: (?:figure|number|rate|level|total|year))? (?:(?:was|being|came|were) )?"
    rf"(?:(?:seen|recorded) )?(?:in )?(?P<where>{OTHER})(?={_END})",
    re.IGNORECASE,
    needs="highest lowest peak",
)
# "Overton has the highest rate in the region: Overton 71, Kingsmere 66 and Lowick 58"
_LIST = regex(
    rf"(?P<where>{_NAME}) (?:now |still |again )?(?:had|has|having|was|is|with|recorded) the (?P<way>highest|lowest)\b"
    rf"[^{N[1:-1]}.;:]{{0,60}}: (?P<rest>(?:{_NAME},? \(?{N}\)?(?:(?:, and |, | and ))?)+)",
    needs="highest lowest",
)
_LISTED_PLACE = regex(rf"(?P<where>{_NAME}),? \(?(?P<n>{N})")
# "Northgate 41, Eastfield 57, Southbank 63 and Westley 38, with Westley having the lowest"
_NAMED_FIRST = regex(rf"(?P<where>{_NAME}),? \(?(?P<n>{N})(?P<m>)(?P<place>)")
# "the North has the highest rate (71) and the East the lowest (38)"
_ENDS = regex(
    rf"\bthe highest\b[^{N[1:-1]}.;]{{0,30}}?(?P<n>{N})[^{N[1:-1]}.;]{{0,40}}?"
    rf"\bthe lowest \((?P<m>{N})",
    re.IGNORECASE,
    needs="highest",
)
# "62% was the lowest of the four (Northfield 62%, Eastgate 74%, ...)", "the lowest of the year (it had been 51%, ...)"
_THE = r"(?:(?:the|all|our|these) )*"
_LISTED = regex(
    rf"(?P<n>{N})[^.;(]{{0,80}}?\bthe (?P<way>{FALLS}|{RISES})\b"
    rf"(?:[^.;({N[1:-1]}]{{0,40}}? of {_THE}(?P<many>{N}))?[^.;({N[1:-1]}]{{0,60}}"
    r"(?:\((?P<rest>[^()]*)\)|: (?:the (?:figures|numbers|rates) (?:were|are) )(?P<figures>[^.;:()]*))",
    re.IGNORECASE,
    needs="est most least peak",
)
_AT = regex(
    rf"\b(?:the|its|their) (?P<way>{FALLS}|{RISES})\b[^.;({N[1:-1]}]{{0,60}}? (?:at|of|with) (?P<n>{N})"
    rf"[^.;({N[1:-1]}]{{0,20}}\((?P<rest>[^()]*)\)(?P<figures>)",
    re.IGNORECASE,
    needs="est most least peak",
)
# "the lowest since 2012 (it was 58, 60 and 65 before)"; "one of the lowest", "the lowest but one"
_SINCE = regex(rf"\bsince {OTHER}[^()]*\([^()]*\b(?:to|until|till|before|up to|by)\b", re.IGNORECASE)
_NOT_FIRST = regex(
    r"(?:\b(?:one of|among|amongst|not|nearly|almost)|n[’']t)(?: the)? \||"
    rf"\b(?:{FALLS}|{RISES}) but (?:one|two|{N}|{OTHER})",
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
            yield from in_order(sentence, first, rest, falls(found["way"]))
        for found in _AMONG.finditer(sentence.form):
            several = [sentence.number(mark) for mark in re.findall(N, found["rest"])]
            if len(several) >= SEVERAL:
                yield from in_order(sentence, [sentence.number(found["first"])], several, falls(found["way"]))
        for found in _YEARS.finditer(sentence.form):
            *rest, last = (sentence.number(mark) for mark in re.findall(N, found["all"]))
            yield from in_order(sentence, [last], rest, falls(found["way"]))
        for found in _ENDS.finditer(sentence.form):
            high, low = sentence.number(found["n"]), sentence.number(found["m"])
            yield from in_order(sentence, [high], [low], falls=True)
        yield from _of_places(sentence)
        yield from _of_list(sentence)
        for found in _BEHIND.finditer(sentence.form):
            second, first_ = sentence.number(found["n"]), sentence.number(found["m"])
            yield from in_order(sentence, [first_], [second], falls(found["way"]))


def _of_list(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a value that is called the highest, or the lowest, of those that stand behind it in brackets."""
    for found in (*_LISTED.finditer(sentence.form), *_AT.finditer(sentence.form)):
        own, words = sentence.number(found["n"]), found["rest"] or found["figures"]
        several = [sentence.number(mark) for mark in re.findall(N, words)]
        of_years = _are_years(sentence, found[0].split("(")[0], several, own)
        if of_years:
            several = of_years
        alike = (len(several) >= SEVERAL or of_years) and all(number.unit == own.unit for number in several)
        if _SINCE.search(found[0]) or _NOT_FIRST.search(
            f"{sentence.form[: found.start('way')]}|{sentence.form[found.start('way') :]}"
        ):
            continue
        many = found.groupdict().get("many")
        others = many is not None and sentence.number(many).value == len(several) + 1  # "of the four", and three follow
        if alike and (
            of_years
            or others
            or found["figures"]
            or _is_earlier(words)
            or own.value in {each.value for each in several}
        ):
            yield from in_order(sentence, [own], several, falls(found["way"]))


def _are_years(sentence: Sentence, words: str, several: Sequence[Number], own: Number) -> list[Number]:
    """Give the other values of "the highest of the past four years (388, 391, 395)": one a year, and its own."""
    spans = [sentence.number(mark) for mark in re.findall(OTHER, words)]
    spans = [number for number in spans if number.kind == "duration"]
    many = read_small(spans[0].text) if len(spans) == 1 else 0
    others = [number for number in several if number.unit == own.unit and not number.bound]
    if own.unit != "count" and len(several) == len(others) + 1:  # "27% and 31% in the two before"
        several = others
    return others if len(others) == len(several) == many - 1 > 1 else []


def _is_earlier(words: str) -> bool:
    """Tell a list of nothing but what it was before: "after 31, 27 and 22", "it had been 51%, 47% and 58% in March"."""
    said = set(re.findall(r"[a-z]+", words.casefold()))
    return _OTHERS.search(words) is not None and said <= _SMALL


def _of_places(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "61 in Northcote, 55 in Weston and 40 in Easton; Northcote had the highest"."""
    for values, said in ((_PLACES, _HAD), (_NAMED_FIRST, _HAD), (_IN_YEARS, _WAS_IN)):
        placed = {_where(sentence, found): _value(sentence, found) for found in values.finditer(sentence.form)}
        for found in said.finditer(sentence.form) if len(placed) >= SEVERAL else ():
            if set(sentence.statistics) - set(placed.values()) <= _how_many(sentence, placed):
                yield from _among(sentence, placed, found)
    for found in _LIST.finditer(sentence.form):
        placed = {each["where"]: sentence.number(each["n"]) for each in _LISTED_PLACE.finditer(found["rest"])}
        if len(placed) >= SEVERAL:
            yield from _among(sentence, placed, found)


def _where(sentence: Sentence, found: re.Match[str]) -> str:
    """Give the place, or the year, that a match names."""
    where = found["where"] or found["place"] or ""
    return sentence.number(where).text if re.fullmatch(OTHER, where) else where


def _value(sentence: Sentence, found: re.Match[str]) -> Number:
    return sentence.number(found["n"] or found["m"])


def _how_many(sentence: Sentence, placed: dict[str, Number]) -> set[Number]:
    """Give the numbers that say how many places there are: "the highest of the three"."""
    return {number for number in sentence.counts if number.value == len(placed)} - set(placed.values())


def _among(sentence: Sentence, placed: dict[str, Number], found: re.Match[str]) -> Iterator[Outcome]:
    """Judge the place that is called the first, or the last, of those listed."""
    *first, last = placed.values()
    if {number.unit for number in first} == {"count"} != {last.unit}:  # "71, 66 and 49 per 10,000"
        placed = {where: replace(number, unit="count") for where, number in placed.items()}
    own = placed.get(_where(sentence, found))
    if own is not None and len({number.unit for number in placed.values()}) == 1:
        rest = [number for number in placed.values() if number is not own]
        yield from in_order(sentence, [own], rest, falls(found["way"]))


def falls(way: str) -> bool:
    """Tell a word for the first from one for the last."""
    return way.casefold() in FALLS.split("|")


def in_order(sentence: Sentence, first: list[Number], rest: list[Number], falls: bool) -> Iterator[Outcome]:
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
