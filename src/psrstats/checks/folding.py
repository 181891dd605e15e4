"""What is found of cell after cell of a column, told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cache

from msgspec.structs import replace

from psrstats.model import Finding
from psrstats.patterns import regex

FROM = 3  # findings alike in a column
FROM_WITH_EXPECTED = 6  # where each says what its own cell should be: few of them are worth reading one by one
COLUMNS, COLUMNS_WITH_EXPECTED = 4, 6  # of a sheet, in which the same is found
_CELL = regex(r"(?P<column>.*![A-Z]+)(?P<row>\d+)")
_NAMES = regex(r"'[^']*'|\"[^\"]*\"")
_WORD = regex(r"(?<![\w-])[a-z]+(?![\w-])")


def folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Tell once what is found of several cells of a column, and what is found of column after column of a sheet.

    Args:
        findings: In the order in which they are to be told, each with the cell in doubt first.

    Returns:
        The same, but one for three or more of a kind whose cells stand in one column: in the place of the first of
        them, with the cells of all. Those that say what each cell should be instead are six or more. So are
        kinds that stand in four columns or more of a sheet, or six.

    >>> alike = [Finding("doubt", "note", f"'{row}r' is revised.", (f"a.csv!a!C{row}",)) for row in (10, 2, 7)]
    >>> [(one.message, one.where) for one in folded(alike)]
    [("'2r' is revised. So are 2 more cells of the column.", ('a.csv!a!C2', 'a.csv!a!C7', 'a.csv!a!C10'))]
    """
    columns: dict[Hashable, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        columns[_kind(finding) or number].append(finding)
    sheets: dict[Hashable, list[list[Finding]]] = defaultdict(list)
    for kind, group in columns.items():
        sheets[(_sheet(kind[0]), *kind[1:]) if isinstance(kind, tuple) else kind].append(group)
    return tuple(told for groups in sheets.values() for told in _of_sheet(groups))


def _sheet(column: str) -> str:
    return column.rpartition("!")[0]


def _of_sheet(groups: list[list[Finding]]) -> list[Finding]:
    """Tell once what is found of several columns of a sheet; of few, once for each of them."""
    if len(groups) < (COLUMNS_WITH_EXPECTED if groups[0][0].expected else COLUMNS):
        return [told for group in groups for told in _told(group)]
    every = [finding for group in groups for finding in sorted(group, key=_row)]
    more = len({finding.where[0] for finding in every}) - 1
    message = f"{every[0].message} So are {more} more cells, in {len(groups)} columns of the sheet."
    return [replace(every[0], message=message, where=_cells(every))]


def _kind(finding: Finding) -> tuple[str, *tuple[Hashable, ...]] | None:
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


def _cells(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give the cells in doubt, then those of the other side."""
    every = tuple(findings)
    doubted = dict.fromkeys(cell for finding in every for cell in finding.where[:1])
    return tuple({**doubted, **dict.fromkeys(cell for finding in every for cell in finding.where[1:])})


@cache
def shape(message: str) -> tuple[str, ...]:
    """Give the words of a message that do not depend on what it is about: no names, no numbers.

    >>> shape("'Plans' for Copnor, Q4 2019-20 is 8.2 times lower than a year before.")
    ('for', 'is', 'times', 'lower', 'than', 'a', 'year', 'before')
    """
    return tuple(_WORD.findall(_NAMES.sub("", message.replace("a count of", "counts of"))))


def _told(group: list[Finding]) -> list[Finding]:
    if len(group) < (FROM_WITH_EXPECTED if group[0].expected else FROM):
        return group
    ordered = sorted(group, key=_row)
    first, more = ordered[0], len({finding.where[0] for finding in ordered}) - 1
    if not more:
        return group
    message = (
        f"{first.message} So {'are' if more > 1 else 'is'} {more} more cell{'s' if more > 1 else ''} of the column."
    )
    return [replace(first, message=message, where=_cells(ordered))]


def _row(finding: Finding) -> int:
    found = _CELL.fullmatch(finding.where[0])
    return int(found["row"]) if found else 0
