"""A Word document that is damaged in any part is refused in words, when it is read or when it is filled."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from psrstats import pipeline
from psrstats.errors import UserError
from psrstats.results import Content
from psrstats.writers.word import Template
from tests.breaks.small_report import small_report

PARTS = ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
ASKED = (("table", "all"), ("chart", "all"))


@pytest.fixture
def content(tmp_path: Path) -> Content:
    folder = small_report(tmp_path / "report")
    settings = (folder / "psrstats.toml").read_text("utf-8").replace('"listing"', '"change"')
    (folder / "psrstats.toml").write_text(settings, encoding="utf-8")
    return pipeline.answer(folder, ASKED)


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    word, out = Document(), BytesIO()
    for kind, name in ASKED:
        word.add_paragraph(f"{{{{{kind}:{name}}}}}")
    word.save(out)
    with ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_sound_document_is_filled(content: Content, sound: dict[str, bytes]) -> None:
    assert Template.of(packed(sound), "mine.docx").filled(content)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("damage", ["cut short", "no XML", "empty"])
def test_a_damaged_part_is_told(content: Content, sound: dict[str, bytes], part: str, damage: str) -> None:
    data = {"cut short": sound[part][: len(sound[part]) // 2], "no XML": b"\xff\xfe<", "empty": b""}[damage]
    with pytest.raises(UserError, match=r"mine.docx: is no Word document \(.docx\), or it is damaged"):
        Template.of(packed(sound | {part: data}), "mine.docx").filled(content)


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_told_or_not_needed(content: Content, sound: dict[str, bytes], part: str) -> None:
    left = packed({name: data for name, data in sound.items() if name != part})
    if part == "word/styles.xml":
        assert Template.of(left, "mine.docx").filled(content)
        return
    with pytest.raises(UserError, match=r"mine.docx: is no Word document"):
        Template.of(left, "mine.docx").filled(content)


def test_no_entity_of_a_document_is_opened(tmp_path: Path, content: Content, sound: dict[str, bytes]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    kind = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    body = re.sub(rb"^<\?xml[^>]*>", lambda found: found[0] + kind, sound["word/document.xml"])
    body = body.replace(b"</w:body>", b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>")
    filled = Template.of(packed(sound | {"word/document.xml": body}), "mine.docx").filled(content)
    with ZipFile(BytesIO(filled)) as archive:
        assert b"secret<" not in archive.read("word/document.xml")
