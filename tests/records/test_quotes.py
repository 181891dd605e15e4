"""Quotes: printed with who agreed, refused without, and where a child of a log is named; no fault repeats the words."""

from __future__ import annotations

from pathlib import Path

import pytest

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
