"""The cells of surveys that may be quoted, read and held against the children of the logs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psrstats.config import SETTINGS_FILE, Quote, Quoted, Settings, Survey
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.grid import Grid, place_of
from psrstats.printable import one_line
from psrstats.records.replied.personal import is_personal, tells_contact
from psrstats.records.replied.reading import headings_over
from psrstats.records.sheets import sheets_of

OF_A_CHILD = (
    "Take its [[quote]] out, or quote another cell. A name that is a common word too, such as May, Day or Young, "
    "counts wherever that word stands: psrstats cannot tell which is meant, and does not say which it is, for that "
    "would name the child."
)
ASK = "Ask who wrote it and who cares for them, then write who agreed, by role."


def read_quotes(settings: Settings) -> tuple[Mapping[str, tuple[Quoted, ...]], tuple[Fault, ...]]:
    """Read what may be quoted; nothing while a log is awaited, whose children nobody knows.

    Returns the quotes of each survey, by its name, and the faults that stop the run. No fault repeats what is written.
    """
    made: dict[str, tuple[Quoted, ...]] = {}
    faults: list[Fault] = []
    read: list[tuple[Quote, Survey, str]] = []
    for quote in settings.quotes:
        try:
            read += _read(quote, settings)
        except UserError as error:
            faults += error.faults
    try:
        told = _told([each for quote, _, text in read for each in _printed(quote, text)], settings)
    except UserError as error:
        return {}, (*faults, *error.faults)
    for quote, about, text in read:
        if told.intersection(_printed(quote, text)):
            what = "holds a name or identifier of a child of a log, and is not quoted."
            faults.append(Fault(quote.where, what, OF_A_CHILD))
        elif all(map(settings.has_come, settings.logs)):
            made[about.name] = (*made.get(about.name, ()), Quoted(text, quote.about or "", one_line(quote.agreed_by)))
    return ({} if faults else made), tuple(faults)


def _printed(quote: Quote, text: str) -> tuple[str, str, str]:
    """Give all that is printed of a quote: nothing of it may name a child."""
    return text, quote.about or "", quote.agreed_by


def _told(texts: list[str], settings: Settings) -> frozenset[str]:
    if not texts or not any(map(settings.has_come, settings.logs)):
        return frozenset()
    try:
        from psrstats.records.named_children import who_are_told  # of the extra `records`, as all that reads logs
    except ImportError:
        what = "cannot be quoted: the logs cannot be read, so that it is not known whether a child is named."
        fix = 'Install what reads them: pip install "psrstats[records]".'
        raise UserError(Fault(f"{SETTINGS_FILE} [[quote]]", what, fix)) from None
    return who_are_told(texts, settings)


def _read(quote: Quote, settings: Settings) -> Iterator[tuple[Quote, Survey, str]]:
    """Read one quote; nothing where its survey is awaited. Raises UserError where it may not, or cannot, be quoted."""
    if not quote.agreed_by.strip():
        raise UserError(Fault(quote.where, "is quoted, and nobody is said to have agreed to it (agreed_by).", ASK))
    files = [each.file for each in settings.surveys]
    about = next((each for each in settings.surveys if each.file == quote.file), None)
    if about is None:
        raise UserError(
            Fault(quote.where, "is quoted, and is in no file of a [[survey]].", did_you_mean(quote.file, files))
        )
    if settings.has_come(about):
        path, sheets = settings.sources_folder / about.file, (quote.sheet,) if quote.sheet else about.sheets
        grids = sheets_of(path, about.file, sheets, settings.corrections, quoted=False)
        yield quote, about, _text(quote, grids)


def _text(quote: Quote, grids: list[Grid]) -> str:
    place = place_of(quote.cell)
    if place is None:
        raise UserError(Fault(quote.where, "is no cell.", "Name one such as F12."))
    if len(grids) != 1:
        names = ", ".join(grid.sheet for grid in grids)
        raise UserError(Fault(quote.where, f"is in one of {len(grids)} sheets: {names}.", "Say which: sheet = ..."))
    row, column = place
    rows = grids[0].rows
    if row >= len(rows) or column >= len(rows[row]):
        raise UserError(Fault(quote.where, "is quoted, and there is no such cell.", "Look for the cell again."))
    under, _ = headings_over(grids[0])
    if row <= under:
        raise UserError(Fault(quote.where, "is a heading, and nobody's words.", "Quote a cell below it."))
    raw = rows[row][column]
    if raw is None or not str(raw).strip():
        raise UserError(Fault(quote.where, "is quoted, and is blank.", "Look for the cell again."))
    if place in grids[0].errors or not isinstance(raw, str) or not any(letter.isalpha() for letter in raw):
        raise UserError(Fault(quote.where, "is quoted, and holds no words.", "Look for the cell again."))
    if is_personal(grids[0], column) or tells_contact(raw):
        what = "holds what tells who replied (a name, an address, a phone or an identifier), and is not quoted."
        raise UserError(Fault(quote.where, what, "Quote a cell of what they wrote, in which nobody is named."))
    return one_line(raw).strip()
