"""What the examples' sentences say, of figures as they may be published."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from psrstats.checks import Evidence
from psrstats.config import Settings, read_settings
from psrstats.draft.reviewing import reviewed
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import Paragraph, Sentence
from psrstats.pipeline import describe, editions, summarise, tell
from psrstats.records import count_sheets
from psrstats.report.editions import published
from psrstats.sentences import sentences
from psrstats.sentences.phrased import template_of
from psrstats.writers.summary import words
from tests.draft.lines import document
from tests.sentences.test_templates import assert_printed

EXAMPLES = ("portsmouth-2019-20", "trafford-2023-24", "worked-measures", "small-numbers")


def report(folder: Path) -> tuple[Figures, Settings]:
    """Give a report's figures as they may be published."""
    settings, _ = read_settings(folder)
    loaded, found, _ = load(settings)
    sheets = count_sheets(settings, loaded)
    observations, settings = sheets.observations, replace(settings, reasons=sheets.settings.reasons)
    figures = Figures(measure(observations, settings))
    return published(Evidence(observations, figures, settings, None, found)).figures, settings


@pytest.fixture(scope="module")
def told(example: Path) -> dict[str, Sentence]:
    return {one.name: one for one in sentences(*report(example))}


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("looked-after", "463 children were looked after at 31 March 2020, 20 (4.1%) fewer than a year before."),
        ("mash-contacts", "The MASH received 22,020 contacts in 2019-20, 1,913 (8.0%) fewer than a year before."),
        ("re-referrals", "22.2% of referrals to children's social care in January to March 2020 were re-referrals, 2.4 "
         "percentage points higher than a year before."),
        ("looked-after-missing-24h", "18 looked-after children were missing from care for over 24 hours in January to "
         "March 2020, the same as a year before."),
        ("looked-after-rate", "The rate of children looked after was 111.2 per 10,000 children at 31 March 2020."),
        ("attainment-8", "The average Attainment 8 score was 40.8 in 2018-19, compared with 47.6 in England and 48 in "
         "the South East."),
        ("child-deaths-unexpected", "Unexpected child deaths: the number in 2019-20 is not shown, so that no child can "
         "be identified."),
        ("ward-poverty-after-housing", "Children in poverty after housing costs, by ward: in 2019, Charles Dickens had "
         "the highest, 57%; Drayton & Farlington the lowest, 18% (Portsmouth 36%)."),
        ("child-protection-plans", "204 children had a child protection plan in 2019-20."),
        ("training-attendance", "2,904 places on training were taken up in 2019-20."),
    ],
)  # fmt: skip
def test_the_example_report_s_sentences(told: dict[str, Sentence], measure: str, text: str) -> None:
    assert told[measure].text == text


def test_each_measure_has_one_sentence_in_the_order_of_measures_csv(example: Path, told: dict[str, Sentence]) -> None:
    named = list(read_settings(example)[0].measures)
    assert list(told) == [name for name in named if name in told]
    no_status = {"recommendations-completed", "recommendations-overdue", "recommendations-share", "plan-completed"}
    assert set(named) - set(told) == no_status  # of what is [x] for all nothing is said


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_number_is_the_text_of_a_row(example: Path, name: str) -> None:
    figures, settings = report(example.parent / name)
    for one in sentences(figures, settings):
        said = settings.measures[one.name]
        template = "" if one.text.startswith(said.title) else template_of(said)
        assert_printed(replace(one, text=one.text.replace(said.title, "")), figures, template, said.benchmark)


@pytest.mark.parametrize("name", EXAMPLES[:2])
def test_a_draft_that_says_what_is_printed_is_found_right(example: Path, name: str) -> None:
    """The tool that ties a draft's numbers to figures knows no line of the code that says them."""
    folder = example.parent / name
    said: list[Sentence | Paragraph] = [*tell(folder), *describe(folder)]
    lines = [*(one.text for one in said), *(f"{one.figure} {words(one)}." for one in summarise(folder))]
    figures = editions(folder)
    found = reviewed(document("\n".join(lines)), figures)
    assert [str(one) for one in found.findings] == []
    stated = [one for one in found.statements if one.verdict != "other"]
    assert len(stated) > 100
    assert {one.verdict for one in stated} == {"tied"}
    for one in stated:
        at = one.place.paragraph - 1
        if at < len(said):  # each is tied to a figure of a measure that its sentence prints
            of = {figures.public.name(row) for row in said[at].rows}
            assert str(one.figure).split(":")[0].split("@")[0] in of, (one, said[at].text)
