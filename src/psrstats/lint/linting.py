"""The rules of the checklist applied to files, each by its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from psrstats.errors import Fault, UserError, plain_faults
from psrstats.lint.check import Check
from psrstats.lint.documents import DOCUMENTS
from psrstats.lint.files import kind_of, not_what_it_seems
from psrstats.lint.pages import PAGES
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks import WORKBOOKS
from psrstats.verdicts import Linted, Rule, Verdict

Seen = TypeVar("Seen")

# The rules of each kind of file, in the checklist's order.
RULES: dict[str, tuple[Rule, ...]] = {
    "workbooks": tuple(check.rule for check in WORKBOOKS),
    "documents": tuple(check.rule for check in DOCUMENTS),
    "pages": tuple(check.rule for check in PAGES),
}


def lint(files: Sequence[Path]) -> tuple[Linted, ...]:
    """Check published files against the accessibility checklist.

    files: workbooks (xlsx, xlsm, ods), Word files (docx) and web pages (html).
    Returns the verdicts on each, in the order given.
    Raises UserError with the faults of every file that cannot be read.
    """
    faults: list[Fault] = []
    linted = [one for file in files if (one := _linted(file, faults))]
    if faults:
        raise UserError(*faults)
    return tuple(linted)


def _linted(file: Path, faults: list[Fault]) -> Linted | None:
    try:
        with plain_faults(file):
            verdicts = _tests(file)
    except UserError as error:
        faults += error.faults
        return None
    return Linted(file.name, tuple(verdict() for verdict in verdicts))


def _tests(file: Path) -> list[Callable[[], Verdict]]:
    """Read a file, and give the test of every rule for its kind."""
    kind = kind_of(file)
    if kind == "document":
        from psrstats.lint.read_document import read_document

        return _of(DOCUMENTS, read_document(file))
    if kind == "page":
        from psrstats.lint.read_page import read_page

        return _of(PAGES, read_page(file))
    return _of(WORKBOOKS, _workbook(kind, file))


def _of(checks: Sequence[Check[Seen]], seen: Seen) -> list[Callable[[], Verdict]]:
    return [partial(check.verdict, seen) for check in checks]


def _workbook(kind: str, file: Path) -> Workbook:
    if kind == "spreadsheet":
        from psrstats.lint.ods import read_ods as read
    else:
        from psrstats.lint.xlsx import read_xlsx as read  # openpyxl takes a while to import
    book = read(file)
    if not book.sheets:
        raise not_what_it_seems(file.name, kind)
    return book
