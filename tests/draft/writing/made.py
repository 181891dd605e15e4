"""A review made by hand, of a draft of two paragraphs and a row."""

from __future__ import annotations

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.review import Candidate, Found, Judged, Place, Review, Statement, Unread

FAMILIES = "There was change with 435 (65%) of the 730 families, and 740 (41%) of 1,826 others in 2019."
DOCUMENT = Document(
    "draft.txt",
    (
        Paragraph(1, "Early help", kind="heading"),
        Paragraph(2, FAMILIES, 3, "Early help"),
        Paragraph(3, "Abbey\t12 <b>¹", 3, "Early help", "row"),
    ),
    ("Page 7 is a picture: nothing on it was read.",),
)


def place(number: int, said: str) -> Place:
    """Say where letters stand in a paragraph."""
    text = DOCUMENT.paragraphs[number - 1].text
    return Place(number, text.index(said), text.index(said) + len(said), DOCUMENT.paragraphs[number - 1].page)


def found(code: str, severity: str, said: str, message: str, *, number: int = 2, accepted: bool = False) -> Found:
    """Make a finding about letters of a paragraph."""
    return Found(code, severity, message, place(number, said), FAMILIES, said, "59.6%", accepted)  # type: ignore[arg-type]


REVIEW = Review(
    DOCUMENT,
    (
        Statement(place(2, "435"), "435", FAMILIES, "tied", "families@2019", "early-help.csv!A!B2"),
        Statement(place(2, "65%"), "65%", FAMILIES, "mismatched"),
        Statement(
            place(2, "740"),
            "740",
            FAMILIES,
            "ambiguous",
            candidates=(Candidate("a@2019", "a.csv!A!B3", ("others",)), Candidate("b@2019", "a.csv!A!B4", ())),
        ),
        Statement(place(2, "2019"), "2019", FAMILIES, "other", what="period"),
        Statement(place(3, "12"), "12", "Abbey\t12 <b>¹", "unsupported"),
    ),
    (
        found("PSR104", "note", "12", "No figure gives 12.", number=3),
        found("PSR106", "error", "65%", "435 of 730 is 59.6%, printed 65%."),
        found("PSR103", "warning", "740", "It may be either.", accepted=True),
    ),
    (Judged(place(2, "41%"), FAMILIES, "740 of 1,826 is 40.5%."),),
    (Unread(place(3, "¹"), "¹", "It cannot be read for sure."),),
    "examples/anytown",
)
