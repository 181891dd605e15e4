"""Lists of parts behind their total: "58: 21 here, 19 there and 18 away", "a total of 85, comprising ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome, right
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence
from psrstats.draft.arithmetic.sums import HALF, NEAR, apart, is_size, plus, sum_of
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

_MADE = (
    r"compris(?:ing|ed(?: of)?|es)|made up of|consist(?:ing|s|ed) of|composed of|broken down (?:as|into)|"
    r"split (?:between|into)"
)
_COMPRISING = regex(
    rf"(?P<t>{N})[^{N[1:-1]}.;]{{0,80}}?\b(?:{_MADE})\b(?P<parts>[^.;]*)",
    re.IGNORECASE,
    needs="compris made consist composed broken split",
)
_COLON = regex(
    rf"(?:[^{N[1:-1]}.;:()]*(?P<many>{N}))?[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{0,80}}?(?::| "
    r"[\u2013\u2014-] )(?P<parts>[^.;:()]*)\W*\Z",
    re.IGNORECASE,
    needs=": - \u2013 \u2014",
)
# Each case comes from one place: "96 came from schools, 71 from police and 45 from health".
_FROM_EACH = tuple(regex(rf"{N}(?: (?!and\b)[a-z]+){{0,4}} {word}\b", re.IGNORECASE) for word in ("from", "by", "via"))
# "53 were received (31 from schools, 14 from homes and 8 from clubs)", "12 were seen, seven of which were good, ..."
_BRACKETED = regex(
    rf"[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,60}}\((?P<parts>[^.;:()]*)\)\W*\Z", re.IGNORECASE, needs="("
)
_OF_WHICH = regex(
    rf"[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,60}}, (?P<parts>{N} of (?:whom|which)\b[^.;:()]*)\W*\Z",
    re.IGNORECASE,
    needs="whom which",
)
_OF_LIST = regex(
    rf"\W*(?:out )?of (?:the |these |those |all |our |a |total of )*(?P<t>{N})[^{N[1:-1]}.;:()]{{0,60}}?(?:,|(?= {N}))"
    r"(?P<parts>[^.;:()]*)\W*\Z",
    re.IGNORECASE,
)
_COMMA = regex(
    rf"[^{N[1:-1]}.;:()]*(?P<t>{N})[^{N[1:-1]}.;:()]{{1,60}}, (?P<parts>{N} (?:in|from|by|of) [^.;:()]*)\W*\Z",
    re.IGNORECASE,
)
_FOUND = regex(
    rf"\W*the (?P<t>{N}) [a-z -]{{1,30}} (?:found|judged|rated|graded|showed) (?P<parts>[^.;:()]*)\W*\Z",
    re.IGNORECASE,
    needs="found judged rated graded showed",
)
# Of each of these families no two can be said of one case.
_APART = tuple(
    regex(rf"\b(?:{family})\b", re.IGNORECASE)
    for family in (
        "outstanding|good|requir(?:ed?|es|ing) improvement|inadequate",
        "red|amber|green|blue",
        "accepted|declined|refused|withdrawn",
        r"complete|on track|overdue|not (?:yet )?(?:started|begun)|in progress|under ?way|yet to (?:start|begin)",
        r"online|virtual(?:ly)?|remote(?:ly)?|face[- ]to[- ]face|in[- ]person|in (?:a |the )?classrooms?",
        "(?:in the )(?:north|south|east|west|centre|central)(?: [a-z]+)?",
        "primary|secondary|special(?! need| edu)|nursery",
        "boys?|girls?|males?|females?",
        "unsubstantiated|substantiated|unfounded|malicious",
    )
)
_UN = regex(  # "announced", "unannounced"
    r"\b(?P<said>[a-z]{5,})\b(?P<of>.*?)\b(?:un|non-?|in|not )(?P=said)\b(?P<what>.*)", re.IGNORECASE | re.DOTALL
)
_CLOSES = regex(r"\b(?:others?|unknown|not (?:known|recorded|stated)|none|elsewhere|the rest)\b", re.IGNORECASE)
_CAME = regex(r"\b(?:came|come|arrived|(?:were|was) (?:received|referred|made))\b", re.IGNORECASE)  # "via" each once
_FOR_ALL = regex(
    r"\b(?:account(?:s|ed) for|made|make up|made up|sent|submitted) all (?:of )?(?:the |our )?\Z", re.IGNORECASE
)
_ALL = regex(r"\A\W*all (?:of )?(?:the |our |these )?\Z", re.IGNORECASE)
_AWAY, _HERE = (
    r"(?:online|virtual(?:ly)?|remote(?:ly)?)",
    r"(?:face[- ]to[- ]face|in[- ]person|in (?:a |the )?classrooms?)",
)
_EITHER = regex(  # one or the other: together they are all
    rf"\b{_AWAY}\b[^,]*\b{_HERE}\b|\b{_HERE}\b[^,]*\b{_AWAY}\b",
    re.IGNORECASE,
)
# "26 of the 40 recommendations are complete, 10 are under way and 4 have not begun"
_SOME_OF = regex(
    rf"\W*(?P<first>{N}) (?:out )?of (?:the |our |these |those |all )*(?P<t>{N})(?P<said>[^{N[1:-1]}.;:()]{{1,60}}?),"
    r"(?P<parts>[^.;:()]*)\W*\Z",
    re.IGNORECASE,
)
_UP_TO = regex(r"[^,;]{0,20} (?:within|in under|in less than|before)\b", re.IGNORECASE)
_BEYOND = regex(r"[^,;]{0,20} (?:after|later|took longer|in more than|beyond)\b", re.IGNORECASE)
_UNDER = regex(rf"\b(?:under|below|up to|younger)\b|{OTHER} or (?:under|younger)\b", re.IGNORECASE)
_OVER = regex(r"\b(?:over|above|older|plus)\b|\+", re.IGNORECASE)
_WHICH = regex(r"\bof (?:whom|which)\b", re.IGNORECASE)
LEAST = 10  # a sum smaller than this is found by chance


def comprising(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a total that is said to be made up of its parts: "a total of 1,446, comprising 993 and 453"."""
    for found in _COMPRISING.finditer(sentence.form):
        total = sentence.number(found["t"])
        parts = [sentence.number(mark) for mark in re.findall(N, found["parts"])]
        parts = [number for number in parts if number.unit == total.unit]
        if len(parts) > 1 and all(map(is_size, (total, *parts))):
            yield from apart(sentence, total, parts, found["parts"])


def listed(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a list that a colon opens, or whose words leave nothing twice: "58: 21 here, 19 there and 18 away"."""
    for form, surely in (
        (_COLON, False),
        (_OF_LIST, True),
        (_BRACKETED, True),
        (_OF_WHICH, True),
        (_FOUND, True),
        (_COMMA, True),
    ):
        found = form.match(sentence.form)
        if found is None or (surely and not _are_apart(sentence, found["parts"])):
            continue
        total, parts = sentence.number(found["t"]), _one_each(sentence, found["parts"])
        many = found.groupdict().get("many")
        if many and sentence.number(many).value != len(parts):  # "three agencies sent all 204: ..."
            continue
        whole = sum_of(parts)
        if any(is_change(sentence, part) for part in parts):
            continue
        if not parts or not is_size(total) or parts[0].unit != total.unit or (total.value or 0) < LEAST:
            continue
        closed = not surely and _is_closed(sentence, total, found["parts"])
        if whole == total.value:
            yield right(sentence, total, f"{plus(parts)} is {total.text}.")
        elif closed or whole > (total.value or 0):  # where it is less, some may be of none
            each_once = surely and not _is_from_each(found["parts"])
            near = HALF if each_once or _are_years(sentence, found["parts"]) else NEAR
            yield from apart(sentence, total, parts, _WHICH.sub("", found["parts"]), near, closed)


def some_of(sentence: Sentence) -> Iterator[Outcome]:
    """Judge a list whose first part names the total: more than all is wrong where none can be two of them."""
    found = _SOME_OF.match(sentence.form)
    if found is None or not _are_apart(sentence, f"{found['first']}{found['said']},{found['parts']}"):
        return
    total, first = sentence.number(found["t"]), sentence.number(found["first"])
    rest = _one_each(sentence, found["parts"])
    if rest and is_size(total) and is_size(first) and first.unit == total.unit == rest[0].unit:
        parts = [first, *rest]
        if sum_of(parts) >= (total.value or 0) >= LEAST:
            yield from apart(sentence, total, parts, "", HALF)


def _is_closed(sentence: Sentence, total: Number, words: str) -> bool:
    """Tell a list behind a colon that leaves nothing out: of money, with "other" last, or of all there are."""
    if len(re.findall(N, words)) == 2 and _EITHER.search(words):
        return True
    if total.unit == "money" or _CLOSES.search(re.split(r", | and ", words)[-1]):
        return True
    said = _ALL.search(sentence.paragraph.text[sentence.start : total.start])
    if _FOR_ALL.search(sentence.paragraph.text[sentence.start : total.start]):
        return True
    return said is not None and _are_apart(sentence, words)


def _are_apart(sentence: Sentence, words: str) -> bool:
    """Tell parts that no case can be two of: by their names or ages, or as each came from one place."""
    named = max(len(set(map(str.casefold, family.findall(words)))) for family in _APART)
    several = len(re.findall(N, words))
    if several == 2 and (sides := _UN.search(words)):
        # "satisfied" and "not satisfied with the venue" answer two questions
        what = sides["what"].strip(" .,")
        if " " not in what or sides["of"].strip().startswith(what):
            return True
    return _are_sides(words, several) or named > 1 or _is_from_each(words) or _are_ages(sentence, words, several)


def _are_sides(words: str, several: int) -> bool:
    """Tell two parts of which one is what took less, the other what took longer: "within a year and 65 after more"."""
    parts = re.split(N, words)[1:]
    return several == 2 and bool(_UP_TO.match(parts[0])) and bool(_BEYOND.match(parts[1]))


def _is_from_each(words: str) -> bool:
    forms = _FROM_EACH if _CAME.search(words) else _FROM_EACH[:2]
    return any(len(form.findall(words)) == len(re.findall(N, words)) > 2 for form in forms)


def _are_years(sentence: Sentence, words: str) -> bool:
    """Tell parts that are each of a year of their own."""
    years = [sentence.number(mark) for mark in re.findall(OTHER, words)]
    distinct = len({year.text for year in years}) == len(years) == len(re.findall(N, words)) > 1
    return distinct and all(year.kind in ("year", "period") for year in years)


def _are_ages(sentence: Sentence, words: str, several: int) -> bool:
    """Tell bands of ages of which none holds another: "52 were under 5, 71 were 5 to 10 and 57 were 11 or over"."""
    ages = [sentence.number(mark) for mark in re.findall(OTHER, words)]
    ends = [len(form.findall(words)) for form in (_UNDER, _OVER)]
    return len(ages) == several > 1 and max(ends) < 2 and all(age.kind == "age" for age in ages)


def _one_each(sentence: Sentence, words: str) -> list[Number]:
    """Give the sizes of a list of which each item has one number, and the last stands behind "and"."""
    items = re.split(r",? and |, ", words)
    marks = [re.findall(N, item) for item in items]
    if len(items) < 2 or " and " not in words or any(len(each) != 1 for each in marks):
        return []
    parts = [sentence.number(mark) for (mark,) in marks]
    return parts if all(is_size(number) and number.unit == parts[0].unit for number in parts) else []
