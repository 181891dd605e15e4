"""Rows of a table: which of them head its columns, and what of a line is a row at all."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.patterns import regex

MOST_HEADS = 3
LONGEST_CELL = 90  # letters: a line with a longer piece between tabs is a sentence that was set with tabs
_FIGURE = regex(r"[<≤>≥~£$€(+\-−–]*\s*\d[\d,.\s\u2009\u202f]*\s*(?:%|\)|\*|m|k|bn)*")
_BEGINS = regex(r"[<≤>≥~£(+\-−–]*(?:\d+(?:\.\d+)?\s?%|\d{1,3}(?:,\d{3})+|\d+\.\d+(?=\s*(?:per|points?)\b))(?![\d.])")
_PERIOD = regex(r"(?:19|20)\d\d(?:\s*[-/–−]\s*(?:\d\d|\d{4}))?")
_MARKER = regex(r"[\s\W]*(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[a-zA-Z][.)]|[ivx]{1,4}[.)])?[\s\W]*")


def is_figure(cell: str) -> bool:
    """Say whether a cell holds a figure, with or without words after it; a year is none.

    >>> [is_figure(cell) for cell in ("12,087", "5.6%", "<5", "10% of pupils", "2018-19", "0-4")]
    [True, True, True, True, False, False]
    """
    text = cell.strip()
    return bool(_FIGURE.fullmatch(text) or _BEGINS.match(text)) and not _PERIOD.fullmatch(text)


def heads(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows that head a table's columns: those with no figure beside their first cell, above rows that have.

    >>> heads([["Age", "Number"], ["0-4", "12,087"]]), heads([["Absence", "5.41%"], ["Exclusion", "10%"]])
    (1, 0)
    """
    if len(rows) < 2:
        return 0
    bare = 0
    for row in rows[:MOST_HEADS]:
        if any(map(is_figure, row[1:])) or not any(cell.strip() for cell in row[1:]):
            break
        bare += 1
    if any(is_figure(cell) for row in rows[bare:] for cell in row[1:]):
        return bare
    return min(bare, 1) if any(letter.isdigit() for row in rows[1:] for cell in row[1:] for letter in cell) else 0


def above(head: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join the rows that head a table, column by column.

    >>> above([["", "2018-19", "2018-19"], ["Ward", "Number", "%"]])
    ('Ward', '2018-19 Number', '2018-19 %')
    """
    width = max(map(len, head), default=0)
    return tuple(" ".join(filter(None, (row[n].strip() for row in head if n < len(row)))) for n in range(width))


def tabbed(text: str) -> tuple[str, bool]:
    r"""Tell a row from a line in which tabs are only spaces, and write those as spaces.

    >>> tabbed("Absence rate:\t5.41%"), tabbed("23.\tThe rate fell."), tabbed("\tDear reader,")
    (('Absence rate:\t5.41%', True), ('23. The rate fell.', False), (' Dear reader,', False))
    """
    if "\t" not in text:
        return text, False
    first, _, rest = text.partition("\t")
    if _MARKER.fullmatch(first) and (not is_figure(first) or ("\t" not in rest and not is_figure(rest))):
        text = f"{first} {rest}"
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if len(cells) < 2 or max(map(len, cells)) > LONGEST_CELL:
        return text.replace("\t", " "), False
    return text, True
