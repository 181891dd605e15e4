"""A figure explained, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from msgspec import to_builtins

from psrstats.explanation import Explanation


def tree(explanation: Explanation) -> str:
    """Write an explanation as plain text, its parts indented below it."""
    lines = [*_lines(explanation, "")]
    if explanation.used_by:
        lines += ["used by", *(f"  {user}" for user in explanation.used_by)]
    return "\n".join(lines) + "\n"


def document(explanation: Explanation) -> str:
    """Write an explanation as JSON."""
    return dumps(to_builtins(explanation), ensure_ascii=False, indent=1) + "\n"


def _lines(explanation: Explanation, indent: str) -> Iterator[str]:
    source = f", from {explanation.cell}" if explanation.cell else ""
    yield f"{indent}{explanation.line}  {explanation.about}{source}"
    yield from (f"{indent}  ({said})" for said in explanation.method)
    for part in explanation.inputs:
        yield from _lines(part, f"{indent}  ")
