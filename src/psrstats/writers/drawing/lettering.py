"""How wide a text is, and where it breaks."""

from __future__ import annotations

from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from psrstats.writers.drawing.style import LETTERS, SIZE

INCH = 72.0  # points
SLACK = 1.05  # on screen and on paper, letters are fitted to the dots


@lru_cache(maxsize=4096)  # the same words come again on each axis, and measuring is most of the drawing
def width_of(text: str, *, bold: bool = False) -> float:
    """Measure a text's longest line, in inches."""
    letters = FontProperties(size=SIZE, weight="bold" if bold else "normal")
    lines = [text_to_path.get_text_width_height_descent(line, letters, ismath=False)[0] for line in text.split("\n")]
    return float(max(lines)) / INCH * SLACK


def height_of(text: str) -> float:
    """Give the height of a text's lines, in inches."""
    return LETTERS * len(text.split("\n"))


def wrapped(text: str, width: float, *, bold: bool = False) -> str:
    """Break a text into lines no wider than a width in inches; a word is broken only where it is wider itself."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _broken(word, width, bold)
    return "\n".join(filter(None, lines))


def _broken(word: str, width: float, bold: bool) -> list[str]:
    """Break a word where it would be wider than a line."""
    parts = [""]
    for letter in word:
        if parts[-1] and width_of(parts[-1] + letter, bold=bold) > width:
            parts.append("")
        parts[-1] += letter
    return parts
