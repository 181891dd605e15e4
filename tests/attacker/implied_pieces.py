"""Parts of reports in which percentages stand for counts: of what was due, and of groups in another agency's sheet."""

from __future__ import annotations

from random import Random

from tests.attacker.made import Quotient, Sum
from tests.attacker.pieces import NOW, Page, Piece, bands, measure, share, small, table
from tests.attacker.words import TOTALS

OUTCOMES = ("in time", "late", "not done", "withdrawn", "passed on", "still open")


def outcomes(rng: Random, tag: str) -> Piece:
    """Make a whole and what became of it, one or two of the outcomes as percentages of it, at times with others by."""
    page, places = Page(f"{tag}.csv"), rng.choice([0, 1, 1])
    words = rng.sample(OUTCOMES, rng.randint(3, 5))
    values = [small(rng) for _ in words]
    whole = sum(values)
    some = [number for number, value in enumerate(values) if value]  # that nothing is left of a whole is no secret
    as_share = set(rng.sample(some, min(rng.choice([1, 1, 2]), len(some))))
    named = {"denominator": f"{tag}-all"} if rng.random() < 0.5 else {}
    page.add(rng.choice(["Measure", "Indicator"]), NOW)
    rows, parts, quotients, hidden_counts = [], list[str](), list[Quotient](), dict[str, int]()

    def all_of_it() -> str:
        (cell,) = page.add(f"{tag} due", whole)
        rows.append(measure(f"{tag}-all", page.rows[-1][0], tag, page.rows[-1][0]))
        return cell

    first = rng.random() < 0.6
    total = all_of_it() if first else ""
    if first and rng.random() < 0.3:
        page.add(f"{tag} visits", rng.randint(100, 300))
        rows.append(measure(f"{tag}-visits", page.rows[-1][0], tag, page.rows[-1][0]))
    told = []
    for number, (word, value) in enumerate(zip(words, values, strict=True)):
        label = f"{tag} {word}" + " %" * (number in as_share)
        if number in as_share:
            page.add(label, f"{share(value, whole, 100, places)}%")
            at = page.sheet().cell(len(page.rows) - 1, 1)
            hidden_counts[f"{at}#count"] = value
            told.append((at, f"{at}#count"))
            rows.append(measure(f"{tag}-{number}", label, tag, label, unit="percent", **named))
            parts.append(f"{at}#count")
        else:
            parts += page.add(label, value)
            rows.append(measure(f"{tag}-{number}", label, tag, label))
    total = total or all_of_it()
    quotients += [Quotient(at, top, total, 100, "percentage of a sum") for at, top in told]
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    counts = {**page.counts, **hidden_counts}
    sums = (Sum(total, tuple(parts), "outcomes"),)
    return Piece("outcomes", page.sheets, tuple(rows), tables, counts, sums, tuple(quotients))


def elsewhere(rng: Random, tag: str) -> Piece:
    """Make children by age in one sheet, and the percentages of some of the ages in another."""
    page, other, places = Page(f"{tag}.csv"), Page(f"{tag}o.csv"), rng.choice([0, 1, 1])
    labels, word = bands(rng), rng.choice(TOTALS)
    values = [small(rng) for _ in labels]
    total = sum(values)
    page.add("Age", "Plans")
    cells = [page.add(label, value)[0] for label, value in zip(labels, values, strict=True)]
    (whole,) = page.add(word, total)
    other.add("Age", "Share of cases")
    kept = sorted(rng.sample(range(len(labels)), rng.randint(min(2, len(labels)), len(labels))))
    quotients = []
    for number in kept if total and len(kept) > 1 else ():
        other.add(labels[number], f"{share(values[number], total, 100, places)}%")
        at = other.sheet().cell(len(other.rows) - 1, 1)
        quotients.append(Quotient(at, cells[number], whole, 100, "percentage elsewhere"))
    rows = [measure(tag, "Plans", tag, "Plans")]
    tables = [table(f"{tag}-t", "breakdown", [tag])]
    sheets = [page.sheet()]
    if quotients:
        rows.append(measure(f"{tag}-p", "Share of cases", f"{tag}o", "Share of cases", unit="percent"))
        tables.append(table(f"{tag}-u", "breakdown", [f"{tag}-p"]))
        sheets.append(other.sheet())
    sums = (Sum(whole, tuple(cells), "total"),)
    return Piece("elsewhere", tuple(sheets), tuple(rows), tuple(tables), page.counts, sums, tuple(quotients))


IMPLIED = (outcomes, outcomes, elsewhere)
