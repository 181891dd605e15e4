"""A Word document read: everything that an analyst's draft may hold, once, and nothing that is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading import read_draft
from tests.draft.reading.word_file import p, r, tbl, tc, tr, word_file

SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
DELETED = "<w:rPr><w:del w:id='1' w:author='A'/></w:rPr>"


def field(code: str, result: str) -> str:
    """Make a complex field."""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}<w:r><w:instrText>{code}</w:instrText></w:r>{marks['separate']}{result}{marks['end']}"


def tracked(change: str, content: str) -> str:
    """Make a tracked change."""
    return f"<w:{change} w:id='1' w:author='A'>{content}</w:{change}>"


class Reading:
    """Reads a document that was made."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "draft.docx"

    def of(self, *body: str, **parts: str) -> Document:
        self.path.write_bytes(word_file(*body, parts=parts))
        return read_draft(self.path)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def statistics(paragraph: Paragraph) -> list[str]:
    return [number.text for number in numbers_of(paragraph) if number.statistic]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([r("11,"), r("9", "<w:b/>"), r("99")], "11,999"),
        ([tracked("ins", r("11,999"))], "11,999"),
        ([r("11,"), tracked("del", "<w:r><w:delText>8</w:delText></w:r>"), r("999")], "11,999"),
        ([r("11,"), tracked("ins", tracked("del", r("8"))), r("999")], "11,999"),
        ([tracked("moveFrom", r("22")), tracked("moveTo", r("11,999"))], "11,999"),
        ([f"<w:hyperlink>{r('11,999')}</w:hyperlink>"], "11,999"),
        ([f"<w:smartTag w:uri='a' w:element='b'>{r('11,999')}</w:smartTag>"], "11,999"),
        ([f"<w:sdt><w:sdtPr/><w:sdtContent>{r('11,999')}</w:sdtContent></w:sdt>"], "11,999"),
        ([f"<w:fldSimple w:instr=' DOCPROPERTY a '>{r('11,999')}</w:fldSimple>"], "11,999"),
        ([field(" REF total \\* MERGEFORMAT 77 ", r("11,999"))], "11,999"),
        ([field(f" IF {field(' REF a ', r('55'))} = 1 ", r("11,999"))], "11,999"),
        ([field(" PAGE ", r("12")), r("11,999")], "11,999"),
        ([f"<w:fldSimple w:instr=' NUMPAGES '>{r('40')}</w:fldSimple>", r("11,999")], "11,999"),
        ([r("11,999"), r("8,888", "<w:vanish/>"), r("7", '<w:rStyle w:val="Secret"/>')], "11,999"),
        ([r("8", '<w:vanish w:val="0"/>')], "8"),
        (["<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>7</w:t></w:r>"], "5-7"),
        (["<w:r><w:t>1,2</w:t><w:softHyphen/><w:t>34</w:t></w:r>"], "1,234"),
        ([r("1,2\u00ad34 of\ufb01ces")], "1,234 offices"),
        (["<w:commentRangeStart w:id='1'/>", r("11,999"), "<w:r><w:commentReference w:id='1'/></w:r>"], "11,999"),
        ([f"<w:r><w:ruby><w:rt>{r('9')}</w:rt><w:rubyBase>{r('11')}</w:rubyBase></w:ruby></w:r>"], "11"),
        (["<w:bookmarkStart w:id='1' w:name='a'/>", r("11,"), "<w:bookmarkEnd w:id='1'/>", r("999")], "11,999"),
    ],
)  # fmt: skip
def test_what_is_shown_is_read_once(reading: Reading, content: list[str], said: str) -> None:
    assert texts(reading.of(p("There were ", *content, " in all."))) == [f"There were {said} in all."]


def test_raised_marks_are_told_apart(reading: Reading) -> None:
    for mark in (r("1", SUPERSCRIPT), r("1", '<w:rStyle w:val="FootnoteReference"/>')):
        (paragraph,) = reading.of(p("There were 11,999", mark, " contacts.")).paragraphs
        assert paragraph.text == "There were 11,9991 contacts."
        assert paragraph.raised == {17}
        assert statistics(paragraph) == ["11,999"]


def test_headings_captions_and_styles_based_on_them(reading: Reading) -> None:
    found = reading.of(
        p("One", style="Heading1"), p("12 a"), p("Two", style="Ours"), p("13 b"), p("Table 1", style="Caption")
    )
    assert [(each.kind, each.heading) for each in found.paragraphs] == [
        ("heading", ""), ("text", "One"), ("heading", ""), ("text", "Two"), ("caption", "Two"),
    ]  # fmt: skip


def test_paragraphs_are_numbered_in_reading_order_empty_ones_too(reading: Reading) -> None:
    found = reading.of(p("One"), p(), tbl(["a", "12"], ["b", "13"]), p("Two"))
    assert [(each.number, each.text) for each in found.paragraphs] == [
        (1, "One"),
        (2, ""),
        (3, "a\t12"),
        (4, "b\t13"),
        (5, "Two"),
    ]


def test_a_table_has_rows_with_what_stands_above_each_cell(reading: Reading) -> None:
    wide = tc(p("2019-20"), '<w:gridSpan w:val="2"/>')
    rows = [
        tr(tc(p("Ward"), '<w:vMerge w:val="restart"/>'), wide),
        tr(tc(p(), "<w:vMerge/>"), "Number", "%"),
        tr("Abbey", "12", "345"),
    ]
    found = reading.of(f"<w:tbl>{''.join(rows)}</w:tbl>").paragraphs
    assert [each.text for each in found] == ["Ward\t2019-20", "\tNumber\t%", "Abbey\t12\t345"]
    assert found[2].columns == ("Ward", "2019-20 Number", "2019-20 %")
    assert statistics(found[2]) == ["12", "345"]


def test_a_row_that_is_repeated_on_each_page_heads_its_table(reading: Reading) -> None:
    found = reading.of(f"<w:tbl>{tr('0', '5-9', properties='<w:tblHeader/>')}{tr('a', '12')}</w:tbl>").paragraphs
    assert found[1].columns == ("0", "5-9")


def test_deleted_and_hidden_rows_and_cells_are_left_out(reading: Reading) -> None:
    gone = [tr("b", "13", properties=f"<w:{what} w:id='1' w:author='A'/>") for what in ("del", "hidden")]
    kept = tr("a", tc(p("12"), "<w:cellDel w:id='1' w:author='A'/>"), "14", properties="<w:ins w:id='2' w:author='A'/>")
    assert texts(reading.of(f"<w:tbl>{kept}{''.join(gone)}</w:tbl>")) == ["a\t14"]


def test_merged_cells_are_read_once(reading: Reading) -> None:
    rows = [tr(tc(p("Anytown 45"), '<w:vMerge w:val="restart"/>'), "12"), tr(tc(p("Anytown 45"), "<w:vMerge/>"), "13")]
    assert texts(reading.of(f"<w:tbl>{''.join(rows)}</w:tbl>")) == ["Anytown 45\t12", "\t13"]


def test_paragraphs_of_a_cell_and_tables_in_it_are_apart(reading: Reading) -> None:
    inner = tbl(["x", "77"])
    assert texts(reading.of(tbl([tc(p("12") + p("345") + inner + p()), "a"]))) == ["12\n345\ta", "x\t77"]


def test_a_text_box_is_read_once_after_what_it_hangs_on(reading: Reading) -> None:
    box = f"<w:txbxContent>{p('In a box: 45')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(reading.of(p("Before ", both, "and after."), p("Next"))) == [
        "Before and after.",
        "In a box: 45",
        "Next",
    ]


def test_notes_headers_and_footers_follow_the_text(reading: Reading) -> None:
    found = reading.of(
        p("There were 45."),
        footnotes=(
            f"<w:footnote w:id='-1' w:type='separator'>{p('9')}</w:footnote>"
            f"<w:footnote w:id='2'>{p('Of 52.')}</w:footnote>"
        ),
        header1=p("Report 2019-20"),
        header2=p("Report 2019-20"),
        footer1=p("Page ", field(" PAGE ", r("3"))),
    )
    assert [(each.kind, each.text) for each in found.paragraphs] == [
        ("text", "There were 45."), ("note", "Of 52."), ("header", "Report 2019-20"), ("header", "Page "),
    ]  # fmt: skip


def test_a_paragraph_whose_end_was_deleted_goes_on(reading: Reading) -> None:
    assert texts(reading.of(p("There were ", properties=DELETED), p("45 children."))) == ["There were 45 children."]


def test_contents_name_no_pages(reading: Reading) -> None:
    entry = ["Early help", "<w:r><w:tab/></w:r>", field(" PAGEREF _Toc1 ", r("12"))]
    found = reading.of(p(*entry, style="TOC1"), p("What we learnt", "<w:r><w:tab/></w:r>", "31", style="TOC1"))
    assert texts(found) == ["Early help", "What we learnt"]


def test_numbers_of_an_equation_are_not_joined(reading: Reading) -> None:
    def m(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:fPr/><m:num>{m('435')}</m:num><m:den>{m('730')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('3')}</m:sup></m:sSup>"
    (paragraph,) = reading.of(p("It is ", f"<m:oMath>{fraction}{m('=59.6%')}{power}</m:oMath>")).paragraphs
    assert "435 / 730" in paragraph.text
    assert paragraph.text.endswith("103")
    assert paragraph.raised == {len(paragraph.text) - 1}


def test_pages_are_counted_where_word_left_its_breaks(reading: Reading) -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r>"
    assert [each.page for each in reading.of(p("One"), p(broken), p("Three")).paragraphs] == [1, 2, 2]
    assert [each.page for each in reading.of(p("One")).paragraphs] == [None]


def test_tabs_part_cells_but_not_prose(reading: Reading) -> None:
    tab = "<w:r><w:tab/></w:r>"
    prose = "There were 45 children in all, which is more than in any of the ten years before this one was."
    found = reading.of(p("Absence rate:", tab, "5.41%"), p("23.", tab, prose), p(prose, tab, prose)).paragraphs
    assert [each.kind for each in found] == ["row", "text", "text"]
    assert found[1].text == f"23. {prose}"


def test_pictures_charts_and_embedded_files_are_told(reading: Reading) -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    found = reading.of(p("45", picture, picture), "<w:altChunk r:id='rId9'/>")
    assert found.notes == (
        "2 pictures: the words and numbers in them were not read.",
        "An embedded file: the words and numbers in it were not read.",
    )


def test_a_field_that_never_ends_silences_no_more_than_its_paragraph(reading: Reading) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(reading.of(p("One ", begun, "two"), p("There were 45."))) == ["One ", "There were 45."]
