"""PSR118: whether an average is that of the two numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.numbers import show
from psrstats.patterns import regex

REACH = 40  # characters from a number to its name
NEAR = 3  # a quotient that is more than so many times off was not meant
_SAID = regex(
    r"averag|\bmean\b|\beach\b|\bapiece\b|\b(?:a|per|every) (?:day|week|month|quarter)\b", re.IGNORECASE
)  # one of these stands in each form
_PARTS_OF_YEAR = {"month": (12, 12), "quarter": (4, 4), "week": (44, 53)}  # some leave out the weeks of holidays
_SOFT = "about|around|approximately|just over|just under|over|under|nearly|almost|roughly|some"
_AVERAGE = regex(
    rf"\b(?:(?:average|mean)(?: [a-z]+){{0,2}} (?:of|is|was)|averaging|averaged|on average,?|averages) "
    rf"(?:(?:{_SOFT}) )*"
    rf"(?P<v>{N})"
    r"(?:(?: [a-z]+){0,4}? (?:(?:a|per|each|every|for each) (?P<of>[a-z]+)|(?P<each>each|apiece))\b)?",
    re.IGNORECASE,
    needs="averag mean",
)
_WEEKLY = regex(  # "a weekly average of 42"
    rf"\b(?P<of>week|month|quarter)ly (?:average|mean)(?: [a-z]+)? (?:of|is|was) (?P<v>{N})(?P<each>)",
    re.IGNORECASE,
    needs="average mean",
)
_A_MONTH = regex(
    rf"(?P<v>{N})(?: [a-z]+)? (?P<each>)(?:a|per|each|every) (?P<of>[a-z]+) on average\b",
    re.IGNORECASE,
    needs="average",
)
_EACH = regex(
    rf", (?:or |about |that is |so |giving |making )*(?P<v>{N})(?: [a-z]+)? (?P<each>each|apiece)(?P<of>)(?=[.,;)]|\Z)",
    re.IGNORECASE,
    needs="each apiece",
)
# "in 26 weeks it took 1,560 calls, that is 60 a week"
_A_WEEK = regex(
    rf"[,;(\u2013] ?(?:or|that is|which is|equivalent to|equal to|some|about|around| )*(?P<v>{N})(?: [a-z]+)? "
    r"(?P<each>)(?:a|per|each|every) (?P<of>week|month|day)(?=[.,;)]|\Z)",
    re.IGNORECASE,
    needs="week month day",
)
# "each of the eight teams holds 22 cases, or 176 altogether"
_EACH_OF = regex(
    rf"\beach of (?:the |our |its )*(?P<d>{N}) [a-z ]{{1,40}}? (?P<v>{N})(?: [a-z]+){{1,3}}, "
    rf"(?:or |which is |making )?(?P<t>{N}) (?:[a-z]+ )?(?:altogether|in all|in total)\b",
    re.IGNORECASE,
    needs="each",
)
# "the average caseload was 18.4 (460 children for 25 workers)"
_OVER = regex(
    rf"\b(?:average|mean)\b[^.;()]{{0,40}}(?P<v>{N})[^.;(){N[1:-1]}]{{0,20}} \("
    rf"(?P<t>{N}) [a-z ]+?(?:,| for| among| across| held by| over| between| with| shared by) (?P<d>{N}) [a-z ]+\)|"
    rf"(?P<w>{N})[^.;(){N[1:-1]}]{{0,20}} on average \("
    rf"(?P<u>{N}) [a-z ]+?(?:,| for| among| across| held by| over| between| with| shared by) (?P<e>{N}) [a-z ]+\)",
    re.IGNORECASE,
    needs="average mean",
)
# "with 63 cases between 3.5 workers, the average caseload is 18"
_BETWEEN = regex(
    rf"(?P<t>{N}) [a-z ]{{1,40}}? (?:between|among|shared by) (?P<d>{N}) [a-z -]{{1,40}}, (?:the|an) "
    rf"average [a-z ]{{0,20}}?(?:is|was|of) (?P<v>{N})",
    re.IGNORECASE,
    needs="average",
)
# "on average 22 people came to each of the 35 workshops, 770 altogether"
_TO_EACH = regex(
    rf"\baverage,? (?P<v>{N}) [a-z ]{{1,30}} (?:to|at|in|on|for) each of (?:the |our |its )*(?P<d>{N}) [a-z ]{{1,40}}, "
    rf"(?:or |which is |making )?(?P<t>{N}) (?:[a-z]+ )?(?:altogether|in all|in total)\b|"
    # "each of the 14 workers held on average 17 cases, 238 in total"
    rf"\beach of (?:the |our |its )*(?P<e>{N}) [a-z ]{{1,40}}? average,? (?P<w>{N})(?: [a-z]+){{1,3}}, "
    rf"(?:or |which is |making )?(?P<u>{N}) (?:[a-z]+ )?(?:altogether|in all|in total)\b",
    re.IGNORECASE,
    needs="each",
)
# "in 52 weeks the team took 3,380 calls, an average of 65 a week"
_STRETCH_OF = regex(rf"\b(?:in|over|during) (?:the |its |these )*(?P<n>{OTHER})", re.IGNORECASE)
_SHARED = regex(r"\b(?:between|among) them,? (?:an? |or |that is )*\Z", re.IGNORECASE)
_SHARED_OUT = regex(r"\b(?:each|every|per|apiece)\b", re.IGNORECASE)  # "15 a week at each site"
_MEAN_OF = regex(
    rf"\b(?:average|mean) of (?:the|these|all)\b(?: {N})?[^{N[1:-1]}.;(]{{0,40}}\("
    rf"(?P<all>{N}(?:(?:, and |, | and ){N})+)\) (?:is|was) (?P<v>{N})",
    re.IGNORECASE,
    needs="averag mean",
)
# "31, 42, 38 and 37 medicals, an average of 37 a quarter"
_MEAN_BEHIND = regex(
    rf"(?P<all>{N}(?:, {N})+,? and {N})\)?(?: [a-z’'-]+){{0,5}},? (?:(?:which is|that is|giving|or|with) )?"
    rf"(?:an average of|on average|averaging|a mean of) (?P<v>{N})(?=[.,;)]|\Z| (?:a|per|each|every)\b)",
    re.IGNORECASE,
    needs="averag mean",
)
_PER = regex(r" (?:per|a|for each|for every|each) (?P<of>[a-z]+)\Z", re.IGNORECASE)
# An average of a stretch of its own is not that of the year: "90 a month in term time", "since it opened in July".
_WITHIN = (
    r"in|over|during|between|since|from|until|till|up to|throughout|across|for|outside|excluding|except|apart from|"
    r"not counting|without|after|before|when|while|whilst|where|once"
)
_THE_YEAR = r"(?! (?:the|this|last|that) (?:whole |full |same )?(?:[a-z]+ )?(?:year|twelve months)\b)"
_STRETCH = regex(rf"\b(?:{_WITHIN})\b{_THE_YEAR}", re.IGNORECASE)
_BEHIND = regex(rf"\b(?:{_WITHIN}|by|at|on|with|then|now|rising|falling)\b{_THE_YEAR}|{OTHER}", re.IGNORECASE)
_PARTLY = regex(
    r"\b(?:open(?:ed|s|ing)|launch(?:ed|es|ing)?|start(?:ed|s|ing)?|beg(?:an|in|ins|inning|un)|set up|closed|paused|"
    r"suspended|terms?|term[- ]time|school year|academic|holidays?|months? (?:of|to|in)|half|"
    r"so far|to date|since|pilot)\b",
    re.IGNORECASE,
)
_YEAR = regex(
    r"\b(?:(?:in|over|during|for|across|throughout|through) (?:the|this|last) (?:[a-z]+ )?year|annually|"
    r"(?:over|in|during) (?:the|these) (?:twelve|12) months)\b",
    re.IGNORECASE,
)
_IN_PERIOD = regex(rf"\b(?:in|during|over|throughout|across) (?P<n>{OTHER})", re.IGNORECASE)
_A_YEAR = regex(r"(?:19|20)\d\d(?:\s?[-/\u2010-\u2015\u2212]\s?\d\d)?")


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each average whose sentence states what it is the quotient of, and nothing else."""
    for sentence in stating(sentences):
        if len(sentence.statistics) < 2 or sentence.paragraph.kind == "row" or not _SAID.search(sentence.form):
            continue
        if is_supposed(sentence.text):
            continue
        for found in (
            *_AVERAGE.finditer(sentence.form),
            *_A_MONTH.finditer(sentence.form),
            *_EACH.finditer(sentence.form),
            *_WEEKLY.finditer(sentence.form),
            *_A_WEEK.finditer(sentence.form),
        ):
            average = sentence.number(found["v"])
            if average.unit not in ("count", "average"):
                continue
            per = _PER.search(average.text) if average.unit == "average" else None
            of = (found["of"] or (per and per["of"]) or "").casefold()
            others = [number for number in sentence.statistics if number is not average]
            if not all(number.is_count and not number.bound and number.value for number in others):
                continue
            if len(others) == 1 and (divisor := _stretch(sentence, of, found)):
                yield from held(sentence, average, others[0], divisor)
            elif len(others) == 1 and of in _PARTS_OF_YEAR and _is_of_year(sentence, found):
                yield from _of_year(sentence, average, others[0], of)
            elif len(others) == 2 and (of or found["each"] or _is_between(sentence, found)):
                yield from _of_two(sentence, average, others, of)
        yield from _of_all(sentence)
        yield from _over(sentence)


def _is_between(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell an average of two numbers that are said to be shared: "25 schools sent 475 between them, a mean of 19"."""
    ends = re.match(r"(?: each)?\W*\Z", sentence.form[found.end() :]) is not None
    return ends and _SHARED.search(sentence.form[: found.start()]) is not None


def _stretch(sentence: Sentence, of: str, said: re.Match[str]) -> Fraction | None:
    """Give how many weeks or months a sentence that names no other stretch speaks of."""
    if _SHARED_OUT.search(sentence.form[: said.start()]) or _SHARED_OUT.search(sentence.form[said.end() :]):
        return None
    found = _STRETCH_OF.findall(sentence.form)
    lengths = [sentence.number(mark) for mark in found if sentence.number(mark).kind == "duration"]
    text = sentence.paragraph.text[lengths[0].start : sentence.end] if lengths else ""
    many = re.match(rf"(\d+) {of}s\b", text) if len(lengths) == 1 and of else None
    return Fraction(many[1]) if many and not _PARTLY.search(sentence.text) else None


def _over(sentence: Sentence) -> Iterator[Outcome]:
    """Judge an average that stands with both the total and what it is divided by, said to be so."""
    for found in (one for form in (_EACH_OF, _OVER, _BETWEEN, _TO_EACH) for one in form.finditer(sentence.form)):
        marks = [found[mark] for mark in "vtd"] if found.groupdict()["v"] else [found[mark] for mark in "wue"]
        average, total, divisor = (sentence.number(mark) for mark in marks)
        if divisor.bound == "above" and re.search(r"\bover $", sentence.paragraph.text[: divisor.start]):
            divisor = replace(divisor, bound="", low=divisor.value, high=divisor.value)  # "1,320 cases over 80 workers"
        if average.unit == "count" and total.is_count and divisor.is_count and divisor.value and not divisor.bound:
            yield from held(sentence, average, total, divisor.value, divisor)


def _of_all(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "the average of the three scores (3.2, 3.8 and 4.4) was 3.8"."""
    behind = [found for found in _MEAN_BEHIND.finditer(sentence.form) if _is_all(sentence, found)]
    for found in (*_MEAN_OF.finditer(sentence.form), *behind):
        values = [sentence.number(mark) for mark in re.findall(N, found["all"])]
        whole = sum((number.value or Fraction(0) for number in values), Fraction(0))
        total = replace(values[0], value=whole, low=whole, high=whole, text=" + ".join(each.text for each in values))
        yield from held(sentence, sentence.number(found["v"]), total, Fraction(len(values)))


def _is_all(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell a list beside whose average a sentence states nothing but, at most, how many there are."""
    several = re.findall(N, found["all"])
    rest = len(sentence.statistics) - len(several) - 1
    return rest == 0 or (rest == 1 and sentence.statistics[0].value == len(several))


def _is_of_year(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell an average of the year that a sentence speaks of from one whose stretch is another, or is not known."""
    clause = re.split(r"[,;:(\u2013]", sentence.form[: found.start()])[-1]
    partly = _PARTLY.search(sentence.paragraph.text) or _STRETCH.search(clause)
    if partly or _BEHIND.search(sentence.form[found.end() :]):
        return False
    return _YEAR.search(sentence.text) is not None or any(
        _A_YEAR.fullmatch(sentence.number(mark).text) for mark in _IN_PERIOD.findall(sentence.form)
    )


def _of_year(sentence: Sentence, average: Number, total: Number, of: str) -> Iterator[Outcome]:
    """Judge "1,080 contacts in the year, an average of 90 a month"."""
    fewest, most = _PARTS_OF_YEAR[of]
    low, high = spread(total)
    if fit(average, low / most, high / fewest) == "right":
        yield right(sentence, average, f"{total.text} over the {of}s of a year is {average.text}.")
    else:
        yield from held(sentence, average, total, Fraction(52 if of == "week" else most))


def _of_two(sentence: Sentence, average: Number, others: Sequence[Number], of: str) -> Iterator[Outcome]:
    """Judge "12 workers held 180 cases, an average of 15 each", and "of 2.5 episodes per child"."""
    divisor = _divisor(sentence, others, of)
    if divisor is not None:
        total = others[1] if divisor is others[0] else others[0]
        yield from held(sentence, average, total, divisor.value or Fraction(1), divisor)


def _divisor(sentence: Sentence, others: Sequence[Number], of: str) -> Number | None:
    """Give the number that an average is for each of: the one that is named so, or the smaller for "each"."""
    if not of:
        return min(others, key=lambda number: number.value or Fraction(0))
    named = [number for number in others if _is_called(sentence, number, of)]
    return named[0] if len(named) == 1 else None


def _is_called(sentence: Sentence, number: Number, name: str) -> bool:
    near = sentence.paragraph.text[number.end : number.end + REACH].casefold()
    words = re.findall(r"[a-z]+", re.split(r"[,.;:(\d]", near)[0])[:3]
    apart = next((at for at, word in enumerate(words) if word in ("a", "per", "each", "every")), len(words))
    return stem(name) in map(stem, words[:apart])  # "25 a week" is how many, and no number of weeks


def held(
    sentence: Sentence, average: Number, total: Number, divisor: Fraction, printed: Number | None = None
) -> Iterator[Outcome]:
    """Hold an average against the quotient; in whole numbers it may be cut off as well as rounded."""
    (low, high), (few, many) = spread(total), spread(printed) if printed else (divisor, divisor)
    if few <= 0 or not average.value:
        return
    value = (total.value or Fraction(0)) / divisor
    working = f"{total.text} over {printed.text if printed else divisor} is {show(value, average.places + 1)}"
    if abs(average.value - value) < average.step or fit(average, low / many, high / few) == "right":
        yield right(sentence, average, f"{working}.")
    elif value / NEAR <= average.value <= value * NEAR:
        expected = show(value, average.places)
        yield wrong("multiple-said", sentence, average, f"{working}, printed {average.text}.", expected)
