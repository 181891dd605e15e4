"""What is refused before anything is printed, whichever way a report is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from psrstats import pipeline
from psrstats.errors import UserError
from psrstats.model import Finding
from psrstats.report import Run, run

PRINTING = (pipeline.compute, pipeline.publish, pipeline.tell)
IN_WORDS = (pipeline.describe, pipeline.summarise)
LEAK = Finding("read-back", "error", "'Children missing' can be worked out.", ("missing.csv!missing!B2",))


def stop_at(folder: Path, severity: str) -> None:
    settings = folder / "psrstats.toml"
    settings.write_text(settings.read_text("utf-8") + f'\n[checks]\nstop = "{severity}"\n', "utf-8")


@pytest.mark.parametrize("ask", [*PRINTING, *IN_WORDS])
def test_nothing_is_printed_of_a_report_with_a_finding_as_serious_as_it_stops_at(
    ask: Callable[[Path], object], copy_example: Path
) -> None:
    stop_at(copy_example, "error")
    with pytest.raises(UserError, match=r"PSR\d{3}: "):
        ask(copy_example)


def test_no_sentence_is_published_where_a_count_that_is_not_shown_can_be_worked_out(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example.parent / "small-numbers"
    monkeypatch.setattr(Run, "findings", (LEAK,))
    with pytest.raises(UserError, match=r"missing.csv!missing!B2: 'Children missing' can be worked out."):
        pipeline.tell(folder)
    for words in IN_WORDS:
        with pytest.raises(UserError, match="can be worked out"):
            words(folder)
    assert pipeline.tell(folder, internal=True)


@pytest.mark.parametrize("ask", [*PRINTING, pipeline.validate, pipeline.attack, pipeline.editions])
def test_a_report_and_that_of_last_year_are_each_read_once(
    ask: Callable[[Path], object], example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, before = tmp_path / "report", tmp_path / "before"
    for copy in (report, before):
        copytree(example.parent / "small-numbers", copy)
    settings = report / "psrstats.toml"
    settings.write_text(settings.read_text("utf-8").replace("[report]\n", '[report]\nagainst = "../before"\n'), "utf-8")
    read: list[str] = []
    for name in ("read_settings", "load"):
        monkeypatch.setattr(run, name, _noted(getattr(run, name), read))
    ask(report)
    assert sorted(read) == ["load", "load", "read_settings", "read_settings"]


def _noted(function: Callable[..., object], read: list[str]) -> Callable[..., object]:
    def noted(*given: object) -> object:
        read.append(function.__name__)
        return function(*given)

    return noted
