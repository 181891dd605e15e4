"""PSR111: whether values that are said to go one way each year, or to be above a limit in all, do and are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import NOUN, VERB, direction_of, is_supposed
from psrstats.draft.numbers import Number
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES

FEWEST = 3  # values that go one way: of two nothing more is said than that they rose
_ORDER = r"second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th"
_TIMES = r"years?|quarters?|months?|terms?"
_EACH = (
    rf"(?:in each of the (?:(?:last|past|previous) )?(?:[a-z]+ |{OTHER} ?|{N} )?(?:{_TIMES})?|"
    rf"(?:each|every) (?:{_TIMES})|"
    rf"for the (?:{_ORDER}|{OTHER}) (?:consecutive |successive )?(?:{_TIMES}|time)"
    r"(?: running| in a row| in succession)?|"
    r"(?P<same>year|month|quarter|week|term) (?:by|on|after) (?P=same)|"
    r"year[- ]on[- ]year|year after year|quarter after quarter|month after month)"
)
_RUN = regex(
    rf"\b(?P<way>{VERB})\b[^.;{N[1:-1]}]{{0,40}}?\b{_EACH}(?P<rest>[^.;]*)",
    re.IGNORECASE,
    needs="each every year month quarter for",
)
_EACH_FIRST = regex(
    rf"\b{_EACH}[^.;{N[1:-1]}]{{0,100}}?\b(?P<way>{VERB})(?P<rest>[^.;]*)",
    re.IGNORECASE,
    needs="each every year month quarter for",
)
_YEAR_OF = regex(
    rf"\b(?:{_ORDER}|{OTHER}) (?:consecutive |successive )?(?:{_TIMES}) of (?P<way>{NOUN})(?P<rest>[^.;]*)",
    re.IGNORECASE,
    needs="of",
)
_CONTINUES = regex(  # "continue to fall (112 in 2018, 97 in 2019, 81 in 2020)"
    rf"\b(?:continu\w+ to (?P<way>{VERB})|(?P<went>{VERB}) (?:steadily|consistently))\b[^.;({N[1:-1]}]{{0,60}}"
    r"\((?P<rest>[^()]*)\)",
    re.IGNORECASE,
    needs="continu stead consist",
)
_MONTHS = "|".join(MONTH_NAMES)
_WHEN = (
    rf"(?: (?:(?:in|at|by) )?(?:the end of )?(?:{OTHER}|{_MONTHS}|(?:this|last|the previous|the "
    r"next|the following) year|now))?"
)
_STEP = r"(?:, and (?:then|now) |, (?:then|now|and) |,? and (?:then |now )?(?:to )?|,? then (?:to )?|, | to )"
_LEAD = (
    r"(?:[\s,:(\u2013]|\b(?:from|to|with|over the period|the figures (?:were|are)|being|namely)\b|"
    rf"\bsince {OTHER})*"
)
_LINE = regex(rf"{_LEAD}(?P<line>{N}{_WHEN}(?:{_STEP}{N}{_WHEN}){{2,9}})\)?\W*\Z", re.IGNORECASE)
_YEARS_FIRST = regex(  # ": 2021 (101), 2022 (96) and 2023 (84)"
    rf"{_LEAD}(?P<line>{OTHER}:? \(?{N}\)?(?:(?:, | and |, and |; ){OTHER}:? \(?{N}\)?){{2,9}})\)?\W*\Z", re.IGNORECASE
)
_TWO = regex(r"\b(?:from|boys|girls|both|each|respectively)\b", re.IGNORECASE)
_LABEL = rf"(?:(?:{OTHER}|[a-z]+):? )?"
# "above 50 per 10,000 in both years (51 and 53)"
_ALL = regex(
    rf"(?P<limit>{N})(?: [a-z]+){{0,4}}? (?:in|for|at|across) (?:both|each|all|every)\b"
    rf"(?:(?! but | except | bar )[^.;{N[1:-1]}(]){{0,40}}"
    rf"\((?P<line>{_LABEL}{N}(?: [a-z]+)?(?:(?:, | and |, and ){_LABEL}{N}){{1,9}})\)",
    re.IGNORECASE,
    needs="both each all every",
)
_BELOW_ALL = regex(
    rf"(?P<n>{N})[^.;({N[1:-1]}]{{0,40}}?\b(?P<way>below|above|lower than|higher than) (?:all|both|each)\b"
    rf"(?: (?:of )?(?:the |its |our )*(?:{N}|{OTHER}))?[^.;({N[1:-1]}]{{0,40}}\((?P<rest>[^()]*)\)",
    re.IGNORECASE,
    needs="all both each",
)
_ALL_MET = regex(
    rf"\b(?:all|each|every|both)\b[^.;(]{{0,40}}? (?:met|reached|exceeded|achieved|beat) (?:the|our|its) "
    rf"(?:(?P<limit>{N}) (?:standard|target|benchmark)) \((?P<rest>[^()]*)\)",
    re.IGNORECASE,
    needs="all each every both",
)
_EVERYWHERE = regex(
    r"\b(?P<way>higher|lower|fewer|up|down|risen|fallen|rose|fell|increased|decreased) in (?:every|each|all)\b"
    rf"[^.;:({N[1:-1]}]{{0,40}}: (?P<rest>[^.;:]*)",
    re.IGNORECASE,
    needs="every each all",
)
# "all but one", "every locality except Mill", "not all", "almost all": what is said of all is not said of each
_BUT = regex(
    rf"\b(?:all|each|every|both|{_TIMES})(?: [a-z]+){{0,4}}?,? but (?!(?:was|were|is|are|also|still)\b)|"
    rf"\bbut (?:for|one|two|three|{N}|{OTHER})|"
    r"\b(?:except\w*|bar(?:ring)?|save|apart from|aside from|other than|excluding|not|never|\w+n[’']t|"
    r"(?:nearly|almost|virtually|practically|hardly|broadly|generally|mostly|largely|mainly|usually) "
    rf"(?:all|each|every|both|{N}|{OTHER}|in|always))\b",
    re.IGNORECASE,
)
_WITH_LAST = regex(rf"({N}) \(({N})\)")


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each row of values that is said to go one way, or to stay on one side."""
    for sentence in stating(sentences):
        if len(sentence.statistics) < FEWEST or sentence.paragraph.kind == "row" or _BUT.search(sentence.form):
            continue
        yield from _one_way(sentence)
        yield from _one_side(sentence)
        yield from _below_all(sentence)
        yield from _all_met(sentence)
        yield from _everywhere(sentence)


def _values(sentence: Sentence, line: str) -> list[Number]:
    return [sentence.number(mark) for mark in re.findall(N, line)]


def _one_way(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "have fallen in each of the last three years, from 402 to 377, then 341 and 318"."""
    forms = (_RUN, _EACH_FIRST, _YEAR_OF, _CONTINUES)
    found = next((match for form in forms if (match := form.search(sentence.form))), None)
    if found is None:
        return
    way = direction_of(found["way"] or found["went"])
    if not way or is_supposed(sentence.form[: found.start("rest")]):
        return
    line = _LINE.match(found["rest"]) or _YEARS_FIRST.match(found["rest"])
    if line is None or _TWO.search(line["line"]):
        return
    values = _values(sentence, line["line"])
    plain = not any(number.bound or number.hedge or is_change(sentence, number) for number in values)
    if not plain or len({(number.unit, number.per) for number in values[1:]}) > 1:
        return
    steps = [(second.value or Fraction(0)) - (first.value or Fraction(0)) for first, second in pairwise(values)]
    shown = ", ".join(number.text for number in values)
    if all(step * way > 0 for step in steps):
        yield right(sentence, values[0], f"{shown} go one way.")
    elif all(step * way >= 0 for step in steps):
        return  # some rounded alike
    else:
        yield wrong("direction-said", sentence, values[0], f"{shown} do not all go one way.", None)


def _one_side(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "above 50 per 10,000 in both years (51 and 53)"."""
    for found in _ALL.finditer(sentence.form):
        limit, values = sentence.number(found["limit"]), _values(sentence, found["line"])
        if not limit.bound or is_change(sentence, limit) or is_supposed(sentence.form[: found.start()]):
            continue
        if any(number.unit not in (limit.unit, "count") or number.bound for number in values):
            continue
        out = [number for number in values if not _is_within(number, limit)]
        if out:
            message = f"{out[0].text} is not {limit.bound} {limit.text}."
            yield wrong("direction-said", sentence, out[0], message, "other words, or other numbers")
        else:
            shown = ", ".join(number.text for number in values)
            yield right(sentence, values[0], f"{shown} are all {limit.bound} {limit.text}.")


def _below_all(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "71%, below all three neighbours (76%, 74% and 80%)"."""
    for found in _BELOW_ALL.finditer(sentence.form):
        own, values = sentence.number(found["n"]), _values(sentence, found["rest"])
        lower = found["way"].casefold() in ("below", "lower than")
        if own.bound or len(values) < FEWEST - 1 or any(each.unit != own.unit or each.bound for each in values):
            continue
        wrongly = (
            [each for each in values if (each.value or 0) < (own.value or 0)]
            if lower
            else [each for each in values if (each.value or 0) > (own.value or 0)]
        )
        if wrongly:
            message = f"{own.text} is not {found['way'].casefold()} {wrongly[0].text}."
            yield wrong("direction-said", sentence, own, message, "other words, or other numbers")
        else:
            yield right(sentence, own, f"{own.text} is {found['way'].casefold()} all of them.")


def _all_met(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "all five met the 85% standard (86%, 88%, 90%, 91% and 87%)"."""
    for found in _ALL_MET.finditer(sentence.form):
        limit, values = sentence.number(found["limit"]), _values(sentence, found["rest"])
        if len(values) < FEWEST - 1 or any(each.unit != limit.unit or each.bound for each in values):
            continue
        out = [each for each in values if (each.value or 0) < (limit.value or 0)]
        if out:
            yield wrong("direction-said", sentence, out[0], f"{out[0].text} is less than {limit.text}.", None)
        else:
            yield right(sentence, values[0], f"All {len(values)} are {limit.text} or more.")


def _everywhere(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "lower in every locality: North 41 (52), South 36 (44) and West 28 (31)", last year's in brackets."""
    found = _EVERYWHERE.search(sentence.form)
    if found is None or is_supposed(sentence.form[: found.start("rest")]):
        return
    pairs = [tuple(map(sentence.number, pair)) for pair in _WITH_LAST.findall(found["rest"])]
    plain = all(new.unit == old.unit and not (new.bound or old.bound) for new, old in pairs)
    if not plain or len(pairs) < FEWEST - 1 or 2 * len(pairs) != len(sentence.statistics):
        return
    way = direction_of(found["way"])
    out = [(new, old) for new, old in pairs if ((new.value or 0) - (old.value or 0)) * way < 0]
    if not out:
        yield right(sentence, pairs[0][0], f"All {len(pairs)} go that way.")
    elif len(out) < len(pairs) / 2:  # were it most of them, the brackets would hold the later ones
        message = f"From {out[0][1].text} to {out[0][0].text} is the other way."
        yield wrong("direction-said", sentence, out[0][0], message, "other words, or other numbers")


def _is_within(number: Number, limit: Number) -> bool:
    value, end = number.value or Fraction(0), limit.value or Fraction(0)
    high, low = (value if each is None else each for each in (number.high, number.low))
    return high >= end if limit.bound in ("above", "at least") else low <= end
