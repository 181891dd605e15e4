"""Parts of reports: each makes a sheet or two as an agency would send them, and says what is true of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from msgspec import Struct, field

from tests.attacker.made import Quotient, Rest, Rows, Sheet, Sum, Terms, Worked, commentary
from tests.attacker.words import KINDS, PLURALS, SENDERS, TOTALS, WARDS

HEAD = ("name", "title", "source", "label", "unit", "per", "numerator", "denominator", "sum", "children")
YEARS = ("2018-19", "2019-20")
NOW = YEARS[1]
Table = tuple[tuple[str, str | list[str]], ...]


class Piece(Struct, frozen=True):
    """A part of a report."""

    kind: str
    sheets: tuple[Sheet, ...]
    measures: Rows
    tables: tuple[Table, ...]
    counts: Mapping[str, int]
    sums: tuple[Sum, ...] = ()
    quotients: tuple[Quotient, ...] = ()
    rests: tuple[Rest, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    worked: tuple[Worked, ...] = ()
    public: frozenset[str] = frozenset()
    agree: tuple[tuple[str, str, str, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    areas: tuple[str, ...] = ()  # the wards, where psrstats.toml names them
    balances: tuple[Terms, ...] = ()
    ranks: tuple[tuple[tuple[str, str], ...], ...] = ()
    toml: tuple[str, ...] = ()
    told: tuple[tuple[str, Terms], ...] = ()


class Page(Struct):
    """A sheet while it is written: texts in cells, and the counts among them."""

    file: str
    rows: list[list[str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    exact: dict[tuple[int, int], float] = field(default_factory=dict)

    def add(self, *cells: str | int) -> list[str]:
        """Write a row; whole numbers are counts. Gives the cells of these."""
        row, found = len(self.rows), []
        self.rows.append([str(cell) for cell in cells])
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                name = self.sheet().cell(row, column)
                self.counts[name] = cell
                found.append(name)
        return found

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Give the sheet as the only one."""
        return (self.sheet(),)

    def sheet(self) -> Sheet:
        """Give the sheet as it stands."""
        return Sheet(self.file, tuple(map(tuple, self.rows)), dict(self.exact))


def small(rng: Random) -> int:
    """Draw a count of children in a group: often few, at times many."""
    return rng.choice(
        [0, rng.randint(1, 6), rng.randint(1, 6), rng.randint(6, 40), rng.randint(6, 40), rng.randint(30, 300)]
    )


def measure(name: str, title: str, source: str = "", label: str = "", **more: str) -> tuple[str, ...]:
    """Write a row of measures.csv."""
    said = {"name": name, "title": title, "source": source, "label": label} | more
    return tuple(said.get(each, "") for each in HEAD)


def table(name: str, layout: str, measures: Sequence[str], **more: str) -> Table:
    """Describe a table of the report."""
    return (
        ("name", name),
        ("title", name.capitalize()),
        ("layout", layout),
        ("measures", list(measures)),
        *more.items(),
    )


def bands(rng: Random) -> list[str]:
    """Part the ages to 17 into bands."""
    ends = sorted(rng.sample((3, 4, 5, 9, 10, 12, 14, 15, 16), rng.randint(1, 4)))
    starts = [0, *(end + 1 for end in ends)]
    found = [f"{low}-{high}" for low, high in zip(starts, [*ends, 17], strict=True) if low != high]
    return [band.replace("-", " to ") for band in found] if rng.random() < 0.15 else found


def share(top: int, bottom: int, per: int, places: int) -> str:
    """Work out so many for each, half up, as an agency's sheet shows it."""
    of = Decimal(per * top) / Decimal(bottom) if bottom else Decimal(0)
    return str(of.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def by_group(rng: Random, tag: str) -> Piece:
    """Make children by age or by kind, with a total of any name, at times totals on the way, at times percentages."""
    page, nested, percent, words = (
        Page(f"{tag}.csv"),
        rng.random() < 0.35,
        rng.random() < 0.4,
        rng.random() < 0.2,
    )
    labels = bands(rng) if rng.random() < 0.6 else rng.sample(KINDS, rng.randint(2, 5))
    title, places = rng.choice(PLURALS), rng.choice([0, 1, 1])
    word = rng.choice([one for one in TOTALS if one not in labels])
    head = rng.choice([f"% of {title.lower()}", "%", "Per cent of all"])
    page.add(rng.choice(["Age", "Group", "Category"]), title, *([head] * percent), *(["Commentary"] * words))
    values = [small(rng) for _ in labels]
    total, sums, told, said, cells = (
        sum(values),
        list[Sum](),
        list[tuple[str, str]](),
        list[tuple[str, str]](),
        list[str](),
    )

    def line(label: str, value: int) -> str:
        texts = [f"{share(value, total, 100, places)}%"] * percent + [commentary(value)] * words
        (cell,) = page.add(label, value, *texts)
        row = len(page.rows) - 1
        told.extend([(page.sheet().cell(row, 2), cell)] * percent)
        said.extend([(page.sheet().cell(row, 2 + percent), cell)] * words)
        return cell

    whole = line(word, total) if rng.random() < 0.2 else ""
    for number, (label, value) in enumerate(zip(labels, values, strict=True), 1):
        cells.append(line(label, value))
        name = _until(rng, labels[0], label)
        if nested and 1 < number < len(labels) and name not in (word, *labels) and rng.random() < 0.6:
            sums.append(Sum(line(name, sum(values[:number])), tuple(cells), "nested"))
            nested = False
    whole = whole or line(word, total)
    sums.append(Sum(whole, tuple(cells), "total"))
    quotients = tuple(Quotient(text, cell, whole, 100, "percentage sent") for text, cell in told if total)
    rows = [measure(tag, title, tag, title)]
    rows += [measure(f"{tag}-p", f"Share of {title}", tag, head, unit="percent")] * percent
    return Piece(
        "groups" + "+percent" * percent + "+words" * words,
        page.sheets,
        tuple(rows),
        (table(f"{tag}-t", "breakdown", [row[0] for row in rows]),),
        page.counts,
        tuple(sums),
        quotients,
        said=tuple(said),
    )


def _until(rng: Random, first: str, last: str) -> str:
    """Name the groups from one to another together: by the ends of their ages, or by any word."""
    if not first[0].isdigit():
        return rng.choice(TOTALS)
    return f"{first.split('-')[0].split(' ')[0]}-{last.split('-')[-1].split(' ')[-1]}"


def by_ward(rng: Random, tag: str) -> Piece:
    """Make children by ward, with the area's own total."""
    page, title = Page(f"{tag}.csv"), rng.choice(PLURALS)
    page.add(rng.choice(["Ward", "Area"]), title)
    names = rng.sample(WARDS, rng.randint(2, 6))
    values = [small(rng) for _ in names]
    first = rng.random() < 0.3
    whole = page.add("Anytown", sum(values)) if first else []
    cells = [page.add(name, value)[0] for name, value in zip(names, values, strict=True)]
    whole = whole or page.add("Anytown", sum(values))
    sums, rows = (Sum(whole[0], tuple(cells), "areas"),), (measure(tag, title, tag, title),)
    named = tuple(names) if rng.random() < 0.3 else ()
    tables = (table(f"{tag}-t", "ranking", [tag]),)
    return Piece("wards", page.sheets, rows, tables, page.counts, sums, areas=named)


def scorecard(rng: Random, tag: str) -> Piece:
    """Make parts and their total, measures of their own, by years or by quarters beside their year."""
    page, quarters = Page(f"{tag}.csv"), rng.random() < 0.5
    heads = [f"Q{n} {NOW}" for n in range(1, 5)] + [NOW] if quarters else list(rng.choice([YEARS, (NOW,)]))
    names = rng.sample(SENDERS if rng.random() < 0.5 else KINDS, rng.randint(1 if quarters else 2, 4))
    page.add(rng.choice(["Measure", "Indicator"]), *heads)
    lines, sums = list[list[str]](), list[Sum]()

    def line(label: str, values: list[int]) -> list[str]:
        cells = page.add(label, *values)
        if quarters:
            sums.append(Sum(cells[4], tuple(cells[:4]), "quarters"))
        return cells

    values = [[small(rng) for _ in range(4 if quarters else len(heads))] for _ in names]
    values = [[*one, sum(one)] for one in values] if quarters else values
    lines = [line(f"{tag} {name}", one) for name, one in zip(names, values, strict=True)]
    labels = [f"{tag} {name}" for name in names]
    if len(names) > 1 and rng.random() < 0.8:
        labels.append(f"{tag} {rng.choice(TOTALS)}")
        whole = line(labels[-1], [sum(column) for column in zip(*values, strict=True)])
        sums += [Sum(cell, tuple(one[at] for one in lines), "measures") for at, cell in enumerate(whole)]
    ids = [f"{tag}-{n}" for n in range(len(labels))]
    rows = tuple(measure(name, label, tag, label) for name, label in zip(ids, labels, strict=True))
    layout = "scorecard" if quarters else rng.choice(["listing", "change"] if len(heads) == 2 else ["listing"])
    return Piece(
        "quarters" if quarters else "measures",
        page.sheets,
        rows,
        (table(f"{tag}-t", layout, ids),),
        page.counts,
        tuple(sums),
    )


def sent_rate(rng: Random, tag: str) -> Piece:
    """Make a count, its population and the rate as the agency worked it out."""
    page, per = Page(f"{tag}.csv"), rng.choice([1000, 10_000])
    count, people = max(1, small(rng)), rng.randint(800, 9000)
    page.add("Measure", NOW)
    (top,) = page.add(f"{tag} plans", count)
    (bottom,) = page.add(f"{tag} children living here", people)
    page.add(f"{tag} rate per {per:,}", share(count, people, per, 1))
    told = page.sheet().cell(3, 1)
    rows = (
        measure(tag, "Plans", tag, f"{tag} plans"),
        measure(f"{tag}-c", "Children", tag, f"{tag} children living here", children="no"),
        measure(f"{tag}-r", "Rate", tag, f"{tag} rate per {per:,}", unit="rate", per=str(per)),
    )
    ids = [row[0] for row in rows]
    return Piece(
        "rate sent",
        page.sheets,
        rows,
        (table(f"{tag}-t", "listing", ids),),
        page.counts,
        quotients=(Quotient(told, top, bottom, per, "rate sent"),),
        public=frozenset([bottom]),
    )


def sent_ratio(rng: Random, tag: str) -> Piece:
    """Make contacts, children, and contacts for each child as the agency worked them out."""
    page, children = Page(f"{tag}.csv"), max(1, small(rng))
    contacts = children * rng.randint(1, 6) + rng.randint(0, 5)
    page.add("Measure", NOW)
    (top,) = page.add(f"{tag} contacts", contacts)
    (bottom,) = page.add(f"{tag} children seen", children)
    page.add(f"{tag} contacts a child", share(contacts, children, 1, 2))
    told = page.sheet().cell(3, 1)
    labels = (f"{tag} contacts", f"{tag} children seen", f"{tag} contacts a child")
    more: tuple[dict[str, str], ...] = ({"children": "no"}, {}, {"unit": "ratio"})
    rows = tuple(measure(f"{tag}-{n}", label, tag, label, **more[n]) for n, label in enumerate(labels))
    quotients = (Quotient(told, top, bottom, 1, "ratio sent"),)
    return Piece(
        "ratio sent",
        page.sheets,
        rows,
        (table(f"{tag}-t", "listing", [row[0] for row in rows]),),
        page.counts,
        quotients=quotients,
        public=frozenset([top]),
    )


def part_of_whole(rng: Random, tag: str) -> Piece:
    """Make a count and another that is part of it by groups, with percentages: sent, or worked out, or both."""
    page, way = (
        Page(f"{tag}.{rng.choice(['csv', 'csv', 'xlsx'])}"),
        rng.choice(["denominator", "worked out", "both named", "unsent"]),
    )
    exact = page.file.endswith("xlsx")
    labels, word = bands(rng), rng.choice(TOTALS)
    wholes = [small(rng) for _ in labels]
    pieces = [rng.randint(max(0, whole - rng.choice([3, 6, 40])), whole) for whole in wholes]
    heads = ["Due", *(["Seen"] if way != "unsent" else []), *(["Seen %"] if way != "worked out" else [])]
    page.add("Age", *heads)
    all_cells: list[tuple[str, str]] = []
    quotients, rests, parts = [], [], []
    for label, whole, part in [*zip(labels, wholes, pieces, strict=True), (word, sum(wholes), sum(pieces))]:
        percent = [f"{share(part, whole, 100, 0 if exact else 1)}%" if whole else ""] if way != "worked out" else []
        cells = page.add(label, whole, *([part] if way != "unsent" else []), *percent)
        row = len(page.rows) - 1
        if way == "unsent":
            page.counts[f"{cells[0]}#seen"] = part
            cells.append(f"{cells[0]}#seen")
        all_cells.append((cells[0], cells[1]))
        parts.append((cells[1], cells[0]))
        rests.append(Rest(f"{cells[0]}#rest", cells[0], (cells[1],), "percentage of"))
        if percent and whole:
            column = len(heads)
            quotients.append(
                Quotient(page.sheet().cell(row, column), cells[1], cells[0], 100, f"percentage sent ({way})")
            )
            if exact:
                page.exact[row, column] = 100 * part / whole
    sums = [
        Sum(all_cells[-1][n], tuple(one[n] for one in all_cells[:-1]), "total")
        for n in ((0, 1) if way != "unsent" else (0,))
    ]
    rows = [measure(f"{tag}-a", "Due", tag, "Due")]
    if way != "unsent":
        rows.append(measure(f"{tag}-b", "Seen", tag, "Seen"))
    named = {"numerator": f"{tag}-b"} if way in ("worked out", "both named") else {}
    sender = (tag, "Seen %") if way != "worked out" else ("", "")
    rows.append(measure(f"{tag}-p", "Share seen", *sender, unit="percent", denominator=f"{tag}-a", **named))
    ids = [row[0] for row in rows]
    return Piece(
        "share",
        page.sheets,
        tuple(rows),
        (table(f"{tag}-t", "breakdown", ids),),
        page.counts,
        tuple(sums),
        tuple(quotients),
        tuple(rests),
        tuple(parts),
    )


def two_ways(rng: Random, tag: str) -> Piece:
    """Make a table of two ways with totals both ways, its columns measures of their own."""
    page = Page(f"{tag}.csv")
    labels, heads = (
        bands(rng),
        rng.choice([["Girls", "Boys"], ["Police", "Schools", "Health"], list(YEARS[:1]) and ["North", "South"]]),
    )
    across, down = rng.choice(TOTALS), rng.choice(TOTALS)
    heads = [*(f"{tag} {head}" for head in heads), f"{tag} {across}"]
    page.add("Age", *heads)
    values = [[small(rng) for _ in heads[1:]] for _ in labels]
    values = [*values, [sum(column) for column in zip(*values, strict=True)]]
    cells = [page.add(label, *row, sum(row)) for label, row in zip([*labels, down], values, strict=True)]
    sums = [Sum(row[-1], tuple(row[:-1]), "across") for row in cells]
    sums += [Sum(cells[-1][n], tuple(row[n] for row in cells[:-1]), "total") for n in range(len(heads))]
    ids = [f"{tag}-{n}" for n in range(len(heads))]
    rows = tuple(measure(name, head, tag, head) for name, head in zip(ids, heads, strict=True))
    return Piece("two ways", page.sheets, rows, (table(f"{tag}-t", "breakdown", ids),), page.counts, tuple(sums))


def linked(rng: Random, tag: str) -> Piece:
    """Make the same children in two sources, all or those of one age, parted in another way; said to be the same."""
    one, other = Page(f"{tag}.csv"), Page(f"{tag}o.csv")
    first, second = bands(rng), rng.sample(KINDS, rng.randint(2, 4))
    values = [small(rng) for _ in first]
    group = rng.randrange(len(first)) if rng.random() < 0.5 else -1
    left, rest = values[group] if group >= 0 else sum(values), list[int]()
    for number in range(len(second)):
        rest.append(left if number == len(second) - 1 else rng.randint(0, min(left, rng.choice([6, 40]))))
        left -= rest[-1]
    sums, rows_of = list[Sum](), list[list[str]]()
    for page, head, labels, counts in ((one, "Age", first, values), (other, "Kind", second, rest)):
        page.add(head, "Plans")
        cells = [page.add(label, count)[0] for label, count in zip(labels, counts, strict=True)]
        (whole,) = page.add(rng.choice(["Total", "All", "Total children"]), sum(counts))
        sums.append(Sum(whole, tuple(cells), "total"))
        rows_of.append([*cells, whole])
    rows = (measure(tag, "Plans", tag, "Plans"), measure(f"{tag}o", "Plans by kind", f"{tag}o", "Plans"))
    tables = (table(f"{tag}-t", "breakdown", [tag]), table(f"{tag}o-t", "breakdown", [f"{tag}o"]))
    name = f"{tag}:{first[group]}" if group >= 0 else tag
    agree = ((name, f"{tag}o", rows_of[0][group], rows_of[1][-1]),)
    return Piece(
        "linked", (one.sheet(), other.sheet()), rows, tables, {**one.counts, **other.counts}, tuple(sums), agree=agree
    )


def added_up(rng: Random, tag: str) -> Piece:
    """Make counts, their sum or difference worked out by psrstats, and at times the same sum as it was sent."""
    page, minus = Page(f"{tag}.csv"), rng.random() < 0.5
    names = [f"{tag} offered", f"{tag} missing", f"{tag} declined"][: 2 if minus else rng.randint(2, 3)]
    values = sorted((small(rng) for _ in names), reverse=minus)
    page.add("Measure", NOW)
    cells = [page.add(name, value)[0] for name, value in zip(names, values, strict=True)]
    sums = []
    ids = [f"{tag}-{n}" for n in range(len(names))]
    rows = [measure(name, label, tag, label) for name, label in zip(ids, names, strict=True)]
    if not minus and rng.random() < 0.6:
        (whole,) = page.add(f"{tag} {rng.choice(TOTALS)}", sum(values))
        sums.append(Sum(whole, tuple(cells), "measures"))
        rows.append(measure(f"{tag}-all", page.rows[-1][0], tag, page.rows[-1][0]))
    rows.append(measure(f"{tag}-s", f"{tag} worked out", sum=(" - " if minus else " + ").join(ids)))
    terms = tuple((cell, -1 if minus and n else 1) for n, cell in enumerate(cells))
    rests = (Rest(f"{tag}#rest", cells[0], (cells[1],), "difference worked out"),) if minus else ()
    tables = (table(f"{tag}-t", "listing", [row[0] for row in rows]),)
    return Piece(
        "added up",
        page.sheets,
        tuple(rows),
        tables,
        page.counts,
        tuple(sums),
        rests=rests,
        worked=(Worked(f"{tag}-s", NOW, terms),),
    )


def of_which(rng: Random, tag: str) -> Piece:
    """Make a whole and the groups that it is made of below it, each a row of its own."""
    page, heads = Page(f"{tag}.csv"), rng.choice([YEARS, (NOW,)])
    labels = [f"of which {name}" for name in rng.choice([["boys", "girls"], ["under 5", "5 to 9", "10 and over"]])]
    values = [[small(rng) for _ in heads] for _ in labels]
    page.add("Measure", *heads)
    title = f"{tag} {rng.choice(PLURALS).lower()}"
    whole = page.add(title, *(sum(column) for column in zip(*values, strict=True)))
    lines = [page.add(f"{tag} {label}", *row) for label, row in zip(labels, values, strict=True)]
    sums = [Sum(cell, tuple(line[n] for line in lines), "of which") for n, cell in enumerate(whole)]
    named = [title, *(f"{tag} {label}" for label in labels)]
    rows = tuple(measure(f"{tag}-{n}", label, tag, label) for n, label in enumerate(named))
    return Piece(
        "of which",
        page.sheets,
        rows,
        (table(f"{tag}-t", "listing", [row[0] for row in rows]),),
        page.counts,
        tuple(sums),
    )


def rates(rng: Random, tag: str) -> Piece:
    """Make counts by age of two years, their rates by population, their share of all, intervals and changes."""
    page, people = Page(f"{tag}.csv"), Page(f"{tag}p.csv")
    labels, word = bands(rng), rng.choice(("Total", "All", *TOTALS))
    page.add("Age", "Year", "Plans")
    values = [[small(rng) for _ in YEARS] for _ in labels]
    values = [*values, [sum(column) for column in zip(*values, strict=True)]]
    lines = [
        [page.add(label, year, value)[0] for year, value in zip(YEARS, row, strict=True)]
        for label, row in zip([*labels, word], values, strict=True)
    ]
    sums = [Sum(cell, tuple(row[n] for row in lines[:-1]), "total") for n, cell in enumerate(lines[-1])]
    people.add("Age", "2018", "2019")
    many = [[rng.randint(900, 9000) for _ in YEARS] for _ in labels]
    many = [*many, [sum(column) for column in zip(*many, strict=True)]]
    for label, row in zip([*labels, word], many, strict=True):
        people.add(label, *row)
    rows = (
        measure(tag, "Plans", tag, "Plans"),
        measure(f"{tag}p", "Population", f"{tag}p", "Population", children="no"),
        measure(f"{tag}-r", "Rate of plans", unit="rate", per="10000", numerator=tag, denominator=f"{tag}p"),
        measure(f"{tag}-s", "Share of plans", unit="percent", numerator=tag, denominator=tag),
    )
    ids = [tag, f"{tag}-r", f"{tag}-s"]
    tables = (table(f"{tag}-t", "breakdown", ids), table(f"{tag}-u", "change", ids[:2]))
    counts = {**page.counts, **people.counts}
    return Piece(
        "rates", (page.sheet(), people.sheet()), rows, tables, counts, tuple(sums), public=frozenset(people.counts)
    )


PIECES = (
    by_group,
    by_group,
    by_group,
    by_ward,
    scorecard,
    scorecard,
    sent_rate,
    sent_ratio,
    part_of_whole,
    part_of_whole,
    two_ways,
    linked,
    added_up,
    of_which,
    rates,
    rates,
)
