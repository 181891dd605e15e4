"""Markdown, to paste into a page or a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tabulate import tabulate

from psrstats.model import Table

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.results import Results


def markdown(results: Results) -> str:
    """Write a report's tables as Markdown, a heading each."""
    return "\n\n".join([f"# {plain(results.report.title)}", *map(_table, results.tables)]) + "\n"


def _table(table: Table) -> str:
    body = tabulate(
        [[plain(cell.shown) for cell in row] for row in table.rows],
        headers=[plain(column.title) for column in table.columns],
        colalign=["right" if column.number else "left" for column in table.columns] if table.rows else None,
        tablefmt="pipe",
        disable_numparse=True,
    )
    notes = "\n".join(f"- {plain(note)}" for note in table.notes)
    source = f"Source: {plain('; '.join(table.sources))}." if table.sources else ""
    return "\n\n".join(filter(None, [f"## {plain(table.title)}", body, notes, source]))


def plain(text: str) -> str:
    r"""Keep an agency's text from being read as Markdown.

    >>> print(plain("a|b <c> *d*"))
    a\|b \<c> \*d\*
    """
    return re.sub(r"([\\`*_|<\[#])", r"\\\1", text)
