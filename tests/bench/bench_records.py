"""Time counting logs: `python tests/bench/bench_records.py [ROWS]`, with polars where it is installed.

Four measures (distinct children by ward and quarter, events a child, often, again) of invented rows of parquet, whole
process, against a hand-written polars script and reading the file alone; a partnership's size end to end against
`import pandas`; twelve monthly workbooks against calamine alone. Ratios, for a machine's load changes seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import openpyxl

POLARS = """
import polars as pl, sys
from datetime import date
log = pl.scan_parquet(sys.argv[1])
inside = log.filter(pl.col("Date").is_between(date(2019, 4, 1), date(2020, 3, 31)))
quarter = inside.with_columns(quarter=((pl.col("Date").dt.month() + 8) % 12) // 3)
wards = quarter.group_by("Ward", "quarter").agg(pl.col("Child").n_unique()).collect()
each = inside.select(pl.len() / pl.col("Child").n_unique()).collect()
days = log.select("Child", "Date").sort("Child", "Date")
often = days.with_columns(before=pl.col("Date").shift(3).over("Child"))
often = often.filter((pl.col("Date") - pl.col("before")).dt.total_days() <= 89, pl.col("Date") >= date(2019, 4, 1),
    pl.col("Date") <= date(2020, 3, 31)).select(pl.col("Child").n_unique()).collect()
once = log.group_by("Child", "Date").agg(n=pl.len()).sort("Child", "Date")
again = once.with_columns(before=pl.col("Date").shift(1).over("Child"))
again = again.filter(pl.col("before") >= pl.col("Date").dt.offset_by("-12mo"), pl.col("Date") >= date(2019, 4, 1),
    pl.col("Date") <= date(2020, 3, 31)).select(pl.col("n").sum()).collect()
print(len(wards), each.item(), often.item(), again.item())
"""
ALONE = """
import duckdb, sys
duckdb.sql("SELECT sum(length(Child)), sum(length(Ward)), max(Date) FROM '" + sys.argv[1] + "'").fetchall()
"""
CALAMINE = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path(sys.argv[1]).iterdir()):
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
"""
REPORT = """
[report]
title = "Logs"
area = "Town"
period = "2019-20"
[disclosure]
policy = "none"
[[log]]
name = "log"
agency = "Police"
file = "{file}"
"""
MEASURES = """name,title,log,count,by
children,Children,log,children,ward by quarter
each,Each,log,events a child,
often,Often,log,often 3 in 90 days,
again,Again,log,again within 12 months,
"""


def report(folder: Path, file: str) -> Path:
    """Describe a report of four measures."""
    (folder / "sources").mkdir(parents=True)
    (folder / "psrstats.toml").write_text(REPORT.format(file=file), encoding="utf-8")
    (folder / "measures.csv").write_text(MEASURES, encoding="utf-8")
    return folder


def invent(path: Path, rows: int) -> None:
    """Write a log of two years and a quarter as parquet."""
    with duckdb.connect() as connection:
        made = f"""
            SELECT 'C' || lpad(CAST(hash(i) % {max(1, rows // 6)} AS VARCHAR), 8, '0') AS Child,
            DATE '2018-01-01' + CAST(hash(i + 7) % 820 AS INTEGER) AS Date, 'Ward ' || (hash(i + 11) % 14) AS Ward
            FROM range({rows}) t(i)"""
        connection.execute(f"COPY ({made}) TO '{path}' (FORMAT parquet)")


def timed(*command: str | Path) -> tuple[float, int]:
    """Time a whole process, and give its largest size in MB."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    run = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    told = run.stderr.read().decode() if run.stderr else ""
    if run.returncode:
        raise SystemExit(f"{command}: {told}")
    return took, used.ru_maxrss // 1024


def best(*command: str | Path, times: int = 3) -> tuple[float, int]:
    """Give the quickest of several runs: the least disturbed."""
    return min(timed(*command) for _ in range(times))


def main(rows: int) -> None:
    """Print the ratios."""
    psrstats = [sys.executable, "-m", "psrstats", "load"]
    python = os.environ.get("BENCH_PYTHON", sys.executable)  # where polars is installed
    with TemporaryDirectory() as made:
        folder = Path(made)
        large, small, months = (folder / name for name in ("large", "small", "months"))
        invent(report(large, "log.parquet") / "sources" / "log.parquet", rows)
        invent(report(small, "log.parquet") / "sources" / "log.parquet", 100_000)
        own, size = best(*psrstats, large)
        polars, _ = best(python, "-c", POLARS, large / "sources" / "log.parquet")
        alone, _ = best(sys.executable, "-c", ALONE, large / "sources" / "log.parquet")
        print(
            f"{rows:,} rows: {own:.2f} s, {own / polars:.2f} of polars, {own / alone:.2f} x reading alone, {size:,} MB"
        )
        own, _ = best(*psrstats, small)
        pandas, _ = best(sys.executable, "-c", "import pandas")
        print(f"100,000 rows end to end: {own:.2f} s, {own / pandas:.2f} x import pandas")
        sheets = report(months, "log") / "sources" / "log"
        sheets.mkdir()
        with duckdb.connect() as connection:
            for month in range(12):
                book = openpyxl.Workbook(write_only=True)
                sheet = book.create_sheet("Log")
                sheet.append(["Child", "Date", "Ward"])
                part = f"SELECT * FROM '{small / 'sources' / 'log.parquet'}' LIMIT 5000 OFFSET {5000 * month}"
                for row in connection.execute(part).fetchall():
                    sheet.append(row)
                book.save(sheets / f"{month:02}.xlsx")
        own, _ = best(*psrstats, months)
        calamine, _ = best(sys.executable, "-c", CALAMINE, sheets)
        print(f"12 workbooks of 5,000 rows: {own:.2f} s, {own / calamine:.2f} x calamine alone")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
