"""What may be published holds no more digits than it prints; the internal edition holds them all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from psrstats import pipeline
from psrstats.formats import EXPORTED
from psrstats.numbers import round_half_up
from psrstats.results import Results
from psrstats.writers import WRITE
from psrstats.writers.files import written
from psrstats.writers.observations import observations_as
from tests.breaks.small_report import SETTINGS

MEASURES = """name,title,source,label,unit,per,numerator,denominator
m,Plans,care,,,,,
c,Children,care,,,,,
p,Repeat plans,care,,percent,,,
s,Score,care,,score,,,
r,Rate of plans,,,rate,10000,m,c
"""
PLANS, CHILDREN, REPEAT, SCORE = 1030, 41639, 30 / 1030, 7.123456
UNROUNDED = ("2.9126", "0.029126", "7.123456", "247.36", str(PLANS / CHILDREN * 10_000)[:7])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    rows = (("Plans", PLANS), ("Children", CHILDREN), ("Repeat plans", REPEAT), ("Score", SCORE))
    for row in (("Measure", "2019-20"), *rows):
        sheet.append(row)
    sheet["B4"].number_format, sheet["B5"].number_format = "0%", "0.0"
    (tmp_path / "sources").mkdir()
    book.save(tmp_path / "sources" / "care.xlsx")
    settings = SETTINGS.format(title="T", report="", file="care.xlsx").replace('["m"]', '["m", "p", "s", "r"]')
    (tmp_path / "psrstats.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "measures.csv").write_text(MEASURES, encoding="utf-8")
    return tmp_path


def everything(results: Results) -> Iterator[tuple[str, str]]:
    """Give the text of each form that a report is written in."""
    yield from ((format, write(results)) for format, write in WRITE.items())
    for name, data in written(results, "r", [*EXPORTED]):
        if data.startswith(b"PK"):
            with ZipFile(BytesIO(data)) as archive:
                yield from ((f"{name}!{part}", archive.read(part).decode("latin-1")) for part in archive.namelist())
        elif not name.endswith((".png", ".pdf")):
            yield name, data.decode()


def test_no_form_of_the_edition_for_publication_holds_an_unrounded_value(folder: Path) -> None:
    for name, text in everything(pipeline.publish(folder)):
        assert not [digits for digits in UNROUNDED if digits in text], name


def figures_of(document: str) -> dict[str, dict[str, Any]]:
    return {each["measure"]: each for each in json.loads(document)["figures"]}


def test_the_value_is_what_is_printed_and_with_internal_what_was_worked_out(folder: Path) -> None:
    printed, internal = (
        figures_of(WRITE["json"](pipeline.compute(folder, internal=internal))) for internal in (False, True)
    )
    assert [printed[name]["value"] for name in "mpsr"] == [1030, 3, 7.1, 247.4]
    assert [internal[name]["value"] for name in "mps"] == [1030, pytest.approx(100 * REPEAT), SCORE]
    assert internal["r"]["value"] == pytest.approx(PLANS / CHILDREN * 10_000, rel=1e-12)
    assert (printed["r"]["numerator"], printed["r"]["denominator"]) == (PLANS, CHILDREN)
    for each in printed.values():
        text = each["text"].removesuffix("%").replace(",", "")
        assert float(text) == each["value"]
        assert round_half_up(internal[each["measure"]]["value"], each["places"]) == round_half_up(text, each["places"])


@pytest.mark.parametrize("format", ["csv", "json", "table"])
def test_what_agencies_sent_is_loaded_as_they_show_it(folder: Path, format: str) -> None:
    observations, findings = pipeline.observe(folder)
    text = observations_as(format, observations, findings)
    assert not [digits for digits in UNROUNDED if digits in text]
    everything_sent, found = pipeline.observe(folder, internal=True)
    whole = observations_as(format, everything_sent, found, internal=True)
    assert format == "table" or "2.9126" in whole


def test_the_loaded_value_is_the_shown_one(folder: Path) -> None:
    observations, findings = pipeline.observe(folder)
    rows = {row["measure"]: row for row in csv.DictReader(StringIO(observations_as("csv", observations, findings)))}
    assert {name: (row["value"], row["original"]) for name, row in rows.items()} == {
        "m": ("1030", "1030"),
        "c": ("41639", "41639"),
        "p": ("3", "3%"),
        "s": ("7.1", "7.1"),
    }
