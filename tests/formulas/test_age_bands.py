"""Age bands: read from the labels that agencies use, and laid side by side year by year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.age_bands import Ages, Heading, age_bands, ages, ages_said, heading_agrees

PORTSMOUTH = ["0-4", "5-9", "10-14", "15-17"]


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("0-4", 0, 4),
        ("0–4", 0, 4),
        ("5 to 9", 5, 9),
        ("5 to 9 years", 5, 9),
        ("Aged 5 to 9", 5, 9),
        ("Ages 10-14", 10, 14),
        ("1 to 4 years", 1, 4),
        ("16 and 17 year olds", 16, 17),
        ("between 5 and 9", 5, 9),
        ("under 5", 0, 4),
        ("Under 1 year", 0, 0),
        ("under-18s", 0, 17),
        ("Under 5 years old", 0, 4),
        ("85+", 85, None),
        ("85 and over", 85, None),
        ("16 years and over", 16, None),
        ("65 or older", 65, None),
        ("over 64", 65, None),
        ("17", 17, 17),
        ("Age 0", 0, 0),
    ],
)
def test_labels(label: str, low: int, high: int | None) -> None:
    assert ages(label) == Ages(low, high)


@pytest.mark.parametrize("label", ["All", "Total", "", "2019-20", "2 to 2.5 years", "9-5", "under 0", "White", "Q4"])
def test_labels_that_are_no_age_band(label: str) -> None:
    assert ages(label) is None


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Children aged 0-17", "0-17"),
        ("There are 41,639 children aged between 0-18 in the city", "0-18"),
        ("Children (aged 0 to 17)", "0-17"),
        ("16 and 17 year olds not in education, employment or training", "16-17"),
        ("Hospital admissions for dental caries, 0-5 years", "0-5"),
        ("Hospital admission episodes, alcohol-specific conditions, under 18", "0-17"),
        ("Under-18 conceptions", "0-17"),
        ("pupils aged 16 and over", "16+"),
        ("people aged 85+", "85+"),
        ("10-14 year olds aged 10 to 14", "10-14"),
        ("Children by age band, 2019-20", None),
        ("Children with a good level of development at 2 to 2.5 years", None),
        ("seen in under 5 days", None),
        ("under 18%", None),
        ("5-10 contacts", None),
        ("Year R to Year 11 pupils", None),
        ("children aged 5 to 9 and those aged 10 to 14", None),
        ("In 2019 to 20 years passed", None),
    ],
)
def test_headings(heading: str, said: str | None) -> None:
    found = ages_said(heading)
    assert (None if found is None else str(found)) == said


@pytest.mark.parametrize(
    ("heading", "labels", "agrees"),
    [
        ("Children aged 0-17", PORTSMOUTH, Heading.agrees),
        ("under 18", PORTSMOUTH, Heading.agrees),
        ("aged between 0-18", PORTSMOUTH, Heading.birthday),
        ("aged 0-19", PORTSMOUTH, Heading.differs),
        ("aged 1-18", PORTSMOUTH, Heading.differs),
        ("aged 0-16", PORTSMOUTH, Heading.differs),
        ("aged 0 and over", ["0-84", "85+"], Heading.agrees),
        ("aged 0-84", ["0-84", "85+"], Heading.differs),
        ("Children", PORTSMOUTH, None),
        ("aged 0-17", [*PORTSMOUTH, "Total"], None),
    ],
)
def test_a_heading_over_its_bands(heading: str, labels: list[str], agrees: Heading | None) -> None:
    assert heading_agrees(heading, labels) == agrees


bounds = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(bounds, min_size=1, max_size=6))
def test_gaps_and_overlaps_are_those_of_single_years(bands: list[tuple[int, int]]) -> None:
    found = age_bands([f"{low}-{high}" for low, high in bands])
    years = [sum(low <= year <= high for low, high in bands) for year in range(21)]
    covered = [year for year, times in enumerate(years) if times]
    assert found is not None
    assert found.ages == Ages(covered[0], covered[-1])
    gaps = {year for gap in found.gaps for year in range(gap.low, (gap.high or 0) + 1)}
    assert gaps == {year for year in range(covered[0], covered[-1]) if not years[year]}
    shared = {year for band in found.overlaps for year in range(band.low, (band.high or 0) + 1)}
    assert shared == {year for year, times in enumerate(years) if times > 1}


def test_bands_without_an_end() -> None:
    found = age_bands(["65+", "under 5", "5-64", "85+"])
    assert found is not None
    assert (str(found.ages), found.gaps, found.overlaps) == ("0+", (), (Ages(85, None),))
    assert age_bands([]) is None
