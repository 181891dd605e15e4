"""What files hold as one JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import dumps
from typing import Any

from msgspec import to_builtins

from psrstats.files.grid import address, letters_of
from psrstats.inspection.cells import in_file
from psrstats.inspection.files import FileSeen
from psrstats.inspection.tables import columns_seen, range_of, rows_of
from psrstats.load.account import Account, TableSeen
from psrstats.load.published import header_of
from psrstats.load.terms_of import TermSeen
from psrstats.records.log_seen import LogSeen


def document(files: Iterable[FileSeen]) -> str:
    """Write files that could be read as JSON, a figure a line: a national file has tens of thousands of them."""
    return _object({"files": _list(map(_file, files))}) + "\n"


def _file(file: FileSeen) -> str:
    """Describe a file; what is odd about it as a whole is told with its first sheet."""
    warnings = [{"cell": "", "kind": "file", "message": warning} for warning in file.warnings]
    sheets = [_sheet(file, account, [] if number else warnings) for number, account in enumerate(file.sheets)]
    return _object({"file": _json(file.name), "sheets": _list(sheets)})


def _sheet(file: FileSeen, account: Account, warnings: list[dict[str, str]]) -> str:
    header = header_of(account.sheet.grid)
    published = {"format": _json(header.format.title)} if header else {}
    if log := file.logs.get(account.sheet.grid.sheet):
        published = {"log": _json(_log(log))}
    issues = [
        {"cell": address(*in_file(account, issue.place)), "kind": issue.kind, "message": issue.message}
        for issue in account.issues
    ]
    return _object(
        published
        | {
            "name": _json(account.sheet.grid.sheet),
            "state": _json(account.sheet.grid.state),
            "cells": _json(account.counts),
            "tables": _list(_json(_table(account, table)) for table in account.tables),
            "values": _list(_values(account)),
            "issues": _list(map(_json, warnings + issues)),
        }
    )


def _log(log: LogSeen) -> dict[str, Any]:
    """Describe a log by its headings and what they were taken to hold; nothing of its rows."""
    columns = [
        {"column": letters_of(number), "heading": heading, "holds": log.holds(number)}
        for number, heading in enumerate(log.headings)
    ]
    return {"rows": log.rows, "columns": columns}


def _values(account: Account) -> Iterator[str]:
    """Describe each figure by the words that it was taken to be about; the name of its sheet has no cell."""
    said: dict[TermSeen, str] = {}
    for place, terms in account.terms.items():
        for term in terms:
            if term not in said:
                cell = address(*in_file(account, term.place)) if term.place else ""
                said[term] = _json({"cell": cell, "text": term.text, "role": term.role})
        cell = _json(address(*in_file(account, place)))
        yield f'{{"cell": {cell}, "terms": [{", ".join(map(said.__getitem__, terms))}]}}'


def _json(value: object) -> str:
    return dumps(value, ensure_ascii=False)


def _object(parts: dict[str, str]) -> str:
    return "{" + ",\n".join(f'"{name}": {text}' for name, text in parts.items()) + "}"


def _list(items: Iterable[str]) -> str:
    return "[" + ",\n".join(items) + "]"


def _table(account: Account, table: TableSeen) -> dict[str, Any]:
    header, body = rows_of(table)
    columns = [to_builtins(column) for column in columns_seen(account, table)]
    return {"range": range_of(account, table), "header_rows": header, "columns": columns, "rows": body}
