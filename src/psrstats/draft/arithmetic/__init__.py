"""The words' own arithmetic: what a draft states about two or more numbers, judged without any report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from psrstats.draft.arithmetic import (
    across,
    averages,
    change,
    costs,
    direction,
    flows,
    for_each,
    foremost,
    fraction,
    gaps,
    hundred,
    impossible,
    most,
    multiple,
    names,
    part_years,
    parts,
    percentage,
    population,
    ranks,
    runs,
    same,
    share_gist,
    small,
    stated_again,
    tables,
    targets,
    together,
    twice,
    unlike,
    unsure,
    went,
)
from psrstats.draft.arithmetic.sentence import sentences_of
from psrstats.draft.document import Document
from psrstats.draft.numbers import Number
from psrstats.draft.review import Found, Judged, Unread

CHECKS = (
    percentage,
    impossible,
    tables,
    targets,
    change,
    direction,
    went,
    same,
    share_gist,
    across,
    part_years,
    parts,
    hundred,
    population,
    twice,
    stated_again,
    names,
    ranks,
    unlike,
    multiple,
    averages,
    gaps,
    runs,
    small,
    flows,
    for_each,
    foremost,
    fraction,
    together,
    most,
    costs,
    unsure,
)


def arithmetic(
    document: Document, numbers: Mapping[int, Sequence[Number]]
) -> tuple[tuple[Found, ...], tuple[Judged, ...], tuple[Unread, ...]]:
    """Judge what a draft says about two or more of its numbers.

    numbers: of each paragraph, by its number.
    Returns what was found wrong, what was judged right with the working, and what could not be judged.

    >>> from psrstats.draft.document import Paragraph
    >>> from psrstats.draft.numbers import numbers_of
    >>> paragraph = Paragraph(1, "It worked with 435 (65%) of the 730 families.")
    >>> found, judged, unread = arithmetic(Document("a.txt", (paragraph,)), {1: numbers_of(paragraph)})
    >>> found[0].message
    '435 of 730 is 59.6%, printed 65%. 65% takes 471 to 478 of 730, or 435 of 665 to 674.'
    """
    sentences = sentences_of(document, numbers)
    outcomes = [outcome for each in CHECKS for outcome in each.check(sentences)]
    found = {(outcome.code, outcome.place): outcome for outcome in reversed(outcomes) if isinstance(outcome, Found)}
    return (
        tuple(reversed(found.values())),  # each once, though two checks may know its form
        tuple(outcome for outcome in outcomes if isinstance(outcome, Judged)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Unread)),
    )
