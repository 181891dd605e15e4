"""Every rule for web pages: a sound page passes it, and one change fails it and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.lint.linting import lint
from psrstats.lint.pages import PAGES
from psrstats.lint.read_page import read_page
from psrstats.verdicts import Linted

SOUND = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Annual report</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main id="top"><h1>Annual report</h1><h2>Wards</h2>
<p>[c] means suppressed. <a href="#top">Back to the top of the report</a></p>
<img src="map.png" alt="A map of Anytown">
<svg role="img"><title>Bridge is highest</title></svg>
<div id="wide" tabindex="0" style="overflow-x: auto">
<table><caption>Table 1: Children by ward</caption>
<thead><tr><th scope="col">Ward</th><th scope="col">Children</th></tr></thead>
<tbody><tr><th scope="row">Abbey</th><td>1,204</td></tr>
<tr><th scope="row">Bridge<td>[c]</tr></tbody></table></div></main></body></html>"""

FAILS: list[tuple[str, str, str]] = [
    ("PSRL201", ' lang="en-GB"', ""),
    ("PSRL201", "en-GB", "en"),
    ("PSRL202", "<title>Annual report</title>", ""),
    ("PSRL203", "<h2>Wards</h2>", "<h1>Wards</h1>"),
    ("PSRL203", "h1>", "h2>"),
    ("PSRL204", "h2>", "h3>"),
    ("PSRL205", "<caption>Table 1: Children by ward</caption>", ""),
    ("PSRL206", '<th scope="row">Abbey</th>', "<th>Abbey</th>"),
    ("PSRL206", '<th scope="col">Ward</th>', "<th>Ward</th>"),
    ("PSRL207", ">Children<", "><"),
    ("PSRL207", ">Children<", ">Ward<"),
    ("PSRL208", "<td>1,204", '<td colspan="2">1,204'),
    ("PSRL208", "<td>1,204", '<td rowspan="2">1,204'),
    ("PSRL209", "1,204", ""),
    ("PSRL210", "<td>1,204", '<td>1,204<table><caption>B</caption><tr><th scope="col">C</th></tr></table>'),
    ("PSRL211", 'id="wide"', 'id="top"'),
    ("PSRL212", ' alt="A map of Anytown"', ""),
    ("PSRL214", ' role="img"', ""),
    ("PSRL214", "<title>Bridge is highest</title>", ""),
    ("PSRL215", "Back to the top of the report", "click here"),
    ("PSRL215", "Back to the top of the report", ""),
    ("PSRL215", "Back to the top of the report", "https://www.gov.uk/report"),
    ("PSRL216", ' tabindex="0"', ""),
    ("PSRL217", "initial-scale=1", "user-scalable=no"),
    ("PSRL217", "initial-scale=1", "maximum-scale=1.0"),
    ("PSRL218", "main", "div"),
    ("PSRL219", "[c] means suppressed.", "Figures are of one day."),
    ("PSRL220", "1,204", ".."),
    ("PSRL221", "<h2>", '<h2 style="color: red">'),
    ("PSRL221", "<td>1,204", '<td bgcolor="white">1,204'),
    ("PSRL222", "Abbey<", "Abbey<sup>1</sup><"),
    ("PSRL222", "Abbey<", "Abbey*<"),
]
ELSEWHERE: dict[str, str] = {
    "PSRL213": "needs a person",
    "PSRL223": "needs a person",
    "PSRL224": "needs a person",
}


def lint_page(folder: Path, page: str, encoding: str = "utf-8") -> Linted:
    (folder / "report.html").write_text(page, encoding=encoding)
    return lint([folder / "report.html"])[0]


def failed(linted: Linted) -> set[str]:
    return {verdict.rule.code for verdict in linted.of("fail")}


def test_a_sound_page_fails_nothing(tmp_path: Path) -> None:
    linted = lint_page(tmp_path, SOUND)
    assert failed(linted) == set()
    assert {verdict.rule.code for verdict in linted.of("pass")} == {code for code, _, _ in FAILS}


@pytest.mark.parametrize(("code", "old", "new"), FAILS)
def test_one_change_fails_one_rule(tmp_path: Path, code: str, old: str, new: str) -> None:
    assert old in SOUND
    assert failed(lint_page(tmp_path, SOUND.replace(old, new))) == {code}


def test_what_needs_a_person(tmp_path: Path) -> None:
    said = {verdict.rule.code: verdict.outcome for verdict in lint_page(tmp_path, SOUND).verdicts}
    assert {code: said[code] for code in ELSEWHERE} == ELSEWHERE


def test_what_a_style_sheet_lets_scroll_needs_a_person(tmp_path: Path) -> None:
    page = SOUND.replace("</head>", "<style>.wide { overflow-x : auto }</style></head>")
    said = {verdict.rule.code: verdict.outcome for verdict in lint_page(tmp_path, page).verdicts}
    assert said["PSRL216"] == "needs a person"


def test_every_rule_is_tried() -> None:
    codes = [check.rule.code for check in PAGES]
    assert len(set(codes)) == len(codes)
    assert set(codes) == {code for code, _, _ in FAILS} | set(ELSEWHERE)


def test_a_table_is_named_by_its_caption(tmp_path: Path) -> None:
    linted = lint_page(tmp_path, SOUND.replace("1,204", ""))
    assert linted.of("fail")[0].where == ("table 'Table 1: Children by ward', row 2, column 2",)


def test_ends_that_need_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "loose.html").write_text("<table><tr><th>A<th>B<tr><td>1<td>2<p>three</table><p>After<p>it")
    table = read_page(tmp_path / "loose.html").tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "B"], ["1", "2three"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_page_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert failed(lint_page(tmp_path, SOUND, encoding)) == set()


def test_what_pandas_writes_by_itself(tmp_path: Path) -> None:
    import pandas as pd

    page = pd.DataFrame({"Ward": ["Abbey"], "Children": [1204]}).to_html()
    assert failed(lint_page(tmp_path, page)) == {
        "PSRL201",
        "PSRL202",
        "PSRL203",
        "PSRL205",
        "PSRL206",
        "PSRL207",
        "PSRL218",
    }
