"""What a file says of itself: its title and its language."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.check import Found

LANGUAGES = ("en-gb", "cy", "cy-gb")


def title_faults(said: str) -> Iterator[Found]:
    """Find what is wrong with a document's title."""
    if not said.strip():
        yield Found("document properties", "There is no title.")
    elif "_" in said or ("-" in said and " " not in said.strip()):
        yield Found("document properties", f"'{said}' is written like a file's name.")


def language_faults(said: str, where: str) -> Iterator[Found]:
    """Find what is wrong with a document's language."""
    if said.strip().replace("_", "-").casefold() not in LANGUAGES:
        yield Found(where, f"The language is '{said}'." if said else "No language is set.")
