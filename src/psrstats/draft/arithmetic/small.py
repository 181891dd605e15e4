"""PSR112: whether a short list has as many items as its sentence says: "three reviews, of Child A and Child B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.numbers import Number
from psrstats.draft.numbers.words import read_words
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES

MOST = 12  # of more nobody lists each
FEW, LEAST = 6, 3  # of so few, in so many items, each is listed
_BUT = f"[^{N[1:-1]}.;:()]"
# "four incidents were notified: one in June, two in September and one in January"
_COUNTED = regex(
    rf"\A\W*{_BUT}*?(?P<t>{N})(?P<what>{_BUT}{{1,80}}?)\s?[:(\u2013]\s?(?P<rest>[^.;:()]+)\)?\W*\Z", re.IGNORECASE
)
# "two audits took place, on neglect and on strategy discussions", "our three priorities are: neglect, ..."
_NAMED = regex(
    rf"\A\W*{_BUT}*?(?P<t>{N})(?: |(?=,))(?P<what>(?:(?!, |: )[^{N[1:-1]}.;:()]){{0,70}}?)"
    r"(?P<by>,|:| are:?| were:?|, namely| \u2013) (?P<rest>[^.;:()]+)\W*\Z",
    re.IGNORECASE,
)
# "the three reviews that were published (Child F, Child G and Child H)"
_BRACKETED = regex(
    rf"\A\W*(?:(?:the|our|these) )?(?P<t>{N}) {_BUT}{{3,60}}? \((?P<rest>[^()]* and [^()]*)\)", re.IGNORECASE, needs="("
)
_ITEMS = regex(r",? and |, ")
_MET = regex(r"\b(?:met|held|ran|came together|convened)(?: [a-z]+)?\W*\Z", re.IGNORECASE)
_MONTHS = "|".join(MONTH_NAMES)
# Of what is called so nothing else is meant: each is one item.
_LABELS = tuple(
    regex(rf"(?:(?:of|on|for|about|in) )?(?:{label})", flags)
    for label, flags in (
        (r"(?:Child|Family|Case|Baby|Young Person|Adult) [A-Z][a-z]?", 0),
        (rf"(?:early |late |mid-?)?(?:{_MONTHS})", re.IGNORECASE),
    )
)
_LEADS = regex(r"(on|of|about|for|into) ", re.IGNORECASE)
_ABOUT = regex(  # what is on, of or about something, each on one thing
    r"(?:[a-z-]+ ){0,3}?(?:audits?|reviews?|briefings?|events?|reports?|courses?|sessions?|workshops?|inspections?|"
    r"surveys?|deep dives?|webinars?|seminars?|conferences|consultations|posters?|videos?|podcasts?|leaflets?)\b"
    r"(?!.*\b(?:on|of|about|for|into)\b)",
    re.IGNORECASE,
)
_THINGS = regex(
    r"\b(?:priorit(?:y|ies)|themes?|aims|objectives|principles|strands|workstreams|pillars|goals|topics|domains|"
    r"sub-?groups|campaigns)\b[^,]*\Z",
    re.IGNORECASE,
)
_THEME = regex(
    r"\b(?:neglect|abuse|exploitation|early help|mental health|violence|safety|harm|transitions?|voice|children|"
    r"workforce|families|trauma|missing|domestic|online|engagement|learning|leadership)\b",
    re.IGNORECASE,
)
_NO_ITEM = regex(
    r"\b(?:is|are|was|were|has|have|had|will|can|which|who|whom|that|including|such|as well|plus|other|others|etc|both|"
    r"also|all|more|some|several|then|again|twice|each|between|to|respectively|not|with)\b",
    re.IGNORECASE,
)
_TWICE = regex(
    r"\b(?:both|also|again|twice|later|then|including|of (?:whom|which|them|these)|between|more|others?)\b",
    re.IGNORECASE,
)
LONGEST = 5  # words of an item that is only named


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence that says how many there are and lists them."""
    for sentence in stating(sentences):
        total = sentence.statistics[0]
        if sentence.paragraph.kind == "row" or not _is_tally(sentence, total) or not 1 < (total.value or 0) <= MOST:
            continue
        if total.bound or total.hedge:
            continue
        outcome = _counted(sentence) or _named(sentence)
        if outcome is not None:
            yield outcome


def _is_tally(sentence: Sentence, total: Number) -> bool:
    """Tell a count from a multiple: "met six times" is one."""
    return total.is_count or (
        total.unit == "times" and _MET.search(sentence.text[: total.start - sentence.start]) is not None
    )


def _counted(sentence: Sentence) -> Outcome | None:
    """Judge a list of which each item begins with how many there were."""
    found = _COUNTED.match(sentence.form)
    if found is None or sentence.number(found["t"]) is not sentence.statistics[0]:
        return None
    items = _ITEMS.split(found["rest"].strip())
    sizes = [_size(sentence, item) for item in items]
    if len(items) < 2 or None in sizes or " and " not in found["rest"] or _TWICE.search(found["rest"]):
        return None
    whole = sum((size for size in sizes if size is not None), Fraction(0))
    shown, total = " + ".join(str(size) for size in sizes), sentence.number(found["t"])
    if whole < (total.value or 0) and ((total.value or 0) > FEW or len(items) < LEAST):
        return None  # some may be of none
    return _told(sentence, total, whole, f"{shown} is {whole}", near=1)


def _size(sentence: Sentence, item: str) -> Fraction | None:
    """Give how many an item begins with, where no other number stands in it; "one" is no number of its own."""
    marks = re.findall(N, item)
    if len(marks) == 1 and item.startswith(marks[0]):
        number = sentence.number(marks[0])
        return number.value if number.is_count and not number.bound else None
    first = item.split(" ")[0].casefold()
    return Fraction(1) if not marks and read_words(first) == 1 else None


def _named(sentence: Sentence) -> Outcome | None:
    """Judge a list that names its items, each by a label, or behind the same word."""
    if (bracket := _BRACKETED.match(sentence.form)) and len(sentence.statistics) == 1:
        items = _ITEMS.split(bracket["rest"])
        if any(all(label.fullmatch(item) for item in items) for label in _LABELS):
            return _told(
                sentence, sentence.number(bracket["t"]), Fraction(len(items)), f"{len(items)} are named", near=MOST
            )
    found = _NAMED.match(sentence.form)
    if found is None or len(sentence.statistics) != 1:
        return None
    rest, total = found["rest"].strip(), sentence.number(found["t"])
    items = _ITEMS.split(rest)
    if len(items) < 2 or " and " not in rest:
        return None
    if any(all(label.fullmatch(_bare(item, place)) for place, item in enumerate(items)) for label in _LABELS):
        return _told(sentence, total, Fraction(len(items)), f"{len(items)} are named", near=MOST)
    if _NO_ITEM.search(rest) or any(len(item.split()) > LONGEST for item in items):
        return None
    leads = [_LEADS.match(item) for item in items]
    if all(leads) and _ABOUT.match(found["what"]) and len({lead[1].casefold() for lead in leads if lead}) == 1:
        return _told(sentence, total, Fraction(len(items)), f"{len(items)} are named", near=2)
    fewest = len(rest.split(", "))  # "drugs and alcohol" may be one
    known = _THINGS.search(found["what"]) and _THEME.search(rest) and found["by"] != ","
    if not known and not (found["by"] == ":" and len(items) >= LEAST):
        return None
    if fewest <= (total.value or 0) <= len(items):
        return right(sentence, total, f"{total.text} are named.")
    return _told(sentence, total, Fraction(len(items)), f"{len(items)} are named", near=2) if len(items) > 2 else None


def _bare(item: str, place: int) -> str:
    return item.removeprefix("in ") if place else item


def _told(sentence: Sentence, total: Number, whole: Fraction, working: str, near: int) -> Outcome | None:
    value = total.value or Fraction(0)
    if whole == value:
        return right(sentence, total, f"{working}.")
    if abs(whole - value) > near:
        return None
    return wrong("parts-said", sentence, total, f"{working}, printed {total.text}.", str(whole), "warning")
