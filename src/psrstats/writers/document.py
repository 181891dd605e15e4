"""A report as it is published, whatever the file: its cover, its numbered notes, and a sheet for each table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from psrstats.model import INTERNAL, MARKERS, MARKS, Table
from psrstats.patterns import regex
from psrstats.printable import printable

if TYPE_CHECKING:
    from psrstats.results import Results

_BEHIND = regex(rf" \[({'|'.join(MARKS)})\]$")
_SHORTHAND = regex(rf"^\[({'|'.join(MARKERS)})\]$")


class Sheet(Struct, frozen=True):
    """A table with what is said above it; its notes are numbers of the document's."""

    table: Table
    notes: tuple[int, ...]

    @property
    def marks(self) -> str:
        """The markers of its notes, as its title ends: [note 1][note 2]."""
        return "".join(f"[note {number}]" for number in self.notes)

    @property
    def title(self) -> str:
        """Its title with the markers of its notes."""
        return f"{self.table.title} {self.marks}".rstrip()

    @property
    def shorthand(self) -> str:
        """A sentence that explains the shorthand of its cells; blank where it has none."""
        texts = [cell.text for row in self.table.rows for cell in row]
        used = {code[1] for text in texts if (code := _SHORTHAND.match(text))}
        behind = {code[1] for text in texts if (code := _BEHIND.search(text))}
        said = [f"[{marker}] {meaning}" for marker, meaning in MARKERS.items() if marker in used]
        marks = [f"[{mark}] {meaning}" for mark, meaning in MARKS.items() if mark in behind]
        sentences = (("in place of", said), ("behind", marks))
        return " ".join(f"Shorthand {where} a figure: {', '.join(each)}." for where, each in sentences if each)

    @property
    def source(self) -> str:
        """A sentence that names who sent its figures."""
        return f"Source: {'; '.join(self.table.sources)}." if self.table.sources else ""


class Document(Struct, frozen=True):
    """A report as it is published."""

    title: str
    about: tuple[tuple[str, str], ...]  # what its cover says, each under a heading
    organisation: str
    keywords: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]
    internal: bool

    def notes_of(self, sheet: Sheet) -> list[tuple[int, str]]:
        """Give the numbers and the texts of a sheet's notes."""
        return [(number, self.notes[number - 1]) for number in sheet.notes]


def document(results: Results) -> Document:
    """Make of results what is published: the same note is numbered once, however many tables have it."""
    tables = list(map(_printable, results.tables))
    texts = [tuple(filter(None, map(_note, table.notes))) for table in tables]
    numbers = {note: number for number, note in enumerate(dict.fromkeys(note for notes in texts for note in notes), 1)}
    sheets = tuple(
        Sheet(table, tuple(dict.fromkeys(numbers[note] for note in notes)))
        for table, notes in zip(tables, texts, strict=True)
    )
    cover = results.cover
    return Document(
        results.report.title,
        _about(results),
        cover.organisation or results.report.area,
        ", ".join(cover.keywords or (results.report.area, results.report.period, "safeguarding children")),
        sheets,
        tuple(numbers),
        results.internal,
    )


@lru_cache(maxsize=256)  # each format asks for the same
def _printable(table: Table) -> Table:
    """Take out of a table what no document can hold, wherever it came from: XML has no control characters."""
    return replace(
        table,
        title=printable(table.title),
        columns=tuple(replace(column, title=printable(column.title)) for column in table.columns),
        rows=tuple(tuple(replace(cell, text=printable(cell.shown), mark="") for cell in row) for row in table.rows),
        notes=tuple(map(printable, table.notes)),
        sources=tuple(map(printable, table.sources)),
    )


def _note(line: str) -> str:
    """Give a note as it is numbered; blank where it only explains shorthand, which stands above each table."""
    marker, _, said = line.partition("] ")
    known = MARKERS | MARKS
    if line in (f"[{code}] {meaning}." for code, meaning in known.items()):
        return ""
    return f"Where {marker}] stands: {said}" if marker.removeprefix("[") in known else line


def _about(results: Results) -> tuple[tuple[str, str], ...]:
    cover, report = results.cover, results.report
    said = (
        ("Edition", f"{INTERNAL}." if results.internal else ""),
        ("What it is about", cover.summary or f"The figures for {report.area}, {report.period}."),
        ("Status of the figures", cover.status),
        ("Published", cover.published),
        ("Next publication", cover.next),
        ("Published by", cover.organisation),
        ("Contact", cover.contact),
        ("Where it is published", cover.link),
        ("How numbers are rounded", "Each figure is rounded by itself, halves up, from unrounded figures."),
        ("Who sent the figures", f"{'; '.join(dict.fromkeys(s for t in results.tables for s in t.sources))}."),
    )
    return tuple((heading, text) for heading, text in said if text not in ("", "."))
