"""A workbook, Word file or page in, verdicts out: the accessibility checklist, one rule a function."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from psrstats.errors import Fault, UserError
from psrstats.lint.documents import DOCUMENTS
from psrstats.lint.files import kind_of, plain_faults
from psrstats.lint.pages import PAGES
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks import WORKBOOKS
from psrstats.verdicts import Linted, Rule, Verdict

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
            return Linted(file.name, verdicts(file))
    except UserError as error:
        faults += error.faults
        return None


def verdicts(file: Path) -> tuple[Verdict, ...]:
    """Try every rule for a file's kind on it."""
    kind = kind_of(file)
    if kind == "document":
        from psrstats.lint.document import read_document

        return tuple(check.verdict(document) for document in [read_document(file)] for check in DOCUMENTS)
    if kind == "page":
        from psrstats.lint.page import read_page

        return tuple(check.verdict(page) for page in [read_page(file)] for check in PAGES)
    book = _workbook(kind, file)
    return tuple(check.verdict(book) for check in WORKBOOKS)


def _workbook(kind: str, file: Path) -> Workbook:
    if kind == "spreadsheet":
        from psrstats.lint.ods import read_ods

        return read_ods(file)
    from psrstats.lint.xlsx import read_xlsx  # openpyxl takes a while to import

    return read_xlsx(file)
