"""Quotes: printed with who agreed, refused without, and where a child of a log is named; no fault repeats the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from psrstats.config import read_settings
from psrstats.errors import UserError
from psrstats.pipeline import compute
from psrstats.report.run import Run
from tests.records.surveys import described, write

SAID = "Nobody asked me, and then Ms Day did"
QUOTE = '[[quote]]\nfile = "{file}"\ncell = "{cell}"\n{more}\n'
AGREED = 'agreed_by = "the parent, and her worker"'
TABLE = '[[table]]\nname = "voices"\ntitle = "Voices"\nlayout = "quotes"\nmeasures = ["replies"]\n'
LOG = '[[log]]\nname = "missing"\nagency = "Police"\nfile = "missing.csv"\n'


def report(
    folder: Path, said: object = SAID, *, cell: str = "C2", file: str = "asked.csv", more: str = AGREED,
    log: tuple[str, str] | None = None,
) -> Path:  # fmt: skip
    write(folder, [["ID", "Were you heard?", "Say more"], [1, "Yes", said], [2, "No", ""], [3, "No", "12"]])
    text = QUOTE.format(file=file, cell=cell, more=more) + TABLE
    if log:
        write(folder, [[log[0], "Date"], [log[1], "01/05/2019"]], "missing.csv")
        text += LOG
    described(folder, {"replies": ("replies", "")}, more=text)
    return folder


def refused(folder: Path) -> str:
    """Give the faults of a run; the internal edition is refused too, and neither says what is written."""
    told = []
    for internal in (False, True):
        with pytest.raises(UserError) as error:
            compute(folder, internal=internal)
        told.append(" ".join(map(str, error.value.faults)))
    assert told[0] == told[1]
    assert "Nobody asked" not in told[0]
    return told[0]


def test_a_quote_is_printed_with_who_agreed(tmp_path: Path) -> None:
    (table,) = compute(report(tmp_path, more=f'{AGREED}\nabout = "Being heard"', log=("Child ID", "C12"))).tables
    assert [[cell.text for cell in row] for row in table.rows] == [[SAID, "Being heard", "the parent, and her worker"]]


def test_without_what_it_is_about_there_is_no_such_column(tmp_path: Path) -> None:
    (table,) = compute(report(tmp_path)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [[SAID, "the parent, and her worker"]]


def test_while_a_log_is_awaited_nothing_is_quoted(tmp_path: Path) -> None:
    folder = report(tmp_path, log=("First name", "Zed"))
    (folder / "sources" / "missing.csv").unlink()
    path = folder / "psrstats.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(LOG, f'{LOG}awaited = "1 May 2020"\n'), encoding="utf-8")
    for internal in (False, True):
        (table,) = compute(folder, internal=internal).tables
        assert [[cell.text for cell in row] for row in table.rows] == [["[x]", "[x]"]]


@pytest.mark.parametrize("more", ["", 'agreed_by = ""', 'agreed_by = " "'])
def test_without_who_agreed_it_is_refused(tmp_path: Path, more: str) -> None:
    told = refused(report(tmp_path, more=more))
    assert "asked.csv!C2" in told
    assert "agreed_by" in told


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Child ID", "C-12", "Nobody asked c-12"),
        ("Child ID", "C-12", "Nobody asked C12"),
        ("Child ID", "7", "Nobody asked 7 of us"),
        ("Child", "Zoë Quill", "Nobody asked ZOE"),
        ("Child", "Zoël Quill", "Nobody asked Zoel"),
        ("Surname", "O'Quill", "Nobody asked the O’Quill girl"),
        ("First name", "Zed", "Nobody asked Zed's mum"),
        ("Child name", "Zed Quill", "Nobody asked mrs quill"),
    ],
)
def test_a_child_of_a_log_is_not_named(tmp_path: Path, heading: str, value: str, said: str) -> None:
    told = refused(report(tmp_path, said, log=(heading, value)))
    assert "asked.csv!C2" in told
    assert not {word for word in ("zoe", "quill", "zed", "c-12", value.casefold()) if f" {word}" in told.casefold()}


@pytest.mark.parametrize("more", ['agreed_by = "Zed, and her worker"', f'{AGREED}\nabout = "Zed"'])
def test_a_child_is_not_named_beside_a_quote(tmp_path: Path, more: str) -> None:
    assert "Zed" not in refused(report(tmp_path, more=more, log=("First name", "Zed")))


def test_one_survey_alone_is_held_against_all_logs(tmp_path: Path) -> None:
    folder = report(tmp_path, "Nobody asked Zed", log=("First name", "Zed"))
    with pytest.raises(UserError, match="child of a log"):
        _ = Run(folder, source="asked").observations


def test_words_within_words_are_no_names(tmp_path: Path) -> None:
    (table,) = compute(report(tmp_path, "Wednesdays", log=("First name", "Wednes"))).tables
    assert table.rows[0][0].text == "Wednesdays"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("C3", "is blank"),
        ("C4", "no words"),
        ("A2", "no words"),
        ("C9", "no such cell"),
        ("Z2", "no such cell"),
        ("Total", "no cell"),
    ],
)
def test_a_cell_without_words_is_refused(tmp_path: Path, cell: str, why: str) -> None:
    told = refused(report(tmp_path, cell=cell))
    assert f"asked.csv!{cell}" in told
    assert why in told


def test_a_file_of_no_survey_is_refused(tmp_path: Path) -> None:
    assert "[[survey]]" in refused(report(tmp_path, file="other.csv"))


def test_a_log_that_cannot_be_read_stops_quotes(tmp_path: Path) -> None:
    folder = report(tmp_path, log=("Child ID", "C12"))
    (folder / "sources" / "missing.csv").unlink()
    assert "missing.csv" in refused(folder)


def test_a_table_of_quotes_is_of_surveys(tmp_path: Path) -> None:
    folder = report(tmp_path)
    path = folder / "measures.csv"
    path.write_text(path.read_text().replace(",asked,replies", ",,").replace(",source,", ",source,"), encoding="utf-8")
    assert any("prints quotes" in str(fault) for fault in read_settings(folder)[1])


@pytest.mark.parametrize(
    "heading",
    [
        "Name", "Email", "Your name", "E-mail address", "What is your name? (optional)", "Parent's name", "Full name",
        "Please leave your name and phone number if you would like us to reply", "IP Address", "Recipient Email",
        "Child's date of birth", "Home postcode", "Contact number", "Respondent ID", "Unique reference", "NHS number",
    ],
)  # fmt: skip
def test_who_replied_is_not_quoted(tmp_path: Path, heading: str) -> None:
    folder = report(tmp_path)
    write(folder, [["ID", "Were you heard?", heading], [1, "Yes", "whoever it was"]])
    assert "asked.csv!C2: holds what tells who replied" in refused(folder)


@pytest.mark.parametrize(
    "values",
    [
        ("ann.lee@example.org", "bo@example.org"),
        ("Ann Lee", "Mrs B O'Quill", "Zoë Quill-Day"),
        ("PO1 2AL", "po12 3bc"),
        ("C-1207", "C-1208"),
        ("AB 12 34 56 C", "AB123457D"),
    ],
)
def test_a_column_whose_cells_tell_who_replied_is_not_quoted(tmp_path: Path, values: tuple[str, ...]) -> None:
    folder = report(tmp_path)
    write(folder, [["ID", "Were you heard?", "More"], *([n, "Yes", value] for n, value in enumerate(values))])
    told = refused(folder)
    assert "asked.csv!C2: holds what tells who replied" in told
    assert not any(value in told for value in values)


@pytest.mark.parametrize("said", ["Ring me on 07700 900123", "I am ann@example.org, ask me", "We live at PO1 2AL now"])
def test_words_in_which_an_address_or_a_phone_stands_are_not_quoted(tmp_path: Path, said: str) -> None:
    assert "holds what tells who replied" in refused(report(tmp_path, said))


@pytest.mark.parametrize("heading", ["Did staff use your name?", "How did we address your concerns?", "Say more", "Q7"])
@pytest.mark.parametrize("said", [SAID, "Thank You Very Much For 2019", "It took 12 weeks, from 1 May to 24 July 2019"])
def test_what_was_written_is_quoted_whatever_it_is_about(tmp_path: Path, heading: str, said: str) -> None:
    folder = report(tmp_path)
    write(folder, [["ID", "Were you heard?", heading], [1, "Yes", said], [2, "No", "Very Helpful"], [3, "No", "Good"]])
    (table,) = compute(folder).tables
    assert table.rows[0][0].text == said


def test_a_heading_is_nobody_s_words(tmp_path: Path) -> None:
    assert "is a heading" in refused(report(tmp_path, cell="C1"))


def test_a_name_that_is_a_common_word_is_told_of_helpfully(tmp_path: Path) -> None:
    told = refused(report(tmp_path, "It took all day", log=("Surname", "Day")))
    assert "A name that is a common word too" in told


def test_the_sheet_is_said_where_there_are_several(tmp_path: Path) -> None:
    folder = report(tmp_path)
    book = Workbook()
    for sheet, said in ((book.active, "Of parents"), (book.create_sheet("Carers"), SAID)):
        assert sheet is not None
        for row in (["ID", "Were you heard?", "Say more"], [1, "Yes", said]):
            sheet.append(row)
    book.save(folder / "sources" / "asked.xlsx")
    path = folder / "psrstats.toml"
    text = path.read_text(encoding="utf-8").replace("asked.csv", "asked.xlsx")
    path.write_text(text, encoding="utf-8")
    assert "is in one of 2 sheets: Sheet, Carers. Say which" in refused(folder)
    path.write_text(text.replace('cell = "C2"', 'cell = "C2"\nsheet = "Carers"'), encoding="utf-8")
    (table,) = compute(folder).tables
    assert table.rows[0][0].text == SAID
    path.write_text(text.replace('cell = "C2"', 'cell = "C2"\nsheet = "Staff"'), encoding="utf-8")
    assert "has no sheet 'Staff'" in refused(folder)
