"""Sheets of thousands of counts that hang together: the search ends, and what it did not finish is left out or told."""

from __future__ import annotations

from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from psrstats.disclosure import protection
from psrstats.disclosure.program import Program
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rising import rising
from psrstats.disclosure.secondary import secondary
from psrstats.disclosure.witnesses import Witnesses
from psrstats.report import Run
from psrstats.report.refusals import refuse_leaks
from psrstats.results import Learned, Opened
from psrstats.writers.attacked import json, table
from tests.bench.disclosure import blocks_of
from tests.bench.random_reports import random_report
from tests.disclosure.reports import attacked, hidden, sent, settings_of

LINE = {"0-4": 3.0, "5-9": 14.0, "10-15": 21.0, "": 38.0}
TRIED = range(3)  # how often a rise is added


def test_a_part_rises_with_its_total_or_not_at_all() -> None:
    parts, every = Relation.total(0, [1, 2]), np.ones(3, dtype=bool)
    assert rising(every, [1], [parts], np.array([1.0, 0, 9])).tolist() == [1, 1, 0]
    assert rising(every, [0], [parts], np.array([0.0, 9, 1])).tolist() == [1, 0, 1]
    assert not rising(np.array([False, True, True]), [1, 2], [parts]).any()  # of a total that is shown no part may rise


def test_as_many_rise_as_can_though_others_cannot() -> None:
    parts, fixed = Relation.total(0, [1, 2]), Relation((3, 4), (1.0, 1.0), 9, 9)
    assert (rising(np.ones(5, dtype=bool), [2, 3], [parts, fixed]) > 0).tolist() == [True, False, True, False, False]


def test_a_rise_in_halves_is_doubled() -> None:
    twice = Relation((0, 1), (2.0, -1.0)), Relation((0, 2), (2.0, -1.0))  # the second and the third are twice the first
    assert rising(np.ones(3, dtype=bool), [1, 2], twice, np.ones(3)).tolist() == [1, 2, 2]


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.sets(st.integers(0, 15), min_size=1))
@examples(max_examples=30, deadline=None)
def test_a_rise_agrees_with_all_sums_however_often_it_is_added(values: list[int], free: set[int]) -> None:
    """A 3 x 3 table with its totals, of which only some cells may be otherwise."""
    cells = np.zeros((4, 4))
    cells[:3, :3] = np.array(values).reshape(3, 3)
    cells[3, :3], cells[:, 3] = cells[:3, :3].sum(axis=0), cells.sum(axis=1)
    cells[:, 3] = cells[:, :3].sum(axis=1)
    at = np.arange(16).reshape(4, 4)
    sums = [Relation.total(line[3], line[:3].tolist()) for line in (*at, *at.T)]
    may = np.isin(np.arange(16), list(free))
    rise = rising(may, sorted(free), sums)
    assert not rise[~may].any()
    assert (rise >= 0).all()
    assert (rise == np.round(rise)).all()
    for times in TRIED:
        risen = cells + times * rise.reshape(4, 4)
        assert (risen[3] == risen[:3].sum(axis=0)).all()
        assert (risen[:, 3] == risen[:, :3].sum(axis=1)).all()
    alone = [cell for cell in free if any(may[line].sum() == 1 and cell in line for line in (*at, *at.T))]
    assert not rise[alone].any()  # the only one of its line that is not known does not move


def test_without_a_search_all_that_rises_with_a_small_count_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hidden(sent(LINE), settings_of()) == {"0-4", "5-9"}  # two parts are looked for
    monkeypatch.setattr(protection, "STEPS", 0)
    assert hidden(sent(LINE), settings_of()) == {"0-4", "plans"}  # the part may be any number with its total
    assert attacked(sent(LINE), settings_of()).breaches == ()


def test_a_search_cut_short_is_told_without_the_small_counts(monkeypatch: pytest.MonkeyPatch, example: Path) -> None:
    folder = example.parent / "small-numbers"
    assert not Run(folder).edition.roughly
    monkeypatch.setattr(protection, "STEPS", 0)
    run = Run(folder)
    (told,) = [one for one in run.findings if one.name == "read-back" and one.severity == "note"]
    assert set(told.where) <= run.edition.protected
    assert not any(letter.isdigit() for letter in told.message)
    refuse_leaks(run)  # it is safe, so it is published


def test_what_was_not_finished_is_never_called_safe() -> None:
    name = "'Plans' for Town"
    open_one = Opened(name, 1, 40, (), (), finished=False)
    said = table(Learned(3, ((name, 1, 40),), (open_one,), (name,)))
    assert said.startswith("NOT FINISHED  'Plans' for Town: 1 to 40")
    assert "of 1 it is not known" in said
    assert "Not tried to the end" in said
    assert json(Learned(3, (), (open_one,))).count('"not_finished": true') == 1
    assert "not_finished" not in json(Learned(3, ((name, 1, 40),), ()))


@pytest.mark.parametrize("seed", [1, 4])
def test_a_search_cut_short_leaves_out_more_and_never_less(seed: int) -> None:
    for block in blocks_of(random_report(seed, 8, 6)):
        for steps in (0, 20):
            done = secondary(block, steps)
            assert not done.narrow(Witnesses(done.true, done.relations)), steps
            assert (done.hidden >= block.hidden).all()
            assert done.rough or (done.hidden == secondary(block).hidden).all()


def test_a_search_that_was_not_finished_is_no_proof() -> None:
    """Of 30 marks that are there or not, four weighed sums are known: too many to try, and no part of a mark tells."""
    weights = np.random.default_rng(1).integers(1, 100, (4, 30)).astype(float)
    marks = np.random.default_rng(2).integers(0, 2, 30)
    sums = tuple(Relation(tuple(range(30)), tuple(row), row @ marks, row @ marks) for row in weights.tolist())
    program = Program(np.zeros(30), np.ones(30), sums)
    assert program.range_of(0) == (0, 1)
    assert not program.is_finished(0)
    assert program.is_narrow(0, 2)  # not known to be both, so not called safe


def test_a_count_without_end_is_seen_without_a_search() -> None:
    program = Program(np.array([1.0, 1, 20]), np.array([inf, inf, 20]), (Relation((0, 1), (1.0, -1.0), 3, 3),))
    assert not program.is_narrow(0, 3)
