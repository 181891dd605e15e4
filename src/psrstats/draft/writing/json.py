"""A review as one JSON document."""

from __future__ import annotations

from json import dumps
from typing import Any

from psrstats.draft.review import Found, Judged, Place, Review, Statement, Unread
from psrstats.draft.writing.summary import summary


def json(review: Review) -> str:
    """Write a review as JSON: each number with its verdict, what is wrong, what was judged right, what was not read."""
    document = {
        "draft": review.document.name,
        "report": review.against or None,
        "statements": list(map(_statement, review.statements)),
        "findings": list(map(_finding, review.findings)),
        "checked": list(map(_judged, review.checked)),
        "unread": list(map(_unread, review.unread)),
        "notes": list(review.document.notes),
        "summary": summary(review),
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


def _place(place: Place) -> dict[str, Any]:
    return {
        "paragraph": place.paragraph,
        "page": place.page,
        "offset": place.start,
        "length": place.end - place.start,
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        **_place(one.place),
        "text": one.sentence,
        "number": one.number,
        "verdict": one.verdict,
        "what": one.what,
        "figure": one.figure,
        "source": one.source,
        "candidates": [
            {"figure": each.figure, "source": each.source, "words": list(each.words)} for each in one.candidates
        ],
        **({} if one.new is None else {"new": one.new}),
    }


def _finding(one: Found) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        **_place(one.place),
        "quote": one.quote,
        "printed": one.printed,
        "expected": one.expected,
        "accepted": one.accepted,
    }


def _judged(one: Judged) -> dict[str, Any]:
    return {**_place(one.place), "quote": one.quote, "working": one.working}


def _unread(one: Unread) -> dict[str, Any]:
    return {**_place(one.place), "quote": one.quote, "why": one.why}
