"""A finding that repeats over a column is told once, with all its cells, and nothing else is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks import folded
from psrstats.model import Finding


def found(cell: str, message: str = "'{}' is odd.", **more: str) -> Finding:
    return Finding("doubt", "note", message.format(cell[-1]), (f"care.csv!care!{cell}",), **more)


def test_findings_alike_in_a_column_are_one_with_every_cell_in_order() -> None:
    told = folded([found("C10"), found("C2"), found("C7"), found("D3")])
    assert [finding.where for finding in told] == [
        ("care.csv!care!C2", "care.csv!care!C7", "care.csv!care!C10"),
        ("care.csv!care!D3",),
    ]
    assert told[0].message == "'2' is odd. So are 2 more cells of the column."


@pytest.mark.parametrize(
    "other",
    [
        found("D7"),
        found("C7", message="'{}' is even."),
        found("C7", ask="Why?"),
        found("C7", accepted="because (me, 2020-01-01)"),
        replace(found("C7"), severity="warning"),
        replace(found("C7"), where=("care.csv!other!C7",)),
        replace(found("C7"), where=()),
    ],
)
def test_what_differs_is_told_apart(other: Finding) -> None:
    alike = [found("C2"), found("C3")]
    assert folded([*alike, other]) == (*alike, other)


def test_those_that_say_what_each_cell_should_be_are_folded_where_they_are_many() -> None:
    few = [found(f"C{row}", expected=str(row)) for row in range(2, 7)]
    assert folded(few) == tuple(few)
    assert len(folded([*few, found("C7", expected="7")])) == 1


def test_the_cells_of_the_other_side_come_after_those_in_doubt() -> None:
    pairs = [replace(found(f"C{row}"), where=(f"a!a!C{row}", f"a!a!B{row}")) for row in (2, 3, 4)]
    assert folded(pairs)[0].where == ("a!a!C2", "a!a!C3", "a!a!C4", "a!a!B2", "a!a!B3", "a!a!B4")


def test_a_reader_is_told_a_dozen_cells_and_how_many_more() -> None:
    (told,) = folded([found(f"C{row}") for row in range(2, 41)])
    assert len(told.where) == 39
    assert str(told).startswith("care.csv!care!C2, ")
    assert " and 27 more: " in str(told)
