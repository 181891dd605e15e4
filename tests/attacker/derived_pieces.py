"""Parts of a report in which figures made of others tell: gaps, changes in per cent, bands elsewhere."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise
from random import Random

from tests.attacker.further_pieces import _listing, _rounded
from tests.attacker.made import Quotient, Rest, Sum
from tests.attacker.pieces import NOW, YEARS, Page, Piece, measure, share, small, table
from tests.attacker.words import PLURALS

STEPS = ("referrals", "of which assessed", "of which to conference", "of which given a plan", "of which ended")
MULTIPLES = (("% change", 100, 100), ("as % of last year", 100, 0), ("times last year's", 1, 0))


def gap_in_points(rng: Random, tag: str) -> Piece:
    """Make how many are due, a target in per cent, and by how many points it was missed."""
    page, due = Page(f"{tag}.csv"), rng.randint(20, 300)
    done = due - min(due, small(rng))
    aim, places = rng.choice([50, 80, 90, 95]), rng.choice([0, 1])
    labels = [f"{tag} reviews due", f"{tag} reviews on time, target", f"{tag} reviews on time, gap to target"]
    page.add("Measure", NOW)
    (whole,) = page.add(labels[0], due)
    page.add(labels[1], f"{aim}%")
    page.add(labels[2], _rounded(Decimal(share(done, due, 100, places)) - aim, places))
    at = page.sheet().cell(3, 1)
    part = f"{at}#part"
    rows = (*_listing(tag, labels[:1]), measure(f"{tag}-1", labels[1], tag, labels[1], unit="percent"))
    unit = rng.choice(["percent", "score"])
    rows = (*rows, measure(f"{tag}-2", labels[2], tag, labels[2], unit=unit, children="no"))
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    told = Quotient(at, part, whole, 100, "gap in points", less=aim)
    rest = Rest(f"{tag}#rest", whole, (part,), "not on time")
    return Piece("points", page.sheets, rows, tables, page.counts | {part: done}, quotients=(told,), rests=(rest,))


def grown(rng: Random, tag: str) -> Piece:
    """Make a count of two years, and what this year's is of last year's."""
    page, values = Page(f"{tag}.csv"), (max(1, small(rng)), small(rng))
    title, (word, per, less) = f"{tag} {rng.choice(PLURALS).lower()}", rng.choice(MULTIPLES)
    places = 2 if per == 1 else rng.choice([0, 1])
    page.add("Measure", *YEARS)
    before, now = page.add(title, *values)
    page.add(f"{title}, {word}", "", _rounded(Decimal(per * values[1]) / values[0] - less, places))
    rows = _listing(tag, [title, f"{title}, {word}"], n1="ratio" if per == 1 else "percent")
    told = Quotient(page.sheet().cell(2, 2), now, before, per, "grown", less=less)
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    return Piece("grown", page.sheets, rows, tables, page.counts, quotients=(told,))


def rolling(rng: Random, tag: str) -> Piece:
    """Make a count of five years, and its three-year average."""
    page, title = Page(f"{tag}.csv"), f"{tag} {rng.choice(PLURALS).lower()}"
    values = [small(rng) for _ in range(5)]
    values = [one + 6 * (not any(values[n : n + 3])) for n, one in enumerate(values)]
    years, places = ["2015-16", "2016-17", "2017-18", *YEARS], rng.choice([0, 1])
    page.add("Measure", *years)
    cells = page.add(title, *values)
    sums = [sum(values[n : n + 3]) for n in range(3)]
    word = rng.choice([f"{title}, three-year rolling average", f"{title}, mean of three years"])
    page.add(word, "", "", *(_rounded(Decimal(one) / 3, places) for one in sums))
    wholes, three = [f"{tag}#{n}" for n in range(3)], f"{tag}#three"
    counts = {**page.counts, three: 3, **dict(zip(wholes, sums, strict=True))}
    rows = (*_listing(tag, [title]), measure(f"{tag}-1", word, tag, word, unit="score", children="no"))
    told = tuple(Quotient(page.sheet().cell(2, n + 3), one, three, 1, "rolling") for n, one in enumerate(wholes))
    made = tuple(Sum(one, tuple(cells[n : n + 3]), "rolling") for n, one in enumerate(wholes))
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    return Piece("rolling", page.sheets, rows, tables, counts, made, told, public=frozenset({three}))


def per_school(rng: Random, tag: str) -> Piece:
    """Make schools, children excluded from them, and these for each school."""
    page, labels = Page(f"{tag}.csv"), ["Primary", "Secondary", "Special"]
    page.add("Phase", "Schools", "Excluded", "Average per school")
    told, public, places = list[Quotient](), set[str](), rng.choice([1, 2])
    for row, label in enumerate(labels, 1):
        many, children = rng.randint(3, 40), small(rng)
        school, child = page.add(label, many, children)
        page.rows[-1].append(_rounded(Decimal(children) / many, places))
        public.add(school)
        told.append(Quotient(page.sheet().cell(row, 3), child, school, 1, "per school"))
    rows = (
        measure(f"{tag}-0", "Schools", tag, "Schools", children="no"),
        measure(f"{tag}-1", "Excluded", tag, "Excluded"),
        measure(f"{tag}-2", "Average per school", tag, "Average per school", unit="score", children="no"),
    )
    tables = (table(f"{tag}-t", "breakdown", [row[0] for row in rows]),)
    return Piece("per school", page.sheets, rows, tables, page.counts, quotients=tuple(told), public=frozenset(public))


def chain(rng: Random, tag: str) -> Piece:
    """Make steps of which each is a part of the one before, and all together are more than the first."""
    page, steps = Page(f"{tag}.csv"), STEPS[: rng.randint(3, 5)]
    values = list(accumulate(small(rng) for _ in steps))[::-1]
    values[0] = min(values[0], sum(values[1:]) - 1) if sum(values[1:]) - 1 >= values[1] else values[0]
    page.add("Measure", NOW)
    cells = [page.add(f"{tag} {step}", value)[0] for step, value in zip(steps, values, strict=True)]
    rows = _listing(tag, [row[0] for row in page.rows[1:]])
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    chained = sum(values[1:]) > values[0]
    rests = [Rest(f"{tag}#{a}{b}", cells[a], (cells[b],), "chain") for b in range(1, len(cells)) for a in range(b)]
    rests = rests if chained else [one for one in rests if one.whole == cells[0]]
    parts = tuple((other, one) for one, other in pairwise(cells))
    return Piece("chain", page.sheets, rows, tables, page.counts, rests=tuple(rests), parts=parts if chained else ())


def wider_bands(rng: Random, tag: str) -> Piece:
    """Make a breakdown by school year or age in one sheet, and by wider bands of these in another."""
    page, other = Page(f"{tag}.csv"), Page(f"{tag}o.csv")
    title, values = f"{tag} {rng.choice(PLURALS).lower()}", [small(rng) for _ in range(5)]
    values[0] += max(0, 20 - sum(values))
    narrow, wide, cuts = rng.choice(
        [
            (("Year 7", "Year 8", "Year 9", "Year 10", "Year 11"), ("Key Stage 3", "Key Stage 4"), (0, 3, 5)),
            (("0-4", "5-9", "10-12", "13-15", "16-17"), ("0-9", "10-15", "16-17"), (0, 2, 4, 5)),
        ]
    )
    page.add("Group", title)
    cells = [page.add(label, value)[0] for label, value in zip(narrow, values, strict=True)]
    other.add("Group", title)
    spans = list(pairwise(cuts))
    wholes = [other.add(label, sum(values[a:b]))[0] for label, (a, b) in zip(wide, spans, strict=True)]
    sums = tuple(Sum(whole, tuple(cells[a:b]), "wider bands") for whole, (a, b) in zip(wholes, spans, strict=True))
    rows = (measure(tag, title, tag, title), measure(f"{tag}o", f"{title} again", f"{tag}o", title))
    tables = (table(f"{tag}-t", "breakdown", [tag]), table(f"{tag}o-t", "breakdown", [f"{tag}o"]))
    return Piece("wider bands", (*page.sheets, *other.sheets), rows, tables, {**page.counts, **other.counts}, sums)


DERIVED = (gap_in_points, grown, rolling, per_school, chain, wider_bands)
