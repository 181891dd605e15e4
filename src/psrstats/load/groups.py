"""Which lines of a table part its figures into groups, and which only stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from psrstats.columns.words import Words
from psrstats.load.bodies import may_be_place
from psrstats.load.lines import NONE, Line
from psrstats.load.pieces import MARK
from psrstats.load.places import is_place
from psrstats.load.sheet import Array
from psrstats.load.term import Term
from psrstats.load.words import fold, is_group
from psrstats.patterns import regex
from psrstats.totals import is_bare_total

MOST_COMPARED = 200  # headings, held block against block
KINDS = (
    *("sex", "gender", "age", "age group", "age band", "ethnicity", "ethnic group", "ethnic origin", "disability"),
    *("characteristic", "year group", "placement type", "category of abuse", "need", "primary need", "legal status"),
)  # of groups of children
_OWN = regex(  # among areas, the report's own
    r"local|ours|us|(?:our|this|local|own)(?: (?:area|authority|council|borough|county|city|figures?|data|results?|"
    r"performance|value|position))|la (?:figures?|data|value|result)"
)
_SEXES = r"girls?|boys?|females?|males?"
_SEX = regex(_SEXES)
_SOME = regex(  # not all children: those under 18, or from 0 to 17
    rf"{_SEXES}|(?:aged? )?(?:under [1-9]|over \d+|[1-9]\d?(?: ?(?:-|to|\u2013) ?\d+|\+| and over)|"
    r"0 ?(?:-|to|\u2013) ?(?:\d|1[0-5]))(?: (?:years?|yrs)(?: olds?)?)?|(?:white|black|asian|mixed|disabled)\b.*"
)
_OF_WHICH = regex(r"of (?:which|whom|these)\b", re.IGNORECASE)
LEVELS = ("regional", "region")
BESIDE = ("unit", "reference", "context", "constant")  # columns that are used only where figures would fall together


class Dimension(Struct, frozen=True):
    """What tells figures apart along one line, or along the levels of one tree: a word's number for each place."""

    name: str
    lines: tuple[Line, ...]
    levels: tuple[Array, ...]  # for each place the group's number, 0 for all; the outermost first
    beside: bool  # whether it is used only where figures would fall together

    @property
    def varies(self) -> bool:
        """Whether it says more than one thing."""
        return any(len(np.unique(level)) > 1 for level in self.levels)

    def packed(self) -> tuple[Array, ...]:
        """Give the groups of each place, the first that there is first: below a total stand its parts."""
        if len(self.levels) == 1:
            return self.levels
        table = np.stack(self.levels, axis=1)
        order = np.argsort(table == 0, axis=1, kind="stable")
        return tuple(np.take_along_axis(table, order, axis=1).T)


def dimensions(lines: Sequence[Line], measured: bool, words: Words, chosen: str = "") -> list[Dimension]:
    """Give what tells figures apart along one axis, a dimension a line, or a column in which a tree is drawn.

    measured: whether something else says what is measured, so that words in a line of measures may be groups.
    chosen: the heading over labels that are groups whatever they say, as psrstats.toml names it.
    """
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.role not in ("period",):
            found.setdefault(line.dimension, []).append(line)
    found = {key: lines for key, lines in found.items() if not all(map(_is_status, lines))}
    given = (
        _chosen(together, words)
        if chosen and fold(together[0].name) == fold(chosen)
        else _dimension(together, measured, words)
        for together in found.values()
    )
    return [dimension for dimension in given if any(level.any() for level in dimension.levels)]


def _dimension(lines: Sequence[Line], measured: bool, words: Words) -> Dimension:
    whole = _totals(lines)
    below = False
    levels = []
    for line in lines:
        levels.append(_level(line, whole, _names_groups(line, measured, below), words))
        below = below or any(line.terms[code].measure for code in line.used.tolist())
    beside = lines[0].role in BESIDE
    if not any(level.any() for level in levels) and (section := _section(lines, whole, words)) is not None:
        levels, beside = [section, *levels[1:]], True
    return Dimension(lines[0].name, tuple(lines), tuple(levels), beside)


def _section(lines: Sequence[Line], whole: set[str], words: Words) -> Array | None:
    """Give the names of sections over the same measures, Primary and Secondary; none where they may be places."""
    first = lines[0]
    said = [first.terms[code] for code in first.used.tolist()]
    if len(lines) == 1 or first.kind == "heading" or any(term.known or may_be_place(term.text) for term in said):
        return None
    return _level(first, whole, True, words)


def _chosen(lines: Sequence[Line], words: Words) -> Dimension:
    whole = _totals(lines)
    levels = []
    for line in lines:
        said = ["" if term.text in whole or term.measure else term.text for term in line.terms]
        levels.append(np.array([*map(words.code, said), 0], dtype=np.int32)[line.codes])
    return Dimension(lines[0].name, tuple(lines), tuple(levels), False)


def _names_groups(line: Line, measured: bool, below: bool) -> bool:
    """Tell whether words of a line that nothing knows are groups: not those of areas, nor of other measures."""
    terms = [line.terms[code] for code in line.used.tolist()]
    if line.role == "area" or is_area_line(line):
        return False
    if below:
        return True
    if line.role == "measure" or (line.kind == "heading" and line.named and mostly_measures(line)):
        return measured and not any(term.measure and not term.total for term in terms)
    return True


def _is_status(line: Line) -> bool:
    """Tell a line that only says how far figures are settled: Final over one year, Provisional over the next."""
    return all(len(text) > 1 and MARK.fullmatch(text.strip("()[] ")) for text in map(line.texts.__getitem__, line.used))


def is_of_which(text: str) -> bool:
    """Tell words that say a part of what stands before them."""
    return _OF_WHICH.match(text.strip()) is not None


def is_own(text: str) -> bool:
    """Tell a word that among areas stands for the report's own: Local beside National, LA beside England."""
    return _OWN.fullmatch(fold(text)) is not None or text.strip() == "LA"


def is_area_line(line: Line) -> bool:
    """Tell a line most of whose words are areas, or that names the report's own among words of no known meaning."""
    terms = [line.terms[code] for code in line.used.tolist()]
    named = [
        term
        for term in terms
        if not (term.total or term.statistic or term.dated or is_own(term.text) or fold(term.text) in LEVELS)
    ]
    areas = sum(bool(term.area) for term in named)
    most = 2 * areas > len(named) or (areas > 0 and all(term.area or is_place(term.text) for term in named))
    return line.role == "area" or most or (line.kind == "heading" and _beside_own(named))


def _beside_own(named: Sequence[Term]) -> bool:
    """Tell names among which the report's own area stands, and of the others no group and no measure: other areas."""
    others = [term for term in named if not term.area]
    return any(term.own and not term.rest for term in named) and not any(
        term.known or is_group(term.rest) for term in others
    )


def mostly_measures(line: Line) -> bool:
    """Tell a line that names measures more often than anything else."""
    terms = [line.terms[code] for code in line.used.tolist()]
    named = [term for term in terms if not (term.statistic or term.dated or term.area)]
    return 2 * sum(bool(term.measure) for term in named) > len(named)


def _level(line: Line, whole: set[str], unknown: bool, words: Words) -> Array:
    numbers = [words.code(_group(term, whole, unknown)) for term in line.terms]
    return np.array([*numbers, 0], dtype=np.int32)[line.codes]


def _group(term: Term, whole: set[str], unknown: bool) -> str:
    if term.text in whole:
        return ""
    if term.total and not (term.measure or term.dated):
        return term.text
    if term.known:
        return term.rest
    return term.rest if unknown or is_of_which(term.text) or _SEX.fullmatch(fold(term.rest)) else ""


def _totals(lines: Sequence[Line]) -> set[str]:
    """Give the words that stand for all of their line: the one total in it, or of several the barest."""
    said = {line.terms[code].text for line in lines for code in line.used.tolist() if line.terms[code].total}
    bare = {text for text in said if is_bare_total(text)}
    return said if len({fold(text) for text in said}) == 1 else bare


def follows(dimension: Dimension, other: Array) -> bool:
    """Tell whether a dimension says the same wherever something else does, such as the theme of each measure.

    Words that part children, such as Girls, never follow: dropped, the girls' count would be all children's.
    """
    silent = all((line.codes[other == 0] == NONE).all() for line in dimension.lines)  # beside a total, for one
    beside = dimension.lines[0].kind == "label" and silent
    if len(np.unique(other[other != 0])) < 2 or ((other == 0).any() and not beside):
        return False
    if any(is_group(line.terms[code].rest) for line in dimension.lines for code in line.used.tolist()):
        return False
    table = np.stack([other, *dimension.levels], axis=1)[other != 0]
    return len(np.unique(table, axis=0)) == len(np.unique(other[other != 0]))


def are_some(text: str) -> bool:
    """Tell words for a part of the people: girls, under 5, White British.

    >>> [are_some(text) for text in ("Girls", "Under 5", "10 to 15", "0-17", "Under 18", "5")]
    [True, True, True, False, False, False]
    """
    return _SOME.fullmatch(fold(text)) is not None


def names_some_people(dimension: Dimension) -> bool:
    """Tell a line that names a part of the people over all figures: Girls, or Under 5, alone, are not all children."""
    return all(are_some(line.terms[code].rest) for line in dimension.lines for code in line.used.tolist())


def names_kinds(dimension: Dimension, other: Dimension) -> bool:
    """Tell a column that only says what the labels beside it are: Sex beside Girls and Boys, Age beside 0-4."""
    lines = (*dimension.lines, *other.lines)
    said = {fold(line.terms[code].rest) for line in dimension.lines for code in line.used.tolist()} - {""}
    if not said or not said <= set(KINDS) or any(line.kind != "label" for line in lines):
        return False
    table = np.stack([*other.levels, *dimension.levels], axis=1)
    return len(np.unique(table, axis=0)) == len(np.unique(np.stack(other.levels, axis=1), axis=0))


def unlike_twin(line: Line) -> tuple[str, str] | None:
    """Find a group that is misspelt in one place: headings that repeat in blocks, all alike but one word."""
    codes = [code for code in line.codes.tolist() if code != NONE]
    if len(codes) > MOST_COMPARED or len(codes) == len(line.used):
        return None
    said = [fold(line.texts[code]) for code in codes]
    for size in range(2, len(said) // 2 + 1):
        if len(said) % size:
            continue
        blocks = [said[start : start + size] for start in range(0, len(said), size)]
        first = max(blocks, key=blocks.count)
        odd = [(a, b) for block in blocks for a, b in zip(block, first, strict=True) if a != b]
        if len(odd) == 1 and len(set(first)) > 1 and blocks.count(first) >= len(blocks) - 1 and odd[0][0] not in first:
            wrong, right = (_as_written(line, word) for word in odd[0])
            return None if line.terms[line.texts.index(wrong)].known else (wrong, right)
    return None


def _as_written(line: Line, folded: str) -> str:
    return next(text for text in line.texts if fold(text) == folded)
