"""Text of any kind in titles, labels and covers: exported in every format, shown as text, run by nothing."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document

from psrstats import pipeline
from psrstats.formats import EXPORTED
from psrstats.lint.linting import lint
from psrstats.writers.csv import csv as whole_csv
from psrstats.writers.files import written
from psrstats.writers.safe import safe
from tests.breaks.small_report import CARE, small_report

DRAWN = ("svg", "png")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def exported(folder: Path) -> dict[str, bytes]:
    return dict(written(pipeline.publish(folder), "r", [format for format in EXPORTED if format not in DRAWN]))


def texts(files: dict[str, bytes]) -> dict[str, str]:
    """Give what each file says, each part of an archive by itself; XML must be sound."""
    found = {}
    for name, data in files.items():
        if data.startswith(b"%PDF"):  # its texts are compressed; tests/writers/files reads them
            continue
        if not data.startswith(b"PK"):
            found[name] = data.decode()
            continue
        with ZipFile(BytesIO(data)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    found[f"{name}!{part}"] = "".join(ElementTree.fromstring(archive.read(part)).itertext())
    return found


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff"])
def test_a_character_that_no_document_holds_is_left_out(tmp_path: Path, character: str) -> None:
    folder = small_report(
        tmp_path / "report",
        title=f"Ti\\u{ord(character):04x}tle",
        measures=f"name,title,source,label,sum\nm,Pla{character}ns,care,Plans,\n",
        care=CARE.replace("Plans", f"Plans{character}"),
    )
    for name, text in texts(exported(folder)).items():
        assert not CONTROLS.search(text), name
    assert re.sub(r"\s", "", pipeline.compute(folder).report.title) == "Title"


@pytest.mark.parametrize("length", [256, 1000, 100_000])
def test_a_long_title_stands_whole_in_a_word_document(tmp_path: Path, length: int) -> None:
    title = "x" * length
    cover = f'\n[cover]\norganisation = "{title}"\nkeywords = ["{title}"]\nsummary = "{title}"\n'
    files = exported(small_report(tmp_path / "report", title=title, report=cover))
    assert title in texts(files)["r.docx!word/document.xml"]
    properties = Document(BytesIO(files["r.docx"])).core_properties
    for said in (properties.title, properties.author, properties.keywords, properties.last_modified_by):
        assert said == title[:255]


@pytest.mark.parametrize("text", ["{{7*7}}", "{{table:all}}", "{{figure:m}}", "{{", "{{{{x}}}}", "{% x %}", "{0} %s"])
def test_braces_in_a_reports_own_text_ask_for_nothing(tmp_path: Path, text: str) -> None:
    report = f'\n[cover]\norganisation = "{text}"\nsummary = "{text}"\n'
    measures = f"name,title,source,label,sum\nm,Plans {text},care,Plans,\n"
    files = exported(small_report(tmp_path / "report", title=text, report=report, measures=measures))
    said = texts(files)["r.docx!word/document.xml"]
    assert said.startswith(text)
    assert f"Plans {text}" in said
    assert said.count("All") == 1  # the title of the table, which stands there once


def test_a_table_in_a_word_document_is_found_by_the_accessibility_checks(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(exported(small_report(tmp_path / "report"))["r.docx"])
    assert [linted.counts["fail"] for linted in lint([file])] == [0]


@pytest.mark.parametrize(
    "text", ["+1+A1", "-2+3+A1", "-1-A1", "+1/A1", "-1E3+A1", "+44 20", "=1", "@x", " =1", "-", "+"]
)
def test_only_a_number_may_begin_with_a_sign(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-4.1%", "+12", "-1,204", "+0.5", "-1e-07", "+2.4 percentage points", "12", "a=b"])
def test_a_number_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\t", "\u2028"])
def test_a_line_end_in_a_title_parts_no_row(tmp_path: Path, end: str) -> None:
    measures = f'name,title,source,label,sum\nm,"T {end}=1+1",care,Plans,\n'
    results = pipeline.publish(small_report(tmp_path / "report", measures=measures))
    files = dict(written(results, "r", ["csv"]))
    for text in (whole_csv(results), files["r-csv/all.csv"].decode()):
        assert "\r" not in text
        rows = [*csv.reader(StringIO(text, newline=""))]
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == 2
        assert not [cell for row in rows for cell in row if cell.startswith("=")]
