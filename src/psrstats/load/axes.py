"""The two axes of a table: the lines of headings above its figures and of labels beside them, texts numbered once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import distinct
from psrstats.files.cells import text_of
from psrstats.files.grid import Place
from psrstats.load.column import LABELS, SheetColumn
from psrstats.load.columns import read_columns
from psrstats.load.lines import NONE, SEVERAL, Line, line_of, read_terms
from psrstats.load.outline import Label, may_be_outlined, outline, years_below_areas
from psrstats.load.sheet import Array, Sheet
from psrstats.load.tables import Found
from psrstats.load.term import Term
from psrstats.load.terms import Terms
from psrstats.load.titles import lines_above, said_above
from psrstats.load.words import fold
from psrstats.load.wrapped import run_together
from psrstats.load.year_totals import with_years


class Axes(Struct, frozen=True):
    """A table with its axes: the rows that hold figures, the columns that do, and the lines over both."""

    sheet: Sheet
    found: Found
    columns: tuple[SheetColumn, ...]
    body: Array  # the rows of figures
    values: tuple[SheetColumn, ...]
    labels: tuple[Line, ...]
    headings: tuple[Line, ...]
    own: tuple[Place, ...]  # the cells above it that are its own, the nearest first
    above: tuple[Place, ...]  # those above all tables of the sheet
    corner: tuple[Term, ...]  # what headings over labels say, as a pivot table's do


def axes(sheet: Sheet, found: Found, tables: Sequence[Found], terms: Terms, roles: Sequence[str] = ("value",)) -> Axes:
    """Lay out the axes of a table; roles: those of the columns whose figures are wanted."""
    columns = tuple(read_columns(sheet, found, terms))
    rows = list(found.body_rows)
    values = tuple(column for column in columns if column.role in roles and sheet.has[rows, column.index].any())
    indices = [column.index for column in values]
    holds = sheet.has[np.ix_(rows, indices)].any(axis=1) if indices and rows else np.zeros(len(rows), dtype=bool)
    body = np.array(rows, dtype=np.int32)[holds]
    lone = banners(sheet, body)
    body = body[~np.isin(body, lone)] if lone else body
    labels = tuple(_label_lines(sheet, found, columns, body, terms)) if len(body) else ()
    headings = tuple(run_together(list(_heading_lines(sheet, found, values, terms)), terms)) if values else ()
    own, above = _lines_above(sheet, found, tables)
    if len(body) and (words := _word_among_codes(sheet, columns, labels, body, terms)):
        labels = (*labels, words)
    if lone:
        over = [(row, int(np.argmax(sheet.has[row]))) for row in lone]
        places = [next(place for place in reversed(over) if place[0] < row) for row in body.tolist()]
        labels = (replace(line_of(sheet, places, terms, -2), kind="label", role="group"), *labels)
    corner = tuple(terms.read(part) for column in columns if column.role in LABELS for part in _parts(column))
    return Axes(sheet, found, columns, body, values, labels, headings, tuple(own), tuple(above), corner)


def _parts(column: SheetColumn) -> list[str]:
    return [part for part in column.heading.split(" | ") if part]


def _lines_above(sheet: Sheet, found: Found, tables: Sequence[Found]) -> tuple[list[Place], list[Place]]:
    """Give the lines above a table; of a sheet that was turned, those above it as it lay before."""
    if not sheet.turned:
        return lines_above(sheet, found, tables)
    from psrstats.load.tables import find_tables

    upright = sheet.turn()
    tables = find_tables(upright)
    lying = [table for table in tables if set(table.rows) & set(found.columns)]
    if not lying:
        return [], []
    own, above = lines_above(upright, lying[0], tables)
    return [(column, row) for row, column in own], [(column, row) for row, column in above]


def line_said(sheet: Sheet, place: Place) -> str:
    """Give what a line above a table says."""
    return said_above(sheet, place)


def _heading_lines(sheet: Sheet, found: Found, values: Sequence[SheetColumn], terms: Terms) -> Iterator[Line]:
    """Give a line a row of headings; one that repeats the row above says nothing new."""
    depth = max((len(column.headings) for column in values), default=0)
    levels = {row: number for number, row in enumerate(found.header_rows)}
    places: list[list[Place | None]] = [[None] * len(values) for _ in levels]
    for number, column in enumerate(values):
        for place in column.headings:
            if sheet.text(*place):
                places[levels.get(place[0], min(levels.values(), default=0))][number] = place
    for level in range(len(places) if depth else 0):
        yield with_years(line_of(sheet, places[level], terms, dimension=1000 + level), values)


def _label_lines(
    sheet: Sheet, found: Found, columns: Sequence[SheetColumn], body: Array, terms: Terms
) -> Iterator[Line]:
    """Give the lines of each column of labels, the leftmost first."""
    labelled = [column for column in columns if column.role in (*LABELS, "constant", "unit", "reference", "context")]
    inner = [column.index for column in labelled if column.role in LABELS]
    sections = _sections(sheet, found, body)
    levels = any(fold(column.heading) == "geographic level" for column in columns)
    for number, column in enumerate(labelled):
        codes, texts, raws, rows = _coded(sheet, found, column.index)
        if column.role in LABELS and not levels and _is_filled_down(codes, column.index, inner, sheet, found):
            codes, rows = _filled_down(codes, rows)
        elif column.role in LABELS and (tree := _tree(sheet, column, codes, texts, found, sections, terms)):
            for level in _levels(tree, body):
                yield _level_line(column, number, codes, texts, raws, rows, level, found, terms)
            continue
        at = np.searchsorted(np.array(found.body_rows), body)
        read = read_terms(texts, raws, terms)
        yield Line(
            "label", column.heading, column.role, number, codes[at], texts, read, rows[at],
            np.full(len(body), column.index, dtype=np.int32),
        )  # fmt: skip


def _word_among_codes(
    sheet: Sheet, columns: Sequence[SheetColumn], labels: Sequence[Line], body: Array, terms: Terms
) -> Line | None:
    """Give the words that stand where other rows have a code, and their name after it: England, over its districts."""
    bare = np.ones(len(body), dtype=bool)
    for line in labels:
        bare &= line.codes == NONE
    codes = [column.index for column in columns if column.role == "code"]
    if not bare.any() or not codes:
        return None
    places: list[Place | None] = [None] * len(body)
    for number in np.flatnonzero(bare).tolist():
        row = int(body[number])
        places[number] = next(((row, c) for c in codes if sheet.text(row, c).replace(" ", "").isalpha()), None)
    return replace(line_of(sheet, places, terms, -1), kind="label", role="group") if any(places) else None


def banners(sheet: Sheet, body: Array) -> list[int]:
    """Give the rows of words that stand alone among figures, over the rows that follow: Males, and then Females."""
    alone = body[sheet.has[body].sum(axis=1) == 1]
    alone = alone[~sheet.is_figure[alone].any(axis=1)]
    columns = set(np.argmax(sheet.has[alone], axis=1).tolist()) if len(alone) else set()
    whole = len(columns) == 1 and len(alone) >= SEVERAL and alone[0] == body[0] and alone[-1] != body[-1]
    return alone.tolist() if whole else []


def _sections(sheet: Sheet, found: Found, body: Array) -> frozenset[int]:
    """Give the rows of a table that hold a label and nothing else."""
    rows = np.array(found.body_rows, dtype=np.int32)
    rows = rows[~np.isin(rows, body, assume_unique=True, kind="table")]
    return frozenset(rows[sheet.has[rows].sum(axis=1) > 0].tolist())


def _coded(sheet: Sheet, found: Found, index: int) -> tuple[Array, tuple[str, ...], list[object], Array]:
    """Give each text of a column's body a number: that of each row, the texts, their contents and where they stand."""
    column, rows = sheet.columns[index], np.array(found.body_rows, dtype=np.int32)
    codes, raws = column.codes[rows].copy(), list[object](column.raws)
    texts = [_text(sheet, column.codes, index, number, raw) for number, raw in enumerate(column.raws)]
    at = rows.copy()
    if index in sheet.merged_columns:
        for number, row in enumerate(rows.tolist()):
            if (place := sheet.origin(row, index)) != (row, index):
                said = sheet.said(place)
                codes[number], at[number] = (texts.index(said) if said in texts else len(texts)), place[0]
                if said and said not in texts:
                    texts.append(said)
                    raws.append(sheet.raw(*place))
                elif not said:
                    codes[number] = NONE
    blank = np.array([not text for text in texts] + [True])
    codes = np.where(blank[codes], NONE, codes)
    first, numbers = distinct(codes)
    used = codes[first]
    kept = [number for number in used.tolist() if number != NONE]
    codes = numbers.astype(np.int32) - (len(used) - len(kept))
    return codes, tuple(texts[number] for number in kept), [raws[number] for number in kept], at


def _text(sheet: Sheet, codes: Array, index: int, number: int, raw: object) -> str:
    if isinstance(raw, date):
        return sheet.said((int(np.argmax(codes == number)), index))
    return text_of(raw)  # type: ignore[arg-type]


def _is_filled_down(codes: Array, index: int, inner: Sequence[int], sheet: Sheet, found: Found) -> bool:
    """Tell labels that stand once for the rows below: each unlike the one before, another label beside each blank."""
    blank = codes == NONE
    right = [other for other in inner if other > index]
    if blank[0] or not blank.any() or not right:
        return False
    own = codes[~blank]
    beside = sheet.has[np.array(found.body_rows)][:, right].any(axis=1)
    return bool((own[1:] != own[:-1]).all() and beside[blank].all() and 2 * blank.sum() >= beside[~blank].sum())


def _filled_down(codes: Array, rows: Array) -> tuple[Array, Array]:
    last = np.maximum.accumulate(np.where(codes == NONE, 0, np.arange(len(codes))))
    return codes[last], rows[last]


def _tree(
    sheet: Sheet, column: SheetColumn, codes: Array, texts: Sequence[str], found: Found, sections: frozenset[int],
    terms: Terms,
) -> dict[int, tuple[int, ...]]:  # fmt: skip
    """Give the path of each row in the tree that a column draws; none where it draws none."""
    raws = [raw for raw in sheet.columns[column.index].raws if isinstance(raw, str)]
    rows = np.array(found.body_rows)
    alone = frozenset(row for row in sections if sheet.has[row, column.index])
    indents = _indents(sheet, column.index, found)
    drawn = bool(alone or indents) or may_be_outlined(raws)
    nested = _limits(codes, texts, terms) or (frozenset() if drawn else _nested_by_words(codes, texts, terms))
    if not (drawn or nested):
        return {}
    spaces = [
        _spaced(sheet.raw(row, column.index), texts[code]) if code != NONE else ""
        for row, code in zip(rows.tolist(), codes.tolist(), strict=True)
    ]
    labels = [
        Label(row, text, row in alone, indents.get(row, 0) + (number in nested))
        for number, (row, text) in enumerate(zip(rows.tolist(), spaces, strict=True))
        if text
    ]
    return outline(labels, terms)


def _indents(sheet: Sheet, index: int, found: Found) -> dict[int, int]:
    """Give how far the cells of a column are indented, where the file says so."""
    kept = sheet.grid.indents
    return {row: kept[row, index] for row in found.body_rows if (row, index) in kept} if kept else {}


def _spaced(raw: object, text: str) -> str:
    lead = len(raw) - len(raw.lstrip(" \u00a0\t")) if isinstance(raw, str) else 0
    return " " * lead + text


def _nested_by_words(codes: Array, texts: Sequence[str], terms: Terms) -> frozenset[int]:
    """Find labels that repeat below different measures, Girls and Boys below each: they are parts of them."""
    read = [terms.read(text) for text in texts]
    named = [bool(term.measure and not term.total) for term in read]
    if not any(named):
        return years_below_areas([read[code] if code != NONE else None for code in codes.tolist()])
    if all(of or term.area or term.dated for of, term in zip(named, read, strict=True)):
        return frozenset()
    under: dict[str, set[str]] = {}
    last = ""
    numbers: list[int] = []
    for number, code in enumerate(codes.tolist()):
        if code == NONE:
            continue
        term = read[code]
        if named[code]:
            last = term.measure
        elif last and not term.area and not term.dated:
            under.setdefault(fold(texts[code]), set()).add(last)
            numbers.append(number)
    repeats = any(len(measures) > 1 for measures in under.values())
    return frozenset(numbers) if repeats else frozenset()


def _limits(codes: Array, texts: Sequence[str], terms: Terms) -> frozenset[int]:
    """Find the rows of confidence limits, each below the row of what they are the limits of."""
    limits = np.array([*(terms.read(text).statistic == "limit" for text in texts), False])[codes]
    whole = limits.any() and codes[0] != NONE and not limits[0]
    return frozenset(np.flatnonzero(limits).tolist()) if whole else frozenset()


def _levels(tree: dict[int, tuple[int, ...]], body: Array) -> Iterator[Array]:
    """Give for each level of a tree the row whose label stands there over each row of figures."""
    depth = max(len(path) for path in tree.values())
    for level in range(depth):
        yield np.array([_at(tree.get(row, ()), level) for row in body.tolist()], dtype=np.int32)


def _at(path: tuple[int, ...], level: int) -> int:
    return path[level] if level < len(path) else NONE


def _level_line(
    column: SheetColumn, number: int, codes: Array, texts: tuple[str, ...], raws: list[object], rows: Array,
    level: Array, found: Found, terms: Terms,
) -> Line:  # fmt: skip
    body = np.array(found.body_rows)
    at = np.searchsorted(body, np.maximum(level, body[0]))
    over = np.where(level == NONE, NONE, codes[at])
    places = np.where(level == NONE, NONE, rows[at]).astype(np.int32)
    read = read_terms(texts, raws, terms)
    return Line(
        "label", column.heading, column.role, number, over, texts, read, places,
        np.full(len(level), column.index, dtype=np.int32),
    )  # fmt: skip
