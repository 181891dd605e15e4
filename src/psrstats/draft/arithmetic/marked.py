"""Two values of which a sentence marks one as the earlier, in whatever words: "unlike last year, when it was 19"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from psrstats.draft.arithmetic.change_forms import ENDS
from psrstats.draft.arithmetic.changes import Change, Pair, changes_of
from psrstats.draft.arithmetic.gist import gist_of
from psrstats.draft.arithmetic.sentence import STATISTICS, Sentence
from psrstats.draft.arithmetic.subject import nouns_behind
from psrstats.draft.arithmetic.words import ADJUSTED, is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.patterns import regex

BACK = 3  # sentences that may state the two values of one change between them
_WORD, _CLAUSE_END = regex(r"[a-z]+", re.IGNORECASE), regex(r"[.,;:()!?]")
_A_YEAR = regex(r"(?:19|20)\d\d")
_TIMES = frozenset(
    "last previous prior preceding earlier before ago year quarter period financial same month this end".split()
)


def marked(sentence: Sentence, but: str = "") -> Pair | None:
    """Give the only two values of a sentence, but for what they changed by, where one is marked as the earlier.

    but: words that are not held against it: "no change".
    """
    changes = {change.number for change in changes_of(sentence)}
    stated = [number for number in sentence.statistics if number not in changes and number.unit != "fraction"]
    values = [number for number in stated if not (number.unit == "times" and number.text == but)]
    if len(values) != 2 or any(number.bound or number.hedge for number in values):
        return None
    first, second = values
    if first.unit != second.unit or first.per != second.per or first.unit in ("times", "points"):
        return None
    gist = gist_of(sentence)
    if "X" in gist or is_supposed(sentence.text.replace(but, " ")) or ADJUSTED.search(sentence.text):
        return None
    earlier = _by_years(sentence, gist, values)
    if not earlier and not all(re.search(rf"{mark_of(sentence, each)}\)?P", gist) for each in values):
        earlier = [_is_earlier(gist, mark_of(sentence, each)) for each in values]
    if sum(earlier) != 1 or not is_one_thing(sentence, first, second):
        return None
    old, new = (first, second) if earlier[0] else (second, first)
    if f"(F{mark_of(sentence, old)})" in gist and nouns_behind(sentence, old):  # "to 248 (from 230 families)"
        return None
    return Pair(sentence, old, new, sentence.form, True)


def mark_of(sentence: Sentence, number: Number) -> str:
    """Give the character that stands for a statistic in a sentence's form and gist."""
    return chr(STATISTICS + sentence.numbers.index(number))


def marked_of(sentences: Sequence[Sentence], change: Change) -> Pair | None:
    """Give the two values that a change is of, in its sentence or in those before that state one value each."""
    for sentence in (change.sentence, _joined(sentences, change.sentence)):
        pair = marked(sentence) if sentence is not None else None
        if sentence is not None and pair is not None and _leads(sentence, change.number, pair):
            return pair
    return None


def _is_earlier(gist: str, mark: str) -> bool:
    """Tell a value beside which an earlier time stands: "31 last year", "last year there were 31", "last year's 31"."""
    before = rf"[ew]{mark}|[MA][PE]\({mark}|A{mark}\)?[PE]|\(P;?{mark}\)|\(F{mark}\)"
    found = re.search(rf"{before}|{mark}\)?E|(?:\A|[,;&(A])E[,;(]?{mark}", gist)
    return found is not None and not re.search(rf"{mark}\)?L|L[,;]?{mark}", gist)


def _by_years(sentence: Sentence, gist: str, values: Sequence[Number]) -> list[bool]:
    """Tell the earlier of two values behind each of which its year stands; nothing where none does."""
    first, second = (mark_of(sentence, number) for number in values)
    years = [found[0] for each in sentence.numbers if (found := _A_YEAR.search(each.text)) and not each.statistic]
    if len(years) != 2 or years[0] == years[1]:
        return []
    in_turn = re.search(rf"{first}\)?P.{{0,3}}{second}\)?P|P[(;,]?{first}.*P[(;,]?{second}", gist)
    if not in_turn and not _each_by_itself(gist, first, second):
        return []
    return [years[0] < years[1], years[1] < years[0]]


def _each_by_itself(gist: str, first: str, second: str) -> bool:
    """Tell two values of which each stands with one year, in a sentence or a clause of its own."""
    parts = [part for part in re.split("[;&]", gist) if "P" in part]
    alone = all(part.count("P") == 1 and (first in part) != (second in part) for part in parts)
    return alone and len(parts) == 2


def is_one_thing(sentence: Sentence, *numbers: Number) -> bool:
    """Tell two values of the same thing, as far as the words behind them say: not 120 referrals and 96 assessments."""
    nouns = [nouns_behind(sentence, number) for number in numbers]
    if all(nouns) and not nouns[0] & nouns[1]:
        return False
    text, last = sentence.paragraph.text, max(numbers, key=lambda number: number.start)
    first = min(numbers, key=lambda number: number.start)
    if not nouns[numbers.index(first)] and not _said_behind(sentence, first):
        return True  # the second may be the first to say what both count
    known = set(map(stem, _WORD.findall(text[sentence.start : last.start])))
    return _said_behind(sentence, last) <= known


def _said_behind(sentence: Sentence, number: Number) -> set[str]:
    """Give the stems of what is said behind a value in its clause, but of times."""
    ends = [each.start for each in sentence.statistics if each.start > number.end]
    text = sentence.paragraph.text[number.end : min([*ends, sentence.end])]
    words = [word.casefold() for word in _WORD.findall(_CLAUSE_END.split(text)[0])]
    return {stem(word) for word in words if word not in _TIMES and not word.endswith("ed") and stem(word)}


def _leads(sentence: Sentence, change: Number, pair: Pair) -> bool:
    """Tell a change behind which nothing is said but what it is from: "35% since 2019/20, when there were 800"."""
    mark, old, new = (mark_of(sentence, number) for number in (change, pair.old, pair.new))
    gist = gist_of(sentence)
    last_year = re.search(rf"{mark}\)?[+UDudI-]?[FMA]?E", gist)
    if last_year and "P" in gist:  # it is of last year, and the values are of a named one
        return False
    if ENDS.match(sentence.paragraph.text, change.end, sentence.end):
        return True
    from_ = rf"w{old}|[FMA]?e{old}|[FMA]{old}\)?[PE]|[FMA]?[PE][,;(]?{old}|[FMA]?E\W*\Z|T{new}|,?F{old}|P[(;]?{new}"
    return re.search(rf"{mark}\)?[+UDudI-]?M?(?:{from_})", gist) is not None


def _joined(sentences: Sequence[Sentence], sentence: Sentence) -> Sentence | None:
    """Make one sentence of those before that state one value each, and one that goes on from them."""
    first, numbers = sentence, sentence.numbers
    values = len(sentence.statistics) - len(changes_of(sentence))
    for before in reversed(sentences[max(0, sentence.place - BACK + 1) : sentence.place]):
        if before.paragraph is not sentence.paragraph or len(before.statistics) != 1 or changes_of(before):
            break
        first, numbers, values = before, (*before.numbers, *numbers), values + 1
        if values == 2:
            return Sentence(sentence.paragraph, sentence.place, first.start, sentence.end, numbers)
    return None
