"""The second attacker is no judge unless it finds what is there: each thing that tells, in files made by hand."""

from __future__ import annotations

import hashlib
import io
import json
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import Workbook

from tests.attacker.attacking import attack, printed_ends
from tests.attacker.folders import sheet_bytes
from tests.attacker.guessing import guesses
from tests.attacker.made import Made, Quotient, Rest, Rule, Sheet, Sum
from tests.attacker.seen import Seen, Shown, seen
from tests.attacker.solving import Puzzle, Row

DFE = Rule((("policy", "dfe-1-5"),), 5)
A, B, C, D = (f"care.csv!care!B{row}" for row in range(2, 6))
SHEET = Sheet("care.csv", (("Age", "Plans"), ("0-4", "3"), ("5-9", "30"), ("10-17", "70"), ("Wuggle", "103")))
MADE = Made("made", (SHEET,), (), (), DFE, {A: 3, B: 30, C: 70, D: 103})


def figure(text: str, *cells: str, **more: object) -> dict[str, object]:
    """Write a figure as the published JSON has it."""
    about = {"measure": "m", "of": "m", "statistic": "", "area": "", "group": cells[0], "item": "", "period": "2019-20"}
    number = None if text.startswith("[") else float(text.strip("%+").replace(",", ""))
    said = {"value": number, "unit": "count", "per": None, "text": text, "sources": list(cells)}
    return about | said | {"formula": "x" * (len(cells) > 1)} | more


def published(*figures: dict[str, object], **files: bytes) -> Seen:
    """Read a published JSON of figures."""
    document = {"tables": [], "figures": list(figures)}
    return seen(
        {"report.json": json.dumps(document).encode(), **{f"{name}.json": data for name, data in files.items()}}
    )


def values(made: Made, shown: Seen, cell: str = A) -> list[tuple[int, ...]]:
    return [one.values for one in attack(made, shown) if one.cell == cell]


SENT = (figure("[c]", A), figure("30", B), figure("70", C), figure("103", D))


def test_a_sum_that_a_reader_knows() -> None:
    assert values(MADE, published(*SENT)) == []
    assert values(replace(MADE, sums=(Sum(D, (A, B, C), "total"),)), published(*SENT)) == [(3,)]


def test_a_sum_that_an_outsider_guesses() -> None:
    shown = published(*SENT)
    found = attack(MADE, shown, None, guesses(MADE, shown))
    assert [(one.way, one.cell, one.values) for one in found] == [("guess", A, (3,))]


def test_years_are_not_added_up() -> None:
    cells = [f"care.csv!care!{column}2" for column in "BCD"]
    made = replace(MADE, counts=dict(zip(cells, (3, 12, 15), strict=True)))
    texts = ("[c]", "12", "15")
    years = [figure(texts[n], cell, period=f"201{n}-1{n + 1}") for n, cell in enumerate(cells)]
    assert guesses(made, published(*years)) == []


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        ("2.9%", {"unit": "percent"}, (3,)),
        ("291.3", {"unit": "rate", "per": 10_000}, (3,)),
        ("-100", {"statistic": "change"}, (3,)),
        ("-97.1%", {"statistic": "percent-change"}, (3,)),
        ("2.9%", {"statistic": "lower-95", "unit": "percent"}, None),
        ("1.0%", {"statistic": "lower-95", "unit": "percent"}, (3,)),  # Wilson's: 0.996% for 3 of 103
        ("8.2%", {"statistic": "upper-95", "unit": "percent"}, (3,)),  # 8.217%
    ],
)
def test_what_is_made_of_a_count(text: str, more: dict[str, object], found: tuple[int, ...] | None) -> None:
    shown = published(*SENT, figure(text, A, D, **more))
    assert values(MADE, shown) == ([found] if found else [])


def test_what_an_agency_made_of_a_count() -> None:
    told = "care.csv!care!C2"
    made = replace(MADE, quotients=(Quotient(told, A, D, 100, "percentage"),))
    assert values(made, published(*SENT, figure("2.9%", told, unit="percent"))) == [(3,)]
    assert values(made, published(*SENT, figure("[c]", told, unit="percent"))) == []
    # Whole per cent of 103 leave one count too; of 410 they leave four: 4 to 7 round to 1%.
    wide = replace(made, counts={**MADE.counts, A: 5, D: 410})
    rows = (figure("[c]", A), figure("30", B), figure("70", C), figure("410", D))
    assert values(wide, published(*rows, figure("1%", told, unit="percent"))) == []


def test_a_small_count_that_is_printed() -> None:
    assert values(MADE, published(figure("3", A), *SENT[1:])) == [(3,)]


def test_a_direction() -> None:
    made = replace(MADE, counts={**MADE.counts, B: 4})
    down = figure("0", A, B, statistic="direction") | {"text": "down", "value": None}
    shown = published(figure("[c]", A), figure("[c]", B), *SENT[2:], down)
    assert values(made, shown) == []  # 1 or more
    two = replace(made, counts={**made.counts, A: 1, B: 2}, sums=(Sum(C, (A, B), "total"),))
    two = replace(two, counts={**two.counts, C: 3})
    rows = (figure("[c]", A), figure("[c]", B), figure("3", C), figure("103", D))
    assert values(two, published(*rows)) == [(1, 2)]
    assert values(two, published(*rows, down)) == [(1,)]


def test_a_digest() -> None:
    digest = hashlib.sha256(sheet_bytes(SHEET)).hexdigest()
    assert values(MADE, published(*SENT, manifest=digest.encode())) == [(3,)]


def test_a_number_that_is_more_exact_than_its_text() -> None:
    assert Shown.of("3%", 2.9126213592).half < 1e-6
    assert Shown.of("3%", 3).half == 0.5
    assert Shown.of("1,204", 1204).number == 1204
    assert Shown.of("[c]", None).marker == "c"


def test_words_about_a_count() -> None:
    made = replace(MADE, said=(("care.csv!care!C2", A), ("care.csv!care!C3", B)))
    assert values(made, published(*SENT, said=b"There were 30 of them.")) == []
    assert values(made, published(*SENT, said=b"There were 3 of them.")) == [(3,)]


TABLES = [  # of unlike widths, with a label in common
    {"columns": ["Age", "Unit", "Plans"], "rows": [["0-4", "number", "[c]"], ["5-9", "number", "30"]]},
    {"columns": ["Age", "Plans", "Share"], "rows": [["0-4", "7", "20%"], ["5-9", "30", "80%"]]},
]


def listed(said: str) -> bytes:
    return f"Age,Unit,Plans\n0-4,number,{said}\n5-9,number,30\n".encode()


def one_by_one(said: str) -> bytes:
    return f"measure,statistic,area,group,item,period,value,text\nm,,,{A},,2019-20,{said}\n".encode()


def workbook(said: object) -> bytes:
    book = Workbook()
    assert book.active is not None
    first: list[list[Any]] = [["Table 1"], ["Age", "Unit", "Plans\n"], ["0-4", "number", said], ["5-9", "number", 30]]
    second: list[list[Any]] = [["Age", "Plans", "Share"], ["0-4", 7, 0.2], ["5-9", 30, 0.8]]
    for sheet, rows in ((book.active, first), (book.create_sheet(), second)):
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page(said: str, link: str) -> bytes:
    """Write a page that says the unit of its first table above it, and of each cell where it comes from."""
    rows = f"<tr><th>Age</th><th>Plans</th></tr><tr><th>0-4</th><td>{said}<span role=tooltip>from B2</span></td></tr>"
    second = "<table><tr><th>Age</th><th>Share</th></tr><tr><th>0-4</th><td>20%</td></tr></table>"
    data = quote(f'Age,Unit,Plans,"Plans, shorthand"\n0-4,number,{link}\n5-9,number,30,\n')
    return (
        f'<table>{rows}<tr><th>5-9</th><td>30</td></tr></table>{second}<a href="data:text/csv,{data}">CSV</a>'.encode()
    )


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("report.html", page("[c]", ",[c]"), page("3", ",[c]")),
        ("report.html", page("[c]", ",[c]"), page("[c]", "3,")),
        ("plans.csv", listed("[c]"), listed("3")),
        ("report.xlsx", workbook("[c]"), workbook(3)),
        ("all_figures.csv", one_by_one(",[c]"), one_by_one("3,[c]")),
        ("all_figures.csv", one_by_one(",[c]"), one_by_one(",3")),
    ],
)
def test_a_format_that_shows_more(name: str, right: bytes, wrong: bytes) -> None:
    document = {"tables": TABLES, "figures": list(SENT)}
    for data, found in ((right, []), (wrong, [f"{name} shows more"])):
        shown = seen({"report.json": json.dumps(document).encode(), name: data})
        assert [one.kind for one in attack(MADE, shown)] == found


def test_a_format_that_lacks_a_table_is_not_passed_over() -> None:
    shown = seen(
        {"report.json": json.dumps({"tables": TABLES, "figures": list(SENT)}).encode(), "a.html": b"<p>None</p>"}
    )
    with pytest.raises(AssertionError, match="no table"):
        list(attack(MADE, shown))


def test_last_year_s_report() -> None:
    made = replace(MADE, before=replace(MADE, name="before"), same=((A, A),))
    assert values(made, published(*SENT)) == []
    assert [
        one.values for one in attack(made, published(*SENT), published(figure("3", A), *SENT[1:])) if one.cell == A
    ] == [(3,)]


@pytest.mark.parametrize(("largest", "base"), [(0, 5), (0, 10), (0, 20), (0, 100), (7, 5)])
def test_what_a_rounded_number_may_be(base: int, largest: int) -> None:
    rule = Rule((), largest, base)
    for number in range(0, 100, base):
        may = [n for n in range(200) if _half_up(n, base) == number and not 1 <= n <= largest]
        if number == 0 and rule.marks_low:
            may = [0]
        low, high = printed_ends(number, rule)
        assert [n for n in range(200) if low <= n <= high] == may


def _half_up(count: int, base: int) -> int:
    return (2 * count + base) // (2 * base) * base


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.sets(st.integers(0, 3), min_size=1), st.data())
@settings(max_examples=60, deadline=None)
def test_values_are_those_of_trying_everything(true: list[int], unknown: set[int], data: st.DataObject) -> None:
    names = "abcd"
    shapes = [(1, 1, -1, 0), (0, 1, 1, -1), (1, 1, 1, -1), (1, -1, 0, 0), (3, -2, 0, 0), (0, 7, -3, 0)]
    rows = []
    for shape in data.draw(st.lists(st.sampled_from(shapes), max_size=3, unique=True)):
        total, give = sum(of * n for of, n in zip(shape, true, strict=True)), data.draw(st.integers(0, 2))
        terms = tuple((name, float(of)) for name, of in zip(names, shape, strict=True))
        rows.append(Row(terms, total - give, total + give))
    ends = {name: (0.0, 6.0) if at in unknown else (float(true[at]),) * 2 for at, name in enumerate(names)}
    puzzle = Puzzle(ends, rows)
    may = [
        tried
        for tried in product(range(7), repeat=4)
        if all(ends[name][0] <= n <= ends[name][1] for name, n in zip(names, tried, strict=True))
        and all(row.low <= sum(of * tried[names.index(name)] for name, of in row.terms) <= row.high for row in rows)
    ]
    for at in unknown:
        assert puzzle.values(names[at], 3) == sorted({tried[at] for tried in may})[:3]


def test_places_in_a_ranking_that_is_sent() -> None:
    ranks = [f"care.csv!care!C{row}" for row in range(2, 6)]
    made = replace(MADE, counts={A: 11, B: 30, C: 12, D: 10}, ranks=(tuple(zip(ranks, (A, B, C, D), strict=True)),))
    counts = (figure("[c]", A), figure("30", B), figure("12", C), figure("10", D))
    places = [figure(text, cell) for text, cell in zip("3124", ranks, strict=True)]
    assert values(made, published(*counts)) == []
    assert values(made, published(*counts, *places)) == [(11,)]
    assert values(made, published(*counts, *places[1:])) == [(11,)]  # the one that is missing is the third
    assert values(made, published(*counts, *places[2:])) == []


def test_few_who_are_in_two_groups() -> None:
    two = Rest("two", D, (B, C), "in two groups", over=True)
    made = replace(MADE, counts={A: 9, B: 30, C: 20, D: 47}, rests=(two,))
    rows = (figure("9", A), figure("30", B), figure("20", C), figure("47", D))
    assert values(made, published(*rows), "two") == [(3,)]
    assert values(made, published(*rows[:2], figure("[c]", C), rows[3]), "two") == []


def test_who_came_and_went() -> None:
    made = replace(MADE, counts={A: 3, B: 100, C: 40, D: 137}, balances=(((B, 1), (C, 1), (D, -1), (A, -1)),))
    assert values(made, published(figure("[c]", A), figure("100", B), figure("40", C), figure("137", D))) == [(3,)]


def test_percentages_of_too_few_children() -> None:
    rule = replace(DFE, least=40)
    of_thirty = figure("50.0%", A, B, unit="percent")
    for whole, found in ((), [(30,)]), ((Sum(C, (B, D), "total"),), [(30,), (1,)]):
        made = replace(MADE, rule=rule, counts={A: 15, B: 30, C: 31, D: 1}, sums=whole)
        rows = (figure("15", A), figure("30", B), figure("[c]", C), figure("[c]", D), of_thirty)
        assert values(made, published(*rows), B) == found


@pytest.mark.parametrize(("number", "ends"), [(0, (0, 0)), (3, (1, 6)), (9, (7, 12)), (27, (25, 30))])
def test_what_a_midpoint_may_be(number: int, ends: tuple[int, int]) -> None:
    assert printed_ends(number, Rule((), 0, 6, midpoint=True)) == ends
