"""A workbook, Word file or page in, verdicts out: the accessibility checklist, one rule a function.

Its rules are imported when they are first asked for: what reads a draft needs nothing of it but how files are opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psrstats.lint.linting import RULES, lint

__all__ = ["RULES", "lint"]

if not TYPE_CHECKING:  # or any name would pass for one of these

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'psrstats.lint' has no attribute '{name}'", name=name)
        from psrstats.lint import linting

        return getattr(linting, name)
