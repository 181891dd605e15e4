"""Comments in a copy of a Word draft: each where its number stands, nothing else changed, and none twice."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from msgspec.structs import replace

from psrstats.draft.reading import read_draft
from psrstats.draft.review import Found, Place, Review
from psrstats.draft.writing.comments import commented
from psrstats.errors import UserError
from tests.draft.reading.test_word import tracked
from tests.draft.reading.word_file import p, r, tbl, tc, word_file

OTHERS = "<w:comment w:id='7' w:author='Another'>{0}</w:comment><w:comment w:id='3' w:author='psrstats'>{1}</w:comment>"


def draft(folder: Path, *body: str, **parts: str) -> Path:
    path = folder / "draft.docx"
    path.write_bytes(word_file(*body, parts=parts))
    return path


def review(path: Path, *wanted: str) -> Review:
    """Make a review of a draft with a finding of each of some texts, the first time that it stands there."""
    document = read_draft(path)
    findings = []
    for text in wanted:
        paragraph = next(each for each in document.paragraphs if text in each.text)
        start = paragraph.text.index(text)
        place = Place(paragraph.number, start, start + len(text))
        findings.append(Found("PSR106", "error", f"{text} is wrong.", place, paragraph.text, text))
    return Review(document, (), tuple(findings))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def between(data: bytes, said: str) -> str:
    """Give the letters between the marks of the comment that says something."""
    comments = parts(data)["word/comments.xml"].decode()
    (number,) = [
        each[0]
        for each in re.findall(r'<w:comment [^>]*w:id="(\d+)"[^>]*>(.*?)</w:comment>', comments, re.DOTALL)
        if said in each[1]
    ]
    (inner,) = re.findall(
        rf'<w:commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"/>', xml(data), re.DOTALL
    )
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inner))


@pytest.mark.parametrize(
    ("body", "said", "marked"),
    [
        ([p("There were 435 (65%) of 730.")], "65%", "65%"),
        ([p("There were ", r("43"), r("5", "<w:b/>"), r(" (65%) of 730."))], "435", "435"),
        ([p("There were ", f"<w:hyperlink>{r('435 (65%)')}</w:hyperlink>", " of 730.")], "65%", "65%"),
        ([p("There were ", tracked("ins", r("435 (65%)")), " of 730.")], "65%", "65%"),
        (
            [p("There were ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('435 (65%)')}</w:sdtContent></w:sdt>")],
            "65%",
            "435 (65%)",
        ),
        ([p("There were ", f"<w:fldSimple w:instr=' REF a '>{r('435')}</w:fldSimple>", " of 730.")], "435", "435"),
        ([p("65% of 730", "<w:r><w:tab/><w:t>and 12</w:t></w:r>")], "12", "12"),
        ([tbl(["Abbey", "12"], ["Bridge", tc(p("65%"))])], "65%", "65%"),
        ([p("of\ufb01ces: 65\u00ad% of 730")], "65%", "65\u00ad%"),
        (
            [p("There were 65% ", properties="<w:rPr><w:del w:id='1' w:author='A'/></w:rPr>"), p("of 730.")],
            "65%",
            "65%",
        ),
    ],
)
def test_a_comment_stands_around_its_number(tmp_path: Path, body: list[str], said: str, marked: str) -> None:
    path = draft(tmp_path, *body)
    copy = commented(path, review(path, said))
    assert between(copy, f"{said} is wrong.") == marked
    (tmp_path / "copy.docx").write_bytes(copy)
    before, after = read_draft(path), read_draft(tmp_path / "copy.docx")
    assert after.paragraphs == before.paragraphs


def test_a_reference_stands_outside_of_an_insertion(tmp_path: Path) -> None:
    path = draft(tmp_path, p("There were ", tracked("ins", r("435")), " of 730."))
    copy = xml(commented(path, review(path, "435")))
    inserted = re.search(r"<w:ins .*?</w:ins>", copy, re.DOTALL)
    assert inserted
    assert "commentRangeEnd" in inserted[0]
    assert "commentReference" not in inserted[0]


def test_several_comments_on_one_text_and_on_one_another(tmp_path: Path) -> None:
    path = draft(tmp_path, p("There were 435 (65%) of 730."))
    copy = commented(path, review(path, "435", "65%", "435 (65%)", "730"))
    for said in ("435", "65%", "435 (65%)", "730"):
        assert between(copy, f": {said} is wrong.") == said
    marks = re.findall(r"<w:(commentRange\w+|commentReference) ", xml(copy))
    assert {name: marks.count(name) for name in marks} == {
        "commentRangeStart": 5, "commentRangeEnd": 5, "commentReference": 5,
    }  # fmt: skip
    assert "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml(copy))) == "There were 435 (65%) of 730."


def test_what_stands_in_a_note_a_header_or_a_box_is_told_beside_the_text(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('In a box: 45')}</w:txbxContent></v:textbox></w:pict></w:r>"
    call = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    path = draft(
        tmp_path,
        p("First."),
        p("With a box.", box),
        p("With a note.", call),
        footnotes=f"<w:footnote w:id='2'>{p('Of 52.')}</w:footnote>",
        header1=p("Report of 77"),
    )
    copy = commented(path, review(path, "45", "52", "77"))
    assert between(copy, "45 is wrong") == "With a box.In a box: 45"
    assert between(copy, "52 is wrong") == "With a note."
    assert between(copy, "77 is wrong") == "First."
    assert "In a note, a header or a text box: Of &gt;52&lt;." in parts(copy)["word/comments.xml"].decode()


def test_nothing_else_changes(tmp_path: Path) -> None:
    path = draft(tmp_path, p("There were 435 (65%) of 730."), header1=p("Report"))
    before, after = parts(path.read_bytes()), parts(commented(path, review(path, "65%")))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert list(after)[: len(before)] == list(before)


def test_a_second_run_takes_its_own_comments_out_and_no_one_elses(tmp_path: Path) -> None:
    marks = "".join(
        f"<w:commentRangeStart w:id='{n}'/>{r(str(n))}<w:commentRangeEnd w:id='{n}'/>"
        f"<w:r><w:commentReference w:id='{n}'/></w:r>"
        for n in (7, 3)
    )
    path = draft(tmp_path, p("There were 435 (65%) ", marks), comments=OTHERS.format(p("Theirs"), p("Old")))
    once = commented(path, review(path, "65%"))
    said = parts(once)["word/comments.xml"].decode()
    assert "Theirs" in said
    assert "Old" not in said
    assert 'commentReference w:id="7"' in xml(once)
    assert 'commentReference w:id="3"' not in xml(once)
    path.write_bytes(once)
    assert parts(commented(path, review(path, "65%"))) == parts(once)


def test_an_answer_to_an_own_comment_stays(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    names = [
        p("Old").replace("<w:p>", "<w:p w14:paraId='00000001'>"),
        p("Why?").replace("<w:p>", "<w:p w14:paraId='00000002'>"),
    ]
    known = (
        f"<w15:commentEx xmlns:w15='{space}' w15:paraId='00000001' w15:done='0'/>"
        f"<w15:commentEx xmlns:w15='{space}' w15:paraId='00000002' w15:paraIdParent='00000001' w15:done='0'/>"
    )
    own = (
        f"<w:comment w:id='1' w:author='psrstats'>{names[0]}</w:comment>"
        f"<w:comment w:id='2' w:author='B'>{names[1]}</w:comment>"
    )
    path = draft(tmp_path, p("There were 435."), comments=own, commentsExtended=known)
    extended = parts(commented(path, review(path)))["word/commentsExtended.xml"].decode()
    assert "00000001" not in extended
    assert "00000002" in extended


def test_python_docx_reads_the_comments_with_their_author(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    word = WordDocument()
    word.add_paragraph("There were 435 (65%) of 730.")
    word.save(str(path))
    found = replace(review(path, "65%"), against="examples/anytown")
    path.write_bytes(commented(path, found))
    comments = list(WordDocument(str(path)).comments)
    assert [comment.author for comment in comments] == ["psrstats", "psrstats"]
    assert comments[0].text == "Error PSR106: 65% is wrong."
    assert comments[1].text.startswith("Checked by psrstats against 'anytown'.")


def test_a_draft_without_paragraphs_stays_as_it_is(tmp_path: Path) -> None:
    path = draft(tmp_path)
    assert "commentReference" not in xml(commented(path, review(path)))


def test_a_draft_that_was_damaged_meanwhile_is_told(tmp_path: Path) -> None:
    path = draft(tmp_path, p("There were 435."))
    found = review(path)
    path.write_bytes(b"PK\3\4")
    with pytest.raises(UserError, match="cannot be read"):
        commented(path, found)
