"""The same expressions on Apache Spark and on PostgreSQL: the answers of DuckDB, on the traps and on random logs."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.records.logs import Figures, counted, described
from tests.records.test_random_logs import NAMES, differing

SEEDS = range(100, 100 + int(os.environ.get("PSRSTATS_LOGS", "6")))
SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None
POSTGRES = find_spec("psycopg") is not None and shutil.which("initdb") is not None
# PySpark leaves the sockets by which it fetches rows to the collector, which may come in the middle of a test.
left_open = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
on_spark = pytest.mark.skipif(not SPARK, reason="pyspark or Java is not installed")
TRAPS = """Child ID,Start,End,Ward,Date of birth
A,01/04/2019 00:00,02/04/2019 00:00,Fratton,29/02/2004
A,29/06/2019 23:59,,Copnor,29/02/2004
A,29/06/2019 10:00,28/06/2019 10:00,Fratton,29/02/2004
A,28/06/2019 10:00,29/06/2019 10:01,Fratton,29/02/2004
B,26/10/2019 20:00,27/10/2019 19:30,Copnor,01/04/2002
B,27/10/2019 20:00,28/10/2019 20:00,Copnor,01/04/2002
B,31/03/2020 23:59,01/04/2020 00:00,Nelson,01/04/2002
C,28/02/2019 12:00,17/04/2019 12:00,Nelson,01/04/2019
C,29/02/2020 12:00,,Nelson,01/04/2019
,05/05/2019 12:00,07/05/2019 12:01,Nelson,
C,29/02/2020 12:00,,Nelson,01/04/2019
"""


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server of PostgreSQL in a folder of its own, and end it."""
    if not POSTGRES:
        pytest.skip("psycopg or PostgreSQL's initdb is not installed")
    folder = tmp_path_factory.mktemp("postgres")
    before: list[str] = []
    if os.geteuid() == 0:  # it refuses to be run by root
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL refuses to be run by root, and there is no user postgres")
        shutil.chown(folder, "postgres")
        for parent in folder.parents[:3]:
            parent.chmod(parent.stat().st_mode | 0o011) if parent != Path("/tmp") else None
        before = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data = folder / "data"
    subprocess.run([*before, "initdb", "-D", data, "-A", "trust", "-U", "postgres"], check=True, capture_output=True)
    options = f"-c listen_addresses= -k {folder} -c fsync=off"
    log = str(folder / "log")
    start = [*before, "pg_ctl", "-D", str(data), "-w", "-o", options, "-l", log, "start"]
    subprocess.run(start, check=True, capture_output=True)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*before, "pg_ctl", "-D", data, "-m", "fast", "stop"], check=True, capture_output=True)


def figures(folder: Path, text: str, engine: str) -> Figures:
    settings = described(folder, NAMES, by="area, age, area by quarter", more=engine)
    (folder / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, _, faults = counted(settings)
    assert not faults, faults
    return found


@on_spark
@left_open
def test_spark_gives_the_answers_of_duckdb(tmp_path: Path) -> None:
    spark = '[engine]\nspark = "local[2]"'
    assert figures(tmp_path, TRAPS, spark) == figures(tmp_path, TRAPS, "")


@on_spark
@left_open
def test_spark_gives_the_answers_of_brute_force(tmp_path: Path) -> None:
    assert not differing(tmp_path, SEEDS, '[engine]\nspark = "local[2]"')


def test_postgresql_gives_the_answers_of_duckdb(tmp_path: Path, postgres: str) -> None:
    assert figures(tmp_path, TRAPS, f'[engine]\naddress = "{postgres}"') == figures(tmp_path, TRAPS, "")


def test_postgresql_gives_the_answers_of_brute_force(tmp_path: Path, postgres: str) -> None:
    assert not differing(tmp_path, SEEDS, f'[engine]\naddress = "{postgres}"')


def test_a_table_of_postgresql_is_a_log(tmp_path: Path, postgres: str) -> None:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE missing (child_id integer, event_date date, ward text)")
        connection.execute(
            "INSERT INTO missing VALUES (1, '2019-04-01', 'A'), (1, '2020-03-31', 'B'), (2, '2020-04-01', 'A')"
        )
    settings = described(
        tmp_path, {"events": "events", "children": "children"}, more=f'[engine]\naddress = "{postgres}"'
    )
    file = tmp_path / "psrstats.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('file = "log.csv"', 'table = "missing"'), encoding="utf-8")
    from psrstats.config import read_settings

    settings, faults = read_settings(tmp_path)
    assert not faults
    found, _, told = counted(settings)
    assert not told
    assert found == {("events", "", "", "2019-20"): 2.0, ("children", "", "", "2019-20"): 1.0}
