"""More parts of reports: places in a ranking, those who come and go over years, groups that share children."""

from __future__ import annotations

from json import dumps
from random import Random

from msgspec.structs import replace

from tests.attacker.made import Rest, Sum
from tests.attacker.pieces import NOW, YEARS, Page, Piece, measure, small, table
from tests.attacker.words import PLURALS, TOTALS, WARDS


def ranked(rng: Random, tag: str) -> Piece:
    """Make children by ward with the places that an agency gives them, beside the counts or in a sheet of their own."""
    page, title, apart = Page(f"{tag}.csv"), rng.choice(PLURALS), rng.random() < 0.4
    other = Page(f"{tag}r.csv") if apart else page
    head = rng.choice(["Rank", f"Rank by {title.lower()}", "Ranking"]) if not apart else f"{title} rank"
    page.add("Ward", title, *([] if apart else [head]))
    if apart:
        other.add("Ward", head)
    names = rng.sample(WARDS, rng.randint(4, 9))
    values = [rng.choice([small(rng), rng.randint(6, 10), rng.randint(6, 10)]) for _ in names]
    cells, places = [], []
    for name, value in zip(names, values, strict=True):
        place = str(1 + sum(each > value for each in values))
        cells.append(page.add(name, value, *([] if apart else [place]))[0])
        if apart:
            other.add(name, place)
        places.append(other.sheet().cell(len(other.rows) - 1, 1 if apart else 2))
    (whole,) = page.add("Anytown", sum(values))
    source, unit = (f"{tag}r" if apart else tag), rng.choice(["score", "score", ""])
    rows = (measure(tag, title, tag, title), measure(f"{tag}-r", f"{title} rank", source, head, unit=unit))
    return Piece(
        "ranks sent" + ", apart" * apart,
        (page.sheet(), other.sheet()) if apart else page.sheets,
        rows,
        (table(f"{tag}-t", "ranking", [tag]),),
        page.counts,
        (Sum(whole, tuple(cells), "areas"),),
        ranks=(tuple(zip(places, cells, strict=True)),),
    )


FLOWS = (
    ("Open at year end", "Started in the year", "Ended in the year"),
    ("Children looked after at 31 March", "Started to be looked after", "Ceased to be looked after"),
    ("Caseload", "Arrivals", "Departures"),
    ("Wuggle", "Xyzzy", "Plugh"),
)


def come_and_go(rng: Random, tag: str) -> Piece:
    """Make those who were there at the end of two years, and who came and went in the second, side by side or apart."""
    page, words = Page(f"{tag}.csv"), [f"{tag} {word}" for word in rng.choice(FLOWS)]
    came, went = small(rng), small(rng)
    was = went + rng.randint(0, 200)
    older = rng.random() < 0.5
    page.add("Measure", *YEARS)
    lines = [
        page.add(words[0], was, was + came - went),
        page.add(words[1], *([small(rng)] if older else [""]), came),
        page.add(words[2], *([small(rng)] if older else [""]), went),
    ]
    ids = [f"{tag}-{n}" for n in range(3)]
    rows = tuple(measure(name, word, tag, word) for name, word in zip(ids, words, strict=True))
    balance = ((lines[0][0], 1), (lines[1][-1], 1), (lines[0][1], -1), (lines[2][-1], -1))
    tables = (table(f"{tag}-t", rng.choice(["listing", "change"]), ids),)
    return Piece("come and go", page.sheets, rows, tables, page.counts, balances=(balance,))


def shared(rng: Random, tag: str) -> Piece:
    """Make groups that share children, with a total that counts each once; at times psrstats.toml says so."""
    page, title, told = Page(f"{tag}.csv"), rng.choice(PLURALS), rng.random() < 0.4
    groups = rng.sample(["CSE", "CCE", "Missing", "Online"], rng.choice([2, 2, 3]))
    values = [rng.randint(8, 60) for _ in groups]
    over = min(rng.choice([rng.randint(1, 6), rng.randint(1, 6), rng.randint(6, 20)]), min(values) - 1)
    page.add("Kind", title)
    cells = [page.add(group, value)[0] for group, value in zip(groups, values, strict=True)]
    (whole,) = page.add(rng.choice(["Total", "All", "Total children"]), sum(values) - over)
    rests = [Rest(f"{tag}#two", whole, tuple(cells), "in two groups", over=True)]
    if len(groups) == 2:
        rests += [Rest(f"{tag}#only-{n}", whole, (cell,), "in one group only") for n, cell in enumerate(cells)]
    said = ("", "[[overlap]]", f"measure = {dumps(tag)}", f"groups = {dumps(groups)}") if told else ()
    rows = (measure(tag, title, tag, title),)
    tables = (table(f"{tag}-t", "breakdown", [tag]),)
    return Piece(
        "shared" + ", told" * told, page.sheets, rows, tables, page.counts, rests=tuple(rests), toml=said,
        parts=tuple((cell, whole) for cell in cells),
    )  # fmt: skip


def shared_measures(rng: Random, tag: str) -> Piece:
    """Make two groups that share children and those in any of them, measures of their own."""
    page, words = (
        Page(f"{tag}.csv"),
        [f"{tag} {word}" for word in ("CSE", "CCE", rng.choice([*TOTALS, "in any group"]))],
    )
    values = [rng.randint(8, 60) for _ in range(2)]
    over = min(rng.randint(1, 5), min(values) - 1)
    page.add("Measure", NOW)
    cells = [page.add(word, count)[0] for word, count in zip(words, (*values, sum(values) - over), strict=True)]
    rest = Rest(f"{tag}#two", cells[2], (cells[0], cells[1]), "in two groups", over=True)
    ids = [f"{tag}-{n}" for n in range(3)]
    rows = tuple(measure(name, word, tag, word) for name, word in zip(ids, words, strict=True))
    piece = Piece("shared, measures", page.sheets, rows, (table(f"{tag}-t", "listing", ids),), page.counts)
    return replace(piece, rests=(rest,), parts=tuple((cell, cells[2]) for cell in cells[:2]))


MORE = (ranked, ranked, come_and_go, come_and_go, shared, shared_measures)
