"""Letters without serifs, and letters large enough."""

from __future__ import annotations

from typing import Literal

LEAST_POINTS = 12
LEAST_TITLE_POINTS = 14
PLAIN = (
    "arial", "helvetica", "calibri", "verdana", "tahoma", "aptos", "segoe ui", "trebuchet", "liberation sans",
    "dejavu sans", "noto sans", "source sans", "open sans", "carlito", "lato", "roboto", "gds transport", "gill sans",
    "franklin gothic", "century gothic", "corbel", "candara", "inter", "nimbus sans", "sans",
)  # fmt: skip
SERIFED = (
    "times", "cambria", "georgia", "garamond", "palatino", "book antiqua", "bookman", "century", "constantia",
    "courier", "consolas", "liberation serif", "dejavu serif", "noto serif", "comic", "brush", "baskerville", "serif",
    "monospace",
)  # fmt: skip


def kind(font: str) -> Literal["plain", "serifed", "unknown"]:
    """Tell a font without serifs by its name.

    >>> kind("Arial"), kind("Times New Roman"), kind("Century Gothic"), kind("Sylfaen")
    ('plain', 'serifed', 'plain', 'unknown')
    """
    name = font.casefold()
    if any(name.startswith(known) for known in PLAIN) or "sans" in name:
        return "plain"
    return "serifed" if any(name.startswith(known) for known in SERIFED) else "unknown"
