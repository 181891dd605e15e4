"""A PDF document read: columns, tables, raised marks, and what a line's end broke."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading import read_draft
from psrstats.errors import UserError
from tests.draft.reading.pdf_file import BOLD, Drawn, lines, pdf_file, typeset

LEFT_COLUMN = [
    "The number of contacts rose from 10,100",
    "in the first year to 11,234 in the second,",
    "and the partnership agreed to look at each",
    "of them again before the end of the year.",
    "It found that most had been answered well.",
]
RIGHT_COLUMN = [
    "Of the families that were offered early help",
    "a total of 512 accepted it, which is more than",
    "in any year before. The others were asked for",
    "their reasons by the team that had seen them,",
    "and 77 of them answered the questions in full.",
]


class Reading:
    """Reads a document that was made."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "draft.pdf"

    def of(self, *pages: Sequence[Drawn] | bytes, turned: int = 0) -> tuple[Paragraph, ...]:
        self.path.write_bytes(pdf_file(pages, turned=turned))
        return read_draft(self.path).paragraphs


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def test_a_raised_mark_is_told_from_the_number_that_it_stands_beside(reading: Reading) -> None:
    (paragraph,) = reading.of([(60, 700, 12, "There were 11,999"), (157.4, 704, 7, "1"), (163, 700, 12, "contacts.")])
    assert paragraph.text == "There were 11,9991 contacts."
    assert paragraph.raised == {17}
    assert [number.text for number in numbers_of(paragraph) if number.statistic] == ["11,999"]


def test_a_raised_mark_that_was_drawn_apart_is_put_where_it_stands(reading: Reading) -> None:
    (paragraph, other) = reading.of(
        [
            (60, 700, 12, "Four live in schools"),
            (180, 700, 12, ", of whom 75% are 12."),
            (60, 670, 12, "End."),
            (172, 705, 7, "3"),
        ]
    )
    assert paragraph.text == "Four live in schools 3 , of whom 75% are 12."
    assert paragraph.raised == {21}
    assert other.text == "End."


@pytest.mark.parametrize("apart", [0, 4])
def test_two_columns_are_read_one_after_another(reading: Reading, apart: float) -> None:
    left, right = lines(LEFT_COLUMN, 60, 700), lines(RIGHT_COLUMN, 310, 700 - apart)
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    heading: list[Drawn] = [(60, 730, 16, "What the partnership did in the year, and what it found")]
    found = reading.of(
        heading + mixed + lines(["Below both columns stands a line that goes over the whole page, 45 of it."], 60, 600)
    )
    assert texts(found)[0] == heading[0][3]
    assert texts(found)[1:] == [
        " ".join(LEFT_COLUMN),
        " ".join(RIGHT_COLUMN),
        "Below both columns stands a line that goes over the whole page, 45 of it.",
    ]
    assert found[0].kind == "heading"
    assert found[1].heading == heading[0][3]


def test_columns_of_numbers_are_a_table_and_its_heads_are_told(reading: Reading) -> None:
    rows = [
        ["Ward", "Children", "Share"],
        ["Abbey", "12", "345"],
        ["Bridge and", "1,234", "5.6%"],
        ["Eastney", "7", "0.1%"],
    ]
    drawn = [
        (x, 700 - 18 * number, 10.0, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((60, 250, 400), row, strict=True)
    ]
    found = reading.of(drawn)
    assert texts(found) == ["\t".join(row) for row in rows]
    assert {paragraph.kind for paragraph in found} == {"row"}
    assert found[1].columns == ("Ward", "Children", "Share")


def test_a_label_of_two_lines_is_one_cell(reading: Reading) -> None:
    drawn: list[Drawn] = [
        (60, 700, 10, "Measure"), (300, 700, 10, "2019-20"),
        (60, 670, 10, "Children who were subject of a"), (300, 670, 10, "204"),
        (60, 658, 10, "child protection plan"),
        (60, 630, 10, "Children in need"), (300, 630, 10, "1,876"),
    ]  # fmt: skip
    assert texts(reading.of(drawn)) == [
        "Measure\t2019-20",
        "Children who were subject of a child protection plan\t204",
        "Children in need\t1,876",
    ]


def test_a_table_goes_on_over_a_page(reading: Reading) -> None:
    def row(y: float, *cells: str) -> list[Drawn]:
        return [(60 + 200 * number, y, 10, cell) for number, cell in enumerate(cells)]

    first = row(140, "Ward", "Children") + row(122, "Abbey", "12")
    found = reading.of(first, row(700, "Bridge", "34") + row(682, "Copnor", "56"))
    assert [paragraph.columns for paragraph in found] == [(), *[("Ward", "Children")] * 3]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("There were a total of 11,", "999 contacts in the year before this one.", "11,999 contacts"),
        ("The share of children who were seen was 45", "% in the year before this one.", "45% in"),
        ("The figures are for the year from 2019-", "20 and were published late.", "2019-20 and"),
        ("This was agreed by the multi-", "agency group of the partnership.", "multi-agency group"),
        ("The safeguarding of children is safe-", "guarding of all of us together.", "safeguarding of all"),
        (
            "In the year before this one, as in all of those before it, there were 12",
            "345 of which nobody knew.",
            "12\n345",
        ),
    ],
)
def test_what_a_line_end_broke_is_joined(reading: Reading, before: str, after: str, joined: str) -> None:
    long = "This is a line which is as long as any other of the page, so that the next goes on."
    (paragraph, *_) = reading.of(lines([long, before, after]))
    assert joined in paragraph.text


def test_running_lines_are_told_once_and_numbers_of_pages_never(reading: Reading) -> None:
    pages = [
        [
            (60, 810, 8, "Anytown Safeguarding Children Partnership 2019-20"),
            (60, 700, 10, f"Page of {10 * n} children."),
            (300, 30, 8, str(n)),
        ]
        for n in range(1, 5)
    ]
    found = reading.of(*pages)
    running = [paragraph for paragraph in found if paragraph.kind == "header"]
    assert texts(tuple(running)) == ["Anytown Safeguarding Children Partnership 2019-20"]
    assert [p.text for p in found if p.kind == "text"] == [f"Page of {10 * n} children." for n in range(1, 5)]
    assert [p.page for p in found if p.kind == "text"] == [1, 2, 3, 4]


def test_a_paragraph_goes_on_over_a_page(reading: Reading) -> None:
    first = lines(["This is a line which is as long as any other of the page, so that the next goes on,"], top=100)
    found = reading.of(first, lines(["and this is how it goes on with 45 children."], top=700))
    assert texts(found) == [first[0][3] + " and this is how it goes on with 45 children."]


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    picture = b"0.5 g 100 100 300 300 re f"
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf_file([lines(["There were 45 children."]), picture, b""]))
    document = read_draft(path)
    assert document.notes == ("Page 2 is a picture: nothing on it was read.",)
    assert texts(document.paragraphs) == ["There were 45 children."]


def test_a_document_of_pictures_is_refused(reading: Reading) -> None:
    with pytest.raises(UserError, match="holds no text that can be read: its pages are pictures"):
        reading.of(b"0.5 g 100 100 300 300 re f")


def test_a_note_under_the_text_is_told_apart_and_its_mark_is_no_number(reading: Reading) -> None:
    body = lines(
        [f"This is line {word} of the text, which is as long as the others are." for word in ("one", "two", "three")]
    )
    found = reading.of([*body, (60, 120, 6, "1"), (66, 118, 8, "Figures of the year before are for 52 children.")])
    note = found[-1]
    assert note.kind == "note"
    assert [number.text for number in numbers_of(note) if number.statistic] == ["52"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read(reading: Reading, turned: int) -> None:
    matrix, (x, y), (right, down) = {
        90: ("0 1 -1 0", (60, 200), (15, 0)),
        180: ("-1 0 0 -1", (500, 600), (0, 15)),
        270: ("0 -1 1 0", (400, 700), (-15, 0)),
    }[turned]
    first = f"BT /F1 10 Tf {matrix} {x} {y} Tm (There were 45 children) Tj ET"
    second = f"BT /F1 10 Tf {matrix} {x + right} {y + down} Tm (and 7 of them answered.) Tj ET"
    found = reading.of(f"{second}\n{first}".encode(), turned=turned)
    assert " ".join(texts(found)) == "There were 45 children and 7 of them answered."


def test_contents_name_no_numbers(reading: Reading) -> None:
    drawn: list[Drawn] = [(60, 700, 16, f"{BOLD}Contents")]
    for number, (title, page) in enumerate([("Introduction", "3"), ("Early help", "12"), ("What we learnt", "31")]):
        drawn += [(60, 660 - 18 * number, 10, title), (500, 660 - 18 * number, 10, page)]
    found = reading.of(drawn, [(60, 700, 16, f"{BOLD}Introduction"), *lines(["There were 45 children."], top=660)])
    assert texts(found) == [
        "Contents",
        "Introduction",
        "Early help",
        "What we learnt",
        "Introduction",
        "There were 45 children.",
    ]


def test_typeset_text_comes_back(tmp_path: Path) -> None:
    said = [
        "Annual report",
        "There were 45 children " * 9 + "in all.",
        "Ward\tNumber",
        "Abbey\t12",
        "Bridge\t345",
        "It ended well.",
    ]
    path = tmp_path / "draft.pdf"
    path.write_bytes(typeset(said))
    assert texts(read_draft(path).paragraphs) == said
