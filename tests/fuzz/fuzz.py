"""Run psrstats on damaged copies of the example, and count what comes of it.

    python tests/fuzz/fuzz.py --cases 2000 --seed 1

Each case damages one file of a copy in one way, told by the seed and the case's number alone; then it inspects it
and computes the report. Good ends are a UserError and figures; bad ends are any other exception, over 10 seconds for
one of the two, and over 500 MB. It ends with status 1 where there was a bad end, and says how to run it again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

if sys.platform != "win32":
    import resource

EXAMPLE = Path(__file__).parents[2] / "examples" / "portsmouth-2019-20"
SECONDS = 10.0
MEMORY = 500 << 20  # at most, in use by the process or by one it starts
ROOM = 2 * MEMORY  # what it may claim on top of what importing takes, so that a fault here cannot fill the machine
GOOD = ("same figures", "other figures", "UserError")
BAD = ("traceback", "over 10 s", "over 500 MB", "ended")

JUNK: tuple[Any, ...] = (
    "", " ", "n/a", "TBC", "#REF!", "#DIV/0!", "=1/0", "=SUM(A1:XFD1048576)", "-", "..", "<5", "1e308", "1e999", "-0",
    "12 34", "1,2,3", "£1.2bn", "(((12", "50%%", "100000%", "ten", "\u0661\u0662", "\uff11\uff12", "12\u00b2", "\u200b",
    "\u202e12", "Q5 2019-20", "2019/29", "31 February 2020", "99/99/9999", "FY99", "00000", "Total", "Measure",
    "A" * 5000, 0, -1, 2019, 10**15, 10**300, 1e-300, -1e308, True, date(2020, 2, 29), date(1900, 1, 1), None,
)  # fmt: skip


# ---- Damage to bytes ------------------------------------------------------------------------------


def flip(data: bytes, dice: random.Random) -> bytes:
    """Change single bytes."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 30, 300))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def truncate(data: bytes, dice: random.Random) -> bytes:
    """Break off the end."""
    return data[: dice.randrange(len(data))]


def splice(data: bytes, dice: random.Random) -> bytes:
    """Move, repeat or drop a stretch, or put noise in."""
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randrange(1, 2000)]
    rest = data.replace(piece, b"", 1)
    place = dice.randrange(len(data))
    noise = dice.randbytes(dice.randrange(1, 200))
    return dice.choice((rest, data[:place] + piece * 20 + data[place:], data[:place] + noise + data[place:]))


# ---- Damage to the parts of a workbook ------------------------------------------------------------


def on_member(change: Callable[[bytes, random.Random], bytes | None]) -> Callable[[bytes, random.Random], bytes]:
    """Change one part of a zipped workbook; one that comes back as None is left out."""

    def damaged(data: bytes, dice: random.Random) -> bytes:
        target = BytesIO()
        with ZipFile(BytesIO(data)) as package, ZipFile(target, "w", ZIP_DEFLATED) as copy:
            names = package.namelist()
            chosen = dice.choice([name for name in names if name.endswith((".xml", ".rels"))])
            for name in names:
                content: bytes | None = package.read(name)
                if name == chosen and content is not None:
                    content = change(content, dice)
                if content is not None:
                    copy.writestr(name, content)
        return target.getvalue()

    damaged.__doc__ = change.__doc__
    return damaged


def no_part(_: bytes, __: random.Random) -> None:
    """Leave a part out."""


ATTRIBUTE = re.compile(rb'(?<==")[^"]*(?=")')
VALUES = (
    b"", b"-1", b"0", b"99999999999999999999", b"1048577", b"XFD1048576", b"A1:XFD1048576", b"ZZZZ9", b"A0", b"e",
    b"s", b"b", b"inlineStr", b"hidden", b"../../../etc/passwd", b"http://localhost/", b"&#0;", b"\xff\xfe", b"rId1",
    b"1e400", b"nan",
)  # fmt: skip


def attributes(part: bytes, dice: random.Random) -> bytes:
    """Change what some attributes of a part say."""
    found = list(ATTRIBUTE.finditer(part))
    for match in sorted(dice.sample(found, min(len(found), dice.choice((1, 2, 10)))), key=lambda m: -m.start()):
        part = part[: match.start()] + dice.choice(VALUES) + part[match.end() :]
    return part


def elements(part: bytes, dice: random.Random) -> bytes:
    """Drop, double or nest some elements of a part."""
    found = list(re.finditer(rb"<[^<>?!]+>", part))
    for match in sorted(dice.sample(found, min(len(found), dice.choice((1, 2, 10)))), key=lambda m: -m.start()):
        part = part[: match.start()] + match[0] * dice.choice((0, 2, 200)) + part[match.end() :]
    return part


# ---- Damage to the sheets -------------------------------------------------------------------------


def on_book(change: Callable[[Any, Any, random.Random], object]) -> Callable[[bytes, random.Random], bytes]:
    """Change a workbook, and one of its sheets, as a spreadsheet program would."""

    def damaged(data: bytes, dice: random.Random) -> bytes:
        import openpyxl

        book, target = openpyxl.load_workbook(BytesIO(data)), BytesIO()
        with suppress(ValueError, AttributeError):  # what openpyxl does not let one write
            change(book, dice.choice(book.worksheets), dice)
        if not any(sheet.sheet_state == "visible" for sheet in book.worksheets):
            book.create_sheet("Empty")  # without one openpyxl writes no workbook
        book.save(target)
        return target.getvalue()

    damaged.__doc__ = change.__doc__
    return damaged


def place(sheet: Any, dice: random.Random) -> tuple[int, int]:
    return dice.randint(1, sheet.max_row + 1), dice.randint(1, sheet.max_column + 1)


def junk(_: Any, sheet: Any, dice: random.Random) -> None:
    """Put junk into cells."""
    for _number in range(dice.choice((1, 1, 3, 20))):
        row, column = place(sheet, dice)
        sheet.cell(row, column).value = dice.choice(JUNK)


def formats(_: Any, sheet: Any, dice: random.Random) -> None:
    """Format cells in other ways."""
    for _number in range(dice.choice((1, 5, 30))):
        row, column = place(sheet, dice)
        sheet.cell(row, column).number_format = dice.choice(
            ("0%", "0.0000%", "dd/mm/yyyy", "@", ";;;", '"x"0', "[h]:mm", "%")
        )


def swap(_: Any, sheet: Any, dice: random.Random) -> None:
    """Swap cells."""
    for _number in range(dice.choice((1, 3, 10))):
        one, other = (sheet.cell(*place(sheet, dice)) for _each in range(2))
        one.value, other.value = other.value, one.value


def rows(_: Any, sheet: Any, dice: random.Random) -> None:
    """Delete or insert rows or columns."""
    row, column = place(sheet, dice)
    change = dice.choice((sheet.delete_rows, sheet.insert_rows, sheet.delete_cols, sheet.insert_cols))
    change(column if "cols" in change.__name__ else row, dice.choice((1, 1, 3)))


def sheets(book: Any, sheet: Any, dice: random.Random) -> None:
    """Rename, remove, hide, copy or empty a sheet."""
    match dice.randrange(5):
        case 0:
            sheet.title = dice.choice(("Sheet1", "scorecard ", "\u00e9", "1"))
        case 1:
            book.remove(sheet)
        case 2:
            sheet.sheet_state = dice.choice(("hidden", "veryHidden"))
        case 3:
            book.copy_worksheet(sheet)
        case _:
            sheet.delete_rows(1, sheet.max_row)


def merge(_: Any, sheet: Any, dice: random.Random) -> None:
    """Merge cells."""
    for _number in range(dice.choice((1, 1, 4))):
        (top, left), (down, across) = place(sheet, dice), (dice.choice((0, 0, 1, 5, 1000)), dice.choice((0, 1, 3, 100)))
        sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + across)


def hide(_: Any, sheet: Any, dice: random.Random) -> None:
    """Hide rows and columns, and put a cell far away."""
    row, _column = place(sheet, dice)
    sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions[dice.choice("ABCDEFG")].hidden = True
    sheet.cell(dice.choice((1, 2000, 1048576)), dice.choice((1, 500, 16384))).value = dice.choice(JUNK)


# ---- Damage to text -------------------------------------------------------------------------------


def lines(data: bytes, dice: random.Random) -> bytes:
    """Delete, repeat or move lines."""
    parts = data.splitlines(keepends=True)
    number = dice.randrange(len(parts))
    line = parts.pop(number)
    if dice.random() < 0.6:
        parts.insert(dice.randrange(len(parts) + 1), line * dice.choice((1, 1, 2, 500)))
    return b"".join(parts)


def words(data: bytes, dice: random.Random) -> bytes:
    """Put junk in the place of words and numbers."""
    text = data.decode("utf-8", "replace")
    for _ in range(dice.choice((1, 1, 3, 20))):
        found = list(re.finditer(r"[^,;\s=\[\]]+", text))
        match = dice.choice(found)
        text = text[: match.start()] + str(dice.choice(JUNK)) + text[match.end() :]
    return text.encode("utf-8", "replace")


def marks(data: bytes, dice: random.Random) -> bytes:
    """Put in marks that mean something in such a file, or the bytes of another encoding."""
    mark = dice.choice(
        (b'"', b"'", b"\0", b"\r", b"\n\n\n", b",,,,", b";", b"\t", b"[", b"]]", b"#", b"\xff\xfe", b"\xef\xbb\xbf")
    )
    for _ in range(dice.choice((1, 5, 50))):
        start = dice.randrange(len(data))
        data = data[:start] + mark + data[start:]
    if dice.random() < 0.2:
        data = data.decode("utf-8", "replace").encode(dice.choice(("utf-16", "utf-16-be", "utf-8-sig", "utf-7")))
    return data


Damage = Callable[[bytes, random.Random], bytes]
ANY: dict[str, Damage] = {"bytes flipped": flip, "truncated": truncate, "spliced": splice}
OF_WORKBOOKS: dict[str, Damage] = ANY | {
    "part flipped": on_member(flip),
    "part truncated": on_member(truncate),
    "part left out": on_member(no_part),
    "attributes": on_member(attributes),
    "elements": on_member(elements),
    "cells of junk": on_book(junk),
    "formats": on_book(formats),
    "cells swapped": on_book(swap),
    "rows and columns": on_book(rows),
    "sheets": on_book(sheets),
    "merged cells": on_book(merge),
    "hidden and far cells": on_book(hide),
}
OF_TEXT: dict[str, Damage] = ANY | {"lines": lines, "words of junk": words, "marks": marks}


# ---- One case -------------------------------------------------------------------------------------


class End(Struct, frozen=True):
    """What came of a case."""

    case: int
    damage: str
    file: str
    outcome: str
    detail: str = ""
    seconds: float = 0.0
    memory: int = 0


def dice_of(seed: int, case: int) -> random.Random:
    return random.Random(f"{seed}/{case}")


def drawn(seed: int, case: int) -> tuple[random.Random, Path, str, Damage]:
    """Draw the file and the damage of a case: mostly an agency's file, at times the report's description."""
    dice = dice_of(seed, case)
    sources = sorted((EXAMPLE / "sources").iterdir())
    path = dice.choice([*sources, *sources, EXAMPLE / "psrstats.toml", EXAMPLE / "measures.csv"])
    choice = OF_WORKBOOKS if path.suffix == ".xlsx" else OF_TEXT
    damage = dice.choice(list(choice))
    return dice, path.relative_to(EXAMPLE), damage, choice[damage]


def prepare(seed: int, case: int, folder: Path) -> tuple[str, Path]:
    """Copy the example and damage a file of the copy."""
    dice, relative, damage, change = drawn(seed, case)
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    path = folder / relative
    path.write_bytes(change(path.read_bytes(), dice))
    return damage, path


def figures(folder: Path) -> tuple[dict[tuple[str, ...], str], int]:
    """Compute a report and write it in every format; give what was sent, and count the findings."""
    from psrstats.pipeline import compute
    from psrstats.writers import WRITE

    results = compute(folder)
    for writer in WRITE.values():
        writer(results)
    get = results.figures.get
    about = ("measure", "area", "group", "item", "period")
    sent = [row for row in results.figures.rows if get(row, "cell")]
    said = {tuple(get(row, name) for name in about): f"{get(row, 'value')}{get(row, 'marker')}" for row in sent}
    return said, len(results.findings)


@cache
def undamaged() -> tuple[dict[tuple[str, ...], str], int]:
    return figures(EXAMPLE)


def outcome_of(folder: Path, path: Path) -> tuple[str, str, float]:
    """Inspect the damaged file, then compute the report: how it ended, in words, and how long the longer took."""
    from psrstats.errors import UserError
    from psrstats.pipeline import inspect

    begun = [time.perf_counter()]
    found: dict[tuple[str, ...], str] = {}
    findings, outcome, detail = 0, "", ""
    try:
        if path.parent.name == "sources":
            with suppress(UserError):
                list(inspect([path]))
        begun.append(time.perf_counter())
        found, findings = figures(folder)
    except UserError as error:
        outcome, detail = "UserError", str(error)
    except Exception as error:
        outcome, detail = "traceback", in_short(error)
    begun.append(time.perf_counter())
    if not outcome:
        expected, usual = undamaged()
        outcome = "same figures" if found == expected else "other figures"
        detail = "told" if findings > usual else "not told"
    return outcome, detail, max(after - before for before, after in pairwise(begun))


def in_short(error: Exception) -> str:
    """Say what was raised, and where in psrstats."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "psrstats" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {where}: {error}"[:300]


def peak() -> int:
    """Give the most memory that this process, or one it started, ever used; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return used if sys.platform == "darwin" else used << 10


def limit_room() -> None:
    """Let this process claim only so much more than it holds now, where the system can see to it."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + ROOM, hard))


def work(link: Connection, seed: int) -> None:
    """Run each case that comes along the link, until None does."""
    warnings.simplefilter("ignore")
    undamaged()
    limit_room()
    link.send(None)
    while (case := link.recv()) is not None:
        with tempfile.TemporaryDirectory() as folder:
            damage, path = prepare(seed, case, Path(folder))
            outcome, detail, seconds = outcome_of(Path(folder), path)
        if seconds > SECONDS:
            outcome, detail = "over 10 s", f"{seconds:.1f} s"
        elif peak() > MEMORY:
            outcome, detail = "over 500 MB", f"{peak() >> 20} MB"
        link.send(End(case, damage, path.name, outcome, detail, seconds, peak()))


# ---- All cases ------------------------------------------------------------------------------------


class Worker:
    """A process that runs cases, and the case it is at."""

    def __init__(self, seed: int) -> None:
        context = get_context("spawn")
        self.seed = seed
        self.link, other = context.Pipe()
        self.process: BaseProcess = context.Process(target=work, args=(other, seed), daemon=True)
        self.process.start()
        other.close()
        self.link.recv()
        self.case = 0
        self.since = 0.0

    def run(self, case: int) -> None:
        self.case, self.since = case, time.monotonic()
        self.link.send(case)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()

    def lost(self, outcome: str) -> End:
        """Give the end of a case that its process did not live to tell."""
        _, relative, damage, _ = drawn(self.seed, self.case)
        return End(self.case, damage, relative.name, outcome, f"exit status {self.process.exitcode}", SECONDS)


def fuzz(seed: int, cases: list[int], processes: int) -> Iterator[End]:
    """Run the cases in processes of their own; one that hangs is ended, and another takes its place."""
    waiting = list(reversed(cases))
    workers = [Worker(seed) for _ in range(min(processes, len(cases)))]
    for worker in workers:
        worker.run(waiting.pop())
    while workers:
        ready = wait([worker.link for worker in workers], timeout=1)
        for worker in list(workers):
            late = time.monotonic() - worker.since > 2 * SECONDS + 5  # preparing it takes some too
            if worker.link not in ready and not late:
                continue
            try:
                end = worker.link.recv() if worker.link in ready else worker.lost("over 10 s")
            except EOFError:
                worker.process.join()
                end = worker.lost("ended")
            yield end
            if end.outcome in BAD:
                worker.stop()
                workers[workers.index(worker)] = worker = Worker(seed) if waiting else worker
            if waiting:
                worker.run(waiting.pop())
            else:
                worker.stop()
                workers.remove(worker)


def report(ends: list[End], seed: int) -> str:
    """Count the ends by damage and outcome, and list the bad ones."""
    outcomes = (*GOOD, *BAD)
    counts = Counter((end.damage, end.outcome) for end in ends)
    kinds = sorted({end.damage for end in ends})
    head = f"{'damage':<22}" + "".join(f"{outcome:>15}" for outcome in outcomes)
    table = [f"{kind:<22}" + "".join(f"{counts[kind, outcome]:>15}" for outcome in outcomes) for kind in kinds]
    sums = Counter(end.outcome for end in ends)
    total = f"{len(ends):<22}" + "".join(f"{sums[outcome]:>15}" for outcome in outcomes)
    untold = sum(end.outcome == "other figures" and end.detail == "not told" for end in ends)
    most = f"slowest {max(end.seconds for end in ends):.1f} s, most memory {max(end.memory for end in ends) >> 20} MB"
    bad = [
        f"case {end.case}: {end.damage} in {end.file}: {end.outcome}: {end.detail}"
        for end in ends
        if end.outcome in BAD
    ]
    again = [f"Again: fuzz.py --seed {seed} --only {bad[0].split()[1].rstrip(':')}"] if bad else []
    return "\n".join(
        [head, *table, total, f"Other figures without a finding of their own: {untold}; {most}.", *bad, *again]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this case alone")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    cases = [given.only] if given.only is not None else list(range(given.cases))
    ends = sorted(fuzz(given.seed, cases, given.processes), key=lambda end: end.case)
    print(report(ends, given.seed))
    return int(any(end.outcome in BAD for end in ends))


if __name__ == "__main__":
    sys.exit(main())
