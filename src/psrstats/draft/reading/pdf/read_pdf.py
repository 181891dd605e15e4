"""A PDF document as its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pypdfium2
from msgspec import Struct

from psrstats.draft.document import Document
from psrstats.draft.reading.assembled import Line, assembled
from psrstats.draft.reading.pdf.columns import regions
from psrstats.draft.reading.pdf.flow import MORE, Flow, Look, over_pages
from psrstats.draft.reading.pdf.repeated import without_edges
from psrstats.draft.reading.pdf.segments import Segment, rows, segments
from psrstats.draft.reading.pdf.words import PageWords
from psrstats.errors import Fault, UserError
from psrstats.files.kinds import locked

MOST_PAGES = 5000
MOST_WORDS = 60_000  # of a page: a page of a report holds some 600
MOST_LEADING = 1.8  # heights between two lines of a paragraph
LEAST_WIDER = 0.08  # of the spaces between lines, in a draft that sets paragraphs apart
AGAIN = "Save it again from the program that it was made with."


class Page(Struct):
    """The lines of a page, and those that are set in another direction."""

    upright: list[Segment]
    sideways: list[Segment]
    height: float
    blank: bool


def read_pdf(path: Path) -> Document:
    """Read a PDF document: columns one after another, tables as rows, without running headers and page numbers.

    Raises:
        UserError: It is locked or damaged, or has more pages than any report.
    """
    notes: list[str] = []
    pages = [*_pages(path, notes)]
    if not any(page.upright or page.sideways for page in pages):
        what = "holds no text that can be read: its pages are pictures."
        raise UserError(Fault(path.name, what, "Save it as a PDF from Word, or name the Word document itself."))
    return Document(path.name, tuple(assembled(_lines(pages))), tuple(notes))


def _pages(path: Path, notes: list[str]) -> Iterator[Page]:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise locked(path.name) from None
        raise UserError(Fault(path.name, "cannot be read as a PDF document: it is damaged.", AGAIN)) from None
    with pdf:
        if len(pdf) > MOST_PAGES:
            raise UserError(Fault(path.name, f"has more than {MOST_PAGES:,} pages.", "Keep only the report."))
        for number in range(len(pdf)):
            page = None
            with suppress(pypdfium2.PdfiumError):
                page = _page(pdf, number)
            if page is None or not (page.upright or page.sideways or page.blank):
                why = "is damaged" if page is None else "is a picture"
                notes.append(f"Page {number + 1} {why}: nothing on it was read.")
            yield page or Page([], [], 1.0, True)


def _page(pdf: pypdfium2.PdfDocument, number: int) -> Page:
    page = pdf[number]
    read = PageWords(page)
    words = []
    for word in read.words():
        words.append(word)
        if len(words) > MOST_WORDS:
            break
    upright, sideways = list[Segment](), list[Segment]()
    for one in segments(words):
        one.bold = read.is_bold(one.words[0])
        (upright if read.is_upright(one.words[0]) else sideways).append(one)
    blank = not words and next(page.get_objects(max_depth=1), None) is None
    found = Page(upright, sideways, read.size[1], blank)
    page.close()
    return found


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    kept, running = without_edges([rows(page.upright) for page in pages], [page.height for page in pages])
    look = _look(pages, kept)
    yield from over_pages(_laid_out(pages, kept, dict(_by_page(running)), look), look.known)


def _laid_out(
    pages: Sequence[Page], kept: Sequence[list[list[Segment]]], running: dict[int, list[str]], look: Look
) -> Iterator[Line]:
    columns: tuple[str, ...] = ()
    for number, (page, left) in enumerate(zip(pages, kept, strict=True), 1):
        yield from (Line(text, "header", number) for text in running.get(number, ()))
        flow = Flow(number, look, columns)
        for region in regions([one for row in left for one in row]):
            yield from flow.lines(rows(region))
        columns = flow.columns
        yield from Flow(number, look).lines([[one] for one in page.sideways])


def _look(pages: Sequence[Page], kept: Sequence[list[list[Segment]]]) -> Look:
    """Measure how a draft is set."""
    gaps: Counter[float] = Counter()
    for page in kept:
        for (before, *_), (one, *_) in pairwise(page):
            if abs(before.height - one.height) < 0.1 and before.base > one.base:
                gaps[round((before.base - one.base) / one.height, 1)] += 1
    leading = max((gap for gap in gaps if gap <= MOST_LEADING), key=lambda gap: gaps[gap], default=1.0)
    wider = sum(count for gap, count in gaps.items() if MORE * leading < gap <= 3 * leading)
    return Look(_known(pages), _body(pages), leading, wider >= LEAST_WIDER * gaps.total())


def _by_page(running: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    for number in {page for page, _ in running}:
        yield number, [text for page, text in running if page == number]


def _known(pages: Sequence[Page]) -> frozenset[str]:
    """Give the words of a draft: a word that was broken is told by those."""
    text = "\n".join(one.text for page in pages for one in page.upright)
    return frozenset(word.casefold() for word in re.findall(r"(?<![-\w])[A-Za-z]{4,}(?![-\w\ufffe])", text))


def _body(pages: Sequence[Page]) -> float:
    """Give the height of most letters."""
    heights: Counter[float] = Counter()
    for page in pages:
        for one in page.upright:
            heights[round(one.height, 1)] += len(one.text)
    return max(heights, key=lambda height: heights[height], default=1.0)
