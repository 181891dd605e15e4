"""A report packed, and told years later."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from psrstats.continuity.pack import KEY_FILE
from tests.attacker.commands import ran
from tests.continuity.made import MEASURES, ROWS, TOML, made

CORRECTED = '\n[[correct]]\nwhere = "care.csv!care!D4"\nreads = "121"\nas = "4"\nreason = "Typed twice."\n'


def altered(file: Path, into: Path, **parts: bytes) -> Path:
    """Copy a pack with other bytes in some of its parts, by how their names end."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            ends = [data for end, data in parts.items() if name.endswith(end.replace("_", "."))]
            new.writestr(name, ends[0] if ends else old.read(name))
    return into


def test_a_public_pack_holds_no_source_and_is_told_by_the_key(tmp_path: Path) -> None:
    report = made(tmp_path / "report", toml=TOML + CORRECTED)
    file = tmp_path / "pack.zip"
    assert ran("pack", report, "-o", file).status == 0
    with zipfile.ZipFile(file) as pack:
        names = pack.namelist()
        held = b"".join(pack.read(name) for name in names)
        about = json.loads(pack.read("pack.json"))
    assert not [name for name in names if "care.csv" in name and not name.startswith("export")]
    assert b"Typed twice" not in b"".join(held.split(b"export/")[:1])
    assert b'reads = "121"' not in held
    key = (report / KEY_FILE).read_bytes()
    assert len(key.strip()) == 64
    assert key.strip() not in held
    assert set(about["keyed"]) == {"psrstats.toml", "measures.csv", "sources/care.csv"}
    assert ran("verify", file).status == 0
    told = ran("verify", file, report)
    assert (told.status, "still gives the same, byte for byte" in told.out) == (0, True)
    assert ran("pack", report, "-o", tmp_path / "pack2.zip").status == 0


def test_a_source_that_changed_since_is_told(tmp_path: Path) -> None:
    report = made(tmp_path / "report")
    ran("pack", report, "-o", tmp_path / "pack.zip")
    (report / "sources" / "care.csv").write_text(ROWS.replace("85.5", "85.6"), encoding="utf-8")
    told = ran("verify", tmp_path / "pack.zip", report)
    assert told.status == 1
    assert "sources/care.csv: has changed since" in told.out
    assert "would be written differently now" in told.out
    (report / KEY_FILE).unlink()
    assert ran("verify", tmp_path / "pack.zip", report).status == 2


def test_an_internal_pack_is_made_again_from_itself_with_last_years_report(tmp_path: Path) -> None:
    made(tmp_path / "all" / "last", toml=TOML.replace("2019-20", "2018-19"))
    report = made(
        tmp_path / "all" / "now", toml=TOML.replace('area = "Anytown"', 'area = "Anytown"\nagainst = "../last"')
    )
    assert ran("pack", report, "-o", tmp_path / "pack.zip", "--internal").status == 0
    shutil.rmtree(tmp_path / "all")
    file = tmp_path / "pack-internal.zip"
    told = ran("verify", file)
    assert (told.status, "the report in it still gives the same" in told.out) == (0, True), told.out + told.err
    other = altered(file, tmp_path / "other-internal.zip", care_csv=ROWS.replace("121", "122").encode())
    told = ran("verify", other)
    assert (told.status, "is not the file that was packed" in told.out) == (1, True)


def test_two_packs_of_one_report_are_the_same_bytes(tmp_path: Path) -> None:
    report = made(tmp_path / "report")
    for name in ("one", "two"):
        ran("pack", report, "-o", tmp_path / name / "pack.zip")
    assert (tmp_path / "one" / "pack.zip").read_bytes() == (tmp_path / "two" / "pack.zip").read_bytes()


def test_a_published_file_that_was_altered_in_the_pack_is_told(tmp_path: Path) -> None:
    ran("pack", made(tmp_path / "report", measures=MEASURES), "-o", tmp_path / "pack.zip")
    told = ran("verify", altered(tmp_path / "pack.zip", tmp_path / "other.zip", pack_md=b"# Another"))
    assert (told.status, "pack.md: is not the file that was written." in told.out) == (1, True)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"pack.json": b"[]"},
        {"pack.json": b'{"folder": "../..", "files": {}, "keyed": {}}'},
        {"pack.json": b'{"folder": "", "files": {"../a": "b"}, "keyed": {}}', "export/a-manifest.json": b"{}"},
        {"/etc/outside": b"1"},
    ],
)
def test_what_is_no_pack_is_refused_in_words(parts: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "odd.zip"
    with zipfile.ZipFile(file, "w") as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    told = ran("verify", file)
    assert (told.status, "1 thing to mend" in told.err) == (2, True)
    file.write_bytes(b"no zip")
    assert ran("verify", file).status == 2
    assert ran("verify", tmp_path / "none.zip").status == 2
