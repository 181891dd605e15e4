"""Which columns of an export are one question: a question a column, a choice a column, a statement a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from psrstats.agreement import folded
from psrstats.config import Survey
from psrstats.patterns import regex
from psrstats.records.replied.parting import choices_in
from psrstats.records.replied.question import Question
from psrstats.records.sheets import Rows

TICKS = {"1", "x", "yes", "y", "true", "✓", "✔", "selected", "checked"}
UNTICKED = {"0", "false", "unchecked", "not selected"}
RESPONSE = regex(r"(?:open-ended )?response|answer")
_REMARK = regex(r"(?:(?:further|other|any other|additional) )?comments?:?", re.IGNORECASE)
_IN_BRACKETS = regex(r"(?P<stem>\S.*?)\s*\[(?P<part>[^\[\]]+)\]")


class Columns(Struct, frozen=True):
    """The headings of an export: the last row of them, and of each column its question and what stands under it."""

    under: int
    others: list[str]
    called: list[str]


def columns_of(rows: Rows) -> Columns:
    """Find what stands under the first row of headings: the rows that are headings too, what they say, and the words.

    Two of them: a question over its choices, once or over each. Three: codes, questions, and what an import needs.
    """
    width = max(len(row) for row in rows.grid.rows)
    first = [*rows.headings, *[""] * (width - len(rows.headings))]
    codes = rows.top + 2
    if codes < len(rows.grid.rows) and any("ImportId" in rows.text(codes, at) for at in range(width)):
        return Columns(codes, first, [rows.text(rows.top + 1, at) or first[at] for at in range(width)])
    second = [rows.text(rows.top + 1, at) if rows.top + 1 < len(rows.grid.rows) else "" for at in range(width)]
    spread = [at for at in range(1, width) if second[at] and first[at] in ("", first[at - 1])]
    if not spread or (second[0] and not RESPONSE.fullmatch(folded(second[0]))):
        return Columns(rows.top, [""] * width, first)
    for at in range(1, width):
        first[at] = first[at] or (first[at - 1] if second[at] else "")
    return Columns(rows.top + 1, second, first)


def questions_of(
    rows: Rows, kept: Sequence[int], asked: Sequence[int], columns: Columns, about: Survey
) -> list[Question]:
    """Give every question of an export.

    kept: the rows of its replies; asked: the columns that hold answers.
    """
    asked_of = _Asked(rows, kept, columns, about)
    return [question for lot in _together(asked, columns) for question in asked_of.questions(lot)]


def _together(asked: Sequence[int], columns: Columns) -> list[list[int]]:
    """Put the columns of one question together; a remark beside its choices is a question of its own."""
    lots: list[list[int]] = []
    for at in asked:
        same = lots and lots[-1][-1] == at - 1 and columns.called[at] == columns.called[at - 1] and columns.others[at]
        if same and not _REMARK.fullmatch(columns.others[at]):
            lots[-1].append(at)
        else:
            lots.append([at])
    return lots


class _Asked(Struct, frozen=True):
    rows: Rows
    kept: Sequence[int]
    columns: Columns
    about: Survey

    def questions(self, lot: Sequence[int]) -> list[Question]:
        """Make the questions of some columns that stand together."""
        heading, others = self.columns.called[lot[0]], self.columns.others
        if len(lot) == 1:
            return [self._single(lot[0], heading)]
        if all(self._is_choice(at, others[at]) for at in lot if not _is_other(others[at])):
            return [self._ticked(lot, heading, {at: others[at] for at in lot})]
        statements = {at: others[at].rpartition(" - ") for at in lot}
        if all(part[0] and self._is_choice(at, part[2]) for at, part in statements.items()):
            names = dict.fromkeys(part[0] for part in statements.values())
            return [
                self._ticked(some, f"{heading}: {name}", {at: statements[at][2] for at in some}, name)
                for name in names
                for some in [[at for at in lot if statements[at][0] == name]]
            ]
        return [self._single(at, f"{heading}: {others[at]}", others[at]) for at in lot]

    def _single(self, at: int, heading: str, other: str = "") -> Question:
        """Make a question of one column; a statement in brackets, as of a grid, is what it may be called too."""
        said = "" if RESPONSE.fullmatch(folded(self.columns.others[at])) else self.columns.others[at]
        grid = _IN_BRACKETS.fullmatch(heading)
        texts = [_raw(self.rows, row, at) for row in self.kept]
        cells = tuple(self.rows.cell(row, at) for row in self.kept)
        if _REMARK.fullmatch(said):
            heading, said = f"{heading}: {said}", ""
        also = other or said or (grid["part"] if grid else "")
        return Question(heading, also, tuple(choices_in(texts, self.about)), cells)

    def _ticked(self, lot: Sequence[int], heading: str, choices: dict[int, str], other: str = "") -> Question:
        """Make a question of a column a choice."""
        cells = tuple(self.rows.cell(row, lot[0]) for row in self.kept)
        answers = tuple(tuple(choices[at] for at in lot if self._ticks(row, at)) for row in self.kept)
        return Question(heading, other, answers, cells)

    def _ticks(self, row: int, at: int) -> bool:
        return folded(self.rows.text(row, at)) not in {"", *UNTICKED}

    def _is_choice(self, at: int, choice: str) -> bool:
        """Say whether each cell of a column is the choice above it, ticked or not."""
        texts = {folded(self.rows.text(row, at)) for row in self.kept}
        return texts <= {"", folded(choice), *TICKS, *UNTICKED}


def _is_other(choice: str) -> bool:
    return folded(choice).startswith("other")


def _raw(rows: Rows, row: int, column: int) -> str:
    raw = rows.raw(row, column)
    return raw.strip() if isinstance(raw, str) else rows.text(row, column)
