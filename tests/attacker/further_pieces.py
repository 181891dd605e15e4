"""Parts of a report in which a reader divides, compares or goes up a level: monthly averages, ratios, remainders."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.attacker.made import Quotient, Sum
from tests.attacker.pieces import NOW, YEARS, Page, Piece, measure, small, table
from tests.attacker.words import PLURALS, WARDS

MONTHS = [f"{name} 2019" for name in ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")]
MONTHS += [f"{name} 2020" for name in ("Jan", "Feb", "Mar")]
TARGETS = (("target", "variance"), ("plan", "difference from plan"), ("budget", "over or under"), ("aim", "gap"))
SECTIONS = {
    "White": ("British", "Irish", "Any other White"),
    "Asian": ("Indian", "Pakistani", "Bangladeshi"),
    "Mixed": ("White and Black", "White and Asian"),
}
PAIRS = (("boys", "girls"), ("police", "schools"), ("opened", "closed"), ("new", "repeat"))


def _rounded(number: Decimal, places: int) -> str:
    return str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _listing(tag: str, labels: list[str], **units: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        measure(f"{tag}-{n}", label, tag, label, unit=units.get(f"n{n}", "")) for n, label in enumerate(labels)
    )


def monthly_average(rng: Random, tag: str) -> Piece:
    """Make a count by month, and what a month had on average."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    values = [small(rng) for _ in MONTHS]
    values[-1] += max(0, 30 - sum(values))
    word = rng.choice([f"{title}, monthly average", f"Average {title} per month", f"{title} a month on average"])
    page.add("Measure", *MONTHS, NOW)
    cells = page.add(title, *values)
    page.add(word, *[""] * 12, _rounded(Decimal(sum(values)) / 12, rng.choice([0, 1, 2])))
    at = page.sheet().cell(2, 13)
    whole, many = f"{at}#sum", f"{at}#many"
    rows = (
        measure(f"{tag}-0", title, tag, title),
        measure(f"{tag}-1", word, tag, word, unit=rng.choice(["score", ""]), children=rng.choice(["no", ""])),
    )
    tables = (table(f"{tag}-t", "listing", [f"{tag}-0", f"{tag}-1"]),)
    counts = {**page.counts, whole: sum(values), many: 12}
    return Piece(
        "monthly average",
        page.sheets,
        rows,
        tables,
        counts,
        (Sum(whole, tuple(cells), "monthly average"),),
        (Quotient(at, whole, many, 1, "monthly average"),),
        public=frozenset({many}),
    )


def ratio_of_two(rng: Random, tag: str) -> Piece:
    """Make two counts and how many times as many one is."""
    page, (one, other) = Page(f"{tag}.csv"), rng.choice(PAIRS)
    values = [small(rng), max(1, small(rng))]
    labels = [f"{tag} {one}", f"{tag} {other}", f"{tag} ratio of {one} to {other}"]
    page.add("Measure", NOW)
    top, bottom = page.add(labels[0], values[0])[0], page.add(labels[1], values[1])[0]
    page.add(labels[2], _rounded(Decimal(values[0]) / values[1], rng.choice([1, 2, 2])))
    rows = _listing(tag, labels, n2="ratio")
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    quotients = (Quotient(page.sheet().cell(3, 1), top, bottom, 1, "ratio of two"),)
    return Piece("ratio of two", page.sheets, rows, tables, page.counts, quotients=quotients)


def months_in_quarters(rng: Random, tag: str) -> Piece:
    """Make a count by month, by quarter and for the year, each in the row of its measure."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    values = [small(rng) for _ in MONTHS]
    quarters = [sum(values[n : n + 3]) for n in range(0, 12, 3)]
    heads = list[str]()
    line = list[int]()
    for n in range(4):
        heads += [*MONTHS[3 * n : 3 * n + 3], f"Q{n + 1} {NOW}"]
        line += [*values[3 * n : 3 * n + 3], quarters[n]]
    page.add("Measure", *heads, NOW)
    cells = page.add(title, *line, sum(values))
    sums = [Sum(cells[4 * n + 3], tuple(cells[4 * n : 4 * n + 3]), "months of a quarter") for n in range(4)]
    sums.append(Sum(cells[-1], tuple(cells[4 * n + 3] for n in range(4)), "quarters of a year"))
    rows = (measure(tag, title, tag, title),)
    return Piece("months", page.sheets, rows, (table(f"{tag}-t", "scorecard", [tag]),), page.counts, tuple(sums))


def remainder(rng: Random, tag: str) -> Piece:
    """Make the largest wards, the rest of the borough, and all of it."""
    page, title = Page(f"{tag}.csv"), rng.choice(PLURALS)
    names = [*rng.sample(WARDS, rng.randint(2, 4)), rng.choice(["Rest of the borough", "Other wards", "Elsewhere"])]
    values = [small(rng) for _ in names]
    lines = [*zip(names, values, strict=True), ("Anytown", sum(values))]
    if rng.random() < 0.4:
        rng.shuffle(lines)
    page.add("Ward", title)
    cells = {name: page.add(name, value)[0] for name, value in lines}
    total = Sum(cells["Anytown"], tuple(cells[name] for name in names), "remainder")
    rows = (measure(tag, title, tag, title),)
    return Piece("remainder", page.sheets, rows, (table(f"{tag}-t", "ranking", [tag]),), page.counts, (total,))


def gap(rng: Random, tag: str) -> Piece:
    """Make two counts and by how many one is more, under a heading of its own."""
    page, (one, other) = Page(f"{tag}.csv"), rng.choice(PAIRS)
    values = sorted((small(rng), small(rng)), reverse=True)
    labels = [f"{tag} {one}", f"{tag} {other}", rng.choice([f"{tag} gap", f"{tag} difference", f"{tag} more {one}"])]
    page.add("Measure", NOW)
    cells = [page.add(label, value)[0] for label, value in zip(labels, (*values, values[0] - values[1]), strict=True)]
    rows = _listing(tag, labels)
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    return Piece("gap", page.sheets, rows, tables, page.counts, (Sum(cells[0], (cells[1], cells[2]), "gap"),))


def two_years_in_one(rng: Random, tag: str) -> Piece:
    """Make a count of three years, and of two of them together as a period of its own."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    values = [small(rng) for _ in range(3)]
    page.add("Measure", "2017-18", *YEARS, rng.choice(["2018-20", "April 2018 to March 2020"]))
    cells = page.add(title, *values, values[1] + values[2])
    rows = (measure(tag, title, tag, title),)
    total = Sum(cells[3], (cells[1], cells[2]), "two years in one")
    return Piece("two years", page.sheets, rows, (table(f"{tag}-t", "listing", [tag]),), page.counts, (total,))


def targeted(rng: Random, tag: str) -> Piece:
    """Make a count, what was aimed at, and how far the count is from it."""
    page, title, value = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}", small(rng)
    aim, (word, far) = rng.randint(10, 90), rng.choice(TARGETS)
    labels = [title, f"{title}, {word}", f"{title}, {far}"]
    page.add("Measure", NOW)
    (cell,) = page.add(title, value)
    page.add(labels[1], str(aim))
    page.add(labels[2], str(value - aim))
    told, goal = page.sheet().cell(3, 1), f"{page.sheet().cell(2, 1)}#aim"
    rows = tuple(measure(f"{tag}-{n}", label, tag, label, children="no" if n else "") for n, label in enumerate(labels))
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    counts = {**page.counts, goal: aim}
    tells = ((told, ((cell, 1), (goal, -1))),)
    return Piece("targeted", page.sheets, rows, tables, counts, told=tells, public=frozenset({goal}))


def indexed(rng: Random, tag: str) -> Piece:
    """Make a count of three years, and an index of it with the first as its base."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    values, places = [max(6, small(rng)), small(rng), small(rng)], rng.choice([0, 1])
    word = f"{title}, index (2017-18 = 100)"
    page.add("Measure", "2017-18", *YEARS)
    cells = page.add(title, *values)
    page.add(word, "100", *(_rounded(Decimal(100 * value) / values[0], places) for value in values[1:]))
    quotients = tuple(Quotient(page.sheet().cell(2, 2 + n), cells[1 + n], cells[0], 100, "index") for n in range(2))
    rows = (
        measure(f"{tag}-0", title, tag, title),
        measure(f"{tag}-1", word, tag, word, unit="score", children=rng.choice(["no", ""])),
    )
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    return Piece("indexed", page.sheets, rows, tables, page.counts, quotients=quotients)


def in_sections(rng: Random, tag: str) -> Piece:
    """Make groups of ethnicities, each with those within it, headed or ended by their sum."""
    page, title, headed = Page(f"{tag}.csv"), rng.choice(PLURALS), rng.random() < 0.6
    page.add("Ethnicity", title)
    sums, wholes = list[Sum](), list[str]()
    for name in rng.sample(sorted(SECTIONS), rng.randint(2, 3)):
        values = [rng.randint(1, 40) for _ in SECTIONS[name]]
        first = page.add(name, sum(values)) if headed else []
        cells = [page.add(label, value)[0] for label, value in zip(SECTIONS[name], values, strict=True)]
        (whole,) = first or page.add(f"{name} total", sum(values))
        wholes.append(whole)
        sums.append(Sum(whole, tuple(cells), "section"))
    (total,) = page.add(rng.choice(["Total", "All ethnicities", "Everyone"]), sum(page.counts[one] for one in wholes))
    rows, tables = (measure(tag, title, tag, title),), (table(f"{tag}-t", "breakdown", [tag]),)
    return Piece("sections", page.sheets, rows, tables, page.counts, (*sums, Sum(total, tuple(wholes), "sections")))


FURTHER = (
    monthly_average,
    ratio_of_two,
    months_in_quarters,
    remainder,
    gap,
    two_years_in_one,
    targeted,
    indexed,
    in_sections,
)
