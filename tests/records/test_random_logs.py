"""Random logs counted by an engine and by brute force: each kind, for all and in each cell by ward and quarter."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from psrstats.periods import Period, known_period, quarter
from psrstats.records import count_logs
from tests.records import plain
from tests.records.logs import NONE, described
from tests.records.plain import COUNTS, Found, Row

WARDS = ("Copnor", "Fratton", "Nelson")
LOGS = int(os.environ.get("PSRSTATS_LOGS", "12"))  # of random logs: more on request
NAMES = {f"m{at}": words for at, words in enumerate(COUNTS)}


def made(seed: int) -> list[Row]:
    """Invent a log: few children, many on the same day, at the edges of years, in leap days and as clocks change."""
    pick = random.Random(seed)
    edges = [date(2019, 4, 1), date(2020, 3, 31), date(2020, 2, 29), date(2019, 10, 27), date(2019, 3, 31)]
    edges += [date(2018, 4, 1), date(2019, 6, 30), date(2019, 7, 1), date(2019, 12, 24), date(2020, 4, 1)]
    rows = []
    for _ in range(pick.randrange(1, 110)):
        near = pick.choice(edges) + timedelta(pick.randrange(-3, 4))
        anywhere = date(2018, 2, 1) + timedelta(pick.randrange(900))
        start = datetime.combine(pick.choice([near, anywhere]), datetime.min.time())
        start += timedelta(minutes=pick.choice([0, 0, 1, 59, 60, 90, 119, 120, 1439, pick.randrange(1440)]))
        length = timedelta(minutes=pick.choice([-3000, 0, 1, 1440, 1441, 1380, 1500, 7200, pick.randrange(90_000)]))
        end = None if pick.random() < 0.2 else start + length
        child = pick.choice(["", *(f"C{number}" for number in range(pick.choice([1, 3, 9])))])
        born = pick.choice([None, date(2004, 2, 29), date(2002, 4, 1), date(2019, 4, 1), date(2010, 10, 27)])
        rows.append(Row(child, start, end, pick.choice(WARDS), born))
    return [*rows, rows[0]]


STYLES = ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%d %B %Y %H:%M")
HEADINGS = "Log,Child ID,Start,End,Ward,Date of birth"


def written(logs: dict[str, list[Row]], style: str) -> str:
    """Write some logs into one file, each child with the name of its log."""
    lines = [HEADINGS]
    for name, rows in logs.items():
        for row in rows:
            end = row.end.strftime(style) if row.end else ""
            born = row.born.strftime("%d/%m/%Y") if row.born else ""
            child = f"{name} {row.child}" if row.child else ""
            lines.append(f"{name},{child},{row.start.strftime(style)},{end},{row.ward},{born}")
    return "\n".join(lines) + "\n"


def spans() -> list[Period]:
    return [
        known_period("2018-19"),
        known_period("2019-20"),
        *(quarter(y, q) for y in (2018, 2019) for q in (1, 2, 3, 4)),
    ]


def by_hand(rows: list[Row]) -> dict[tuple[str, str, str, str], float]:
    """Count everything by brute force: of every measure, ward, age band and period."""
    found: dict[tuple[str, str, str, str], float] = {}
    for name, words in NAMES.items():
        kind, given, value = COUNTS[words]
        for period in spans():
            counting: Found = kind(rows, period.start, period.end, *given)
            parts = {("", ""): counting}
            parts |= {(ward, ""): [each for each in counting if each[0].ward == ward] for ward in WARDS}
            parts |= {
                ("", band): [o for o in counting if plain.band(*o) == band]
                for band in {plain.band(*o) for o in counting}
            }
            for (ward, band), rows_of in parts.items():
                number = value(rows_of)
                if number is not None:
                    found[name, ward, band, period.name] = number
                if words == "median days":
                    found[f"{name}-of", ward, band, period.name] = plain.children(rows_of)
    return found


def differing(folder: Path, seeds: range, more: str = "", styles: Sequence[str] = STYLES) -> list[object]:
    """Count some random logs as parts of one, a file a way of typing dates, and give what brute force has otherwise."""
    logs = {f"L{seed}": made(seed) for seed in seeds}
    by = "Log, Log by area, Log by age, Log by quarter, Log by area by quarter"
    settings = described(folder, NAMES, by=by, more=more, file="log")
    (folder / "sources" / "log").mkdir(exist_ok=True)
    for at, style in enumerate(styles):
        part = {name: rows for number, (name, rows) in enumerate(logs.items()) if number % len(styles) == at}
        (folder / "sources" / "log" / f"{at}.csv").write_text(written(part, style), encoding="utf-8")
    observed, _, faults = count_logs(settings, NONE)
    assert not faults
    town = settings.report.area
    found = {
        (name, log, "" if area == town else area, band, period): float(value)
        for name, area, log, band, period, value in observed.rows("measure", "area", "group", "item", "period", "value")
        if log
    }
    expected = {
        (name, log, ward, band, period): value
        for log, rows in logs.items()
        for (name, ward, band, period), value in by_hand(rows).items()
        if not (band and period.startswith("Q"))  # ages are not parted by quarters
    }
    held = {(name, period) for name, *_, period in found}
    other = [(key, value, expected.get(key, 0.0)) for key, value in found.items() if value != expected.get(key, 0.0)]
    lacking = [(key, value) for key, value in expected.items() if value and key not in found]
    return [*other, *(each for each in lacking if (each[0][0], each[0][-1]) in held)]


def test_random_logs_are_counted_as_by_brute_force(tmp_path: Path) -> None:
    assert not differing(tmp_path, range(LOGS), '[engine]\nmemory = "300MB"')
