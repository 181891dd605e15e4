"""PSR116: whether what is called the most, or the least, of a few that a sentence lists is that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.ranks import FALLS, RISES, in_order
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

ALL = 100
_BUT = f"[^{N[1:-1]}.;:!?]"
# "Hill ward (24) has the most notifications, ahead of Park ward (22) and Lake ward (15)"
_AHEAD = regex(
    rf"(?P<first>{N})\)? (?:(?:had|has|have|having|was|were|is|with|recorded|saw|made|received) )"
    rf"(?:again |now |still |by far )?the (?P<way>{FALLS}|{RISES})\b{_BUT}{{0,60}}?,? "
    r"(?:ahead of|followed by|then|with|compared (?:with|to)) (?P<rest>[^.;:!?]*)\W*\Z",
    re.IGNORECASE,
    needs="est most least",
)
# "the largest group was those of 11 to 15 (42%), with those of 16 and 17 at 31% and the under-11s at 27%"
_SHARED_OUT = regex(
    rf"\bthe (?P<way>{FALLS}|{RISES})(?: [a-z]+)? "
    r"(?:(?:age |ethnic )?group|category|proportion|share|source|reason|type|cohort)\b"
    rf"{_BUT}{{0,60}}?(?P<first>{N})(?P<rest>[^.;:!?]*)\W*\Z",
    re.IGNORECASE,
    needs="est most least",
)
# "police (44%) were the main referrers, followed by schools (39%)", "contacts peaked in March at 931, with 924 in"
_MAIN = regex(
    rf"(?P<first>{N})\)?{_BUT}{{0,40}} (?P<way>main|leading|chief|principal|biggest|largest|top|highest|"
    rf"greatest|commonest|most (?:common|frequent|likely)){_BUT}{{0,60}}?,? followed by (?P<rest>[^.;:!?]*)\W*\Z",
    re.IGNORECASE,
    needs="followed",
)
_PEAKED = regex(
    rf"\b(?P<way>peaked)\b{_BUT}{{0,30}}? at (?P<first>{N}){_BUT}{{0,30}}?,? "
    r"(?:with|against|compared (?:with|to)|followed by) (?P<rest>[^.;:!?]*)\W*\Z",
    re.IGNORECASE,
    needs="peaked",
)
_IN = rf"{N} (?:in|for) (?:[a-z]+|{OTHER})(?: {OTHER})?"
_EACH_IN = regex(rf"{_IN}(?:(?:, | and |, and ){_IN})*", re.IGNORECASE)  # "924 in February and 870 in January"
# "December saw the fewest contacts (602) in the quarter, with October at 690 and November at 815"
_AT = rf"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}} (?:at|on|with) {N}"
_WITH = regex(
    rf"\bthe (?P<way>{FALLS}|{RISES})\b{_BUT}{{0,40}}?\((?P<first>{N})\){_BUT}{{0,30}}, with "
    rf"(?P<rest>{_AT}(?:(?:, | and |, and ){_AT})*)"
    r"\W*\Z",
    needs="est most least",
)
# "in descending order: police (44%), education (25%), health (18%) and others (13%)"
_IN_ORDER = regex(
    rf"\bin (?P<way>descending|ascending|decreasing|increasing) order\b[^{N[1:-1]}]*"
    rf"(?P<first>{N})"
    r"(?P<rest>[^.;!?]*)\W*\Z",
    re.IGNORECASE,
    needs="order",
)
_NOT_FIRST = regex(
    r"\b(?:one of|among|amongst|not|nearly|almost|second|third|joint|next|after|since|until|both|also|of (?:whom|which|"
    r"these|those|them)|though|although|but|while|whereas)\b",
    re.IGNORECASE,
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence that lists all that it calls something the first of."""
    for sentence in stating(sentences):
        stated = sentence.statistics
        if len(stated) < 2 or sentence.paragraph.kind == "row" or _NOT_FIRST.search(sentence.form):
            continue
        if len({(each.unit, each.per) for each in stated}) > 1 or any(is_change(sentence, each) for each in stated):
            continue
        if any(each.bound for each in stated):
            continue
        for form in (_AHEAD, _MAIN, _PEAKED, _WITH, _IN_ORDER, _SHARED_OUT):
            found = form.search(sentence.form)
            rest = [sentence.number(mark) for mark in re.findall(N, found["rest"])] if found else []
            if found is None or not rest or len(rest) + 1 != len(stated):
                continue
            if form is _PEAKED and not _EACH_IN.fullmatch(found["rest"]):
                continue
            if form is _MAIN and any(each.kind in ("period", "year", "date") for each in sentence.numbers):
                continue
            if form is not _SHARED_OUT or _are_all(stated):
                least = found["way"].casefold() in (*RISES.split("|"), "ascending", "increasing")
                yield from in_order(sentence, [sentence.number(found["first"])], rest, not least)
                break


def _are_all(stated: Sequence[Number]) -> bool:
    """Tell percentages that come to a hundred: none is of something else."""
    whole = sum((each.value or Fraction(0) for each in stated), Fraction(0))
    return stated[0].unit == "percent" and abs(whole - ALL) <= sum(each.step for each in stated) / 2
