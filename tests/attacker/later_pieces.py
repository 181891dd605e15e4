"""Parts of a report in which figures that are no sums tell: averages, costs, reaches, shifted years, ages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from tests.attacker.made import Quotient, Rest, Sum
from tests.attacker.pieces import NOW, Page, Piece, measure, small, table
from tests.attacker.words import PLURALS, SENDERS, TOTALS

AVERAGES = ("Average", "Mean", "Average of the above", "Avg", "Mean of all", "Per team")
TEAMS = ("North team", "South team", "East team", "West team", "Duty team", "Night team")
COSTS = ("Average cost of a {}", "Cost per {}", "Mean cost, {}", "Unit cost of a {}")
REACHES = ("within {} miles", "within {} km of home", "in under {} days", "up to {} weeks")
CUTS = (3, 5, 9, 11, 15)


def _rounded(number: Decimal, places: int) -> str:
    return str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def averaged(rng: Random, tag: str) -> Piece:
    """Make children by team and the average of the teams, among the counts as agencies have it."""
    page, title, places = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}", rng.choice([0, 1, 1, 2])
    names = rng.sample(TEAMS, rng.randint(2, 5))
    values = [small(rng) for _ in names]
    values[-1] += max(0, 20 - sum(values))  # so that all of them together are no secret
    page.add(rng.choice(["Team", "Name"]), title)
    cells = [page.add(name, value)[0] for name, value in zip(names, values, strict=True)]
    page.add(rng.choice(AVERAGES), _rounded(Decimal(sum(values)) / len(values), places))
    at = page.sheet().cell(len(page.rows) - 1, 1)
    whole, many = f"{at}#sum", f"{at}#many"
    counts = {**page.counts, whole: sum(values), many: len(values)}
    rows, tables = (measure(tag, title, tag, title),), (table(f"{tag}-t", "breakdown", [tag]),)
    return Piece(
        "averaged",
        page.sheets,
        rows,
        tables,
        counts,
        (Sum(whole, tuple(cells), "average"),),
        (Quotient(at, whole, many, 1, "average"),),
        public=frozenset({many}),
    )


def costed(rng: Random, tag: str) -> Piece:
    """Make children, what they cost together, and what one does."""
    page, word = Page(f"{tag}.csv"), rng.choice(["plan", "placement", "visit"])
    children, cost = max(1, small(rng)), rng.randint(9_000, 900_000)
    labels = [f"{tag} {word}s", f"{tag} {word}s, total cost", f"{tag} {rng.choice(COSTS).format(word).lower()}"]
    page.add("Measure", NOW)
    (cell,) = page.add(labels[0], children)
    page.add(labels[1], str(cost))
    page.add(labels[2], _rounded(Decimal(cost) / children, rng.choice([0, 1, 2])))
    at, spent = page.sheet().cell(3, 1), f"{page.sheet().cell(2, 1)}#cost"
    rows = (
        measure(f"{tag}-0", labels[0], tag, labels[0]),
        measure(f"{tag}-1", labels[1], tag, labels[1], children="no"),
        measure(f"{tag}-2", labels[2], tag, labels[2], unit=rng.choice(["score", "ratio"]), children="no"),
    )
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    counts = {**page.counts, spent: cost}
    quotients = (Quotient(at, spent, cell, 1, "cost"),)
    return Piece("costed", page.sheets, rows, tables, counts, quotients=quotients, public=frozenset({spent}))


def reaching(rng: Random, tag: str) -> Piece:
    """Make children within so far, and within less."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    words, ends = rng.choice(REACHES), sorted(rng.sample((5, 10, 15, 20, 30), rng.randint(2, 3)))
    page.add("Measure", NOW)
    cells, at = [], 0
    for end in ends:
        at += small(rng)
        cells += page.add(f"{title} {words.format(end)}", at)
    rests = [Rest(f"{whole}#{part}", whole, (part,), "reach") for n, whole in enumerate(cells) for part in cells[:n]]
    labels = [row[0] for row in page.rows[1:]]
    rows = tuple(measure(f"{tag}-{n}", label, tag, label) for n, label in enumerate(labels))
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    parts = tuple((part, whole) for part, whole in pairwise(cells))
    return Piece("reaching", page.sheets, rows, tables, page.counts, rests=tuple(rests), parts=parts)


def shifted_years(rng: Random, tag: str) -> Piece:
    """Make a year to March, the year to a later month, and the quarters by which they differ."""
    page, title, by = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}", rng.randint(1, 3)
    quarters = [small(rng) for _ in range(4 + by)]
    ending = ("", "June", "September", "December")[by]
    old = [f"Q{n + 1} 2018-19" for n in range(by)]
    new = [f"Q{n + 1} 2019-20" for n in range(by)]
    page.add("Measure", *old, "2018-19", *new, f"Year ending {ending} 2019")
    cells = page.add(title, *quarters[:by], sum(quarters[:4]), *quarters[4:], sum(quarters[by : 4 + by]))
    terms = (
        *((cell, -1) for cell in cells[:by]),
        (cells[by], 1),
        *((cell, 1) for cell in cells[by + 1 : -1]),
        (cells[-1], -1),
    )
    rows, tables = (measure(tag, title, tag, title),), (table(f"{tag}-t", "scorecard", [tag]),)
    return Piece("shifted", page.sheets, rows, tables, page.counts, balances=(terms,))


def ages_end_to_end(rng: Random, tag: str) -> Piece:
    """Make narrow age bands and wider ones of the same ends, shuffled."""
    page, title = Page(f"{tag}.csv"), rng.choice(PLURALS)
    ends = sorted(rng.sample(CUTS, rng.randint(2, 4)))
    edges = list(zip([0, *(end + 1 for end in ends)], [*ends, 17], strict=True))
    values = [small(rng) for _ in edges]
    first, last = rng.choice([(0, 2), (1, len(edges)), (0, len(edges)), (0, len(edges))])
    lines = [(f"{low}-{high}", value) for (low, high), value in zip(edges, values, strict=True)]
    whole = f"{edges[first][0]}-{edges[last - 1][1]}"
    lines.append((whole, sum(values[first:last])))
    if rng.random() < 0.5:
        rng.shuffle(lines)
    page.add("Age", title)
    cells = {label: page.add(label, value)[0] for label, value in lines}
    total = Sum(cells[whole], tuple(cells[f"{low}-{high}"] for low, high in edges[first:last]), "ages")
    rows, tables = (measure(tag, title, tag, title),), (table(f"{tag}-t", "breakdown", [tag]),)
    return Piece("ages", page.sheets, rows, tables, page.counts, (total,))


def suppressed_in_part(rng: Random, tag: str) -> Piece:
    """Make children by sender of which the agency left the few out itself, and all of them in another sheet."""
    page, other, word = Page(f"{tag}.csv"), Page(f"{tag}o.csv"), rng.choice(PLURALS)
    names = rng.sample(SENDERS, rng.randint(3, 5))
    values = [rng.randint(1, 5), *(rng.randint(8, 200) for _ in names[1:])]
    page.add("Sender", f"{tag} {word}")
    cells = []
    for name, value in zip(names, values, strict=True):
        cells += page.add(name, value)
        if value < 6:
            page.rows[-1][1] = "c"
    label = f"{rng.choice(TOTALS)} {word.lower()}"
    other.add("Measure", NOW)
    (whole,) = other.add(label, sum(values))
    rows = (measure(tag, f"{tag} {word}", tag, f"{tag} {word}"), measure(f"{tag}o", label, f"{tag}o", label))
    tables = (table(f"{tag}-t", "breakdown", [tag]), table(f"{tag}o-t", "listing", [f"{tag}o"]))
    counts = {**page.counts, **other.counts}
    return Piece("in part", (*page.sheets, *other.sheets), rows, tables, counts, (Sum(whole, tuple(cells), "unsent"),))


LATER = (averaged, costed, reaching, shifted_years, ages_end_to_end, suppressed_in_part)
