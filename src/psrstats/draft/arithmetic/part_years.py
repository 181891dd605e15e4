"""PSR117: whether what was counted in part of a year is compared with what was counted in a whole one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.gist import AGO
from psrstats.draft.arithmetic.outcome import Outcome, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.numbers import Number
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES

_MONTH = "|".join(MONTH_NAMES)
_COMPARED = regex(
    r"\b(?:compare[sd]? (?:with|to)|in comparison (?:with|to)|against|"
    r"(?:higher|lower|more|fewer|less|up|down|fall|drop|decrease|reduction|rise|increase)\b[^.;:()]{0,40}? "
    r"(?:than|from|on))\b",
    re.IGNORECASE,
)
_PART = regex(
    rf"\b(?:q[1-4]\b|quarter|(?:first|last|second|final) (?:three|six|nine|half|few|\d)|half of the year|"
    rf"(?:three|six|nine|3|6|9) months (?:to|of|ending|from|between|since)|"
    rf"(?:between|from) (?:{_MONTH}) and (?:{_MONTH})|(?:{_MONTH}) (?:to|until|till) (?:{_MONTH}))\b",
    re.IGNORECASE,
)
_WHOLE = regex(
    r"\b(?:the )?(?:whole|full|entire) (?:of )?(?:the )?"
    r"(?:last |previous |following |financial |calendar )?(?:year|20\d\d)|"
    r"\b(?:12|twelve) months (?:to|of|before|ending)\b|\ball of (?:last|the previous|20\d\d)|\byear as a whole\b",
    re.IGNORECASE,
    needs="whole full entire months all",
)
# A year that is named, of which no part is said: "2,380 in 2022/23", "301 in the year before"
_A_YEAR = regex(
    rf"\A[^{N[1:-1]}.;:]*?{N}[^{N[1:-1]}.;:(,]{{0,30}}? (?:in|for|during|over) (?:the )?(?:{AGO}|{OTHER})(?:[,.;)]|\Z)|"
    rf"\A[^{N[1:-1]}.;:]*?(?:last|(?:the )?previous) year[’']s {N}\b",
    re.IGNORECASE,
)
_LIKE = regex(
    r"\b(?:same|equivalent|corresponding|comparable|q[1-4]|quarter|half|months?|to date|then)\b", re.IGNORECASE
)
_EVENED = regex(
    r"\b(?:rate|averag\w+|per (?:month|quarter|week)|a (?:month|quarter|week)|monthly|pro rata|so far|to date|already|"
    r"annuali[sz]ed|on course|project\w+|expected|only|just|equivalent|times|share|proportion|still|full[- ]year)\b",
    re.IGNORECASE,
)
_STOCK = regex(  # what there is on a day is of no length of time
    r"\b(?:(?:by|at|on) the (?:end|close)|as at|open to|caseloads?|looked after|subject to|"
    r"on (?:a|the|child) [a-z ]{0,20}(?:plans?|register)|in care|in post)\b",
    re.IGNORECASE,
)
# How many months are spoken of, and how near to twelve over them the two counts must be to be taken for unlike.
_MONTHS = (
    (regex(r"\bq[1-4]\b|\bquarter\b|\b(?:three|3) months\b", re.IGNORECASE), 3),
    (regex(r"\b(?:six|6) months\b|\bhalf\b", re.IGNORECASE), 6),
)
_NAMES = tuple(map(str.casefold, MONTH_NAMES))
_SPAN = regex(
    rf"\b(?:between|from) (?P<first>{_MONTH}) (?:and|to|until) (?P<last>{_MONTH})\b",
    re.IGNORECASE,
)
NEAR = Fraction(1, 3)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find each count of part of a year that is compared with one of a whole year."""
    for sentence in stating(sentences):
        found = _COMPARED.search(sentence.form) if len(sentence.statistics) > 1 else None
        if found is None or sentence.paragraph.kind == "row" or _EVENED.search(sentence.text):
            continue
        numbers = [number for number in sentence.statistics if not is_change(sentence, number)]
        if len(numbers) != 2 or not all(each.is_count for each in numbers):
            continue
        first, second = sentence.form[: found.start()], sentence.form[found.end() :]
        said = with_periods(sentence, first), with_periods(sentence, second)
        if not _PART.search(said[0]) or _PART.search(said[1]):
            continue
        if _WHOLE.search(said[1]) or _is_of_year(sentence, second, said, numbers):
            message = f"{numbers[0].text} is of part of a year and {numbers[1].text} of a whole one."
            yield wrong("periods-said", sentence, numbers[0], message, "the same part of both years", "warning")


def _is_of_year(sentence: Sentence, form: str, said: tuple[str, str], numbers: Sequence[Number]) -> bool:
    """Tell a count of a named year that is as much more as a year is longer than the part."""
    months = next((many for words, many in _MONTHS if words.search(said[0])), 0) or _between(said[0])
    if not months or _STOCK.search(sentence.text) or _LIKE.search(said[1]) or not _A_YEAR.search(form):
        return False
    periods = [sentence.number(mark) for mark in re.findall(OTHER, form)]
    if any(each.kind not in ("year", "period") or not each.text[:2].isdigit() for each in periods):
        return False
    part, whole = (number.value or Fraction(0) for number in numbers)
    return bool(part) and abs(whole / part * months / 12 - 1) <= NEAR


def _between(words: str) -> int:
    """Count the months of "between April and June"; none where they are all or most of a year."""
    found = _SPAN.search(words)
    if found is None:
        return 0
    first, last = (_NAMES.index(found[side].casefold()) for side in ("first", "last"))
    many = (last - first) % 12 + 1
    return many if many <= 6 else 0


def with_periods(sentence: Sentence, form: str) -> str:
    """Give part of a form with its numbers that are no statistics as printed."""
    return re.sub(OTHER, lambda found: sentence.number(found[0]).text, form)
