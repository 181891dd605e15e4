"""A plain text and a Markdown file read: lines, headings, tables, and none of the marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading import read_draft


def paragraphs(folder: Path, name: str, text: str | bytes) -> tuple[Paragraph, ...]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_draft(path).paragraphs


def test_a_text_has_a_paragraph_a_line_and_rows_under_heads(tmp_path: Path) -> None:
    found = paragraphs(tmp_path, "a.txt", "About Anytown\r\n\r\nThere were 45.\r\nWard\tNumber\r\nAbbey\t12\r\nEnd\r\n")
    assert [(each.number, each.kind, each.text) for each in found] == [
        (1, "heading", "About Anytown"), (2, "text", ""), (3, "text", "There were 45."),
        (4, "row", "Ward\tNumber"), (5, "row", "Abbey\t12"), (6, "text", "End"),
    ]  # fmt: skip
    assert [each.columns for each in found if each.kind == "row"] == [(), ("Ward", "Number")]
    assert found[2].heading == "About Anytown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_comes_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (found,) = paragraphs(tmp_path, "a.txt", "It cost £45 – 5% more than in the year before.".encode(encoding))
    assert found.text == "It cost £45 – 5% more than in the year before."


@pytest.mark.parametrize(
    ("marked", "said", "raised"),
    [
        ("There were **11,**999 *children* in `all`.", "There were 11,999 children in all.", set()),
        ("There were 11,999[^1] and [435](https://example.org/77) of 730.", "There were 11,999 and 435 of 730.", set()),
        ("There were 11,999<sup>1</sup> contacts.", "There were 11,9991 contacts.", {17}),
        ("~~12~~ 13 <!-- 14 -->is right", " 13 is right", set()),
        ("snake_case_5 and 2 * 3 * 4", "snake_case_5 and 2 * 3 * 4", set()),
        (r"\*Not\* 5\% more", "*Not* 5% more", set()),
        ("> quoted 45", "quoted 45", set()),
        ("- one of 45", "one of 45", set()),
    ],
)
def test_the_marks_of_markdown_are_not_read(tmp_path: Path, marked: str, said: str, raised: set[int]) -> None:
    (found,) = paragraphs(tmp_path, "a.md", marked)
    assert found.text == said
    assert set(found.raised) == raised


def test_markdown_has_headings_lists_tables_and_no_code(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 7\n---\n# One #\n\nThere were\n45 children.\n\n1. first\n2. second\n   goes on\n\nTwo\n===\n"
        "| Ward | Number |\n|:-----|-------:|\n| Abbey | **12** |\n\n```\n99\n```\n\n[^1]: Of 52.\n"
    )
    found = paragraphs(tmp_path, "a.md", text)
    assert [(each.number, each.kind, each.text, each.heading) for each in found] == [
        (4, "heading", "One", ""),
        (6, "text", "There were 45 children.", "One"),
        (9, "text", "1. first", "One"),
        (10, "text", "2. second goes on", "One"),
        (13, "heading", "Two", ""),
        (15, "row", "Ward\tNumber", "Two"),
        (17, "row", "Abbey\t12", "Two"),
        (23, "note", "Of 52.", ""),
    ]
    assert found[6].columns == ("Ward", "Number")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("piece", ["**a ", "<sup>", "[", "12 "])
def test_what_is_no_paragraph_is_told_and_takes_no_time(tmp_path: Path, name: str, piece: str) -> None:
    path = tmp_path / name
    path.write_text(f"There were 45.\n\n{piece * 20_000}\n\nThere were 46.", encoding="utf-8")
    document = read_draft(path)
    assert document.notes == ("Paragraph 3 has more than 10,000 letters, and no sentences: it was not read.",)
    assert [each.text for each in document.paragraphs if each.text] == ["There were 45.", "There were 46."]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_chapter_without_a_break_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("There were 45 visits, and 12 of them came late. " * 1_000, encoding="utf-8")
    document = read_draft(path)
    assert document.notes == ()
    assert len(numbers_of(document.paragraphs[0])) == 2_000
