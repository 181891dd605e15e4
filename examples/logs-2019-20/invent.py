"""Invent the logs of this example: `python examples/logs-2019-20/invent.py`.

No row is of a child; the same seed gives the same rows. They add up to figures of the size of Portsmouth's report of
2019-20: 1,060 missing episodes of 412 children, 97 of whom were missing more than 3 times in 90 days; 22,020 contacts
about 11,999 children; 463 children looked after.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

SOURCES = Path(__file__).parent / "sources"
START, END = date(2019, 4, 1), date(2020, 3, 31)
WARDS = (
    *(
        "Baffins",
        "Central Southsea",
        "Charles Dickens",
        "Copnor",
        "Cosham",
        "Drayton and Farlington",
        "Eastney and Craneswater",
    ),
    *("Fratton", "Hilsea", "Milton", "Nelson", "Paulsgrove", "St Jude", "St Thomas"),
)
AGENCIES = ("Police", "Schools", "Health", "Parents and carers", "Probation")
pick = random.Random(20200331)


def children(prefix: str, number: int) -> list[str]:
    """Give identifiers that mean nothing."""
    return [f"{prefix}{code:06}" for code in pick.sample(range(10**6), number)]


def a_day(first: date, last: date) -> date:
    """Give a day between two, both counted."""
    return first + timedelta(pick.randrange((last - first).days + 1))


def born(aged: tuple[int, int], on: date) -> str:
    """Give a date of birth by which somebody is of an age on a day, and still a child a year later."""
    return f"{on - timedelta(days=pick.randrange(aged[0] * 366, aged[1] * 365)):%d/%m/%Y}"


def shared_out(total: int, among: int, least: int, most: int) -> list[int]:
    """Part a total into so many numbers, each between two."""
    numbers = [least] * among
    while sum(numbers) < total:
        at = pick.randrange(among)
        numbers[at] += numbers[at] < most
    return numbers


def missing() -> Iterable[Sequence[str]]:
    """Invent 1,060 episodes of 412 children, 97 of them often, and some of the three months before."""
    often, seldom, before = children("M", 97), children("N", 315), children("P", 90)
    episodes: list[tuple[str, date]] = []
    for child, number in zip(often, shared_out(582, 97, 4, 11), strict=True):
        first = a_day(START, END - timedelta(89))
        episodes += [(child, first + timedelta(pick.randrange(90))) for _ in range(number)]
    for child, number in zip(seldom, shared_out(478, 315, 1, 3), strict=True):
        episodes += [(child, a_day(START, END)) for _ in range(number)]
    episodes += [
        (child, a_day(date(2019, 1, 1), date(2019, 3, 31))) for child in before for _ in range(pick.choice((1, 2)))
    ]
    about = {
        child: (pick.choice(WARDS), born((11, 16), START), pick.choice(("Female", "Male")), pick.random() < 0.3)
        for child in (*often, *seldom, *before)
    }
    last_quarter = [child for child, day in episodes if day >= date(2020, 1, 1) and about[child][3]]
    long = set(sorted(set(last_quarter))[:18])
    for child, day in sorted(episodes, key=lambda episode: (episode[1], episode[0])):
        ward, birth, sex, looked_after = about[child]
        start = datetime.combine(day, datetime.min.time()) + timedelta(minutes=pick.randrange(7 * 60, 24 * 60))
        hours = pick.uniform(0.5, 22)
        if day >= date(2020, 1, 1) and child in long:
            hours = pick.uniform(25, 90)
            long.remove(child)
        elif day < date(2020, 1, 1) and pick.random() < 0.06:
            hours = pick.uniform(25, 120)
        end = start + timedelta(minutes=round(hours * 60))
        told = "Yes" if looked_after else "No"
        yield child, f"{start:%d/%m/%Y %H:%M}", f"{end:%d/%m/%Y %H:%M}", ward, birth, sex, told


def contacts() -> Iterable[Sequence[object]]:
    """Invent 22,020 contacts about 11,999 children, and none of another year."""
    every = children("C", 11_999)
    counts = [1] * len(every)
    for _ in range(22_020 - len(every)):
        counts[int(len(every) * pick.random() ** 2)] += 1
    for child, number in zip(every, counts, strict=True):
        ward = pick.choice(WARDS)
        days = pick.sample(range((END - START).days + 1), number)
        for day in days:
            yield child, START + timedelta(day), ward, pick.choices(AGENCIES, (9, 6, 4, 2, 1))[0]


def plans() -> Iterable[Sequence[str]]:
    """Invent plans: 204 children on one at the end, 250 begun in the year, 20 of which within two years of another."""
    first, again, before, closed = children("Q", 184), children("R", 20), children("S", 190), children("T", 46)
    rows: list[tuple[str, date, date | None]] = [(child, a_day(START, END), None) for child in first]
    for child in again:
        earlier = a_day(date(2018, 7, 1), date(2018, 12, 31))
        rows += [(child, earlier, earlier + timedelta(60)), (child, a_day(START, END), None)]
    for child in closed:
        start = a_day(START, date(2020, 1, 10))
        rows.append((child, start, start + timedelta(pick.randrange(20, 80))))
    for child in before:
        start = a_day(date(2018, 4, 1), date(2019, 3, 31))
        rows.append((child, start, a_day(START, END)))
    for child in children("U", 180):
        start = a_day(date(2017, 4, 1), date(2017, 12, 31))
        rows.append((child, start, a_day(date(2018, 2, 1), date(2019, 3, 31))))
    for child, start, end in sorted(rows, key=lambda row: (row[1], row[0])):
        yield child, f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}" if end else "", pick.choice(WARDS)


def looked_after() -> Iterable[Sequence[str]]:
    """Invent times in care: 483 children a year before the end, 463 at the end."""
    stayed, left, came = children("L", 330), children("V", 153), children("W", 133)
    rows: list[tuple[str, date, date | None]] = []
    rows += [(child, a_day(date(2010, 4, 1), date(2019, 3, 31)), None) for child in stayed]
    rows += [(child, a_day(date(2014, 4, 1), date(2019, 3, 31)), a_day(START, END)) for child in left]
    rows += [(child, a_day(START, END), None) for child in came]
    for child, start, end in sorted(rows, key=lambda row: (row[1], row[0])):
        yield (
            child,
            f"{start:%d/%m/%Y}",
            f"{end:%d/%m/%Y}" if end else "",
            born((1, 15), END),
            pick.choice(("Female", "Male")),
        )


def exploited() -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """Invent children at risk: 117 of sexual, 137 of criminal exploitation, 6 of both."""
    both, sexual, criminal = children("X", 6), children("Y", 111), children("Z", 131)
    logs = [(child, f"{a_day(START, END):%d/%m/%Y}") for child in (*both, *sexual)]
    others = [(child, f"{a_day(START, END):%d/%m/%Y}") for child in (*both, *criminal)]
    return sorted(logs), sorted(others)


def write(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a log as CSV."""
    with (SOURCES / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([headings, *rows])


def main() -> None:
    """Write all of them."""
    SOURCES.mkdir(exist_ok=True)
    write(
        "missing.csv", ("Child ID", "Missing from", "Found", "Ward", "Date of birth", "Sex", "Looked after"), missing()
    )
    write("plans.csv", ("Child ID", "Plan start", "Plan end", "Ward"), plans())
    write("looked-after.csv", ("Child ID", "Start date", "End date", "DOB", "Gender"), looked_after())
    sexual, criminal = exploited()
    write("sexual.csv", ("Child ID", "Date identified"), sexual)
    write("criminal.csv", ("Child ID", "Date identified"), criminal)
    write(
        "contacts.csv",
        ("Child ID", "Contact date", "Ward", "Agency"),
        sorted(contacts(), key=lambda row: (row[1], row[0])),
    )
    with duckdb.connect() as connection:
        kinds = "{'Child ID': 'VARCHAR', 'Contact date': 'DATE', 'Ward': 'VARCHAR', 'Agency': 'VARCHAR'}"
        read = f"read_csv('{SOURCES / 'contacts.csv'}', columns={kinds})"
        connection.execute(
            f"COPY (SELECT * FROM {read}) TO '{SOURCES / 'contacts.parquet'}' (FORMAT parquet, CODEC zstd)"
        )
    (SOURCES / "contacts.csv").unlink()


if __name__ == "__main__":
    main()
