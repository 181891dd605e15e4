"""What a sentence names beside its numbers, an area or a period, and which number it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from psrstats.draft.numbers import Number
from psrstats.patterns import regex

M = TypeVar("M")

# "5.5% in England", "483 during the same period last year", "14% nationally": at most a few words between.
_AFTER = regex(
    r"\s*[)\]]*\s*(?:(?:[a-z'\u2019&-]+ ){0,6}?"
    r"(?:in|for|at|of|during|across|as of|within|as at|by|over|throughout|the|on)\s+"
    r"(?:(?:the|end|of|same|period|point|time|in|all|whole|its|our|a|year|quarter|month|financial|at)\s+)*\(?)?",
    re.IGNORECASE,
)
_BRACKET = regex(r"\([^()]*\)")
_BREAK = regex(
    r"[,;:\u2013]|\b(?:compar\w*|than|against|versus|while|whereas|but|and|from|which|with|although|to|was|were|is|are)\b",
    re.IGNORECASE,
)
_ANEW = regex(r";\s*(?:this|it|which|that) (?:was|is|had|has)\b", re.IGNORECASE)
_BESIDE = regex(
    r"[\s,/&]*(?:\b(?:and|or|the|both|a|an)\b[\s,]*)*(?:(?:average|rate|figure|level)s?[\s,]*(?:and\s*)?)?",
    re.IGNORECASE,
)


class Mention(Struct, Generic[M], frozen=True):
    """Something that a text names, and where."""

    start: int
    end: int
    what: M


class Bound(Struct, Generic[M], frozen=True):
    """What is said of a number: one thing, or two at once; close: whether it stands in the number's own stretch."""

    said: tuple[M, ...] = ()
    close: bool = False


def bound(
    text: str, numbers: Sequence[Number], mentions: Sequence[Mention[M]], *, anew: bool = False
) -> tuple[Bound[M], ...]:
    """Say of each number of a sentence what is named of it.

    Args:
        text: The paragraph's.
        numbers: The sentence's statistics, in order.
        mentions: What the sentence names, in order.
        anew: Whether "; this was" ends what was said of the numbers before: of an area it does, of a period not.

    Returns:
        One entry a number: what follows it at once ("5.5% in England"); else the last named since the number before;
        else what was said of the number before, unless that followed it.
    """
    found: list[Bound[M]] = []
    taken: set[int] = set()
    last: Bound[M] = Bound()
    end = 0
    for at, number in enumerate(numbers):
        following = _following(text, numbers, at)
        after = [m for m in mentions if number.end <= m.start < following and _follows(text, number, m)]
        before = [m for m in mentions if end <= m.start < number.start and _is_free(text, m, number, taken)]
        if after and not (before and _is_nearer(text, before[-1], number)):
            taken |= {m.start for m in after[:1]}
            found.append(Bound((after[0].what,), True))
        elif before:
            last = Bound(_together(text, before), True)
            found.append(last)
        else:
            last = Bound() if anew and _ANEW.search(text, end, number.start) else last
            found.append(Bound(last.said))
        end = number.end
    return tuple(found)


def _following(text: str, numbers: Sequence[Number], at: int) -> int:
    """Give where the next number begins: one in brackets, as in "62 (40.3%)", belongs to the one before it."""
    for other in numbers[at + 1 :]:
        if not text[numbers[at].end : other.start].strip().startswith("("):
            return other.start
    return len(text)


def _follows(text: str, number: Number, mention: Mention[M]) -> bool:
    between = _BRACKET.sub("", text[number.end : mention.start])
    bracketed = re.match(r"\s*\(\s*[\d\u00a3]", text[mention.end :])  # "in Hale (6.9%)"
    return _AFTER.fullmatch(between) is not None and not _BREAK.search(between) and not bracketed


def _is_free(text: str, mention: Mention[M], number: Number, taken: set[int]) -> bool:
    """Say whether something is still to be said of a number: "up 8% on 2022-23, when 109 started" says it of both."""
    return mention.start not in taken or text[mention.end : number.start].startswith(", when ")


def _is_nearer(text: str, mention: Mention[M], number: Number) -> bool:
    """Say whether something stands right before a number: "in Q3 was 46", "nationally 16.7%"."""
    between = text[mention.end : number.start]
    return len(between.split()) <= 1 and not re.search(r"[,;.]", between)


def _together(text: str, mentions: Sequence[Mention[M]]) -> tuple[M, ...]:
    """Give the last thing named, with what stands beside it: "a national and regional average"."""
    said = [mentions[-1].what]
    for earlier, later in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if not re.fullmatch(r"\s*(?:,|/|&|\band\b)?\s*(?:the\s+)?", text[earlier.end : later.start], re.IGNORECASE):
            break
        if re.search(r"\S", text[earlier.end : later.start]):
            said.insert(0, earlier.what)
    return tuple(dict.fromkeys(said))
