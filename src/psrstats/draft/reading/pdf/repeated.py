"""What stands at the edge of each page: running headers and footers, and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from psrstats.draft.reading.pdf.segments import Segment
from psrstats.patterns import regex

EDGE = 0.12  # of a page's height
LEAST = 3  # pages on which the same stands
_PAGE = regex(r"(?:page|p\.?|[-–—|\s])*\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_BESIDE = regex(r".*(?:[|–—•·]\s*|\bpage\s+)(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_NUMBER = regex(r"\d+")

Page = list[list[Segment]]


def without_edges(pages: Sequence[Page], heights: Sequence[float]) -> tuple[list[Page], list[tuple[int, str]]]:
    """Take out of pages what stands at the edge of several.

    pages: the rows of each; heights: of each.
    Returns the pages without them, and each running line once: the page where it first stands, and what it says.
    """
    edges = [list(_edge(page, height)) for page, height in zip(pages, heights, strict=True)]
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, rows in enumerate(edges, 1):
        for key in {_key(row): _text(row) for row in rows}.items():
            said[key[0]].append((number, key[1]))
    least = min(LEAST, max(len(pages), 2))
    running = {key: found for key, found in said.items() if len(found) >= least}
    offset = _offset(edges)
    dropped = {
        id(row)
        for number, rows in enumerate(edges, 1)
        for row in rows
        if _key(row) in running or _is_number(_text(row), number, offset)
    }
    left = [[row for row in page if id(row) not in dropped] for page in pages]
    told = ((found[0][0], _constant([text for _, text in found])) for found in running.values())
    return left, [(number, text) for number, text in told if any(map(str.isalpha, text))]


def _edge(page: Page, height: float) -> Iterator[list[Segment]]:
    for row in page:
        if not EDGE * height < row[0].base < (1 - EDGE) * height:
            yield row


def _text(row: list[Segment]) -> str:
    return " ".join(one.text for one in row)


def _key(row: list[Segment]) -> str:
    return _NUMBER.sub("#", _text(row)).casefold()


def _offset(edges: Sequence[Sequence[list[Segment]]]) -> int | None:
    """Find by how much the numbers printed on pages differ from their own; None where there is no such thing."""
    counts: Counter[int] = Counter()
    for number, rows in enumerate(edges, 1):
        found = (_PAGE.fullmatch(_text(row)) for row in rows)
        counts.update({int(each[1]) - number for each in found if each})
    best = max(counts, key=lambda offset: (counts[offset], offset == 0), default=None)
    return best if best is not None and (counts[best] > 1 or best == 0) else None


def _is_number(text: str, number: int, offset: int | None) -> bool:
    alone, beside = _PAGE.fullmatch(text), _BESIDE.fullmatch(text)
    if beside and int(beside[1]) == number:
        return True
    return alone is not None and offset is not None and int(alone[1]) == number + offset


def _constant(texts: Sequence[str]) -> str:
    """Give what a running line says on every page: without numbers that change."""
    numbers = [_NUMBER.findall(text) for text in texts]
    same = iter([len(set(each)) == 1 for each in zip_longest(*numbers)])
    kept = _NUMBER.sub(lambda found: found[0] if next(same) else "", texts[0])
    return " ".join(re.sub(r"(?i)[|\s]*\bpage\s*(?:of\s*)?[|\s]*$", "", kept).strip(" |").split())
