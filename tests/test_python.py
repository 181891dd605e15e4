"""psrstats from Python: the verbs of the command line for a notebook, on single numbers and on columns."""

from __future__ import annotations

import copy
import csv
import json
import pickle
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any, assert_type

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

import psrstats
from psrstats.calc.answer import Answer
from psrstats.errors import UserError

Run = Callable[..., subprocess.CompletedProcess[str]]
Table = Callable[..., pd.DataFrame]

VERBS = "change compute explain fits load overlap percent points rank rate ratio share".split()
QUOTIENTS: dict[str, tuple[Table, int, int]] = {
    "percent": (psrstats.percent, 100, 1),
    "rate": (psrstats.rate, 10_000, 1),
    "ratio": (psrstats.ratio, 1, 2),
}
PAIRED: tuple[Callable[..., Any], ...] = (
    *(function for function, _, _ in QUOTIENTS.values()),
    psrstats.change,
    psrstats.points,
)
ALONE = """
import sys, psrstats
assert dir(psrstats) == sorted(psrstats.__all__)
psrstats.percent(12087, 212658), psrstats.rate(4, 41639), psrstats.change(483, 463), psrstats.points(19.8, 22.2)
psrstats.share(1, 48), psrstats.rank(57, 29), psrstats.overlap(117, 137, 6), psrstats.fits("5.7%", 12087, 212658)
print(*{"numpy", "openpyxl", "pandas", "pydantic", "typer"} & set(sys.modules))
"""
SHADOWED = """
import psrstats.files.read_grids, psrstats.pipeline
from psrstats import load
assert psrstats.load is load
print(len(load(sys.argv[1])), psrstats.load.__module__)
"""

counts = st.integers(0, 10**6)
huge = st.integers(0, 10**17)
odd = st.sampled_from(
    [None, "", "c", "[x]", "12,087", " 48 ", "12o87", -5, 12.5, float("nan"), Decimal("19.80"), 2**60]
)
cells = counts | huge | odd
pairs = st.lists(st.tuples(cells, cells), min_size=1, max_size=30)


def nearest(value: Fraction, places: int) -> Decimal:
    """Take the nearest multiple of the last decimal, away from 0 where two are, by comparing fractions."""
    unit = Fraction(1, 10**places)
    below = abs(value) // unit
    units = below + (abs(value) - below * unit >= unit / 2)
    with localcontext(prec=100):  # more than any figure has: the usual 28 would round it again
        return Decimal(units if value > 0 else -units).scaleb(-places)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").removesuffix("%"))


def columns(rows: list[tuple[Any, Any]]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    index = pd.Index([f"row {place}" for place in range(len(rows))])
    first, second = (pd.Series(list(column), index=index, dtype=object) for column in zip(*rows, strict=True))
    return first, second


# What is imported


def test_import_is_light_and_so_are_single_numbers() -> None:
    result = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, "", "")


def test_load_stays_the_verb_when_the_folder_of_that_name_is_imported(example: Path) -> None:
    command = [sys.executable, "-c", f"import sys\n{SHADOWED}", str(example)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.split()[1] == "psrstats.notebook.load"


def test_the_names_are_the_verbs() -> None:
    assert sorted(psrstats.__all__) == VERBS
    assert all(callable(getattr(psrstats, verb)) for verb in VERBS)
    with pytest.raises(AttributeError, match="has no attribute 'percents'"):
        getattr(psrstats, "percents")  # noqa: B009


# Single numbers


@pytest.mark.parametrize(
    "numerator", [12087, "12,087", " 12087 ", 12087.0, Decimal(12087), np.int64(12087), np.float64(12087)]
)
def test_a_number_may_be_given_in_any_way(numerator: Any) -> None:
    answer = psrstats.percent(numerator, 212658)
    assert str(answer) == repr(answer) == "12,087 of 212,658 is 5.7% (95% interval 5.6% to 5.8%)"
    assert answer.value == Fraction(12087 * 100, 212658)
    assert (answer.text, answer.numerator, answer.level) == ("5.7%", 12087, 95)


def test_what_an_answer_says_is_exact() -> None:
    assert psrstats.rate(204, 41639, per=1000).value == Fraction(204_000, 41639)
    assert psrstats.change(0.3, 0.1).value == Fraction(-1, 5)
    assert psrstats.change(483, 463).percent == Fraction(-2000, 483)
    assert psrstats.points(19.8, "22.2%").lower == Fraction(23, 10)
    assert [each["value"] for each in psrstats.share(1, 2).shares] == [Fraction(100, 3), Fraction(200, 3)]
    assert psrstats.overlap(117, 137, 6).either == 117 + 137 - 6
    assert psrstats.fits("5.6%", 12087, 212658).grade == "cutting off"
    assert psrstats.rank(57, 29, 29, highest_first=False).ranks == ["3", "1=", "1="]


def test_places_per_and_level_are_heard() -> None:
    assert psrstats.percent(1, 8, places=0).text == "13%"
    assert psrstats.ratio(1, 8, places=3).text == "0.125"
    assert str(psrstats.rate(0, 500, per=1000, level=99.8)).startswith("0 of 500 is 0.0 per 1,000 (99.8% interval")
    narrow, wide = psrstats.percent(1, 8), psrstats.percent(1, 8, level=99.8)
    assert wide.lower < narrow.lower < narrow.upper < wide.upper
    assert psrstats.percent([1], [8], level=99.8)["upper"].tolist() == [wide.upper]
    assert psrstats.rate([1], 8, per=1000, places=0)["text"].tolist() == ["125"]


def test_an_answer_is_a_value() -> None:
    answer = psrstats.percent(1, 8)
    assert pickle.loads(pickle.dumps(answer)) == copy.deepcopy(answer) == answer
    assert {answer: 1}[psrstats.percent(1, 8)] == 1
    assert {"value", "lower", "upper", "text", "note"} <= set(dir(answer))
    with pytest.raises(AttributeError, match="there is no 'percentage' in this answer"):
        _ = answer.percentage


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: psrstats.percent("12o87", "x"), "NUMERATOR: '12o87' is not a number; write 12087, 12,087 or 19.8."),
        (lambda: psrstats.percent("12o87", "x"), "DENOMINATOR: 'x' is not a number"),
        (lambda: psrstats.percent(float("nan"), 8), "NUMERATOR: 'nan' is not a number"),
        (lambda: psrstats.percent(True, 8), "NUMERATOR: 'True' is not a number"),
        (lambda: psrstats.rate(1, 8, per=0), "per: 0 is not a whole number from 1."),
        (lambda: psrstats.rate([1], 8, per=0, places=11), "places: 11 is not a whole number from 0 to 10."),
        (lambda: psrstats.percent([1], 8, level=100), "level: 100 is not between 0 and 100 per cent."),
        (lambda: psrstats.percent([1, 2], [8]), "numerator 2, denominator 1: rows do not pair up."),
        (lambda: psrstats.percent(np.eye(2), 8), "numerator: is a table. Take one column of it."),
        (
            lambda: psrstats.percent(pd.Series([1], index=["A"]), pd.Series([8], index=["B"])),
            "numerator, denominator: have rows of different names. Take them from one table.",
        ),
        (lambda: psrstats.change("19.8%", "22.2%"), "are percentages. psrstats calc points, or psrstats.points,"),
        (lambda: psrstats.overlap(5, 6, 7), "those in both groups are counted in each"),
        (lambda: psrstats.fits("abc", 1, 2), "'abc' is not a figure"),
        (lambda: psrstats.fits(5.6, 1, 2), "5.6 is a float. Write it as printed, such as '5.6%'."),  # type: ignore[arg-type]
        (lambda: psrstats.share(5, -1), "a part cannot be negative."),
        (lambda: psrstats.share([1, None, "c", -1]), "parts, row 1: there is no number."),
        (lambda: psrstats.share([1, None, "c", -1]), "parts, row 2: [c] is suppressed"),
        (lambda: psrstats.share([1, None, "c", -1]), "parts, row 3: -1 is negative."),
        (lambda: psrstats.rank(pd.Series(["a", "1"], index=["A", "B"])), "values, row A: 'a' is not a number"),
        (lambda: psrstats.rank([float("inf"), 1.0]), "values, row 0: 'inf' is not a number"),
        (lambda: psrstats.rank(np.array([float("inf"), 1.0])), "values, row 0: 'inf' is not a number"),
        (lambda: psrstats.compute("nowhere"), "nowhere: holds no psrstats.toml."),
    ],
)
def test_a_mistake_is_told_in_words(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(UserError) as told:
        ask()
    assert said in str(told.value)


# Columns


def test_a_column_gives_a_table_and_a_number_an_answer() -> None:
    assert_type(psrstats.percent(1, "8"), Answer)
    assert_type(psrstats.percent(pd.Series([1]), 8), pd.DataFrame)
    assert_type(psrstats.rank([1, 2]), "pd.Series[str]")
    assert_type(psrstats.change(1, np.array([2])), pd.DataFrame)
    index = pd.Index(["Baffins", "Hilsea", "Hilsea"], name="ward")
    for verb in (psrstats.percent, psrstats.rate, psrstats.ratio, psrstats.change, psrstats.points):
        table = verb(pd.Series([1, 2, 3], index=index), [8, 8, 8])
        assert table.index.equals(index)
        assert_frame_equal(table.reset_index(drop=True), verb((1, 2, 3), np.array([8, 8, 8])))
        assert_frame_equal(table.reset_index(drop=True), verb(np.array([1.0, 2.0, 3.0]), 8))
        assert table.columns.tolist() == verb([], [8][:0]).columns.tolist()
    assert psrstats.percent([1], [8]).columns.tolist() == "value lower upper text note".split()
    assert psrstats.share(pd.Series([1, 2, 3], index=index)).index.equals(index)
    assert psrstats.rank(pd.Series([1, 2, 3], index=index)).index.equals(index)


@pytest.mark.parametrize("verb", QUOTIENTS)
def test_a_table_is_what_a_csv_file_gives_row_for_row(verb: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    rows = [*odd_rows()]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("numerator", "denominator"), *rows])
    printed = [*csv.DictReader(StringIO(run("calc", verb, "--csv", file).stdout))]
    table = QUOTIENTS[verb][0](*columns(rows))
    for name in ("text", "note"):
        assert table[name].tolist() == [row[name] for row in printed]
    for name in ("value", "lower", "upper"):
        theirs = [float(row[name] or "nan") for row in printed]
        assert table[name].tolist() == pytest.approx(theirs, rel=1e-13, nan_ok=True)


def odd_rows() -> Iterator[tuple[Any, Any]]:
    """Draw counts of all sizes, with whatever else stands in a sheet."""
    draw = random.Random(2020)
    others = [None, "", "c", "[x]", "z", "12,087", "12o87", -5, Decimal("19.80"), 0, 10**17, 10**19, " 7 "]
    for _ in range(3000):
        denominator = draw.randint(0, 10 ** draw.randint(1, 9))
        row = [draw.randint(0, denominator + 1), denominator]
        yield tuple(draw.choice(others) if draw.random() < 0.2 else cell for cell in row)  # type: ignore[misc]


@given(pairs=st.lists(st.tuples(counts | huge, counts | huge), min_size=1), verb=st.sampled_from([*QUOTIENTS]))
@example(pairs=[(1, 2000), (9, 2000), (2**53 // 20_000, 1), (2**53 - 1, 2**53 - 1)], verb="percent")
@example(pairs=[(10**17, 3), (999_999_999_999, 7)], verb="rate")
def test_every_text_is_rounded_as_fractions_are(pairs: list[tuple[int, int]], verb: str) -> None:
    function, per, places = QUOTIENTS[verb]
    texts = function(*(list(column) for column in zip(*pairs, strict=True)))["text"]
    for (part, whole), text in zip(pairs, texts, strict=True):
        assert text == "[z]" if not whole else number(text) == nearest(Fraction(part * per, whole), places)


@given(places=st.integers(0, 10), per=st.integers(1, 10**7), pair=st.tuples(huge, st.integers(1, 10**17)))
def test_so_is_every_text_of_any_multiplier_and_decimals(places: int, per: int, pair: tuple[int, int]) -> None:
    table = psrstats.rate(pd.Series([pair[0]]), pd.Series([pair[1]]), per=per, places=places)
    value = Fraction(pair[0] * per, pair[1])
    assert number(table["text"][0]) == nearest(value, places)
    assert table.at[0, "value"] == float(value)


@pytest.mark.parametrize("most", [10**6, 2**53 - 1, 10**17])
@pytest.mark.parametrize("dtype", ["int64", "Int64", "object"])
def test_whole_columns_of_every_kind_are_exact(dtype: Any, most: int) -> None:
    draw = random.Random(most)
    rows = [(draw.randint(0, draw.choice([most, 10**6])), draw.randint(1, most)) for _ in range(2000)]
    first, second = (pd.Series(list(column), dtype=dtype) for column in zip(*rows, strict=True))
    rates: dict[str, list[Any]] = psrstats.rate(first, second).to_dict("list")
    changes: dict[str, list[Any]] = psrstats.change(second, first).to_dict("list")
    for row, (part, whole) in enumerate(rows):
        rate, percent = Fraction(part * 10_000, whole), Fraction((part - whole) * 100, whole)
        assert (rates["value"][row], changes["percent"][row]) == (float(rate), float(percent))
        assert number(rates["text"][row]) == nearest(rate, 1)
        assert number(changes["percent_text"][row]) == nearest(percent, 1)
        assert changes["value"][row] == float(part - whole)


def test_a_column_of_floats_is_of_the_decimals_they_print_as() -> None:
    column = pd.Series([12.5, float("nan"), 7.0, -3.0, float("inf"), 0.0, 0.1])
    table = psrstats.ratio(column, 8, places=4)
    assert table["text"].tolist() == ["1.5625", "", "0.8750", "-0.3750", "", "0.0000", "0.0125"]
    assert psrstats.change(column, 8)["text"].tolist() == ["-4.5", "", "+1", "+11", "", "+8", "+7.9"]


def test_a_marker_may_stand_in_either_count() -> None:
    table = psrstats.percent([5, "c", None, "z"], ["[x]", 8, 8, "c"])
    assert table["text"].tolist() == ["[x]", "[c]", "", "[z]"]
    assert table["note"][2] == "numerator: there is no number"
    assert psrstats.points(["19.8%", "c"], [22, "x"])["text"].tolist() == ["+2.2", "[c]"]


@given(pairs=pairs)
def test_a_row_says_what_its_numbers_say_alone(pairs: list[tuple[Any, Any]]) -> None:
    for verb in PAIRED:
        table = verb(*columns(pairs))
        for row, pair in zip(table.itertuples(), pairs, strict=True):
            try:
                answer = verb(*pair)
            except UserError:
                assert np.isnan(row.value)
                assert row.text in ("", "[c]", "[x]")
            else:
                assert row.text == answer.text
                assert row.note == answer.facts.get("note", "")
                assert row.value == pytest.approx(float("nan" if answer.value is None else answer.value), nan_ok=True)


@given(pairs=pairs, draw=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_but_the_order(pairs: list[tuple[Any, Any]], draw: random.Random) -> None:
    order = draw.sample(range(len(pairs)), len(pairs))
    first, second = columns(pairs)
    kept = first.copy(), second.copy()
    for verb in PAIRED:
        assert_frame_equal(
            verb(first.iloc[order], second.iloc[order]), verb(first, second).iloc[order], check_exact=True
        )
    assert_series_equal(first, kept[0])
    assert_series_equal(second, kept[1])


@given(values=st.lists(st.integers(-50, 50) | st.none(), min_size=1), highest_first=st.booleans())
def test_a_place_is_one_more_than_those_before(values: list[int | None], highest_first: bool) -> None:
    there = [value for value in values if value is not None]

    def place(value: int | None) -> str:
        if value is None:
            return ""
        before = sum(other > value if highest_first else other < value for other in there)
        return f"{before + 1}{'=' if there.count(value) > 1 else ''}"

    expected = [*map(place, values)]
    for column in (
        values,
        pd.Series(values, dtype="Int64"),
        pd.Series(values, dtype=float),
        pd.Series(values, dtype=object),
    ):
        assert psrstats.rank(column, highest_first=highest_first).tolist() == expected
    order = [*range(len(values))][::-1]
    assert psrstats.rank(values[::-1], highest_first=highest_first).tolist() == [expected[row] for row in order]


def test_whole_numbers_that_no_float_tells_apart_are_ranked() -> None:
    near = [2**53, 2**53 + 1, None]
    assert psrstats.rank(near).tolist() == ["2", "1", ""]
    assert psrstats.rank(pd.Series(near, dtype="Int64")).tolist() == ["2", "1", ""]
    assert psrstats.rank(["29%", "29.0", "c", 30]).tolist() == ["2=", "2=", "", "1"]


@given(parts=st.lists(counts, min_size=1))
def test_shares_are_of_the_total(parts: list[int]) -> None:
    table, total = psrstats.share(parts), sum(parts)
    if not total:
        assert set(table["text"]) == {"[z]"}
        return
    expected = [nearest(Fraction(part * 100, total), 1) for part in parts]
    assert [*map(number, table["text"])] == expected
    said = table.attrs["note"]
    assert said == ("" if sum(expected) == 100 else f"printed so they add up to {sum(expected)}%")
    assert psrstats.share(*parts).note == said
    assert psrstats.share(parts[::-1])["text"].tolist() == table["text"].tolist()[::-1]


@given(before=st.integers(-5, 10**15), now=st.integers(-5, 10**15))
@example(before=100_000, now=100_001)
def test_a_change_is_what_fractions_make_it(before: int, now: int) -> None:
    row = psrstats.change([before], [now]).iloc[0]
    assert row["text"] == (f"{now - before:+,}" if now != before else "0")
    if before <= 0:
        assert (row["percent_text"], bool(row["note"])) == ("[z]", True)
        return
    percent = Fraction((now - before) * 100, before)
    assert number(row["percent_text"]) == nearest(percent, 1)
    assert row["percent"] == float(percent)
    assert (row["note"] == "rounds to 0 but is not 0") == (now != before and not nearest(percent, 1))
    assert row["percent_text"].startswith("+" if nearest(percent, 1) > 0 else ("-", "0"))


@pytest.mark.parametrize(
    ("table", "verb"), [("rates_expected", psrstats.rate), ("proportions_expected", psrstats.percent)]
)
def test_published_intervals(shared: Path, table: str, verb: Table) -> None:
    published = pd.read_csv(shared / "published-values" / f"{table}.csv")
    for multiplier in published["multiplier"].unique().tolist():
        rows = published[published["multiplier"] == multiplier]
        options, scale = ({"per": multiplier}, 1) if verb is psrstats.rate else ({}, 100 / multiplier)
        for level, suffix in ((95, "95_0cl"), (99.8, "99_8cl")):
            found = verb(rows["numerator"], rows["denominator"], level=level, **options)
            for ours, theirs in (("value", "value"), ("lower", f"lower{suffix}"), ("upper", f"upper{suffix}")):
                assert found[ours].tolist() == pytest.approx((rows[theirs] * scale).tolist(), rel=1e-9, nan_ok=True)


def test_published_hazards_are_rounded_right(shared: Path) -> None:
    published = pd.read_csv(shared / "published-values" / "rounding_hazards.csv", dtype={"expected_half_up": str})
    for per, places in published[["multiplier", "dp"]].drop_duplicates().values.tolist():
        rows = published[(published["multiplier"] == per) & (published["dp"] == places)]
        texts = psrstats.rate(rows["numerator"], rows["denominator"], per=per, places=places)["text"]
        assert [*map(number, texts)] == [*map(Decimal, rows["expected_half_up"])]


# Reports


def test_a_report_has_the_figures_and_tables_that_the_command_prints(example: Path, run: Run) -> None:
    document: dict[str, Any] = json.loads(run("compute", example, "--format", "json").stdout)
    report = psrstats.compute(str(example))
    figures = report.figures
    for name in ("measure", "area", "period", "text", "marker", "unit", "formula"):
        assert figures[name].tolist() == [figure[name] for figure in document["figures"]]
    assert figures["sources"].tolist() == [tuple(figure["sources"]) for figure in document["figures"]]
    assert (figures["value"].isna() >= (figures["marker"] != "")).all()
    assert figures["value"].dtype == np.float64
    assert [*report.tables] == [table["name"] for table in document["tables"]]
    for table in document["tables"]:
        ours = report.tables[table["name"]]
        assert (ours.columns.tolist(), ours.values.tolist()) == (table["columns"], table["rows"])
        assert ours.attrs == {"title": table["title"], "notes": table["notes"]}
    assert [finding.message for finding in report.findings] == [found["message"] for found in document["findings"]]


def test_a_report_states_what_was_published(example: Path) -> None:
    figures = psrstats.compute(example).figures
    rates = {row["period"]: row for row in figures[figures["measure"] == "looked-after-rate"].to_dict("records")}
    rate, marked = rates["Q4 2019-20"], rates["Q4 2018-19"]
    assert rate["value"] == pytest.approx(float(Fraction(463 * 10_000, 41639)))
    assert (rate["text"], rate["per"], rate["numerator"], rate["denominator"]) == ("111.2", 10_000, 463, 41639)
    assert rate["sources"] == ("social-care.xlsx!Scorecard!K9", "population.xlsx!Population!B9")
    assert (marked["text"], marked["marker"], np.isnan(marked["value"])) == ("[x]", "x", True)


def test_loading_and_explaining_say_what_the_commands_say(example: Path, run: Run) -> None:
    asked = "looked-after-rate@Q4 2019-20"
    assert f"{psrstats.explain(example, asked)}\n" == run("explain", asked, example).stdout
    observations = psrstats.load(str(example))
    loaded = run("load", example, "--format", "csv")
    printed = [*csv.DictReader(StringIO(loaded.stdout))]
    assert observations["cell"].tolist() == [row["cell"] for row in printed]
    assert observations["original"].tolist() == [row["original"] for row in printed]
    assert set(psrstats.load(example, source="social-care")["source"]) == {"social-care"}
    findings = observations.attrs["findings"]
    assert ["actions are without a status" in told for told in findings] == [True, True]  # nothing else is found
    assert [f"note: {told}" for told in findings] == loaded.stderr.splitlines()
