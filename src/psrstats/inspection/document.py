"""What files hold as one JSON document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from json import dumps
from typing import Any

from psrstats.files.grid import Place, address
from psrstats.inspection.cells import in_file
from psrstats.inspection.files import FileSeen
from psrstats.inspection.tables import columns_seen, range_of, rows_of
from psrstats.load.account import Account, TableSeen
from psrstats.load.published import header_of
from psrstats.load.terms_of import TermSeen


def document(files: Iterable[FileSeen]) -> str:
    """Write files that could be read as JSON."""
    return dumps({"files": [_file(file) for file in files]}, ensure_ascii=False, indent=1) + "\n"


def _file(file: FileSeen) -> dict[str, Any]:
    """Describe a file; what is odd about it as a whole is told with its first sheet."""
    sheets = [_sheet(account) for account in file.sheets]
    if sheets:
        warnings = [{"cell": "", "kind": "file", "message": warning} for warning in file.warnings]
        sheets[0]["issues"] = warnings + sheets[0]["issues"]
    return {"file": file.name, "sheets": sheets}


def _sheet(account: Account) -> dict[str, Any]:
    header = header_of(account.sheet.grid)
    published = {"format": header.format.title} if header else {}
    return published | {
        "name": account.sheet.grid.sheet,
        "state": account.sheet.grid.state,
        "cells": account.counts,
        "tables": [_table(account, table) for table in account.tables],
        "values": [_value(account, place, terms) for place, terms in account.terms.items()],
        "issues": [
            {"cell": address(*in_file(account, issue.place)), "kind": issue.kind, "message": issue.message}
            for issue in account.issues
        ],
    }


def _value(account: Account, place: Place, terms: Iterable[TermSeen]) -> dict[str, Any]:
    """Describe a figure by the words that it was taken to be about; the name of its sheet has no cell."""
    told = [
        {"cell": address(*in_file(account, term.place)) if term.place else "", "text": term.text, "role": term.role}
        for term in terms
    ]
    return {"cell": address(*in_file(account, place)), "terms": told}


def _table(account: Account, table: TableSeen) -> dict[str, Any]:
    header, body = rows_of(table)
    columns = [asdict(column) for column in columns_seen(account, table)]
    return {"range": range_of(account, table), "header_rows": header, "columns": columns, "rows": body}
