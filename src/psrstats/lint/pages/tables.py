"""The tables of a web page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.page import Element, Page
from psrstats.lint.shorthand import codes, is_obsolete, unlike


def has_tables(page: Page) -> bool:
    """Whether there is a table."""
    return bool(page.tables)


@rule(
    "PSRL205",
    "1h",
    "must",
    "Each table has a caption.",
    "Put its title into <caption>, first in the table.",
    has_tables,
)
def captions(page: Page) -> Iterator[Found]:
    """Find tables without a caption."""
    return (Found(table.name) for table in page.tables if not table.caption)


@rule(
    "PSRL206",
    "1h",
    "must",
    "Each header says whether it is a column's or a row's.",
    'Write headers as <th scope="col"> and <th scope="row">.',
    has_tables,
)
def scopes(page: Page) -> Iterator[Found]:
    """Find tables without headers, and headers that do not say whether they are a row's or a column's."""
    for table in page.tables:
        if not any(table.own("th")):
            yield Found(table.name, "It has no headers (th).")
        for where, cell in table.cells:
            if cell.tag == "th" and cell.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield Found(where, "A header has no scope.")


@rule(
    "PSRL207",
    "T5",
    "must",
    "Every header is filled and unique.",
    "Give each column and row its own heading.",
    has_tables,
)
def headers(page: Page) -> Iterator[Found]:
    """Find headers that are blank, and headers of columns that are not unique."""
    for table in page.tables:
        first = {id(cell) for cell in table.rows[0]} if table.rows else set()
        counts = Counter(cell.text.casefold() for where, cell in table.cells if id(cell) in first)
        for where, cell in table.cells:
            if (cell.tag == "th" or id(cell) in first) and not cell.text:
                yield Found(where, "A header is blank.")
            elif id(cell) in first and counts[cell.text.casefold()] > 1:
                yield Found(where, f"More than one header is '{cell.text}'.")


@rule(
    "PSRL208",
    "T3",
    "must",
    "No cells are merged.",
    "Take out colspan and rowspan, and repeat what is said.",
    has_tables,
)
def merged(page: Page) -> Iterator[Found]:
    """Find cells that span rows or columns."""
    for table in page.tables:
        for where, cell in table.cells:
            if (cell.get("colspan") or "1") != "1" or (cell.get("rowspan") or "1") != "1":
                yield Found(where)


@rule("PSRL209", "T9", "must", "No cell is blank.", "Fill it, with shorthand such as [x] if need be.", has_tables)
def blanks(page: Page) -> Iterator[Found]:
    """Find blank cells, headers aside."""
    for table in page.tables:
        first = {id(cell) for cell in table.rows[0]} if table.rows else set()
        yield from (
            Found(where) for where, cell in table.cells if cell.tag == "td" and id(cell) not in first and not cell.text
        )


@rule(
    "PSRL210", "T3", "must", "No table is in another.", "Move it out, or make its rows part of the other.", has_tables
)
def nested(page: Page) -> Iterator[Found]:
    """Find tables in tables."""
    return (Found(table.name) for table in page.tables if any(each.tag == "table" for each in table.element.above))


def may_scroll(page: Page) -> bool:
    """Whether anything in the page is told to scroll."""
    return _scrolls(page.looks) or any(_scrolls(each.get("style")) for each in page.all())


@rule(
    "PSRL216",
    "1h",
    "should",
    "What scrolls can be reached by keyboard.",
    'Give the wrapper tabindex="0", a role and a label; try the page with the Tab key.',
    may_scroll,
)
def scrolled(page: Page) -> Iterator[Found]:
    """Find wrappers that scroll and cannot be reached by keyboard; where style sheets make them, a person must try."""
    for each in page.all():
        if _scrolls(each.get("style")) and "tabindex" not in each.given:
            yield Found(
                f"{each.tag} around a table" if any(each.all("table")) else each.tag, "It scrolls, without a tabindex."
            )
    if _scrolls(page.looks):
        yield Found("style sheet", "It lets elements scroll.", judge=True)


def _scrolls(style: str) -> bool:
    plain = "".join(style.split()).casefold()
    return any(f"overflow{side}:{how}" in plain for side in ("", "-x", "-y") for how in ("auto", "scroll"))


@rule(
    "PSRL220",
    "1e",
    "should",
    "No symbol or bare letters stand in place of a figure.",
    "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
    has_tables,
)
def symbols(page: Page) -> Iterator[Found]:
    """Find symbols in place of figures that harmonised shorthand has replaced."""
    for table in page.tables:
        yield from (Found(where) for where, cell in table.cells if cell.tag == "td" and is_obsolete(cell.text))


def uses_shorthand(page: Page) -> bool:
    """Whether a code stands in a table."""
    return any(codes(cell.text) for table in page.tables for _, cell in table.cells)


@rule(
    "PSRL219",
    "S6",
    "must",
    "Shorthand in tables is explained in the text.",
    "Give one sentence by the table, such as: [c] means suppressed.",
    uses_shorthand,
)
def explain_shorthand(page: Page) -> Iterator[Found]:
    """Find codes in tables that the text does not explain."""
    explained = codes(" ".join(_outside(page.root.inside)))
    for table in page.tables:
        if said := unlike({code for _, cell in table.cells for code in codes(cell.text)} - explained, set()):
            yield Found(table.name, said)


def _outside(inside: Iterable[Element | str]) -> Iterator[str]:
    for each in inside:
        if isinstance(each, str):
            yield each
        elif each.tag not in ("td", "th", "script", "style"):
            yield from _outside(each.inside)
