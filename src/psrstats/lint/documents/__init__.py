"""The checklist for Word files: each rule stands over the function that tries it."""

from __future__ import annotations

from psrstats.lint.check import Check, checklist
from psrstats.lint.document import Document
from psrstats.lint.documents import properties, tables, texts

DOCUMENTS: tuple[Check[Document], ...] = checklist(properties, tables, texts)
