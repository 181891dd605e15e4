"""How long psrstats takes to read workbooks, against openpyxl's full load and against calamine alone.

Run it as `python tests/bench/bench_read.py`. Each reading is a process of its own; of three, the fastest counts.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 3
WORDS = [f"Area {number}" for number in range(300)]


def write(path: Path, sheets: int, rows: int, columns: int) -> None:
    """Write a workbook of words, counts, and two columns of percentages."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in (book.create_sheet() for _ in range(sheets)):
        sheet.append([f"Column {column}" for column in range(columns)])
        for row in range(rows):
            counts = [(row * column) % 997 for column in range(columns - 3)]
            sheet.append([WORDS[row % 300], WORDS[row % 7], *counts, (row % 1000) / 1000])
            for column in (columns - 1, columns):
                sheet.cell(row + 2, column).number_format = "0.0%"
    book.save(path)


def with_openpyxl(path: Path) -> None:
    """Load all that openpyxl gives."""
    import openpyxl

    openpyxl.load_workbook(path)


def with_calamine(path: Path) -> None:
    """Load the values alone."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def with_psrstats(path: Path) -> None:
    """Load the grids."""
    from psrstats.files.read_grids import read_grids

    read_grids(path)


READERS: dict[str, Callable[[Path], None]] = {
    "openpyxl": with_openpyxl,
    "calamine": with_calamine,
    "psrstats": with_psrstats,
}


MODULES = {"openpyxl": "openpyxl", "calamine": "python_calamine", "psrstats": "psrstats.files.read_grids"}


def make(folder: Path, books: int, sheets: int, rows: int, columns: int) -> None:
    """Write the workbooks to read."""
    for number in range(books):
        write(folder / f"book{number}.xlsx", sheets, rows, columns)


def read(reader: str, folder: Path) -> None:
    """Read every workbook of a folder, and print the seconds, without imports, and the peak memory in MB."""
    import_module(MODULES[reader])
    paths = sorted(folder.glob("*.xlsx"))
    start = time.perf_counter()
    for path in paths:
        READERS[reader](path)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def apart(*arguments: object) -> str:
    """Run a step in a process of its own, and give what it prints."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def main() -> None:
    """Print the two comparisons."""
    for title, sizes in (
        ("ten workbooks of 5 x 60 rows", (10, 5, 60, 12)),
        ("one sheet of 50,000 x 20", (1, 1, 50_000, 20)),
    ):
        with TemporaryDirectory() as folder:
            apart("make", folder, *sizes)
            found = {reader: fastest(reader, folder) for reader in READERS}
        print(title)
        for reader, (seconds, memory) in found.items():
            ratio = found["psrstats"][0] / seconds
            print(f"  {reader:9} {seconds:6.3f} s  {memory:4.0f} MB  psrstats takes {ratio:.2f} of it")


def fastest(reader: str, folder: str) -> tuple[float, float]:
    """Give the seconds and the memory of the fastest of several readings."""
    runs = [apart("read", reader, folder).split() for _ in range(ROUNDS)]
    return min((float(seconds), float(memory)) for seconds, memory in runs)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder, *sizes]:
            make(Path(folder), *map(int, sizes))
        case ["read", reader, folder]:
            read(reader, Path(folder))
        case _:
            main()
