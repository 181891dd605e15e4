"""Random logs counted by an engine and by brute force: each kind, for all and in each cell by ward and quarter."""

from __future__ import annotations

import os
import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from psrstats.periods import Period, known_period, quarter
from tests.records import plain
from tests.records.logs import counted, described
from tests.records.plain import COUNTS, Found, Row

WARDS = ("Copnor", "Fratton", "Nelson")
LOGS = int(os.environ.get("PSRSTATS_LOGS", "3"))  # of random logs: more on request
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


def written(rows: list[Row], style: str) -> str:
    lines = ["Child ID,Start,End,Ward,Date of birth"]
    for row in rows:
        end = row.end.strftime(style) if row.end else ""
        born = row.born.strftime("%d/%m/%Y") if row.born else ""
        lines.append(f"{row.child},{row.start.strftime(style)},{end},{row.ward},{born}")
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


@pytest.mark.parametrize("seed", range(LOGS))
def test_a_random_log_is_counted_as_by_brute_force(seed: int, tmp_path: Path) -> None:
    rows = made(seed)
    more = "" if seed % 2 else '[engine]\nmemory = "300MB"'
    settings = described(tmp_path, NAMES, by="area, age, quarter, area by quarter", more=more)
    style = ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%d %B %Y %H:%M")[seed % 3]
    (tmp_path / "sources" / "log.csv").write_text(written(rows, style), encoding="utf-8")

    found, _, faults = counted(settings)

    assert not faults
    expected = by_hand(rows)
    differ = {key: (value, expected.get(key, 0.0)) for key, value in found.items() if value != expected.get(key, 0.0)}
    assert not differ
    held = {(measure, period) for measure, *_, period in found}
    left_out = {key for key, value in expected.items() if value and (key[0], key[3]) in held and key not in found}
    assert not {key for key in left_out if not (key[2] and key[3].startswith("Q"))}  # ages are not parted by quarters
