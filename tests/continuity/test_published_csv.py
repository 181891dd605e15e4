"""The CSV file of all figures says what the JSON says, whatever the figures are called."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from psrstats.compared.published import published_state
from psrstats.compared.published_csv import as_printed
from psrstats.writers.safe import safe
from tests.attacker.commands import ran


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=8))
def test_a_text_kept_from_running_is_read_as_it_was(text: str) -> None:
    assert as_printed(safe(text)) == text or text.startswith("'")  # whoever begins with the mark itself loses it


def test_the_csv_holds_what_the_json_holds(example: Path, tmp_path: Path) -> None:
    assert ran("export", example, "--to", "json,csv", "--output", tmp_path).status == 0
    by_json = published_state(tmp_path / f"{example.name}.json")
    by_csv = published_state(tmp_path / f"{example.name}-csv" / "all_figures.csv")
    assert len(by_csv.records) > 162
    assert list(by_csv.records) == list(by_json.records)
    assert (by_csv.period, by_csv.area) == (by_json.period, by_json.area)
