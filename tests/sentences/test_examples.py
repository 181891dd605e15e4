"""What the examples' sentences say, of figures as they may be published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from psrstats.checks import Evidence
from psrstats.config import Settings, read_settings
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import Sentence
from psrstats.report.editions import published
from psrstats.sentences import sentences
from tests.sentences.test_sentences import assert_told_by_its_rows

EXAMPLES = ("portsmouth-2019-20", "worked-measures", "small-numbers")


def report(folder: Path) -> tuple[Figures, Settings]:
    """Give a report's figures as they may be published."""
    settings, _ = read_settings(folder)
    observations, found, _ = load(settings)
    figures = Figures(measure(observations, settings))
    return published(Evidence(observations, figures, settings, None, found)).figures, settings


@pytest.fixture(scope="module")
def told(example: Path) -> dict[str, Sentence]:
    return {one.name: one for one in sentences(*report(example))}


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("looked-after", "463 children were looked after at the end of March 2020, 20 fewer (4.1%) than a year "
         "before."),
        ("mash-contacts", "The MASH received 22,020 contacts in 2019-20, 1,913 fewer (8.0%) than a year before."),
        ("re-referrals", "Re-referrals to children's social care: 22.2% in January to March 2020 (Q4 2019-20), 2.4 "
         "percentage points higher than a year before."),
        ("looked-after-missing-24h", "18 looked-after children were missing from care for over 24 hours in January to "
         "March 2020 (Q4 2019-20), the same as a year before."),
        ("looked-after-rate", "Rate of children looked after: 111.2 per 10,000 in January to March 2020 (Q4 2019-20; "
         "95% interval 101.3 to 121.8)."),
        ("attainment-8", "Average Attainment 8 score: 40.8 in 2018-19 (England 47.6; the South East 48)."),
        ("child-deaths-unexpected", "Unexpected child deaths: the number in 2019-20 is not shown, so that no child can "
         "be identified."),
        ("ward-poverty-after-housing", "Children in poverty after housing costs, by ward: in 2019, Charles Dickens had "
         "the highest, 57%; Drayton & Farlington the lowest, 18% (Portsmouth 36%)."),
        ("child-protection-plans", "204 children had a child protection plan in 2019-20."),
        ("training-attendance", "Training attendance: 2,904 in 2019-20."),
    ],
)  # fmt: skip
def test_the_example_report_s_sentences(told: dict[str, Sentence], measure: str, text: str) -> None:
    assert told[measure].text == text


def test_each_measure_has_one_sentence_in_the_order_of_measures_csv(example: Path, told: dict[str, Sentence]) -> None:
    named = list(read_settings(example)[0].measures)
    assert list(told) == [name for name in named if name in told]
    assert set(named) == set(told)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_number_is_the_text_of_a_row(example: Path, name: str) -> None:
    figures, settings = report(example.parent / name)
    for one in sentences(figures, settings):
        said = settings.measures[one.name]
        text = one.text.replace(said.title, "").replace("over 24 hours", "")
        assert_told_by_its_rows(replace(one, text=text), figures)
