"""The checklist for web pages: each rule stands over the function that tries it."""

from __future__ import annotations

from psrstats.lint.check import Check, checklist
from psrstats.lint.page import Page
from psrstats.lint.pages import structure, tables, texts

PAGES: tuple[Check[Page], ...] = checklist(structure, tables, texts)
