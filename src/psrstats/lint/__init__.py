"""A workbook, Word file or page in, verdicts out: the accessibility checklist, one rule a function (linting.py)."""
