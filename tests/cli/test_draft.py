"""psrstats draft: its formats, exit statuses and files."""

from __future__ import annotations

import json
import os
import pty
import sys
from pathlib import Path
from subprocess import Popen

import pytest
from docx import Document as WordDocument

from tests.attacker.commands import ran

SLIP = "It worked with 435 (65%) of the 730 families."
RIGHT = "It worked with 435 (60%) of the 730 families."


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(SLIP, encoding="utf-8")
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    document = WordDocument()
    document.add_paragraph(SLIP)
    document.save(str(path))
    return path


def test_a_slip_is_listed_and_ends_with_status_1(slip: Path) -> None:
    done = ran("draft", slip)
    assert done.status == 1
    assert "error PSR106 paragraph 1\n  It worked with 435 (>65%<) of the 730 families.\n" in done.out
    assert done.out.endswith("1 error.\n")
    assert done.err == ""


def test_a_sound_draft_ends_with_status_0(slip: Path) -> None:
    slip.write_text(RIGHT, encoding="utf-8")
    done = ran("draft", slip)
    assert done.status == 0
    assert done.out.endswith("Nothing found.\n")


def test_exit_zero(slip: Path) -> None:
    assert ran("draft", slip, "--exit-zero").status == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [("draft.doc", "has the suffix '.doc'"), ("none.txt", "does not exist"), ("draft.pdf", "though its name says so")],
)
def test_what_cannot_be_read_ends_with_status_2(tmp_path: Path, name: str, said: str) -> None:
    if name != "none.txt":
        (tmp_path / name).write_text(SLIP, encoding="utf-8")
    done = ran("draft", tmp_path / name)
    assert done.status == 2
    assert said in done.err
    assert done.out == ""


def test_a_report_that_is_none_ends_with_status_2(slip: Path, tmp_path: Path) -> None:
    done = ran("draft", slip, tmp_path)
    assert done.status == 2
    assert "psrstats.toml" in done.err


@pytest.mark.parametrize(("suffix", "begins"), [(".json", "{"), (".html", "<!DOCTYPE html>"), (".txt", "error PSR106")])
def test_the_suffix_of_the_output_names_the_format(slip: Path, suffix: str, begins: str) -> None:
    output = slip.with_name(f"checked{suffix}")
    done = ran("draft", slip, "-o", output)
    assert done.status == 1
    assert done.out == ""
    assert output.read_text(encoding="utf-8").startswith(begins)


def test_a_file_that_is_there_is_replaced_only_by_force(slip: Path) -> None:
    output = slip.with_name("checked.html")
    output.write_text("mine")
    assert ran("draft", slip, "-o", output).status == 2
    assert output.read_text() == "mine"
    assert ran("draft", slip, "-o", output, "--force").status == 1
    assert output.read_text(encoding="utf-8") != "mine"


def test_a_draft_is_never_replaced_by_its_own_copy(word: Path) -> None:
    before = word.read_bytes()
    assert ran("draft", word, "-o", word).status == 2
    assert word.read_bytes() == before


def test_a_word_draft_gets_a_copy_with_comments_beside_it(word: Path) -> None:
    done = ran("draft", word, "--format", "docx")
    copy = word.with_name("draft-checked.docx")
    assert done.status == 1
    assert f"Wrote {copy}." in done.err
    assert next(comment.text for comment in WordDocument(str(copy)).comments).startswith("Error PSR106: ")


def test_comments_are_put_into_word_documents_only(slip: Path) -> None:
    done = ran("draft", slip, "--format", "docx")
    assert done.status == 2
    assert "draft.txt: is no Word document, so that no comments can be put into it. Ask for a page instead" in done.err


def test_all_formats_tell_the_same(word: Path) -> None:
    told = json.loads(ran("draft", word, "--format", "json").out)
    (found,) = told["findings"]
    listed, page = ran("draft", word).out, ran("draft", word, "--format", "html").out
    ran("draft", word, "--format", "docx")
    comments = "\n".join(comment.text for comment in WordDocument(str(word.with_name("draft-checked.docx"))).comments)
    for form in (" ".join(listed.split()), page, comments):
        assert found["code"] in form
        assert found["message"] in form


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pseudo-terminals")
@pytest.mark.parametrize(("options", "most"), [((), 10), (("--all",), 12)])
def test_a_terminal_shows_the_ten_worst(tmp_path: Path, options: tuple[str, ...], most: int) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(
        "\n".join(f"It worked with {435 + n} (65%) of the 730 families." for n in range(12)), encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    process = Popen([sys.executable, "-m", "psrstats", "draft", path, *options], stdout=theirs)
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # the other end was closed
        pass
    process.wait()
    os.close(ours)
    assert said.count(b"error PSR106") == most
    assert (b"And 2 more: --all lists them." in said) == (most == 10)


def test_an_internal_edition_says_so(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("There were 463 looked after children.", encoding="utf-8")
    done = ran("draft", path, example, "--internal", "-o", tmp_path / "checked.html")
    assert "OFFICIAL-SENSITIVE: not for publication" in done.err
    assert (tmp_path / "checked-internal.html").exists()


def test_the_threshold_is_the_reports(copy_example: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("The number of looked after children in Q4 was 463. There were 27 dragons.", encoding="utf-8")
    folder = copy_example
    assert ran("draft", path, folder).status == 0
    settings = folder / "psrstats.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[checks]\nthreshold = "note"\n', encoding="utf-8")
    assert ran("draft", path, folder).status == 1
