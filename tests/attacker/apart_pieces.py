"""Parts of reports in which what adds up stands apart: in another sheet, under other words, with rows between."""

from __future__ import annotations

from random import Random

from tests.attacker.made import Sum
from tests.attacker.pieces import NOW, Page, Piece, Table, bands, measure, small, table
from tests.attacker.words import KINDS, PLURALS

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


APART = (total_elsewhere, two_breakdowns, sent_again, by_sex_in_sheets, between)
