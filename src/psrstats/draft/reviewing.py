"""A draft reviewed: its numbers found, judged against each other and against the report's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from psrstats.draft.document import Document
from psrstats.draft.numbers import Number, numbers_of
from psrstats.draft.redaction import redacted
from psrstats.draft.review import Found, Place, Review, Statement, Unread
from psrstats.draft.tying import Tied, tie
from psrstats.draft.words import sentences_of
from psrstats.pipeline import editions
from psrstats.results import Editions

Numbers = dict[int, tuple[Number, ...]]


def review(document: Document, report: Path | None = None, *, internal: bool = False) -> Review:
    """Review a draft: every number of it with a verdict, and what is wrong.

    Args:
        document: The draft, as it was read.
        report: The folder of the report whose figures it states; None to judge its words alone.
        internal: Whether the draft may print what the public edition does not show.

    Returns:
        Its statements in reading order; its findings in the same; what was judged right, and what was not looked at. Numbers
        that the report does not show are blanked in all of it, the draft's own text included.

    Raises:
        UserError: With every fault of the report's description and sources.
    """
    return reviewed(document, editions(report, internal=internal) if report else None)


def reviewed(document: Document, figures: Editions | None) -> Review:
    """Review a draft beside a report that is worked out already.

    document: the draft; figures: the report's, None to judge the draft's words alone.
    """
    numbers = {paragraph.number: numbers_of(paragraph) for paragraph in document.paragraphs}
    tied = tie(document, numbers, figures) if figures else Tied((), (), ())
    known = {(one.place.paragraph, one.place.start): one for one in tied.statements}
    statements = tuple(
        known.get((paragraph.number, number.start)) or _plain(document, at, number)
        for at, paragraph in enumerate(document.paragraphs)
        for number in numbers[paragraph.number]
        if number.kind != "unread"
    )
    unread = tuple(_unread(document, numbers))
    found = Review(document, statements, _in_order(tied.findings), (), unread)
    return redacted(found, tied.hidden) if tied.hidden else found


def _plain(document: Document, at: int, number: Number) -> Statement:
    """State a number that is tied to nothing: what kind it is, or that no report was named to tie it to."""
    paragraph = document.paragraphs[at]
    place = Place(paragraph.number, number.start, number.end, paragraph.page)
    start, end = next(
        ((start, end) for start, end in sentences_of(paragraph.text) if start <= number.start < end),
        (0, len(paragraph.text)),
    )
    verdict, what = ("unsupported", "") if number.statistic else ("other", number.kind)
    return Statement(place, number.text, paragraph.text[start:end].strip(), verdict, what=what)


def _unread(document: Document, numbers: Numbers) -> Iterator[Unread]:
    for paragraph in document.paragraphs:
        for number in numbers[paragraph.number]:
            if number.kind == "unread":
                place = Place(paragraph.number, number.start, number.end, paragraph.page)
                yield Unread(place, number.text, "It cannot be read for sure.")


def _in_order(findings: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(findings, key=lambda found: (found.place.paragraph, found.place.start, found.code)))
