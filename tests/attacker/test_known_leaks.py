"""Small reports that gave a count away: nobody may bring one that is not shown under three values.

Each is told as an outsider sees it: by the agency's sheet, and by what any reader knows of it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

import highspy
import pytest
from msgspec.structs import replace

from tests.attacker.attacking import Breach
from tests.attacker.commands import ran
from tests.attacker.folders import write
from tests.attacker.made import OLD, Made, Quotient, Rest, Rule, Sum
from tests.attacker.pieces import Page, Piece, Table, measure, share, table
from tests.attacker.publishing import published
from tests.attacker.reports import report_of
from tests.attacker.trying import tried
from tests.attacker.words import TOTALS

DFE = Rule((("policy", "dfe-1-5"),), 5)
ROUND = {to: Rule((("policy", "round"), ("to", to)), 0, to) for to in (5, 10)}
NHS = Rule((("policy", "nhs-1-7-round-5"),), 7, 5)
RULES = pytest.mark.parametrize("rule", [DFE, NHS, ROUND[5], ROUND[10]], ids=["dfe", "nhs", "to 5", "to 10"])
NOW = "2019-20"
Given = tuple[Page, list[list[str]]]


def told(breaches: Sequence[Breach]) -> list[str]:
    """Give what was found, but for what the digests of inputs tell, which has a test of its own."""
    return [str(one) for one in breaches if one.kind != "fingerprint"]


def sheet(*rows: Sequence[str | int], file: str = "care.csv") -> Given:
    """Write a sheet; with the cells of the counts of each row."""
    page = Page(file)
    return page, [page.add(*row) for row in rows]


def case(
    pages: Sequence[Page],
    measures: Sequence[tuple[str, ...]],
    tables: Sequence[Table],
    sums: Sequence[tuple[str, Sequence[str]]] = (),
    rule: Rule = DFE,
) -> Made:
    """Describe a report of sheets; sums: each whole with its parts."""
    counts = {cell: count for page in pages for cell, count in page.counts.items()}
    known = tuple(Sum(whole, tuple(parts), "sum") for whole, parts in sums)
    files = tuple(page.sheet() for page in pages)
    return report_of("case", [Piece("case", files, tuple(measures), tuple(tables), counts, known)], rule)


def plans(label: str = "Plans", name: str = "m", **more: str) -> tuple[str, ...]:
    return measure(name, label, "care", label, **more)


def listing(*names: str) -> tuple[Table, ...]:
    return (table("t", "listing", names),)


def breakdown(*names: str) -> tuple[Table, ...]:
    return (table("t", "breakdown", names),)


@pytest.fixture(scope="module")
def by_word() -> dict[str, list[str]]:
    """Publish a table of children by age under each word for its total, all of them in one report."""
    return _by_word(described=True)


@pytest.fixture(scope="module")
def by_word_begun() -> dict[str, list[str]]:
    """Publish them as `psrstats init` describes the sheets."""
    return _by_word(described=False)


def _by_word(*, described: bool) -> dict[str, list[str]]:
    pieces = []
    for number, word in enumerate(TOTALS):
        some, many = 31 + 7 * number, 70 + 11 * number  # other counts in each sheet: nothing but its own sum tells
        page, rows = sheet(
            *(("Age", f"Plans {number}"), ("0-4", 3), ("5-9", some), ("10-17", many), (word, 3 + some + many)),
            file=f"s{number}.csv",
        )
        parts = Sum(rows[4][0], tuple(row[0] for row in rows[1:4]), word)
        name = f"s{number}"
        rows_of = (measure(name, f"Plans {number}", name, f"Plans {number}"),)
        tables = (table(name, "breakdown", [name]),)
        pieces.append(Piece("word", page.sheets, rows_of, tables, page.counts, (parts,)))
    done = tried(report_of("words", pieces, DFE, described=described), ("json",))
    assert not done.refused
    found: dict[str, list[str]] = {word: [] for word in TOTALS}
    for breach in done.breaches:
        found[TOTALS[int(breach.cell.split(".")[0][1:])]] += told([breach])
    return found


@pytest.mark.parametrize("word", TOTALS)
def test_a_total_is_one_whatever_it_is_called(by_word: dict[str, list[str]], word: str) -> None:
    assert by_word[word] == []


@pytest.mark.parametrize("word", TOTALS)
def test_a_total_is_one_in_what_init_describes(by_word_begun: dict[str, list[str]], word: str) -> None:
    assert by_word_begun[word] == []


def test_bands_of_ages_within_others() -> None:
    page, rows = sheet(("Age", "Plans"), ("0-4", 3), ("5-9", 30), ("0-9", 33))
    made = case([page], [plans()], breakdown("m"), [(rows[3][0], [rows[1][0], rows[2][0]])])
    assert told(tried(made).breaches) == []


@pytest.mark.parametrize("layout", ["ranking", "breakdown"])
def test_wards_that_no_setting_names(layout: str) -> None:
    page, rows = sheet(("Ward", "Plans"), ("Abbey", 3), ("Mill", 10), ("Park", 12), ("Anytown", 25))
    sums = [(rows[4][0], [row[0] for row in rows[1:4]])]
    assert told(tried(case([page], [plans()], [table("t", layout, ["m"])], sums)).breaches) == []


SOLVED = 1500  # programs, of which each round of leaving out asks a few


def test_last_year_s_groups_and_this_year_s_total_come_to_an_end(tmp_path: Path) -> None:
    groups = (("0-4", "2018-19", 3), ("5-9", "2018-19", 12), ("10-17", "2018-19", 30))
    page, rows = sheet(("Age", "Year", "Plans"), *groups)
    before = replace(case([page], [plans()], breakdown("m")), name="old", period="2018-19")
    page, now = sheet(("Measure", "2018-19", "2019-20"), ("Plans", 45, 55))
    # Whoever has both reports has last year's total twice: as it stands, and as the sum of its groups.
    sums = [(now[1][0], [f"{OLD}{row[0]}" for row in rows[1:]])]
    made = replace(case([page], [plans()], [table("t", "change", ["m"])], sums), before=before)
    asked, run = 0, highspy.Highs.run

    def counted(self: highspy.Highs) -> object:
        nonlocal asked
        asked += 1
        assert asked < SOLVED, "it goes round for ever"
        return run(self)

    folder = write(made, tmp_path / "new")
    with patch.object(highspy.Highs, "run", counted):
        done = ran("export", folder, "--to", "json", "-o", folder / "out")
        ran("compute", folder)
        ran("attack", folder)
    if done.status:
        assert "PSR021" in done.err
    else:
        assert told(tried(made).breaches) == []


@pytest.mark.parametrize("also", [[], [measure("s", "Plans worked out", sum="n + e + p")]])
def test_parts_and_their_total_as_measures(also: list[tuple[str, ...]]) -> None:
    page, rows = sheet(("Measure", NOW), ("Neglect", 3), ("Emotional", 20), ("Physical", 10), ("All plans", 33))
    names = dict(zip("nepa", ("Neglect", "Emotional", "Physical", "All plans"), strict=True))
    measures = [*(plans(label, name) for name, label in names.items()), *also]
    made = case([page], measures, listing(*(row[0] for row in measures)), [(rows[4][0], [row[0] for row in rows[1:4]])])
    assert told(tried(made).breaches) == []


def test_quarters_beside_their_year() -> None:
    quarters = [f"Q{number} {NOW}" for number in range(1, 5)]
    page, rows = sheet(("Measure", *quarters, NOW), ("Children missing", 3, 10, 12, 8, 33))
    made = case([page], [plans("Children missing")], [table("t", "scorecard", ["m"])], [(rows[1][4], rows[1][:4])])
    assert told(tried(made, ("json", "html", "svg")).breaches) == []


@RULES
@pytest.mark.parametrize("described", [True, False])
def test_a_percentage_beside_a_count_that_is_not_shown(described: bool, rule: Rule) -> None:
    page, rows = sheet(
        ("Age", "Plans", "% of plans"),
        ("0-4", 3, "2.9%"),
        ("5-9", 30, "29.1%"),
        ("10-15", 70, "68.0%"),
        ("Total", 103, "100%"),
    )
    measures = [plans(), measure("p", "Share", "care", "% of plans", unit="percent")]
    made = case([page], measures, breakdown("m", "p"), [(rows[4][0], [row[0] for row in rows[1:4]])], rule)
    quotients = [Quotient(page.sheet().cell(n, 2), rows[n][0], rows[4][0], 100, "percentage") for n in (1, 2, 3)]
    made = replace(made, quotients=tuple(quotients), measures=made.measures if described else ())
    assert told(tried(made).breaches) == []


@RULES
def test_a_rate_beside_a_count_that_is_not_shown(rule: Rule) -> None:
    page, rows = sheet(("Measure", NOW), ("Plans", 3), ("Children", 4000), ("Rate", "7.5"))
    measures = [plans(), plans("Children", "c", children="no"), plans("Rate", "r", unit="rate", per="10000")]
    made = replace(
        case([page], measures, listing("m", "c", "r"), rule=rule),
        public=frozenset(rows[2]),
        quotients=(Quotient(page.sheet().cell(3, 1), rows[1][0], rows[2][0], 10_000, "rate"),),
    )
    assert told(tried(made).breaches) == []


@RULES
def test_a_ratio_beside_a_count_that_is_not_shown(rule: Rule) -> None:
    page, rows = sheet(("Measure", NOW), ("Contacts", 12), ("Children seen", 3), ("Contacts a child", "4.00"))
    measures = [
        plans("Contacts", children="no"),
        plans("Children seen", "c"),
        plans("Contacts a child", "r", unit="ratio"),
    ]
    made = replace(
        case([page], measures, listing("m", "c", "r"), rule=rule),
        public=frozenset(rows[1]),
        quotients=(Quotient(page.sheet().cell(3, 1), rows[1][0], rows[2][0], 1, "ratio"),),
    )
    assert told(tried(made).breaches) == []


def test_a_percentage_with_its_denominator_only() -> None:
    lines = [("0-4", 40, 9), ("5-9", 50, 3), ("10-17", 60, 31), ("Total", 150, 43)]
    page, rows = sheet(
        ("Age", "Missing", "Interviewed", "Interviewed %"),
        *((*line, f"{share(line[2], line[1], 100, 1)}%") for line in lines),
    )
    measures = [plans("Missing", "a"), plans("Interviewed", "b")]
    measures.append(plans("Interviewed %", "p", unit="percent", denominator="a"))
    sums = [(rows[4][n], [row[n] for row in rows[1:4]]) for n in (0, 1)]
    quotients = tuple(Quotient(page.sheet().cell(n, 3), rows[n][1], rows[n][0], 100, "percentage") for n in range(1, 5))
    made = replace(
        case([page], measures, breakdown("a", "b", "p"), sums),
        quotients=quotients,
        parts=tuple((row[1], row[0]) for row in rows[1:]),
    )
    assert told(tried(made).breaches) == []


def test_few_that_are_left_of_a_whole_beside_a_percentage() -> None:
    lines = [("0-3", 5, 2), ("6-16", 103, 102), ("Overall total", 108, 104)]
    said = [(*line, f"{share(line[2], line[1], 100, 1)}%") for line in lines]
    page, rows = sheet(("Age", "Due", "Seen", "Seen %"), *said)
    measures = [plans("Due", "a"), plans("Seen", "b"), plans("Seen %", "p", unit="percent", denominator="a")]
    sums = [(rows[3][n], [row[n] for row in rows[1:3]]) for n in (0, 1)]
    made = replace(
        case([page], measures, breakdown("a", "b", "p"), sums),
        parts=tuple((row[1], row[0]) for row in rows[1:]),
        rests=tuple(Rest(f"{row[0]}#rest", row[0], (row[1],), "percentage of") for row in rows[1:]),
    )
    assert told(tried(made).breaches) == []


def test_two_cells_for_one_figure_of_which_one_is_small(tmp_path: Path) -> None:
    page, _ = sheet(("Measure", NOW), ("Plans", 8), ("Plans", 3))
    made = case([page], [plans()], listing("m"))
    assert told(tried(made).breaches) == []
    folder = write(made, tmp_path / "twice")
    for form in ("table", "json", "csv"):
        assert "'3'" not in ran("validate", folder, "--format", form).out


@pytest.mark.parametrize("to", [5, 10])
@pytest.mark.parametrize(("whole", "part"), [(12, 11), (105, 3), (36, 35), (214, 212)])
def test_a_percentage_under_rounding(to: int, whole: int, part: int) -> None:
    page, rows = sheet(("Measure", NOW), ("Reviews due", whole), ("Done in time", f"{share(part, whole, 100, 1)}%"))
    measures = [plans("Reviews due", "a"), plans("Done in time", "p", unit="percent", denominator="a")]
    made = case([page], measures, listing("a", "p"), rule=ROUND[to])
    due, done = rows[1][0], f"{rows[1][0]}#done"
    made = replace(
        made,
        counts={**made.counts, done: part},
        quotients=(Quotient(page.sheet().cell(2, 1), done, due, 100, "percentage"),),
        parts=((done, due),),
        rests=(Rest(f"{due}#rest", due, (done,), "percentage of"),),
    )
    assert told(tried(made).breaches) == []


@pytest.mark.parametrize("beta", [(2, 0, 1), (1, 0, 2), (2, 1, 0)])
def test_a_part_of_a_rounded_nought(beta: tuple[int, int, int]) -> None:
    alpha = (2, 3, 7)
    lines = [*zip(("0-4", "5-9", "10-14"), alpha, beta, strict=True), ("All", sum(alpha), sum(beta))]
    page, rows = sheet(("Age", "Alpha", "Beta"), *lines)
    measures = [
        plans("Alpha", "a"),
        plans("Beta", "b"),
        measure("p", "Share", unit="percent", numerator="b", denominator="a"),
    ]
    sums = [(rows[4][n], [row[n] for row in rows[1:4]]) for n in (0, 1)]
    made = case([page], measures, breakdown("a", "b", "p"), sums, ROUND[5])
    made = replace(made, parts=tuple((row[1], row[0]) for row in rows[1:]))
    assert told(tried(made).breaches) == []


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_a_small_difference_is_not_printed(form: str, tmp_path: Path) -> None:
    page, _ = sheet(("Measure", NOW), ("Missing", 30), ("Offered", 27))
    measures = [plans("Missing", "a"), plans("Offered", "b"), measure("d", "Not offered", sum="a - b")]
    folder = write(case([page], measures, listing("a", "b", "d")), tmp_path / "difference")
    printed = ran("compute", folder, "--format", form).out
    if form == "json":
        texts = {one["measure"]: one["text"] for one in json.loads(printed)["figures"]}
        assert texts["d"] == "[c]"
        assert "[c]" in (texts["a"], texts["b"])
    else:
        lines = {
            word: line
            for line in printed.splitlines()
            for word in ("Not", "Missing", "Offered")
            if re.search(rf"{word}[ ,]", line)
        }
        assert "[c]" in lines["Not"]
        assert "[c]" in lines["Missing"] + lines["Offered"]


def test_no_digest_of_what_an_agency_sent_is_published(example: Path) -> None:
    folder = example.parent / "small-numbers"
    files = published(folder, ("json", "csv", "html"))
    text = "\n".join(data.decode("utf-8", "replace") for data in files.values())
    for path in (folder / "sources").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() not in text, path.name


def test_no_digest_is_one_that_can_be_guessed() -> None:
    page, _ = sheet(("Age", "Plans"), ("0-4", 3), ("5-9", 30), ("10-17", 70), ("Total", 103))
    done = tried(case([page], [plans()], breakdown("m")))
    assert [str(one) for one in done.breaches if one.kind == "fingerprint"] == []


def test_children_counted_in_a_calendar_year_are_no_population() -> None:
    lines = [("Under 16", 3, 0), ("16-24", 300, 0), ("25 and over", 400, 2), ("Total", 703, 2)]
    page, rows = sheet(("Age of mother", "Live births", "Infant deaths"), *lines)
    measures = [plans("Live births", "b"), plans("Infant deaths", "d")]
    measures.append(measure("r", "Infant mortality", unit="rate", per="1000", numerator="d", denominator="b"))
    sums = [(rows[4][n], [row[n] for row in rows[1:4]]) for n in (0, 1)]
    made = replace(case([page], measures, breakdown("b", "d", "r"), sums), period="2019")
    assert told(tried(made).breaches) == []


@pytest.mark.parametrize("total", [[], [("Total", 62)]])
def test_hidden_zeros_leave_a_report_to_publish(total: list[tuple[str, int]]) -> None:
    page, rows = sheet(("Age", "Plans"), ("0-4", 20), ("5-9", 12), ("10-17", 30), *total)
    rule = Rule((("policy", "dfe-1-5"), ("zeros", "hidden")), 5, lowest=0)
    sums = [(rows[4][0], [row[0] for row in rows[1:4]])] if total else []
    done = tried(case([page], [plans()], breakdown("m"), sums, rule))
    assert not done.refused
    assert (told(done.breaches), done.primary, done.more) == ([], 0, 0)


CASES: dict[str, Callable[[dict[tuple[int, int], str]], list[tuple[str, list[str]]]]] = {
    "d16_leak_by_total.csv": lambda at: [(at[5, n], [at[3, n], at[4, n]]) for n in (1, 2)],
    "d18_leak_ages.csv": lambda at: [(at[6, 1], [at[3, 1], at[4, 1], at[5, 1]])],
    "d19_leak_of_which.csv": lambda at: [(at[1, 1], [at[2, 1], at[3, 1]])],
}


@pytest.mark.parametrize("name", CASES)
def test_the_sheets_that_init_describes(name: str, shared: Path) -> None:
    page, at = Page(name), dict[tuple[int, int], str]()
    with (shared / "cases" / name).open(encoding="utf-8-sig", newline="") as rows:
        for number, row in enumerate(csv.reader(rows)):
            cells = [int(cell) if column and cell.isdigit() else cell for column, cell in enumerate(row)]
            page.add(*cells)
            at |= {(number, c): page.sheet().cell(number, c) for c, cell in enumerate(cells) if isinstance(cell, int)}
    made = replace(case([page], [], (), CASES[name](at)), measures=())
    done = tried(made)
    assert not done.refused
    assert told(done.breaches) == []


def test_what_attack_says_of_a_count_without_an_end_is_not_the_count(tmp_path: Path) -> None:
    """All counts of two tables of the same children are left out: only that none is nothing is known of any."""
    rule = Rule((("policy", "threshold"), ("n", 5)), 4)
    said = []
    for kinds in ((1, 1, 2), (1, 1, 1)):
        pages = [
            sheet(("Age", "Plans"), ("0-9", sum(kinds)), ("10-17", 0), ("All", sum(kinds)))[0],
            sheet(("Kind", "Plans"), *zip("NEP", kinds, strict=True), ("Total", sum(kinds)), file="kinds.csv")[0],
        ]
        rows = [plans(), measure("k", "Plans by kind", "kinds", "Plans")]
        tables = [table("t", "breakdown", ["m"]), table("u", "breakdown", ["k"])]
        made = replace(case(pages, rows, tables, rule=rule), agree=(("m", "k", "", ""),))
        said.append(ran("attack", write(made, tmp_path / str(sum(kinds)))).out)
    assert said[0] == said[1]
