"""A draft reviewed: its numbers found, judged against each other and against the report's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.document import Document
from psrstats.draft.numbers import Number, numbers_of
from psrstats.draft.redaction import redacted
from psrstats.draft.review import Found, Place, Review, Statement, Verdict
from psrstats.draft.words import sentences_of

if TYPE_CHECKING:  # they bring what works a report out, which a draft alone does not need
    from psrstats.draft.tying import Tied
    from psrstats.report import Run
    from psrstats.results import Editions

Numbers = dict[int, tuple[Number, ...]]
VALUE = ("PSR101", "PSR102")  # a number is another than its figure
OF_VALUE = ("PSR106", "PSR107", "PSR108", "PSR109", "PSR113", "PSR118")  # so that it does not go with those beside it
UNSUPPORTED = "PSR104"  # no figure gives a number
BY_BOTH = ("PSR105", "PSR111", "PSR116")


def review(document: Document, report: Run | None = None) -> Review:
    """Review a draft: every number of it with a verdict, and what is wrong.

    Args:
        document: The draft, as it was read.
        report: The report whose figures it states; None to judge its words alone.

    Returns:
        Its statements in reading order; its findings in the same; what was judged right, and what was not looked at.
        Numbers that the report does not show are blanked in all of it, the draft's own text included.

    Raises:
        UserError: With every fault of the report's description and sources.
    """
    numbers = _numbers(document)
    if report is None:
        return _reviewed(document, numbers)
    from psrstats.draft.tying import keep, tie, unlabelled

    numbers = unlabelled(document, numbers, report.editions.sent)
    tied = tie(document, numbers, report.editions)
    keep(report.folder, tied.remembered)
    return _beside(tied, document, numbers)


def reviewed(document: Document, figures: Editions) -> Review:
    """Review a draft beside figures that are worked out already, and keep nothing of it."""
    from psrstats.draft.tying import tie, unlabelled

    numbers = unlabelled(document, _numbers(document), figures.sent)
    return _beside(tie(document, numbers, figures), document, numbers)


def _numbers(document: Document) -> Numbers:
    return {paragraph.number: numbers_of(paragraph) for paragraph in document.paragraphs}


def _beside(tied: Tied, document: Document, numbers: Numbers) -> Review:
    whole = _reviewed(document, numbers, tied.statements, tied.findings)
    return redacted(whole, tied.hidden) if tied.hidden else whole


def _reviewed(
    document: Document, numbers: Numbers, tied: Sequence[Statement] = (), told: Sequence[Found] = ()
) -> Review:
    """Review a draft by its own words; tied: its statistics, held against a report; told: what that told of them."""
    known = {(one.place.paragraph, one.place.start): one for one in tied}
    statements = tuple(
        known.get((paragraph.number, number.start)) or _plain(document, at, number)
        for at, paragraph in enumerate(document.paragraphs)
        for number in numbers[paragraph.number]
        if number.kind != "unread"
    )
    found, checked, unread = arithmetic(document, numbers)
    findings = _in_order([*_but_unsupported(told, found), *_told_once(found, told, document)])
    return Review(document, statements, findings, checked, unread)


def _but_unsupported(told: Iterable[Found], found: Iterable[Found]) -> Iterator[Found]:
    """Give what a report tells, but that no figure of it gives a number that is wrong by the draft's own words."""
    wrong = {(one.place.paragraph, one.place.start) for one in found}
    return (one for one in told if one.code != UNSUPPORTED or (one.place.paragraph, one.place.start) not in wrong)


def _told_once(found: Iterable[Found], tied: Iterable[Found], document: Document) -> Iterator[Found]:
    """Give the findings of the words' own arithmetic that the report's figures do not tell already."""
    wrong = {(one.place.paragraph, one.place.start) for one in tied if one.code in VALUE}
    texts = {paragraph.number: paragraph.text for paragraph in document.paragraphs}
    told = {(one.code, *_sentence(one, texts)) for one in tied if one.code in BY_BOTH}
    for one in found:
        by_value = one.code in OF_VALUE and (one.place.paragraph, one.place.start) in wrong
        if not by_value and (one.code, *_sentence(one, texts)) not in told:
            yield one


def _sentence(found: Found, texts: Mapping[int, str]) -> tuple[int, int]:
    """Say in which sentence something was found."""
    number, start = found.place.paragraph, found.place.start
    return number, next((first for first, end in sentences_of(texts[number]) if first <= start < end), 0)


def _plain(document: Document, at: int, number: Number) -> Statement:
    """State a number that is tied to nothing: what kind it is, or that no report was named to tie it to."""
    paragraph = document.paragraphs[at]
    place = Place(paragraph.number, number.start, number.end, paragraph.page)
    start, end = next(
        ((start, end) for start, end in sentences_of(paragraph.text) if start <= number.start < end),
        (0, len(paragraph.text)),
    )
    verdict: Verdict = "unsupported" if number.statistic else "other"
    return Statement(
        place, number.text, paragraph.text[start:end].strip(), verdict, what="" if number.statistic else number.kind
    )


def _in_order(findings: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(findings, key=lambda found: (found.place.paragraph, found.place.start, found.code)))
