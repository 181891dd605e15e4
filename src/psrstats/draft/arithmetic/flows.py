"""PSR109: whether what came and what went give the net change, or what was there at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.numbers import show
from psrstats.patterns import regex

_IN = (
    r"start\w*|join\w*|entered|entering|began|opened|added|admitted|arriv\w*|became|came|new|recruited|received|starters|joiners|arrivals|openings|admissions|"
    r"moved in"
)
_OUT = (
    r"ended|ending|ceas\w*|left|leav(?:e|ing|ers)|closed|removed|departed|moved out|stepped down|discharged|"
    r"finished|resigned|closures|leavers|departures|endings"
)
_GAP = rf"[^{N[1:-1]}.;]"
_CAME, _WENT = rf"(?P<came>{N}){_GAP}{{0,40}}?\b(?:{_IN})\b", rf"(?P<went>{N}){_GAP}{{0,40}}?\b(?:{_OUT})\b"
_NET = regex(
    r"\bnet (?P<way>increase|rise|gain|growth|addition|decrease|reduction|fall|loss)(?: in [a-z ]{1,40})? of "
    rf"(?P<net>{N})(?: [a-z]+)?(?: (?:in|over|during|for|across) (?:the|this) (?:[a-z]+ )?(?:year|period|quarter))?"
    r"(?=[.,;:)]|\Z)",
    re.IGNORECASE,
    needs="net",
)
_LEFT = regex(
    r"\b(?:(?:leaving|giving|ending(?: the year)? with|making|which (?:left|leaves)) |"
    rf"so that [^.;{N[1:-1]}]{{0,30}}?(?:saw|there were|we had) |"
    rf"(?:ended|finished|closed) (?:the year )?(?:with|on) )(?:us with |a total of )?(?P<left>{N})|"
    rf"\band (?P<still>{N}) (?:[a-z]+ )?(?:were|was|are) (?:still |left )?(?:in place|open|active|current|live|"
    r"remaining|there) at (?:the|its|their) (?:end|close|year end)\b",
    re.IGNORECASE,
    needs="leav giving ending making left so ended finished closed were was are",
)
_HAD = regex(
    r"\b(?:began|start(?:ed|ing from|ing with)?|opened|opening|beginning|start of)\b"
    rf"[^.;{N[1:-1]}]{{0,30}}?(?P<had>{N})|"
    rf"\A\W*there were (?P<were>{N})",
    re.IGNORECASE,
    needs="beg start open were",
)
_CAME_FORM, _WENT_FORM = regex(_CAME, re.IGNORECASE), regex(_WENT, re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence that states what came, what went and what they come to, and nothing else."""
    for sentence in stating(sentences):
        counts = sentence.statistics
        plain = all(number.is_count and not number.bound and not number.hedge for number in counts)
        if plain and len(counts) in (3, 4) and sentence.paragraph.kind != "row" and not is_supposed(sentence.text):
            yield from _net(sentence) if len(counts) == 3 else _stock(sentence)
            if len(counts) == 3:
                yield from _stock_before(sentences, sentence)


def _moves(sentence: Sentence, numbers: Sequence[Number]) -> tuple[Number, Number] | None:
    """Give what came and what went, where two numbers are just that."""
    came = [sentence.number(found["came"]) for found in _CAME_FORM.finditer(sentence.form)]
    went = [sentence.number(found["went"]) for found in _WENT_FORM.finditer(sentence.form)]
    first = [number for number in came if number in numbers and number not in went]
    last = [number for number in went if number in numbers and number not in came]
    return (first[0], last[0]) if len(first) == len(last) == 1 and first[0] is not last[0] else None


def _net(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "186 started and 163 ceased, a net increase of 23"."""
    found = _NET.search(sentence.form)
    net = sentence.number(found["net"]) if found else None
    if found is None or net is not sentence.statistics[2]:
        return
    moves = _moves(sentence, sentence.statistics[:2])
    if moves is None:
        return
    came, went = moves
    rest = (came.value or Fraction(0)) - (went.value or Fraction(0))
    grew = found["way"].casefold() in ("increase", "rise", "gain", "growth", "addition")
    working = f"{came.text} less {went.text} is {show(rest, 0)}"
    if (rest if grew else -rest) == net.value:
        yield right(sentence, net, f"{working}.")
    else:
        yield wrong("difference-said", sentence, net, f"{working}, printed {net.text}.", show(abs(rest), 0))


def _stock(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "began the year with 214; 260 started and 241 ended, leaving 233"."""
    had = _HAD.search(sentence.form)
    if had is not None and sentence.number(had["had"] or had["were"]) is sentence.statistics[0]:
        yield from _held(sentence, *sentence.statistics)


def _stock_before(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    """Judge the same where the sentence before states what was there at the start, and nothing else."""
    before = sentences[sentence.place - 1] if sentence.place else sentence
    had = _HAD.search(before.form) if before.paragraph is sentence.paragraph else None
    if had is not None and len(before.statistics) == 1 and before.statistics[0].is_count:
        yield from _held(sentence, before.statistics[0], *sentence.statistics, before=before)


def _is_same_thing(first: Number, last: Number, sentence: Sentence, before: Sentence) -> bool:
    """Tell whether what is left is called what was there, or nothing: not 120 staff, leaving 20 vacancies."""
    behind = re.match(r"\s+(at risk|[a-z]+)", sentence.paragraph.text[last.end : sentence.end], re.IGNORECASE)
    if behind is None or behind[1].casefold() in ("on", "at", "by"):
        return True
    near = re.split(r"[,.;:(]", before.paragraph.text[first.end : before.end])[0]
    return stem(behind[1].casefold()) in [stem(word) for word in re.findall(r"[a-z]+", near.casefold())[:3]]


def _held(sentence: Sentence, first: Number, *others: Number, before: Sentence | None = None) -> Iterator[Outcome]:
    """Hold what was left against what was there, what came and what went."""
    *between, last = others
    left = _LEFT.search(sentence.form)
    if (
        left is None
        or sentence.number(left["left"] or left["still"]) is not last
        or (moves := _moves(sentence, between)) is None
    ):
        return
    if not _is_same_thing(first, last, sentence, before or sentence):
        return
    came, went = moves
    rest = (first.value or Fraction(0)) + (came.value or Fraction(0)) - (went.value or Fraction(0))
    working = f"{first.text} + {came.text} - {went.text} is {show(rest, 0)}"
    if rest == last.value:
        yield right(sentence, last, f"{working}.")
    else:
        yield wrong("difference-said", sentence, last, f"{working}, printed {last.text}.", show(rest, 0))
