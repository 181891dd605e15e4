"""What is found of cell after cell of a column, told once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import cache

from psrstats.model import Finding

FROM = 3  # findings alike in a column
FROM_WITH_EXPECTED = 6  # where each says what its own cell should be: few of them are worth reading one by one
_CELL = re.compile(r"(?P<column>.*![A-Z]+)(?P<row>\d+)")
_NAMES = re.compile(r"'[^']*'|\"[^\"]*\"")
_WORD = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Tell once what is found of several cells of a column.

    Args:
        findings: In the order in which they are to be told, each with the cell in doubt first.

    Returns:
        The same, but one for three or more of a kind whose cells stand in one column: in the place of the first of
        them, with the cells of all. Those that say what each cell should be instead are six or more.

    >>> alike = [Finding("doubt", "note", f"'{row}r' is revised.", (f"a.csv!a!C{row}",)) for row in (10, 2, 7)]
    >>> [(one.message, one.where) for one in folded(alike)]
    [("'2r' is revised. So are 2 more cells of the column.", ('a.csv!a!C2', 'a.csv!a!C7', 'a.csv!a!C10'))]
    """
    groups: dict[Hashable, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[_kind(finding) or number].append(finding)
    return tuple(told for group in groups.values() for told in _told(group))


def _kind(finding: Finding) -> Hashable:
    """Say what findings must have in common, to be told as one; nothing where no cell is in doubt."""
    found = _CELL.fullmatch(finding.where[0]) if finding.where else None
    if not found:
        return None
    said = shapes(finding.explanation, finding.ask, finding.accepted, finding.corrected)
    message = bool(finding.message), shape(finding.message)
    return found["column"], finding.name, finding.severity, bool(finding.expected), message, said


@cache
def shapes(*texts: str) -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """Give the shape of each of some texts, and whether it is blank: most findings of a check share these."""
    return tuple((bool(text), shape(text)) for text in texts)


@cache
def shape(message: str) -> tuple[str, ...]:
    """Give the words of a message that do not depend on what it is about: no names, no numbers.

    >>> shape("'Plans' for Copnor, Q4 2019-20 is 8.2 times lower than a year before.")
    ('for', 'is', 'times', 'lower', 'than', 'a', 'year', 'before')
    """
    return tuple(_WORD.findall(_NAMES.sub("", message)))


def _told(group: list[Finding]) -> list[Finding]:
    if len(group) < (FROM_WITH_EXPECTED if group[0].expected else FROM):
        return group
    ordered = sorted(group, key=_row)
    first, more = ordered[0], len({finding.where[0] for finding in ordered}) - 1
    if not more:
        return group
    cells = dict.fromkeys(cell for finding in ordered for cell in finding.where[:1])
    others = dict.fromkeys(cell for finding in ordered for cell in finding.where[1:])
    message = (
        f"{first.message} So {'are' if more > 1 else 'is'} {more} more cell{'s' if more > 1 else ''} of the column."
    )
    return [replace(first, message=message, where=tuple({**cells, **others}))]


def _row(finding: Finding) -> int:
    found = _CELL.fullmatch(finding.where[0])
    return int(found["row"]) if found else 0
