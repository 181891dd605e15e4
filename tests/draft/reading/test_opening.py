"""Files that are no draft, or not the one that their name says: told in a user's words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from psrstats.draft.reading import read_draft
from psrstats.errors import UserError
from tests.draft.reading.pdf_file import lines, pdf_file
from tests.draft.reading.word_file import p, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = pdf_file([lines(["There were 45."])])
WORD = word_file(p("There were 45."))


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", PDF, "though its name says so: it is a PDF document. Give it the suffix .pdf."),
        ("a.pdf", WORD, "is not a PDF document, though its name says so: it is a Word document."),
        ("a.txt", WORD, "it is a Word document. Give it the suffix .docx."),
        ("a.md", PDF, "it is a PDF document."),
        ("a.pdf", b"There were 45.", "is not a PDF document, though its name says so. Open it"),
        ("a.docx", zipped(xl__workbook=b"<a/>"), "is not a Word document, though its name says so."),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.docx", OLE + b"\0" * 600, "is an old Office document. Save it in Word as a Word document (.docx)."),
        ("a.txt", b"\0\1\2\3" * 500, "is not a plain text"),
        ("a.txt", rb"{\rtf1 There were 45.}", "is a Rich Text document"),
        ("a.doc", b"x", "has the suffix '.doc', of which psrstats reads no drafts. It reads .docx"),
        ("a.pdf", PDF[:60], "cannot be read as a PDF document: it is damaged."),
        ("a.docx", WORD[:900], "though its name says so"),
        ("a.docx", zipped(word__document=b"<w"), "cannot be read: it is damaged, or not what it seems."),
        ("a.docx", zipped(word__document=b"<!DOCTYPE a><a/>"), "declares an XML document type"),
        ("a.docx", zipped(word__document=b" " * (11 << 20)), "unpacks to far more than a document holds"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError) as stopped:
        read_draft(tmp_path / name)
    assert said in str(stopped.value)
    assert str(stopped.value).startswith(f"{name}: ")


def test_what_is_not_there_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("There were 45.")
    with pytest.raises(UserError, match=r"does not exist\. Did you mean 'report\.txt'\?"):
        read_draft(tmp_path / "reprot.txt")
    with pytest.raises(UserError, match="is a folder"):
        read_draft(tmp_path)
