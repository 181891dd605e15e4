"""What a check makes of numbers: found wrong, judged right, or not read."""

from __future__ import annotations

from psrstats.codes import CODE_OF
from psrstats.draft.arithmetic.fit import SAYS, Fit
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.numbers import Number
from psrstats.draft.review import Found, Judged, Severity, Unread

Outcome = Found | Judged | Unread


def right(sentence: Sentence, number: Number, working: str) -> Judged:
    """Say that a number was judged right, and how."""
    return Judged(sentence.at(number), sentence.quote(number), working)


def unread(sentence: Sentence, number: Number, why: str) -> Unread:
    """Say that a number was not judged, and why."""
    return Unread(sentence.at(number), sentence.quote(number), why)


def wrong(
    check: str, sentence: Sentence, number: Number, message: str, expected: str | None, severity: Severity = "error"
) -> Found:
    """Say that a number is wrong.

    check: the name of its code; message: what is wrong, with the numbers used; expected: what would be right.
    """
    quote = sentence.quote(number)
    return Found(CODE_OF[check], severity, message, sentence.at(number), quote, number.text, expected)


def graded(
    check: str, sentence: Sentence, number: Number, how: Fit, working: str, expected: str, more: str = ""
) -> Found | Judged:
    """Judge a number by how it fits: right, a warning where one convention explains it, an error where none does.

    working: what was worked out ("435 of 730 is 59.6%"); more: what else helps to see which number is wrong.
    """
    if how == "right":
        return right(sentence, number, f"{working}.")
    if how == "no":
        return wrong(check, sentence, number, f"{working}, printed {number.text}.{more and ' '}{more}", expected)
    return wrong(check, sentence, number, f"{working}, printed {number.text}. {SAYS[how]}", expected, "warning")
