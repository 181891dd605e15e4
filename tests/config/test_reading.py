"""Faults in a report's description, told in a user's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import read_settings
from psrstats.errors import UserError

SETTINGS = """
[report]
title = "T"
area = "Town"
period = "2019/20"

[[source]]
name = "care"
agency = "Care"
file = "care.xlsx"

[[table]]
name = "plans"
title = "Plans"
layout = "listing"
measures = ["plans"]
"""
MEASURES = "name,title,source,unit,per,numerator,denominator\nplans,Plans,care,,,,\nall,All,care,,,,\n"


def faults(folder: Path, settings: str = SETTINGS, measures: str = MEASURES) -> list[str]:
    (folder / "psrstats.toml").write_text(settings, encoding="utf-8")
    (folder / "measures.csv").write_text(measures, encoding="utf-8")
    try:
        return [str(fault) for fault in read_settings(folder)[1]]
    except UserError as error:
        return [str(fault) for fault in error.faults]


def test_a_sound_description_has_none(tmp_path: Path) -> None:
    assert faults(tmp_path) == []
    settings, _ = read_settings(tmp_path)
    assert settings.report.period == "2019-20"
    assert settings.report.years_back == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "T"\n', "", "psrstats.toml [report]: has no 'title'. Printed above the tables."),
        ('title = "T"', "title = 5", "psrstats.toml [report]: 'title' is not a text. Write it in quotes."),
        ('"2019/20"', '"2019/21"', "psrstats.toml [report]: period: '2019/21' is not two consecutive years."),
        ('"2019/20"', '"next year"', "'next year' is not a period; write 2019-20, Q4 2019-20, 2019 or 31 March 2020."),
        (
            'period = "2019/20"',
            'period = "2019/20"\nprevious = "2020/21"',
            "which is not a year or more before '2019-20'.",
        ),
        ('area = "Town"', 'aera = "Town"', "psrstats.toml [report]: does not know 'aera'. Did you mean 'area'?"),
        ("[report]", "[reports]", "psrstats.toml: does not know [reports]. Did you mean 'report'?"),
        ("[report]", "[report", "psrstats.toml: is not TOML:"),
        (
            'layout = "listing"',
            'layout = "list"',
            "psrstats.toml [[table]] plans: 'layout' cannot be 'list'. Did you mean 'listing'?",
        ),
        ('measures = ["plans"]', "measures = []", "psrstats.toml [[table]] plans: 'measures' is an empty list."),
        ('measures = ["plans"]', 'measures = "plans"', "psrstats.toml [[table]] plans: 'measures' is not a list."),
        (
            'measures = ["plans"]',
            'measures = ["plan"]',
            "psrstats.toml [[table]] plans: 'plan' is no measure. Did you mean 'plans'?",
        ),
        ('name = "care"', 'name = "Care"', "'name' cannot be 'Care'. Names have small letters, digits and hyphens."),
        ("[[source]]", "[[sources]]", "psrstats.toml: does not know [sources]. Did you mean 'source'?"),
        (
            "[[table]]",
            '[[correct]]\nwhere = "a"\nreads = "b"\nreason = "c"\n\n[[table]]',
            "psrstats.toml [[correct]] a: has no 'as'.",
        ),
    ],
)
def test_a_fault_of_the_settings(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in SETTINGS
    assert any(said in fault for fault in faults(tmp_path, SETTINGS.replace(old, new)))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('policy = "dfe"', "'policy' cannot be 'dfe'. Did you mean 'dfe-1-5'?"),
        ('policy = "round"\nto = 7', "'to' cannot be '7'. There are: 5, 10, 20, 100."),
        ('policy = "threshold"', "the policy 'threshold' needs 'n', and only it has one."),
        ("n = 10", "the policy 'threshold' needs 'n', and only it has one."),
        ('policy = "threshold"\nn = 3', "counts below 3 leave an outsider fewer than 3 values to choose from."),
        ('keep = "plans"', "'keep' is not a list."),
        ("candidates = 1", "'candidates' cannot be 1. Write a number that is 2 or more."),
        ('least_denominator = "ten"', "'least_denominator' cannot be 'ten'. Write a whole number, without quotes."),
        ("least_denominator = -3", "'least_denominator' cannot be -3. Write a number that is 0 or more."),
        ('keep = ["nothing:0-4"]', "[disclosure] keep: 'nothing' is no measure."),
    ],
)
def test_a_fault_of_the_disclosure_policy(tmp_path: Path, lines: str, said: str) -> None:
    found = faults(tmp_path, settings=f"{SETTINGS}\n[disclosure]\n{lines}\n")
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ('["CSE"]', "'groups' has fewer names than are needed. Write at least 2."),
        ('["CSE", "CSE"]', "one of its groups is named twice; name each once."),
        ("[]", "'groups' is an empty list."),
    ],
)
def test_a_fault_of_groups_that_overlap(tmp_path: Path, groups: str, said: str) -> None:
    found = faults(tmp_path, settings=f'{SETTINGS}\n[[overlap]]\nmeasure = "plans"\ngroups = {groups}\n')
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("new,New,car,,,,", "measures.csv (new): no [[source]] is named 'car'. Did you mean 'care'?"),
        ("new,New,care,pct,,,", "measures.csv line 4 (new): 'unit' cannot be 'pct'. Did you mean"),
        (
            "new,New,care,rate,ten,,",
            "measures.csv line 4 (new): 'per' cannot be 'ten'. Write a whole number, such as 10000.",
        ),
        ("new,New,care,rate,,,", "measures.csv (new): a rate needs 'per', and only a rate has it."),
        ("new,New,care,,1000,,", "measures.csv (new): a rate needs 'per', and only a rate has it."),
        ("new,New,,ratio,,plan,all", "measures.csv (new): its numerator 'plan' is no measure. Did you mean 'plans'?"),
        ("new,New,,ratio,,plans,", "measures.csv (new): has a numerator or a denominator, but not both."),
        ("new,New,,,,plans,all", "measures.csv (new): a count is not made by dividing."),
        ("new,New,,,,,", "measures.csv (new): has neither a source nor a numerator and denominator, nor a sum."),
        ("new,New,,ratio,,new,all", "measures.csv: the measures 'new' are made of one another."),
        ("plans,Again,care,,,,", "measures.csv: the name 'plans' is used 2 times."),
        ("new,New,care,,,,,more", "measures.csv line 4 (new): has more cells than there are columns, 7."),
    ],
)
def test_a_fault_of_the_measures(tmp_path: Path, row: str, said: str) -> None:
    assert any(said in fault for fault in faults(tmp_path, measures=f"{MEASURES}{row}\n")), faults(
        tmp_path, measures=f"{MEASURES}{row}\n"
    )


def test_each_fault_is_told_once_and_brings_no_others_with_it(tmp_path: Path) -> None:
    """A source that lacks its agency is still known by name."""
    assert faults(tmp_path, SETTINGS.replace('agency = "Care"\n', "")) == [
        "psrstats.toml [[source]] care: has no 'agency'. Who sent it."
    ]


def test_measures_as_excel_saves_them_are_read(tmp_path: Path) -> None:
    faults(tmp_path)
    (tmp_path / "measures.csv").write_bytes(
        MEASURES.replace("Plans", "Plans – caf\u00e9").replace("\n", "\r\n").encode("cp1252")
    )
    settings, found = read_settings(tmp_path)
    assert found == ()
    assert settings.measures["plans"].title == "Plans – café"


@pytest.mark.parametrize("folder", ["nowhere", "psrstats.toml"])
def test_a_folder_without_a_report_is_named(tmp_path: Path, folder: str) -> None:
    faults(tmp_path)
    with pytest.raises(UserError, match=r"holds no psrstats\.toml\. Name a report's folder, or run psrstats in one\."):
        read_settings(tmp_path / folder)


def test_a_missing_sheet_of_measures_is_named(tmp_path: Path) -> None:
    faults(tmp_path)
    (tmp_path / "measures.csv").unlink()
    assert "measures.csv: is not in the report's folder. It lists the measures, one a row." in map(
        str, read_settings(tmp_path)[1]
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('denominator_year = "last"', "denominator_year: cannot be 'last'; write latest, previous, same, or a year"),
        ("intervals = [95, 120]", "intervals: write [95], two levels such as [95, 99.8], or [] for none."),
        ("intervals = [90, 95, 99]", "intervals: write [95], two levels"),
        ('intervals = ["95"]', "'intervals' holds '95', which is not a number. Write it without quotes."),
    ],
)
def test_a_fault_of_the_report_s_methods(tmp_path: Path, line: str, said: str) -> None:
    found = faults(tmp_path, settings=SETTINGS.replace("[report]", f"[report]\n{line}"))
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("either,Either,,,,,,,one + two and three", "its sum 'one + two and three' cannot be read."),
        ("either,Either,,,,,,,one + tow", "its sum has 'tow', which is no measure."),
    ],
)
def test_a_fault_of_a_sum(tmp_path: Path, row: str, said: str) -> None:
    measures = "name,title,source,label,unit,per,numerator,denominator,sum\n" + row
    found = faults(tmp_path, measures=measures)
    assert any(said in fault for fault in found), found


def test_a_name_that_is_given_to_what_is_stated_of_another_is_refused(tmp_path: Path) -> None:
    """'re-referrals-percent' and its change would be called as the percent change of 're-referrals' is."""
    (tmp_path / "psrstats.toml").write_text('[report]\ntitle = "T"\narea = "Town"\nperiod = "2019-20"\n')
    (tmp_path / "measures.csv").write_text("name,title\nplans,Plans\nplans-percent,Share of plans\nplans-share,Share\n")
    _, faults = read_settings(tmp_path)
    (fault,) = (one for one in faults if "names what it states" in one.what)
    assert fault.where == "measures.csv (plans-percent)"
