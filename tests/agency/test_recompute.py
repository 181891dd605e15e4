"""What agencies' own files add up to, worked out again from what psrstats reads in them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from shutil import copyfile
from typing import Any

import pandas as pd
import pytest
from msgspec import Struct

from psrstats.config import read_settings
from psrstats.load import load
from psrstats.model import Finding
from psrstats.numbers import exact, round_half_up

ABOUT = ["area", "group", "item", "period"]


class Sent(Struct, frozen=True):
    """A file and what is wanted of it: each measure's name and the words that mark it."""

    file: str
    measures: dict[str, str]
    keys: str = ""  # more of its [[source]], as TOML


class Read(Struct, frozen=True):
    """What psrstats read."""

    observations: pd.DataFrame
    findings: tuple[Finding, ...]

    @property
    def twice(self) -> list[str]:
        """Give the figures that cannot be told from others, by what they say they are about."""
        frame = self.observations
        return sorted(frame["cell"][frame.duplicated(["measure", *ABOUT], keep=False)])

    def table(self) -> pd.DataFrame:
        """Set the measures side by side, a row for each area, group, item and period."""
        assert self.twice == []
        return self.observations.pivot(index=ABOUT, columns="measure", values="value")

    def by_row(self) -> pd.DataFrame:
        """Set the measures side by side, a row for each row of the sheet."""
        row = self.observations["cell"].str.extract(r"(\d+)$")[0].astype(int)
        return self.observations.assign(row=row).pivot(index="row", columns="measure", values="value")


Load = Callable[..., Read]


@pytest.fixture
def read(shared: Path, tmp_path: Path) -> Load:
    """Load agency files through a report's description of them, as `read(Sent(...), area=...)`."""

    def of(*files: Sent, area: str = "England", period: str = "2023-24", others: Sequence[str] = ()) -> Read:
        text = f'[report]\ntitle = "Recomputed"\narea = "{area}"\nperiod = "{period}"\nareas = {json.dumps(others)}\n'
        rows = [["name", "title", "source", "unit"]]
        (tmp_path / "sources").mkdir()
        for number, sent in enumerate(files):
            copyfile(shared / "agency-files" / sent.file, tmp_path / "sources" / sent.file)
            text += f'[[source]]\nname = "s{number}"\nagency = "A"\nfile = "{sent.file}"\n{sent.keys}\n'
            units = {name: "percent" if "percent" in name else "count" for name in sent.measures}
            rows += [[name, words, f"s{number}", units[name]] for name, words in sent.measures.items()]
        (tmp_path / "psrstats.toml").write_text(text, encoding="utf-8")
        with (tmp_path / "measures.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        settings, faults = read_settings(tmp_path)
        observations, findings, unread = load(settings)
        assert (faults, unread) == ((), ())
        return Read(observations.frame(), findings)

    return of


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def whole(value: float) -> Fraction:
    return exact(float(value))


def test_dfe_rates_are_counts_over_population(read: Load, shared: Path) -> None:
    measures = {"population": "population_estimate", "count": "children_count", "rate": "rate_per_10000"}
    sent = Sent("dfe_cla_number_population_rate_2025.csv", measures, 'group = "population_type"')
    with (shared / "agency-files" / sent.file).open(encoding="utf-8-sig", newline="") as file:
        names = {row[name] for row in csv.DictReader(file) for name in ("country_name", "region_name", "la_name")}
    found = read(sent, period="2024", others=sorted(filter(None, names)))
    assert len(found.observations) == 3 * 2505
    assert set(found.observations["marker"]) == {"", "c", "x", "z"}
    rates = found.table().dropna()
    assert len(rates) == 2447
    assert set(found.observations["period"]) == {"2021", "2022", "2023", "2024", "2025"}
    exactly = within = 0
    for row in records(rates):
        rate = whole(row["count"]) / whole(row["population"]) * 10_000
        exactly += round_half_up(rate) == row["rate"]
        # Regional counts are rounded to 10, so that the rate may be 5 children off.
        within += abs(rate - whole(row["rate"])) <= Fraction(1, 2) + 5 / whole(row["population"]) * 10_000
    assert (exactly, within) == (2443, 2447)


def test_dfe_national_percentages_are_of_all_children(read: Load) -> None:
    sent = Sent(
        "dfe_national_cla_characteristics_2025.xlsx",
        {"count": "children_count", "percent": "children_percent"},
        'group = "characteristic"',
    )
    table = read(sent).table().dropna().reset_index()
    totals = {
        (row["group"], row["period"]): row["count"] for row in records(table) if row["item"] in ("", "Total children")
    }
    assert len(totals) == 30
    shares = [row for row in records(table) if (row["group"], row["period"]) in totals]
    assert len(shares) == 328
    for row in shares:
        total = whole(totals[row["group"], row["period"]])
        share = whole(row["count"]) / total * 100
        assert abs(share - whole(row["percent"])) <= Fraction(1, 2) + 5 / total * 100, row


def test_nhs_beds_add_up_and_occupation_is_their_quotient(read: Load) -> None:
    sent = Sent(
        "nhse_beds_open_overnight_2020_21Q1.xlsx",
        {"available": "Available", "occupied": "Occupied", "percent-occupied": "% Occupied"},
        'sheets = ["NHS Trust by Sector"]',
    )
    found = read(sent)
    assert len(found.observations) == 196 * 15
    table = found.table().reset_index()
    sectors = table.pivot(index="area", columns="group", values="available")
    assert set(sectors.columns) == {"", "General & Acute", "Learning Disabilities", "Maternity", "Mental Illness"}
    trusts = sectors.drop(index="England")
    assert sum(abs(trusts.drop(columns="").sum(axis=1) - trusts[""]) < 1e-6) == 195
    assert trusts[""].sum() == pytest.approx(sectors.loc["England", ""])
    assert sectors.loc["England", ""] == pytest.approx(118_510.3956)
    totals = table[(table["group"] == "") & (table["area"] != "England")].dropna()
    assert sum(abs(totals["occupied"] / totals["available"] * 100 - totals["percent-occupied"]) < 1e-9) == 194


def test_trafford_percentages_are_of_all_residents(read: Load) -> None:
    young = Sent("trafford_ward_population_0_15.csv", {"young": "Population aged 0-15 years"}, 'group = "measure"')
    everyone = Sent("trafford_ward_total_population.csv", {"everyone": "Total resident population"})
    found = read(young, everyone, area="Trafford")
    assert found.twice == []
    frame = found.observations
    assert set(frame["period"]) == {"30 June 2022"}
    kinds = {(row["measure"], row["group"], row["area"]): row["value"] for row in records(frame)}
    wards = sorted(set(frame["area"]))
    assert len(wards) == 21
    for ward in wards:
        share = whole(kinds["young", "Count", ward]) / whole(kinds["everyone", "", ward]) * 100
        assert float(round_half_up(share, 1)) == kinds["young", "Percentage", ward], ward
    assert sum(kinds["everyone", "", ward] for ward in wards) == 236_301


def test_trafford_wards_rank_by_deprivation(read: Load) -> None:
    measures = {"deprivation": "Income Deprivation Affecting Children"}
    found = read(Sent("trafford_ward_idaci.csv", measures), area="Trafford")
    ranked = found.observations.sort_values("value", ascending=False)
    assert len(ranked) == 21
    assert (ranked["area"].iloc[0], ranked["value"].iloc[0]) == ("Bucklow-St Martins", 62.4)


def test_welsh_years_add_up_to_the_grand_total(read: Load) -> None:
    """In a pivot table the measure stands above "Row Labels", and the years are under "Column Labels"."""
    sent = Sent(
        "bbc_wales_sen_pivot.xlsx",
        {"pupils": "Sum of TOTAL PRIMARY AGE", "five-years": "Grand Total"},
        'sheets = ["pivot by LA and yr"]',
    )
    found = read(sent, area="Wales").observations
    pupils, totals = (found[found["measure"] == name] for name in ("pupils", "five-years"))
    assert (len(pupils), len(totals)) == (24 * 5, 24)
    assert set(pupils["period"]) == {"2017-18", "2018-19", "2019-20", "2020-21", "2021-22"}
    years = pupils.groupby(["area", "group", "item"])["value"].sum()
    assert years.to_dict() == totals.set_index(["area", "group", "item"])["value"].to_dict()


def test_welsh_speech_percentages_are_of_all_pupils(read: Load) -> None:
    years = ("17/18", "18/19", "19/20", "20/21", "21/22")
    speech = {f"percent-{year.replace('/', '-')}": f"{year} as %" for year in years}
    sent = Sent(
        "bbc_wales_sen_pivot.xlsx",
        {"count": "Sum of Speech..language.and.communication.difficulties..1.", "all": "TOTAL PRIMARY AGE"} | speech,
        'sheets = ["speech data", "wales18to22_pup"]',
    )
    found = read(sent, area="Wales").observations
    named = found.assign(la=(found["area"] + found["group"]).str.replace(r"^Wales(?=.)| \(\d\)$", "", regex=True))
    value = {(row["measure"], row["la"], row["period"]): row["value"] for row in records(named)}
    # The total of authorities that the report does not name is of none of its areas: it keeps its own words.
    shares = {key: share for key, share in value.items() if key[0].startswith("percent") and key[1] != "Grand Total"}
    assert len(shares) == 22 * 5
    for (measure, la, _), share in shares.items():
        year = f"20{measure.removeprefix('percent-')}"
        assert value["count", la, year] / value["all", la, year] * 100 == pytest.approx(share), (la, year)


def test_scottish_changes_follow_from_the_counts(read: Load) -> None:
    changes = {f"percent-{year}": f"YOY % change {year}-{year + 1}" for year in range(2017, 2021)}
    sent = Sent(
        "bbc_scotland_asn_yoy.xlsx",
        {"pupils": "Communication Support Needs"} | changes,
        'sheets = ["change by LA and year", "Table 6.11 Reasons for support "]',
    )
    found = read(sent, area="Scotland")
    assert found.twice == []
    rows = records(found.observations)
    pupils = {(row["area"], row["period"]): row["value"] for row in rows if row["measure"] == "pupils"}
    changed = [row for row in rows if row["measure"] != "pupils"]
    assert (len(pupils), len(changed)) == (165, 132)
    years = {
        str(year): sum(n for (_, of), n in pupils.items() if of == str(year) and n == n) for year in range(2017, 2022)
    }
    for row in changed:
        year = int(row["measure"].removeprefix("percent-"))
        # The last row, Grand Total, is of all areas.
        before, after = (pupils.get((row["area"], str(of)), years[str(of)]) for of in (year, year + 1))
        assert (after - before) / before * 100 == pytest.approx(row["value"], rel=1e-8, abs=1e-8), row


def test_dfe_grants_add_up(read: Load) -> None:
    """The letters over the columns mark them; the words stand twice, before and after deductions."""
    letters = {letter.casefold(): f"[{letter}]" for letter in "ABCDE"}
    found = read(Sent("dfe_dsg_2023_24.ods", letters, 'sheets = ["Allocations_summary"]'))
    rows = found.by_row()
    assert sum(rows[["a", "b", "c", "d"]].sum(axis=1) == rows["e"]) == 165
    total = found.observations[found.observations["measure"] == "e"]
    last = total["area"].tolist().index("Westmorland and Furness")
    assert (total["value"].iloc[0], last) == (57_135_884_056, 151)
    assert sum(map(int, total["value"].iloc[1 : last + 1])) == 57_135_884_056
    assert {"UPPER TIER AUTHORITIES", "East of England"} <= set(total["group"]) | set(total["area"])


def test_dfe_early_years_grants_are_rate_times_hours(read: Load) -> None:
    letters = {letter.casefold(): f"[{letter}]" for letter in "ABC"}
    rows = read(Sent("dfe_dsg_2023_24.ods", letters, 'sheets = ["Early_years_block"]')).by_row()
    assert len(rows) == 165
    # Rates and numbers are rounded to pennies and hundredths.
    slack = (rows["a"] * 0.005 + rows["b"] * 0.005) * 15 * 38 + 1
    assert sum(abs(rows["a"] * rows["b"] * 15 * 38 - rows["c"]) <= slack) == 165


def test_dwp_parts_come_near_their_totals(read: Load) -> None:
    """The office that publishes them adds noise, so that parts and totals differ by a few."""
    sent = Sent(
        "dwp_cilif_constituency_2021_22.csv",
        {
            "all": "Constituency relative level", "region": "Region relative level", "in-work": "In work",
            "not-in-work": "Not in work", "from-0": "0-4", "from-5": "5-10", "from-11": "11-15",
        },
    )  # fmt: skip
    found = read(sent, area="United Kingdom")
    assert "Ynys Môn" in set(found.observations["area"]) | set(found.observations["group"])
    assert set(found.observations["period"]) == {"2021-22"}
    table = found.table()
    assert len(table) == 650
    assert sum(abs(table[["from-0", "from-5", "from-11"]].sum(axis=1) - table["all"]) <= 3) == 448
    assert sum(abs(table[["in-work", "not-in-work"]].sum(axis=1) - table["all"]) <= 3) == 482
    regions = table.groupby("region")["all"].sum()
    assert len(regions) == 12
    assert max(abs(regions - regions.index)) <= 22


def test_nhs_community_waits_of_adults_and_young_people_add_up(read: Load) -> None:
    measures = {"all": "England", "adult": "Adult services", "young": "CYP services"}
    found = read(Sent("nhse_community_health_2023_03.xlsx", measures, 'sheets = ["Table 2"]'))
    waits = {(row["measure"], row["period"]): row["value"] for row in records(found.observations)}
    periods = sorted({period for _, period in waits})
    assert len(periods) == 4
    for period in periods:
        assert waits["adult", period] + waits["young", period] == waits["all", period]
    assert waits["all", periods[-1]] in (910_534, 880_228, 851_758, 862_432)


def test_ons_percentages_stand_in_text_and_their_limits_are_not_told_apart(read: Load) -> None:
    """Some stand in text with line breaks and words: 6.3%, (1.5 million adults). One label marks the limits of all."""
    words = {"lonely-percent": "Often/ always lonely", "low-percent": "Lower 95% Confidence Interval"}
    sent = Sent("ons_loneliness_reference_tables.xlsx", words, 'sheets = ["1.1b Often always & 7 day"]')
    read_ = read(sent, area="Great Britain")
    found = read_.observations
    value = {row["cell"].rpartition("!")[2]: row["value"] for row in records(found)}
    assert value["B8"] == 6.3
    assert "B9" not in value, "the lower limit of one row stands by the label of all rows' limits"
    assert [finding.severity for finding in read_.findings if finding.code == "PSR006"] == ["error"]
    assert max((found["group"] + found["item"]).str.len()) < 120, "a note is no label"
