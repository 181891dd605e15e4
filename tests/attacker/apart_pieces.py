"""Parts of reports in which what adds up stands apart: in another sheet, under other words, with rows between."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tests.attacker.made import Sum
from tests.attacker.pieces import NOW, YEARS, Page, Piece, Table, bands, measure, small, table
from tests.attacker.words import KINDS, PLURALS, WARDS

LARGE = 150  # a sum of so many is known again whatever it is called
OTHER_WORDS = ("Wuggles", "Seen by the service", "Return to home interviews", "Cohort")


def _words(rng: Random, title: str, total: int) -> str:
    """Name a total elsewhere: as its parts, by some of their words, or, if it is large, by any."""
    may = [title, f"{title} this year", f"All {title.lower()}", f"Number of {title.lower()}"]
    return str(rng.choice([*may, *(OTHER_WORDS if total >= LARGE else ())]))


def _apart(kind: str, pages: list[Page], titles: list[str], sums: list[Sum], tables: tuple[Table, ...] = ()) -> Piece:
    """Put sheets together, each with one measure, under its heading."""
    tags = [page.file.rsplit(".", 1)[0] for page in pages]
    rows = tuple(measure(tag, title, tag, title) for tag, title in zip(tags, titles, strict=True))
    tables = tables or tuple(
        table(f"{tag}-t", "breakdown" if len(page.rows) > 2 else "listing", [tag])
        for tag, page in zip(tags, pages, strict=True)
    )
    counts = {cell: count for page in pages for cell, count in page.counts.items()}
    return Piece(kind, tuple(page.sheet() for page in pages), rows, tables, counts, tuple(sums))


def _column(page: Page, head: str, title: str, labels: list[str], values: list[int]) -> list[str]:
    page.add(head, title)
    return [page.add(label, value)[0] for label, value in zip(labels, values, strict=True)]


def total_elsewhere(rng: Random, tag: str) -> Piece:
    """Make children by age or kind without their total, which another agency sends."""
    page, other, title = Page(f"{tag}.csv"), Page(f"{tag}o.csv"), rng.choice(PLURALS)
    labels = bands(rng) if rng.random() < 0.6 else rng.sample(KINDS, rng.randint(2, 5))
    values = [small(rng) for _ in labels]
    cells = _column(page, "Age", title, labels, values)
    word = _words(rng, title, sum(values))
    other.add("Measure", NOW)
    (whole,) = other.add(word, sum(values))
    return _apart("total apart", [page, other], [title, word], [Sum(whole, tuple(cells), "total apart")])


def two_breakdowns(rng: Random, tag: str) -> Piece:
    """Make the same children in two sheets, parted in two ways, with no total in either."""
    page, other, title = Page(f"{tag}.csv"), Page(f"{tag}o.csv"), rng.choice(PLURALS)
    labels, kinds = bands(rng), rng.sample(KINDS, rng.randint(2, 4))
    values = [small(rng) for _ in labels]
    left, rest = sum(values), list[int]()
    for number in range(len(kinds)):
        rest.append(left if number == len(kinds) - 1 else rng.randint(0, min(left, rng.choice([6, 40, 150]))))
        left -= rest[-1]
    word = _words(rng, title, sum(values))
    cells = _column(page, "Age", title, labels, values)
    others = _column(other, "Kind", word, kinds, rest)
    whole = f"{cells[0]}#all"
    sums = [Sum(whole, tuple(cells), "two breakdowns"), Sum(whole, tuple(others), "two breakdowns")]
    piece = _apart("two breakdowns", [page, other], [title, word], sums)
    piece.counts[whole] = sum(values)  # type: ignore[index]
    return piece


def sent_again(rng: Random, tag: str) -> Piece:
    """Make a breakdown by age or sex in two sheets whose labels differ, with its total in one."""
    page, other, title = Page(f"{tag}.csv"), Page(f"{tag}o.csv"), rng.choice(PLURALS)
    if rng.random() < 0.5:
        labels = [band.replace(" to ", "-") for band in bands(rng)]
        again = [label.replace("-", " to ") if "-" in label else f"Aged {label}" for label in labels]
    else:
        labels, again = ["Boys", "Girls"], ["Male", "Female"]
    values = [small(rng) for _ in labels]
    cells = _column(page, "Group", title, labels, values)
    (whole,) = page.add("Total", sum(values))
    word = _words(rng, title, 0)
    others = _column(other, "Group", word, again, values)
    sums = [Sum(one, (two,), "sent again") for one, two in zip(cells, others, strict=True)]
    return _apart("sent again", [page, other], [title, word], [Sum(whole, tuple(cells), "total"), *sums])


def by_sex_in_sheets(rng: Random, tag: str) -> Piece:
    """Make boys, girls and all children by age, a sheet each."""
    labels, title = bands(rng), rng.choice(PLURALS)
    values = [[small(rng), small(rng)] for _ in labels]
    pages = [Page(f"{tag}{letter}.csv") for letter in "bga"]
    titles = [f"{title}, boys", f"{title}, girls", rng.choice([title, f"All {title.lower()}", f"{title}, all"])]
    columns = [[row[0] for row in values], [row[1] for row in values], [sum(row) for row in values]]
    boys, girls, all_of = (
        _column(page, "Age", head, labels, column) for page, head, column in zip(pages, titles, columns, strict=True)
    )
    sums = [Sum(whole, pair, "by sex in sheets") for whole, *pair in zip(all_of, boys, girls, strict=True)]  # type: ignore[arg-type]
    return _apart("sexes in sheets", pages, titles, [Sum(one.whole, tuple(one.parts), one.kind) for one in sums])


def between(rng: Random, tag: str) -> Piece:
    """Make a total and what it is made of in one sheet, each part with its words, and other rows between them."""
    page, title = Page(f"{tag}.csv"), rng.choice([f"{tag} plans", f"{tag} repeat referrals", f"{tag} reviews"])
    ways = {
        "colon": [f"{title}: {kind.lower()}" for kind in rng.sample(KINDS, rng.randint(2, 4))],
        "opposite": [f"{title} done", f"{title} not done"],
        "before": [f"{who} {title}" for who in rng.choice([["Boys", "Girls"], ["Police", "Schools", "Health"]])],
    }
    labels = rng.choice(list(ways.values()))
    values = [small(rng) for _ in labels]
    whole = rng.choice([title, f"All {title}", f"{title}, total"])
    lines = [(whole, sum(values)), *zip(labels, values, strict=True)]
    rng.shuffle(lines)
    page.add("Measure", NOW)
    names, cells = list[str](), dict[str, str]()
    for number, (label, value) in enumerate(lines):
        (cells[label],) = page.add(label, value)
        names.append(label)
        if number < len(lines) - 1 and rng.random() < 0.7:
            names.append(f"Other {'abcdefg'[number]}")
            page.add(names[-1], rng.randint(300, 900))
    ids = [f"{tag}-{n}" for n in range(len(names))]
    rows = tuple(measure(name, label, tag, label) for name, label in zip(ids, names, strict=True))
    total = Sum(cells[whole], tuple(cells[label] for label in labels), "parts between")
    return Piece("between", page.sheets, rows, (table(f"{tag}-t", "listing", ids),), page.counts, (total,))


def running_total(rng: Random, tag: str) -> Piece:
    """Make a count by quarter, and beside it the year to date."""
    page = Page(f"{tag}.csv")
    title = f"{tag} {rng.choice(PLURALS).lower()}"
    word = rng.choice([f"{title}, year to date", f"{title} since April", f"Cumulative {title}", f"{tag} running"])
    heads = [f"Q{n} {NOW}" for n in range(1, rng.choice([4, 5]))]
    values = [small(rng) for _ in heads]
    page.add("Measure", *heads)
    lines = [page.add(title, *values), page.add(word, *accumulate(values))]
    sums = [Sum(lines[1][0], (lines[0][0],), "running total")]
    sums += [Sum(lines[1][n], (lines[1][n - 1], lines[0][n]), "running total") for n in range(1, len(heads))]
    ids = [f"{tag}-{n}" for n in range(2)]
    rows = tuple(measure(name, label, tag, label) for name, label in zip(ids, (title, word), strict=True))
    return Piece("running", page.sheets, rows, (table(f"{tag}-t", "scorecard", ids),), page.counts, tuple(sums))


def years_together(rng: Random, tag: str) -> Piece:
    """Make a count by year, and in another sheet that of three years together."""
    page, other = Page(f"{tag}.csv"), Page(f"{tag}o.csv")
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(2015, 2020)]
    title = f"{tag} {rng.choice(PLURALS).lower()}"
    word = rng.choice([f"{title}, three years together", f"{title}, pooled over 3 years", f"{tag} rolling"])
    values = [small(rng) for _ in years]
    page.add("Measure", *years)
    other.add("Measure", *years[2:])
    cells = page.add(title, *values)
    totals = other.add(word, *(sum(values[n : n + 3]) for n in range(3)))
    sums = [Sum(total, tuple(cells[n : n + 3]), "years together") for n, total in enumerate(totals)]
    tables = (table(f"{tag}-t", "listing", [tag, f"{tag}o"]),)
    return _apart("years together", [page, other], [title, word], sums, tables)


def changed(rng: Random, tag: str) -> Piece:
    """Make a count of two years, and the change between them as the agency sends it."""
    page, values = Page(f"{tag}.csv"), [small(rng) for _ in YEARS]
    title = f"{tag} {rng.choice(PLURALS).lower()}"
    change = values[1] - values[0]
    ways = [(f"Change in {title}", change), (f"{tag} net change", change), (f"{tag} difference", abs(change))]
    ways.append((f"{'Rise' if change > 0 else 'Fall'} in {title}", abs(change)))
    word, sent = rng.choice(ways)
    page.add("Measure", *YEARS)
    before, now = page.add(title, *values)
    page.add(word, "", str(sent))
    told = (page.sheet().cell(2, 2), ((now, 1 if sent == change else -1), (before, -1 if sent == change else 1)))
    labels = {f"{tag}-0": title, f"{tag}-1": word}
    more: dict[str, str] = {} if rng.random() < 0.5 else {"children": "no"}
    rows = tuple(measure(name, label, tag, label, **(more if label == word else {})) for name, label in labels.items())
    tables = (table(f"{tag}-t", "listing", list(labels)),)
    return Piece("changed", page.sheets, rows, tables, page.counts, told=(told,) if more else ())


def localities(rng: Random, tag: str) -> Piece:
    """Make children by ward and by locality over years, the localities wherever they stand among their wards."""
    page, years = Page(f"{tag}.csv"), ["2017-18", *YEARS]
    wards = rng.sample(WARDS, rng.randint(4, 7))
    cut = rng.randint(2, len(wards) - 2)
    values = {ward: [small(rng) for _ in years] for ward in wards}
    lots = {"North locality": wards[:cut], "South locality": wards[cut:]}
    lines = [*values.items()]
    lines += [
        (name, [sum(column) for column in zip(*(values[one] for one in lot), strict=True)])
        for name, lot in lots.items()
    ]
    rng.shuffle(lines)
    page.add("Ward", *years)
    cells = {label: page.add(label, *row) for label, row in lines}
    sums = [
        Sum(cells[name][n], tuple(cells[ward][n] for ward in lot), "locality")
        for name, lot in lots.items()
        for n in range(len(years))
    ]
    rows = (measure(tag, "Plans", tag, "Plans"),)
    return Piece("localities", page.sheets, rows, (table(f"{tag}-t", "ranking", [tag]),), page.counts, tuple(sums))


APART = (
    total_elsewhere,
    two_breakdowns,
    sent_again,
    by_sex_in_sheets,
    between,
    running_total,
    years_together,
    changed,
    localities,
)
