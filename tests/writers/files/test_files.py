"""What every exported file must be: the same bytes twice, no agency's text a formula, no number unrounded."""

from __future__ import annotations

import csv
import json
import shutil
from fractions import Fraction
from hashlib import new, sha256
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook

from psrstats.errors import UserError
from psrstats.formats import EXPORTED
from psrstats.model import INTERNAL, Cell, Column, Finding, Table
from psrstats.numbers import show
from psrstats.pipeline import publish
from psrstats.report import Run
from psrstats.results import Results
from psrstats.writers.files import written
from psrstats.writers.typed import typed

HERE = tuple(format for format in EXPORTED if format != "pdf" or find_spec("typst"))
WORDS = ("=cmd|' /C calc'!A0", "+cmd", "-cmd", "@SUM(1)", "\tcmd")


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return publish(example.parent / "small-numbers")


@pytest.fixture
def evil(results: Results) -> Results:
    rows = tuple((Cell(text), Cell("1,204")) for text in WORDS)
    table = Table("evil", "Table 1: Words in 2019-20", (Column("Ward", number=False), Column("Children")), rows)
    return replace(results, tables=(table,))


@pytest.fixture
def writable(format: str) -> None:
    """Skip a format whose library is not installed here."""
    if format not in HERE:
        pytest.skip("typst is not installed: no PDF is written")


def files(results: Results, *formats: str) -> dict[str, bytes]:
    return dict(written(results, "report", formats))


@pytest.mark.parametrize("format", EXPORTED)
@pytest.mark.usefixtures("writable")
def test_two_runs_give_the_same_bytes(results: Results, format: str) -> None:
    assert files(results, format) == files(results, format)


def test_the_published_manifest_tells_nothing_of_what_its_inputs_hold(results: Results, example: Path) -> None:
    made = files(results, "md", "csv")
    manifest = made.pop("report-manifest.json")
    said = json.loads(manifest)
    assert said["outputs"] == {name: sha256(data).hexdigest() for name, data in made.items()}
    folder = example.parent / "small-numbers"
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert isinstance(said["inputs"], list)
    assert set(said["inputs"]) == {path.relative_to(folder).as_posix() for path in paths}
    assert "findings" not in said
    for path in paths:
        data = path.read_bytes()
        digests = [new(name, data).hexdigest() for name in ("sha256", "sha1", "md5")]
        assert not [one for one in digests if any(one.encode() in text for text in (manifest, *made.values()))]


def test_reports_that_differ_in_a_hidden_count_have_one_manifest(example: Path, tmp_path: Path) -> None:
    report = Path(shutil.copytree(example.parent / "small-numbers", tmp_path / "report"))
    first = dict(written(publish(report), "report", HERE))
    source = report / "sources" / "exploitation.csv"
    other = source.read_text(encoding="utf-8").replace("0-9,2", "0-9,4").replace("10-12,23", "10-12,21")
    assert other != source.read_text(encoding="utf-8")
    source.write_text(other, encoding="utf-8")
    assert dict(written(publish(report), "report", HERE)) == first


def test_the_internal_manifest_holds_the_digest_of_each_input(example: Path) -> None:
    folder = example.parent / "small-numbers"
    made = files(publish(folder, internal=True), "md")
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert json.loads(made["report-manifest.json"])["inputs"] == {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths
    }


def test_no_text_becomes_a_formula_in_a_workbook_and_none_is_lost(evil: Results) -> None:
    sheet = load_workbook(BytesIO(files(evil, "xlsx")["report.xlsx"]))["Evil"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    for text in WORDS:
        assert (cells[text].data_type, cells[text].quotePrefix) == ("s", True)


def test_no_text_becomes_a_formula_in_open_document(evil: Results) -> None:
    with ZipFile(BytesIO(files(evil, "ods")["report.ods"])) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
    said = [paragraph.text for paragraph in root.iter(text)]
    assert set(WORDS) <= set(said)
    assert not [key for element in root.iter() for key in element.attrib if key.endswith("}formula")]


def test_no_text_becomes_a_formula_in_csv(evil: Results) -> None:
    rows = list(csv.reader(StringIO(files(evil, "csv")["report-csv/evil.csv"].decode())))
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in WORDS]
    assert [row[1] for row in rows[1:]] == ["1204"] * len(WORDS)


def test_csv_keeps_shorthand_out_of_the_numbers(results: Results) -> None:
    rows = list(csv.DictReader(StringIO(files(results, "csv")["report-csv/missing.csv"].decode())))
    assert [row["Children reported missing"] for row in rows] == ["", "0", "", "55", "97"]
    assert [row["Children reported missing, shorthand"] for row in rows] == ["[c]", "", "[c]", "", ""]


def test_a_workbook_holds_no_more_than_is_printed(results: Results) -> None:
    book = load_workbook(BytesIO(files(results, "xlsx")["report.xlsx"]))
    rates = [row[2].value for row in book["Exploitation"].iter_rows() if isinstance(row[2].value, float | int)]
    assert rates == [103.7, 115.5, 32.2]  # of 103.6709..., 115.4956... and 32.1813...


def test_the_internal_edition_says_so_on_every_sheet_and_has_its_provenance(example: Path) -> None:
    results = publish(example.parent / "small-numbers", internal=True)
    book = load_workbook(BytesIO(files(results, "xlsx")["report.xlsx"]))
    assert all(INTERNAL in str(sheet["A1"].value) for sheet in book.worksheets)
    said = [[cell.value for cell in row] for row in book["Provenance"].iter_rows(min_row=4)]
    assert ["exploitation", "3", "Rate of children at risk (per 10,000)", "103.7", "exploitation-rate"] in [
        row[:5] for row in said
    ]
    published = load_workbook(BytesIO(files(publish(example.parent / "small-numbers"), "xlsx")["report.xlsx"]))
    assert "Provenance" not in published.sheetnames


NUMBERS = st.fractions(-(10**9), 10**9)


@given(NUMBERS, st.integers(0, 4), st.booleans(), st.sampled_from(["", "%", " percentage points"]))
def test_a_printed_number_is_read_as_its_rounded_value(number: Fraction, places: int, signed: bool, tail: str) -> None:
    found = typed(show(number, places, signed=signed) + tail)
    assert found
    assert abs(Fraction(found.shown) - number) <= Fraction(1, 2 * 10**places)
    assert found.value == (found.shown / 100 if tail == "%" else found.shown)


@pytest.mark.parametrize("text", ["", "[c]", "1,2,3", "Q4 2019-20", "12,34", "up 1.5", "+up 2", "1e5", "5 %", "9=="])
def test_words_are_no_number(text: str) -> None:
    assert typed(text) is None


def test_nothing_is_exported_where_a_count_that_is_not_shown_can_be_worked_out(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example.parent / "small-numbers"
    open_one = Finding("read-back", "error", "'Children missing' can be worked out.", ("missing.csv!missing!B2",))
    monkeypatch.setattr(Run, "findings", (open_one,))
    with pytest.raises(UserError, match=r"missing.csv!missing!B2: 'Children missing' can be worked out."):
        publish(folder)
    assert publish(folder, internal=True).findings == (open_one,)
    accepted = replace(open_one, accepted="The agency has published it.")
    monkeypatch.setattr(Run, "findings", (accepted,))
    results = publish(folder)
    assert (*results.findings, *results.silent) == (accepted,)
