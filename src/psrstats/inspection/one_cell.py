"""One figure of a file: the words that it was taken to be about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.errors import Fault, UserError
from psrstats.files.grid import address, place_of
from psrstats.inspection.cells import in_file, printable, said
from psrstats.inspection.files import FileSeen
from psrstats.load.account import Account


def one_cell(files: Iterable[FileSeen], cell: str) -> Iterator[str]:
    """Give the lines about one figure: what it reads, and each word over it and beside it with its cell and its role.

    Args:
        files: The files as they were understood.
        cell: Its name, such as B7, or Sheet!B7 where the file has several sheets.

    Raises:
        UserError: No sheet holds a figure there.
    """
    sheet, _, name = cell.rpartition("!")
    place = place_of(name)
    sheets = [(file, account) for file in files for account in file.sheets if sheet in ("", account.sheet.grid.sheet)]
    found = [(file, account) for file, account in sheets if place in account.terms]
    if place is None or not found:
        fix = "Name one as B7, or as Sheet!B7; psrstats inspect FILE draws where the figures stand."
        raise UserError(Fault(cell, "holds no figure of a table.", fix))
    for file, account in found:
        yield from map(printable, _about(file, account, place))


def _about(file: FileSeen, account: Account, place: tuple[int, int]) -> Iterator[str]:
    name = f"{file.name}!{account.sheet.grid.sheet}!{address(*in_file(account, place))}"
    yield f"{name} reads {said(account, place)}. It is taken to be about:"
    terms = account.terms[place]
    wide = max((len(term.role) for term in terms), default=0)
    for term in terms:
        where = address(*in_file(account, term.place)) if term.place else "name"
        yield f"  {term.role:<{wide}}  {where:<6} {' '.join(term.text.split())}"
