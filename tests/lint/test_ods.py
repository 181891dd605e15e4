"""OpenDocument spreadsheets are read as Excel's are: one change to a sound file fails the same rules."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from psrstats.lint.linting import lint
from psrstats.verdicts import Linted

SPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "meta": "meta",
            "config": "config",
            "number": "datastyle",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
PLAIN = '<style:text-properties fo:font-size="12pt" style:font-name="Arial" fo:color="#000000"/>'
BOLD = '<style:text-properties fo:font-size="12pt" fo:font-weight="bold" style:font-name="Arial"/>'
WRAP = '<style:table-cell-properties fo:wrap-option="wrap"/>'
STYLES = f"""<office:document-styles {SPACES}><office:styles>
<style:default-style style:family="table-cell">
<style:text-properties fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="table-cell">
<style:text-properties fo:font-size="16pt" style:font-name="Arial"/></style:style></office:styles>
<office:master-styles><style:master-page style:name="Default">
<style:header style:display="false"><text:p>Hidden</text:p>
</style:header></style:master-page></office:master-styles></office:document-styles>"""
META = f"""<office:document-meta {SPACES}><office:meta>
<dc:title>Annual report</dc:title><dc:language>en-GB</dc:language>
<dc:creator>Anytown Council</dc:creator><meta:keyword>children</meta:keyword></office:meta></office:document-meta>"""
SETTINGS = f"""<office:document-settings {SPACES}><config:config-item-map-indexed config:name="Views">
<config:config-item-map-entry><config:config-item config:name="ActiveTable">Cover</config:config-item>
<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="Ages">
<config:config-item config:name="CursorPositionX">0</config:config-item>
<config:config-item config:name="HorizontalSplitMode">0</config:config-item>
<config:config-item config:name="ZoomValue">100</config:config-item>
</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>
</config:config-item-map-indexed></office:document-settings>"""


def text(words: str, style: str = "plain") -> str:
    given = f'table:style-name="{style}" office:value-type="string"'
    return f"<table:table-cell {given}><text:p>{words}</text:p></table:table-cell>"


def number(value: str, shown: str) -> str:
    return (
        f'<table:table-cell table:style-name="right" office:value-type="float" office:value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>\n"


CONTENT = f"""<office:document-content {SPACES}><office:automatic-styles>
<style:style style:name="wide" style:family="table-column">
<style:table-column-properties style:column-width="8cm"/></style:style>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="plain" style:family="table-cell">{PLAIN}{WRAP}</style:style>
<style:style style:name="bold" style:family="table-cell">{BOLD}{WRAP}</style:style>
<style:style style:name="boldright" style:family="table-cell" style:parent-style-name="bold">
<style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="right" style:family="table-cell" style:parent-style-name="plain">
<style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="raised" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Cover" table:style-name="shown"><table:table-column table:style-name="wide"/>
{row(text("Children in Anytown, 2019-20", "Heading_20_1"))}{row(text("Source: Anytown Council."))}</table:table>
<table:table table:name="Ages" table:style-name="shown">
<table:table-column table:style-name="wide" table:number-columns-repeated="2"/>
{row(text("Table 1: Children in Anytown by age, 2019-20", "Heading_20_1"))}
{row(text("This worksheet contains one table."))}
{row(text("Group", "bold"), text("Children", "boldright"))}{row(text("0-4", "bold"), number("12087", "12,087"))}
{row(text("5-9", "bold"), number("12528", "12,528"))}</table:table>
<table:database-ranges><table:database-range table:name="ages" table:target-range-address="Ages.A3:Ages.B5"
 table:contains-header="true"/></table:database-ranges></office:spreadsheet></office:body></office:document-content>"""
PARTS = {"content.xml": CONTENT, "styles.xml": STYLES, "meta.xml": META, "settings.xml": SETTINGS}

FRAME = '<draw:frame draw:name="Logo">{}<draw:image/></draw:frame>'
TABLE_END = "</table:table>\n<table:database-ranges>"
LOGO = f"<table:shapes>{FRAME.format('')}</table:shapes>"
AGAIN = '<table:table table:name="ages"/>'
Edit = tuple[str, str, str]

FAILS: list[tuple[Edit, set[str]]] = [
    (("meta.xml", "Annual report", ""), {"PSRL001"}),
    (("meta.xml", "en-GB", "en-US"), {"PSRL002"}),
    (("meta.xml", "Anytown Council", "LibreOffice"), {"PSRL003"}),
    (("meta.xml", "<meta:keyword>children</meta:keyword>", ""), {"PSRL004"}),
    (("content.xml", TABLE_END, f"</table:table>{AGAIN}{TABLE_END[14:]}"), {"PSRL009", "PSRL011"}),
    (("styles.xml", ' style:display="false"', ""), {"PSRL012"}),
    (("content.xml", TABLE_END, "<table:shapes><draw:custom-shape/></table:shapes>" + TABLE_END), {"PSRL012"}),
    (("content.xml", "<text:p>12,087", "<office:annotation/><text:p>12,087"), {"PSRL012"}),
    (("content.xml", 'office:value="12087"', 'table:formula="of:=1" office:value="12087"'), {"PSRL013"}),
    (("content.xml", TABLE_END, LOGO + TABLE_END), {"PSRL014", "PSRL016"}),
    (("settings.xml", ">Cover<", ">Ages<"), {"PSRL017"}),
    (("settings.xml", ">100<", ">80<"), {"PSRL018"}),
    (("settings.xml", 'PositionX">0', 'PositionX">3'), {"PSRL018"}),
    (("settings.xml", 'SplitMode">0', 'SplitMode">2'), {"PSRL043", "PSRL030"}),
    (("styles.xml", "Heading 1", "Large"), {"PSRL024"}),
    (("styles.xml", "16pt", "13pt"), {"PSRL024"}),
    (("content.xml", 'display="true"', 'display="false"'), {"PSRL035"}),
    (("content.xml", 'repeated="2"', 'repeated="2" table:visibility="collapse"'), {"PSRL035", "PSRL030"}),
    (("content.xml", 'table:name="ages"', 'table:name="all ages"'), {"PSRL037"}),
    (("content.xml", 'contains-header="true"', 'display-filter-buttons="true"'), {"PSRL042", "PSRL030"}),
    (("content.xml", 'contains-header="true"', 'contains-header="false"'), {"PSRL040", "PSRL053"}),
    (("content.xml", "<text:p>12,087", "<text:p>12087"), {"PSRL050"}),
    (("content.xml", "<text:p>12,087", "<text:p>12,087.0"), {"PSRL051"}),
    (("content.xml", "8cm", "1cm"), {"PSRL046"}),
    (("content.xml", 'text-align="end"', 'text-align="start"'), {"PSRL052"}),
    (("content.xml", 'style:font-name="Arial" fo:color', 'style:font-name="Georgia" fo:color'), {"PSRL056"}),
    (("content.xml", 'fo:color="#000000"', 'fo:color="#0000ff"'), {"PSRL058"}),
    (("content.xml", 'fo:font-size="12pt" style', 'fo:font-size="8pt" style'), {"PSRL057"}),
    (("content.xml", 'fo:wrap-option="wrap"', 'fo:wrap-option="wrap" fo:background-color="#ffffff"'), {"PSRL058"}),
    (("content.xml", 'fo:font-weight="bold"', 'fo:font-weight="bold" fo:font-style="italic"'), {"PSRL059"}),
    (("content.xml", "<text:p>0-4", '<text:p>0-4<text:span text:style-name="raised">1</text:span>'), {"PSRL061"}),
    (("content.xml", "Source: Anytown Council.", '<text:a xlink:href="#x">here</text:a>'), {"PSRL063", "PSRL031"}),
    (("content.xml", "<text:p>0-4", '<text:p><text:s/>0-4'), {"PSRL065"}),
]  # fmt: skip


def lint_with(folder: Path, *edits: Edit) -> Linted:
    parts = dict(PARTS)
    for part, old, new in edits:
        parts[part] = parts[part].replace(old, new)
    with ZipFile(folder / "children-2019-20.ods", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return lint([folder / "children-2019-20.ods"])[0]


def failed(linted: Linted) -> set[str]:
    return {verdict.rule.code for verdict in linted.of("fail")}


def test_a_sound_spreadsheet_fails_nothing(tmp_path: Path) -> None:
    linted = lint_with(tmp_path)
    assert failed(linted) == set()
    assert linted.passed > 40


@pytest.mark.parametrize(("edit", "codes"), FAILS)
def test_one_change_fails_its_rules(tmp_path: Path, edit: Edit, codes: set[str]) -> None:
    assert edit[1] in PARTS[edit[0]]
    assert failed(lint_with(tmp_path, edit)) == codes


def test_an_image_with_a_text_alternative(tmp_path: Path) -> None:
    frame = FRAME.format("<svg:desc>Bridge is highest.</svg:desc>")
    linted = lint_with(tmp_path, ("content.xml", TABLE_END, f"<table:shapes>{frame}</table:shapes>{TABLE_END}"))
    said = {verdict.rule.code: verdict for verdict in linted.verdicts}
    assert said["PSRL014"].outcome == "pass"
    assert said["PSRL015"].message == "It says 'Bridge is highest.'."


def test_merged_cells_are_named(tmp_path: Path) -> None:
    old = '<table:table-cell table:style-name="Heading_20_1" office:value-type="string"><text:p>Table'
    new = old.replace("office:value-type", 'table:number-columns-spanned="2" office:value-type')
    linted = lint_with(tmp_path, ("content.xml", old, new))
    assert [(verdict.rule.code, verdict.where) for verdict in linted.of("fail")] == [("PSRL038", ("Ages!A1:B1",))]
