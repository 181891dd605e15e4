"""The tree that one column of labels draws: by indentation, dashes, numbering, "of which", and rows without figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.patterns import regex
from psrstats.totals import is_bare_total

_OF_WHICH = regex(r"(?:of which|of whom|of these|including|comprising|made up of)\b", re.IGNORECASE)
_DASH = regex(r"[-\u2013\u2014\u2022\u00b7>\u25cf\u25aa]\s*(?=[^\W\d])|o\s+(?=[^\W\d])")
_NUMBER = regex(
    r"(\d{1,2}(?:\.\d{1,2})*)([a-z])?[.):]?\s+(?=\S)|(\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\s|\(?([a-z]|[ivx]{1,4})[.)]\s+"
)
_WHOLE = regex(r"(?:grand|overall) total|all (?:wards|areas|teams|districts)", re.IGNORECASE)
SECTION = 0.5  # how much above its own depth a row without figures stands


class Label(Struct, frozen=True):
    """A label in its column: its row, its text with the spaces before it, and whether its row holds no figures."""

    row: int
    text: str
    section: bool
    indent: int = 0


class _Node(Struct):
    depth: float
    row: int
    section: bool
    kind: str
    inner: bool = False  # a section whose rows are indented


def may_be_outlined(texts: Sequence[str]) -> bool:
    """Tell whether any of the texts begins as a label in a tree does."""
    return any(text[:1] == " " or _marked(text.strip()) for text in texts)


def _marked(text: str) -> bool:
    return bool(_OF_WHICH.match(text) or _DASH.match(text) or _NUMBER.match(text))


def outline(labels: Sequence[Label], terms: Terms) -> dict[int, tuple[int, ...]]:
    """Give for each row the rows of the labels above it in the tree, the uppermost first, its own the last."""
    numbered = _is_numbered(labels)
    stack: list[_Node] = []
    paths: dict[int, tuple[int, ...]] = {}
    plain = 0.0  # the depth of the last row that is no "of which"
    below = False  # under a row that says only "of which:"
    for number, label in enumerate(labels):
        depth, lead = _depth(label, numbered)
        following = labels[number + 1 : number + 2]
        if is_bare_total(label.text) and not any(_depth(each, numbered)[0] >= depth for each in following):
            depth = min(depth, _nodes_depth(stack))
        kind = _kind(label, terms)
        said = label.text.strip()
        if _OF_WHICH.match(said) or (below and kind not in ("measure", "area") and not lead):
            depth = plain + 1
            if label.section and not terms.plain(said):
                below = True
                continue
        else:
            plain, below = depth, False
        _climb(stack, label, depth, kind)
        section = label.section and not _OF_WHICH.match(said)
        node = _Node(depth - SECTION * section, label.row, section, kind)
        paths[label.row] = (*(each.row for each in stack), label.row)
        stack.append(node)
    return paths


def _nodes_depth(stack: Sequence[_Node]) -> float:
    """Give the depth of the last row with figures: a total set in below it is of the rows above, not of its own."""
    return stack[-1].depth if stack and not stack[-1].section else float("inf")


def _climb(stack: list[_Node], label: Label, depth: float, kind: str) -> None:
    """Leave the parts of the tree to which a label does not belong."""
    if (
        label.section
        and kind
        and (level := next((n for n, node in enumerate(stack) if node.section and node.kind == kind), None)) is not None
        and stack[level].depth >= depth - SECTION
    ):
        del stack[level:]
    if _WHOLE.match(label.text.strip()):
        while stack and stack[-1].section and not stack[-1].inner:
            stack.pop()
    while stack and _is_left(stack, label, depth):
        stack.pop()
    if stack and stack[-1].section and depth > stack[-1].depth + SECTION:
        stack[-1].inner = True


def _is_left(stack: list[_Node], label: Label, depth: float) -> bool:
    last = stack[-1]
    if not last.section:
        return last.depth >= depth
    if last.inner:
        return last.depth + SECTION >= depth
    if not label.section:
        return last.depth + SECTION > depth
    nested = len(stack) == 0 or last.row == label.row - 1  # a section right below another is within it
    return last.depth >= depth - SECTION and not nested


def _kind(label: Label, terms: Terms) -> str:
    term = terms.read(label.text.strip())
    return "measure" if term.measure else "area" if term.area else "period" if term.dated else ""


def _depth(label: Label, numbered: bool) -> tuple[float, bool]:
    """Tell how deep a label stands, and whether spaces, a dash or a number say so."""
    spaces = len(label.text) - len(label.text.lstrip(" "))
    depth = float(label.indent) + (spaces / 4 if spaces else 0)
    text = label.text.strip()
    if _DASH.match(text):
        return depth + 1, True
    if numbered and (found := _NUMBER.match(text)):
        number = (found[1] or found[3] or "").strip(".")
        return depth + number.count(".") + bool(found[2]) + bool(found[4]), True
    return depth, bool(spaces or label.indent)


def _is_numbered(labels: Sequence[Label]) -> bool:
    """Tell numbers that count the labels, 1, 1a, 2, from those that are part of one, such as 16 and 17 year olds."""
    firsts = [
        int(found[1].split(".")[0]) for each in labels if (found := _NUMBER.match(each.text.strip())) and found[1]
    ]
    letters = any((found := _NUMBER.match(each.text.strip())) and found[4] for each in labels)
    steps = [after - before for before, after in pairwise(firsts)]
    in_order = len(firsts) > 1 and firsts[0] <= 2 and all(0 <= step <= 1 for step in steps)
    marked = [each for each in labels if _NUMBER.match(each.text.strip())]
    return (in_order and 2 * len(marked) > len(labels)) or (letters and 2 * len(marked) >= len(labels))


def years_below_areas(labels: Sequence[Term | None]) -> frozenset[int]:
    """Find years that repeat below different areas, as in a pivot table: they are theirs.

    labels: what each row's label was read as, None for a row without one.
    Returns the numbers of the rows that are within the one above.
    """
    under: dict[str, set[str]] = {}
    numbers: list[int] = []
    last = ""
    for number, term in enumerate(labels):
        last = term.area if term and term.area else last
        if term and term.period and last:
            under.setdefault(term.period, set()).add(last)
            numbers.append(number)
    return frozenset(numbers) if under and all(len(areas) > 1 for areas in under.values()) else frozenset()
