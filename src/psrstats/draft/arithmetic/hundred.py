"""PSR112: whether percentages of parts that leave nothing twice come to more than all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import EARLIER, ELSEWHERE
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

ALL, MOST = 100, 125  # what comes to still more was of several answers each
_FAMILIES = tuple(
    tuple(regex(rf"\b{word}", re.IGNORECASE) for word in words)
    for words in (
        ("neglect", "emotional", "physical", "sexual", "multiple"),
        ("white", "asian", "black", "mixed", "other"),
        ("(?:boys|males?)\\b", "(?:girls|females?)\\b"),
        ("substantiated", "unsubstantiated", "unfounded", "malicious", "false"),
        ("outstanding", "good", "requir", "inadequate"),
        ("excellent", "(?:very )?good", "fair|satisfactory|average|adequate", "poor"),
        ("strongly agreed?\\b", "agreed?\\b", "neither|unsure", "disagree"),
    )
)
_DIVIDES = regex(
    r"\b(?:account\w*|categor\w+|ratings?|plans?|register\w*|registration\w*|outcomes?|allegations?|delegates|respondents|judged|graded|rated|white|boys|girls|males?|females?)\b",
    re.IGNORECASE,
)
SEVERAL = regex(
    r"\b(?:more than one|several|both|multiple (?:answers|categories|responses)|could|may|also|overlap\w*|factors?|"
    r"featured?|of (?:boys|girls|males|females))\b",
    re.IGNORECASE,
)
_REST = regex(
    rf"\b(?:the )?(?:remaining|remainder,?|rest,?|the other) (?P<n>{N})[^{N[1:-1]}.;:]*\W*\Z|"
    rf", leaving (?:just |only |the (?:other |remaining )?)?(?P<l>{N})(?: (?!of\b)[a-z’-]+){{0,3}}\W*\Z",
    re.IGNORECASE,
    needs="remain rest other leaving",
)
_OF_PART = regex(
    r"\bof (?:whom|which|these|those|them)\b|\b(?:half|third|quarter|most|few|fifth|than|aged?|boys|girls)\b", re.I
)
LEAST = 3  # percentages of a list that ends with all else
_ALL_ELSE = regex(
    r" (?:(?:from|by|to|were|was|in|came from|for|as) ){0,2}(?:all )?(?:others?(?: (?:(?:ethnic |minority "
    r")?(?:groups|backgrounds)|sources?|agencies|categories|reasons|"
    r"settings|places))?|elsewhere|unknown|(?:was |were )?not (?:known|recorded|stated)|"
    r"did not (?:say|answer|state|know)|"
    r"pre?fer(?:red)? not to say|(?:gave )?no answer)\W*\Z",
    re.IGNORECASE,
)
_ORIGIN = regex(  # of one place each
    r"\b(?:came|come|received|made|referred|submitted|sent|were|was|raised|reported) (?:from|by)\b", re.IGNORECASE
)
_ETHNIC = regex(r"\bwhite\b.*\bother (?:ethnic |minority )?(?:groups|backgrounds)\b", re.IGNORECASE)
_OF_ALL = regex(r"\A\W*of (?:these|those|the|all)\b[^,]*,", re.IGNORECASE)
_OF_THEM = regex(r"\bof (?:whom|which|these|those|them)\b|\b(?:each|more than one|rated|agreed)\b", re.IGNORECASE)
_LAST = regex(r"\band other(?: or [a-z]+)?(?= \d)", re.IGNORECASE)
_NOT_APART = (SEVERAL, EARLIER, ELSEWHERE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge sentences that state nothing but the percentages of such parts, one each."""
    for sentence in stating(sentences):
        percents = _but_said_twice(sentence)
        plain = all(each.unit == "percent" and not each.bound for each in percents)
        if not plain or len(percents) < 2 or sentence.paragraph.kind == "row":
            continue
        if any(is_change(sentence, each) for each in percents):
            continue
        if outcomes := list(_with_rest(sentence, percents)):
            yield from outcomes
            continue
        if _names_all(sentence, percents):
            yield from _judged(sentence, percents)
            continue
        if not _of_one_family(sentence):
            continue
        if _DIVIDES.search(sentence.text) and not any(form.search(_but_other(sentence)) for form in _NOT_APART):
            yield from _judged(sentence, percents)


def _but_said_twice(sentence: Sentence) -> Sequence[Number]:
    """Leave out a fraction in words that stands with its percentage: "half of referrals (50%)"."""
    stated = sentence.statistics
    return tuple(
        number
        for number, behind in zip(stated, (*stated[1:], None), strict=True)
        if number.unit != "fraction" or behind is None or sentence.paragraph.text[behind.start - 1] != "("
    )


def _names_all(sentence: Sentence, percents: Sequence[Number]) -> bool:
    """Tell a list of which the last percentage is of all that the others leave: "and 10% from others"."""
    words = _OF_ALL.sub("", _ALL_ELSE.sub("", sentence.text))
    said = any(form.search(words) for form in (*_NOT_APART, _OF_THEM))
    behind = sentence.paragraph.text[percents[-1].end : sentence.end]
    parted = (
        _ORIGIN.search(sentence.text)
        or max(sum(bool(form.search(sentence.text)) for form in family) for family in _FAMILIES) >= LEAST - 1
    )
    ethnic = _ETHNIC.search(sentence.text) is not None and len(percents) == LEAST - 1
    return ((len(percents) >= LEAST and bool(parted)) or ethnic) and not said and _ALL_ELSE.match(behind) is not None


def _with_rest(sentence: Sentence, percents: Sequence[Number]) -> Iterator[Outcome]:
    """Judge percentages of which the last is said to be all that is left: "and the remaining 6% in other homes"."""
    rest = _REST.search(sentence.form)
    if rest is None or sentence.number(rest["n"] or rest["l"]) is not percents[-1]:
        return
    if _OF_PART.search(sentence.text) or EARLIER.search(sentence.text) or SEVERAL.search(sentence.text):
        return
    whole = sum((each.value or Fraction(0) for each in percents), Fraction(0))
    low, high = (sum((end or Fraction(0) for end in ends), Fraction(0)) for ends in _ends(percents))
    working = f"{' + '.join(each.text for each in percents)} is {show(whole, percents[0].places)}%"
    if low <= ALL <= high:
        yield right(sentence, percents[0], f"{working}.")
    elif abs(whole - ALL) <= MOST - ALL:
        expected = f"{show(ALL - whole + (percents[-1].value or 0), percents[-1].places)}%"
        yield wrong("parts-said", sentence, percents[-1], f"{working}, and it is said to be what is left.", expected)


def _ends(percents: Sequence[Number]) -> tuple[list[Fraction | None], list[Fraction | None]]:
    return [each.low for each in percents], [each.high for each in percents]


def _but_other(sentence: Sentence) -> str:
    """Give the words without "other", which is a part where it ends a list, and elsewhere another place."""
    return _LAST.sub("", sentence.text)


def _of_one_family(sentence: Sentence) -> bool:
    """Tell whether as many parts of one family are named as percentages are stated, and all of a family of two."""
    for family in _FAMILIES:
        named = [len(form.findall(sentence.text)) for form in family]
        if max(named) == 1 and sum(named) == len(sentence.statistics) >= min(3, len(family)):
            return True
    return False


def _judged(sentence: Sentence, percents: Sequence[Number]) -> Iterator[Outcome]:
    whole = sum((each.value or Fraction(0) for each in percents), Fraction(0))
    slack = sum((each.step / 2 for each in percents), Fraction(0))
    working = f"{' + '.join(each.text for each in percents)} is {show(whole, percents[0].places)}%"
    if abs(whole - ALL) <= slack:
        yield right(sentence, percents[0], f"{working}.")
    elif whole <= MOST and sum((each.low or Fraction(0) for each in percents), Fraction(0)) > ALL:
        message = f"{working}: more than all, where none can be two of them."
        yield wrong("parts-said", sentence, percents[0], message, "100%", "warning")
