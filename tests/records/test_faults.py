"""What cannot be counted is said in words, and never with what stands in a row; nothing is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from psrstats.config import read_settings
from psrstats.records import counted_logs
from tests.records.logs import counted, described

SECRET = "ZQ77XSECRET"
GOOD = "Child,Date,Ward\nA,01/05/2019,Fratton\n"


def faults_of(folder: Path, text: str | bytes, count: str = "children", by: str = "", **given: str) -> list[str]:
    settings = described(folder, {"m": count}, by=by, **given)
    data = text.encode() if isinstance(text, str) else text
    (folder / "sources" / settings.logs[0].file).write_bytes(data)
    found, findings, faults = counted(settings)
    assert SECRET not in "".join([*faults, *map(str, findings), *map(str, found)])
    return faults


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Code,Date\n" + SECRET + ",01/05/2019\n", "log.csv: has no column of children; there are: 'Code', 'Date'."),
        ("Child,Ward\n" + SECRET + ",Fratton\n", "log.csv: has no column of dates; there are: 'Child', 'Ward'."),
        ("Child ID,Person ID,Date\nA,B,01/05/2019\n", "has several columns that may hold its children: 'Child ID', "),
        (
            GOOD + f"{SECRET},01/05/2019,Fratton,north,more\n",
            "log.csv: row 3 has more cells than there are headings, 3.",
        ),
        ("", "log.csv: is empty: it has no bytes."),
    ],
)
def test_a_log_that_cannot_be_counted_says_why(text: str, said: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, text)
    assert len(faults) == 1
    assert said in faults[0]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (GOOD + "B,02/05/2019\nC,03/05/2019,Copnor\n", 3),  # a row that ends early
        (GOOD + "\n\nB,02/05/2019,Copnor\n", 2),  # rows that are blank
        (GOOD + "B,02/05/2019,Copnor,,\n", 2),  # cells that are blank beyond the headings
        (GOOD + 'B,02/05/2019,"Cop\nnor"\n', 2),  # a cell of two lines
        (GOOD + 'B,02/05/2019,Cop"nor\nC,02/05/2019,Copnor\n', 3),  # a quotation mark that is a word's own
        (GOOD.replace("\n", "\r\n") + "B,02/05/2019,Copnor\nC,02/05/2019,Copnor\n", 3),  # two kinds of line ends
        (GOOD + "B,02/05/2019,Copnor", 2),  # no line end at the end
    ],
)
def test_every_row_of_a_text_counts_however_it_is_written(text: str, events: int, tmp_path: Path) -> None:
    settings = described(tmp_path, {"m": "events"})
    (tmp_path / "sources" / "log.csv").write_bytes(text.encode())
    found, _, faults = counted(settings)
    assert not faults
    assert found["m", "", "", "2019-20"] == events


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, GOOD + f'"{SECRET},01/05/2019,Fratton\n' + "B,02/05/2019,Copnor\n" * 3)
    assert len(faults) == 1
    assert "log.csv" in faults[0]


def test_what_a_count_needs_is_said_where_it_is_missing(tmp_path: Path) -> None:
    assert (
        "'open at' needs the ends of episodes, and log.csv has no column of them."
        in faults_of(tmp_path, GOOD, "open at")[0]
    )
    assert "age bands need dates of birth" in faults_of(tmp_path, GOOD, by="age")[0]
    assert "has no column 'Wrad' to part its figures by" in faults_of(tmp_path, GOOD, by="Wrad")[0]


def test_figures_are_not_parted_by_child(tmp_path: Path) -> None:
    text = GOOD + f"{SECRET},01/05/2019,Fratton\n"
    assert "figures cannot be parted by child" in faults_of(tmp_path, text, by="Child")[0]
    many = "Child,Date,Ref\n" + "".join(f"{SECRET},01/05/2019,{SECRET}{at}\n" for at in range(500))
    assert "has more than 400 values under 'Ref'" in faults_of(tmp_path, many, by="Ref")[0]


def test_a_damaged_parquet_file_is_said_to_be(tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    with duckdb.connect() as connection:
        made = "SELECT 'A' AS child, DATE '2019-05-01' AS date FROM range(10000)"
        connection.execute(f"COPY ({made}) TO '{whole}' (FORMAT parquet)")
    data = whole.read_bytes()
    for broken in (data[: len(data) // 2], b"PAR1" + data[60:], data[:40] + b"\xff" * 40 + data[80:], b"PAR1"):
        faults = faults_of(tmp_path, broken, file="log.parquet")
        assert faults == [
            "log.parquet: cannot be read: it is damaged, or not what it seems. Ask its sender for another."
        ]


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    settings = described(tmp_path, {"m": "events"}, file="lgo.csv")
    (tmp_path / "sources" / "log.csv").write_text(GOOD, encoding="utf-8")
    assert counted(settings)[2] == ["lgo.csv: does not exist. Did you mean 'log.csv'?"]
    (tmp_path / "sources" / "months").mkdir()
    assert "is a folder without a file" in counted(described(tmp_path, {"m": "events"}, file="months"))[2][0]


def test_a_small_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    faults = faults_of(tmp_path, GOOD * 3 + "B,01/05/2019,X\n" * 200_000, more='[engine]\nmemory = "1MB"')
    assert "memory" in faults[0] or "disk" in faults[0]
    assert list(temporary.iterdir()) == []


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "log.parquet"
    with duckdb.connect() as connection:
        rows = "SELECT 'C' || (i % 100000) AS child, DATE '2019-04-01' + CAST(i % 366 AS INTEGER) AS date"
        connection.execute(f"COPY ({rows} FROM range(4000000) t(i)) TO '{path}' (FORMAT parquet)")
    return path


@pytest.fixture
def heeded() -> Iterator[None]:
    """Let a command heed Ctrl+C even where these tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_behind(number: signal.Signals, long_log: Path, tmp_path: Path) -> None:
    settings = described(tmp_path, {"m": "often 3 in 90 days"})
    shutil.copyfile(long_log, tmp_path / "sources" / "log.parquet")
    file = settings.folder / "psrstats.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("log.csv", "log.parquet"), encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "psrstats", "compute", str(tmp_path)]
    with subprocess.Popen(
        command, env=os.environ | {"TMPDIR": str(temporary)}, stderr=subprocess.PIPE, text=True
    ) as run:
        while run.poll() is None and not list(temporary.iterdir()):
            time.sleep(0.02)
        time.sleep(0.05)
        run.send_signal(number)
        _, told = run.communicate(timeout=60)
    assert run.returncode != 0
    assert "Traceback" not in told
    assert list(temporary.iterdir()) == []


def test_what_an_engine_says_is_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise duckdb.ConversionException(f"Could not convert string '{SECRET}' to INT32")

    monkeypatch.setattr("psrstats.records.engines.embedded.Embedded.fetch", fail)
    assert faults_of(tmp_path, GOOD) == [
        "log.csv: cannot be counted: the engine stopped for a reason of its own. "
        "Save the log as CSV UTF-8, and try again."
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("IO Error: Could not write file: No space left on device", "the disk for temporary files is full"),
        ("Out of Memory Error: could not allocate block", "in the memory that the engine may take"),
    ],
)
def test_a_full_disk_and_a_full_memory_are_said(
    said: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise duckdb.IOException(said)

    monkeypatch.setattr("psrstats.records.engines.embedded.Embedded.keep", fail)
    assert told in faults_of(tmp_path, GOOD)[0]


def test_without_its_libraries_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = described(tmp_path, {"m": "events"})
    monkeypatch.setitem(sys.modules, "psrstats.records.counting", None)
    assert counted_logs.__name__
    assert 'pip install "psrstats[records]"' in counted(settings)[2][0]


def test_a_description_says_what_is_wrong_with_a_log(tmp_path: Path) -> None:
    described(tmp_path, {"m": "events"})
    file, measures = tmp_path / "psrstats.toml", tmp_path / "measures.csv"
    text = file.read_text(encoding="utf-8")

    def told(old: str, new: str, rows: str = "m,M,log,events,") -> str:
        file.write_text(text.replace(old, new), encoding="utf-8")
        measures.write_text(f"name,title,log,count,by\n{rows}\n", encoding="utf-8")
        return " ".join(map(str, read_settings(tmp_path)[1]))

    assert "has no 'agency'" in told('agency = "Police"\n', "")
    assert "write 'file' for a log in the folder sources, or 'table'" in told('file = "log.csv"', "")
    assert "leads out of the report's folder" in told("log.csv", "../../log.csv")
    assert "no database holds its table 'x'" in told('file = "log.csv"', 'table = "x"')
    assert "no [[log]] is named 'lgo'. Did you mean 'log'?" in told("", "", "m,M,lgo,events,")
    assert "cannot be 'often'; write of a log one of: events, children" in told("", "", "m,M,log,often,")
    assert "does not say what is counted in it" in told("", "", "m,M,log,,")
    assert "'overlap' is not counted from 1 logs" in told("", "", "m,M,log,overlap,")
    assert "does not know 'chlid'. Did you mean 'child'?" in told('file = "log.csv"', 'file = "log.csv"\nchlid = "x"')
    assert "write an amount such as 1GB" in told("[report]", '[engine]\nmemory = "lots"\n[report]')
