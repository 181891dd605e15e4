"""An analyst's own document: filled in place, filled again, and nothing else in it changed."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import RGBColor
from lxml import etree

from psrstats.errors import UserError
from psrstats.model import Cell, Column, Table
from psrstats.pipeline import publish
from psrstats.results import Content, Results
from psrstats.writers.files.docx import docx
from psrstats.writers.word import Template
from psrstats.writers.word.ooxml import Element, make, q, remove, run

DELETED = (
    '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="Partnership" '
    'w:date="2020-09-01T00:00:00Z"><w:r><w:delText>Old words {{figure:gone}}.</w:delText></w:r></w:del>'
)
INSERTED = (
    '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="2" w:author="Partnership" '
    'w:date="2020-09-01T00:00:00Z"><w:r><w:t>New words.</w:t></w:r></w:ins>'
)


@pytest.fixture(scope="module")
def results(example) -> Results:  # type: ignore[no-untyped-def]
    return publish(example)


@pytest.fixture
def content(results: Results) -> Content:
    return Content(results, {"looked-after-rate": "111.2"}, {"looked-after": "463 children were looked after."})


def own_document() -> bytes:
    """Make a document with tracked changes, a landscape section, a table of its own, and five things to fill."""
    word = Document()
    word.sections[0].header.paragraphs[0].text = "Rate: {{figure:looked-after-rate}}"
    word.add_heading("Children looked after", 1)
    line = word.add_paragraph("The rate was ")
    for piece in ("{{fig", "ure:looked-", "after-rate}}"):  # as Word leaves it after corrections
        line.add_run(piece).font.color.rgb = RGBColor(200, 0, 0)
    line.add_run(" per 10,000.").italic = True
    tracked = word.add_paragraph("Kept. ")
    tracked._p.append(etree.fromstring(DELETED))
    tracked._p.append(etree.fromstring(INSERTED))
    own = word.add_table(2, 2)
    own.cell(0, 0).text, own.cell(1, 1).text = "Mine", "{{sentence:looked-after}}"
    word.add_paragraph("{{table:ward-poverty}}")
    section = word.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    word.add_paragraph("The end.")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def words(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(q("t")))


def filled(data: bytes, content: Content) -> bytes:
    return Template.of(data, "mine.docx").filled(content)


def test_what_is_asked_for_is_found_whatever_runs_it_is_spread_over() -> None:
    assert set(Template.of(own_document(), "mine.docx").asked) == {
        ("figure", "looked-after-rate"),
        ("sentence", "looked-after"),
        ("table", "ward-poverty"),
    }


def test_only_the_parts_that_ask_change_at_all(content: Content) -> None:
    before = parts(own_document())
    after = parts(filled(own_document(), content))
    assert list(before) == list(after)
    header = next(name for name in before if name.startswith("word/header"))
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", header}
    assert words(etree.fromstring(after[header])) == "Rate: 111.2"


def test_nothing_in_the_text_changes_but_what_is_asked_for(content: Content) -> None:
    """Putting the placeholders back where the controls now stand gives the document as it was."""
    data = own_document()
    after = body(filled(data, content))
    for line in [p for p in after.iter(q("p")) if p.find(f".//{q('instrText')}") is not None]:
        remove(line)  # the caption
    for sdt in list(after.iter(q("sdt"))):
        tag = sdt.find(f"{q('sdtPr')}/{q('tag')}")
        assert tag is not None
        named = "{{" + str(tag.get(q("val"))) + "}}"
        parent = sdt.getparent()
        assert parent is not None
        back = run(named) if parent.tag == q("p") else make("p", run(named))
        parent.replace(sdt, back)
    assert shape(after) == shape(body(data))


def shape(root: Element) -> list[tuple[str, str]]:
    """Give every element but runs' own divisions, and every text joined by paragraph."""
    root = deepcopy(root)
    said = []
    for element in root.iter():
        name = etree.QName(element).localname
        if name in ("r", "t", "rPr", "color") and not any(True for _ in element.iterancestors(q("del"), q("ins"))):
            continue
        said.append((name, words(element) if name == "p" else str(sorted(element.attrib.items()))))
    return [one for one in said if "space" not in one[1]]


def test_a_figure_keeps_the_letters_of_its_place(content: Content) -> None:
    [sdt] = [s for s in body(filled(own_document(), content)).iter(q("sdt")) if words(s) == "111.2"]
    [color] = sdt.iter(q("color"))
    assert color.get(q("val")) == "C80000"
    line = sdt.getparent()
    assert line is not None
    assert words(line) == "The rate was 111.2 per 10,000."


@pytest.mark.parametrize("hyphen", ["element", "\u2011", "\u2010", "\u2013", "\u00ad-"])
def test_a_hyphen_that_breaks_no_line_is_a_hyphen(hyphen: str, content: Content) -> None:
    word = Document()
    line = word.add_paragraph("Before {{figure:looked")
    typed = line.add_run()
    if hyphen == "element":
        typed._r.append(make("noBreakHyphen"))
    else:
        typed.text = hyphen
    line.add_run("after-rate}} after, month")
    line.runs[-1]._r.append(make("noBreakHyphen"))
    line.add_run("by")
    out = BytesIO()
    word.save(out)
    paragraph = body(filled(out.getvalue(), content)).find(f".//{q('p')}")
    assert paragraph is not None
    said = "".join(
        "-" if t.tag == q("noBreakHyphen") else t.text or "" for t in paragraph.iter(q("t"), q("noBreakHyphen"))
    )
    assert said == "Before 111.2 after, month-by"


def test_the_table_says_what_it_is_and_repeats_its_header(content: Content) -> None:
    document = Document(BytesIO(filled(own_document(), content)))
    [sdt] = [s for s in document.element.body.iter(q("sdt")) if s.find(f".//{q('tbl')}") is not None]
    grid = sdt.find(f".//{q('tbl')}")
    rows = [[words(cell) for cell in row.iter(q("tc"))] for row in grid.iter(q("tr"))]
    assert rows[0][2:] == [
        *("After housing costs (%)", "Before housing costs (%)", "Rank before housing costs", "Move"),
        "Gap to Portsmouth (points)",
    ]
    assert rows[1] == ["1", "Charles Dickens", "57%", "40.7%", "1", "no change", "+21.0"]
    assert rows[14] == ["14", "Drayton & Farlington", "18%", "9.4%", "14", "no change", "\u221218.0"]
    assert [row.find(f"{q('trPr')}/{q('tblHeader')}") is not None for row in grid.iter(q("tr"))] == [True] + [
        False
    ] * 14
    assert (
        grid.find(f"{q('tblPr')}/{q('tblCaption')}").get(q("val")) == "Children in poverty by ward, 2019, worst first"
    )
    assert words(sdt.getprevious()) == "Table 1: Children in poverty by ward, 2019, worst first"
    assert [code.text for code in sdt.getprevious().iter(q("instrText"))] == [r" SEQ Table \* ARABIC "]


def test_it_is_filled_again_next_year_and_keeps_the_looks_that_were_given_to_it(content: Content) -> None:
    once = filled(own_document(), content)
    root = body(once)
    look = next(root.iter(q("tblCaption"))).getparent()
    assert look is not None
    style = next(look.iter(q("tblStyle")), None)
    if style is None:
        style = make("tblStyle")
        look.insert(0, style)
    style.set(q("val"), "TheirOwn")
    data = {**parts(once), "word/document.xml": etree.tostring(root)}
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in data.items():
            archive.writestr(name, part)
    table = Table(
        "ward-poverty",
        "Table 3: Next year",
        (Column("Ward", number=False), Column("%")),
        ((Cell("Hilsea"), Cell("26%")),),
    )
    results = Results(content.results.report, content.results.figures, (table,), ())
    again = filled(out.getvalue(), Content(results, {"looked-after-rate": "112.0"}, {"looked-after": "470 were."}))
    text = words(body(again))
    assert "The rate was 112.0 per 10,000." in text
    assert "470 were." in text
    assert "Table 1: Next year" in text
    assert "Charles Dickens" not in text
    assert "TheirOwn" in parts(again)["word/document.xml"].decode()
    assert filled(again, Content(results, {"looked-after-rate": "112.0"}, {"looked-after": "470 were."})) == again


def test_an_unfilled_control_of_the_analysts_own_loses_its_prompt(content: Content) -> None:
    word = Document()
    line = word.add_paragraph("Rate: ")
    prompt = run("Click here", make("rPr", make("rStyle", val="PlaceholderText")))
    named = make("sdtPr", make("tag", val="figure:looked-after-rate"), make("showingPlcHdr"))
    line._p.append(make("sdt", named, make("sdtContent", prompt)))
    out = BytesIO()
    word.save(out)
    root = body(filled(out.getvalue(), content))
    assert "Rate: 111.2" in words(root)
    assert "Click here" not in words(root)
    assert not list(root.iter(q("showingPlcHdr"), q("rStyle")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See {{table:ward-poverty}} here.", "'table:ward-poverty' stands within a line"),
        ("{{tabel:ward-poverty}}", "'{{tabel:ward-poverty}}' asks for nothing"),
        ("{{figure:}}", "Write {{figure:NAME}}"),
    ],
)
def test_what_cannot_be_filled_is_said(text: str, said: str, content: Content) -> None:
    word = Document()
    word.add_paragraph(text)
    out = BytesIO()
    word.save(out)
    with pytest.raises(UserError) as raised:
        filled(out.getvalue(), content)
    assert said in str(raised.value.faults[0])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b"{{table:x}}"])
def test_what_is_no_word_document_is_said(data: bytes) -> None:
    with pytest.raises(UserError, match=r"mine.docx: is no Word document"):
        Template.of(data, "mine.docx")


def test_no_paragraph_of_a_summary_has_its_properties_twice(example: Path) -> None:
    with ZipFile(BytesIO(docx(publish(example)))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert [line for line in root.iter(q("p")) if len(line.findall(q("pPr"))) > 1] == []
