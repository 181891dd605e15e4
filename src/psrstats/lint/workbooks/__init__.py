"""The checklist for workbooks: each rule stands over the function that tries it."""

from __future__ import annotations

from psrstats.lint.check import Check, checklist
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks import (
    above,
    beside,
    file_name,
    looks,
    numbers,
    people,
    placed,
    properties,
    sheets,
    tables,
    texts,
    titles,
    view,
    widths,
)

WORKBOOKS: tuple[Check[Workbook], ...] = checklist(
    above, beside, file_name, looks, numbers, people, placed, properties, sheets, tables, texts, titles, view, widths
)
