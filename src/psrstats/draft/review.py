"""What a draft's numbers were found to be: statements, findings, what was judged, and what could not be."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from psrstats.draft.document import Document

Verdict = Literal["tied", "ambiguous", "mismatched", "unsupported", "other"]
Severity = Literal["error", "warning", "note"]


class Place(Struct, frozen=True):
    """Where something stands: the paragraph's number and the characters of its text, from start up to end."""

    paragraph: int
    start: int
    end: int
    page: int | None = None


class Candidate(Struct, frozen=True):
    """A figure that a number may state: its name, its cell, and the words that speak for it."""

    figure: str
    source: str
    words: tuple[str, ...]


class Statement(Struct, frozen=True):
    """A number of the draft and what it was found to be.

    number: as printed, with its unit; sentence: in which it stands; verdict: "other" is no statistic; figure and
    source: what it is tied to; what: of "other", what kind of number it is; new: whether it is another than at the last
    run, or was not there; None where nothing was kept of that.
    """

    place: Place
    number: str
    sentence: str
    verdict: Verdict
    figure: str | None = None
    source: str | None = None
    candidates: tuple[Candidate, ...] = ()
    what: str = ""
    new: bool | None = None


class Found(Struct, frozen=True):
    """A finding about a draft's words; printed: what stands there; expected: what would be right, if that is known."""

    code: str
    severity: Severity
    message: str
    place: Place
    quote: str
    printed: str
    expected: str | None = None
    accepted: bool = False


class Judged(Struct, frozen=True):
    """A statement about two or more numbers that was found right, with the working ("740 of 1,826 is 40.5%")."""

    place: Place
    quote: str
    working: str


class Unread(Struct, frozen=True):
    """What was not looked at, and why."""

    place: Place
    quote: str
    why: str


class Review(Struct, frozen=True):
    """All that was found of a draft; against: the report whose figures it was held against, blank for none."""

    document: Document
    statements: tuple[Statement, ...]
    findings: tuple[Found, ...] = ()
    checked: tuple[Judged, ...] = ()
    unread: tuple[Unread, ...] = ()
    against: str = ""
