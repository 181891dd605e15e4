"""Codes that stand for a reason, marks that point at a note, and symbols that nobody can look up or hear read out."""

from __future__ import annotations

import re

from psrstats.patterns import regex

CODE = regex(r"\[(?!note\b)([a-z]{1,4}[0-9]?)\]", re.IGNORECASE)
NOTE = regex(r"\[note\s+([0-9]+)\]", re.IGNORECASE)
OBSOLETE = frozenset(
    [
        "..",
        ".",
        "...",
        ":",
        "~",
        "-",
        "--",
        "–",
        "—",
        "*",
        "**",
        "***",
        "x",
        "z",
        "c",
        "k",
        "na",
        "n/a",
        "n.a.",
        "#",
        "/",
        "?",
    ]
)
ASTERISK = regex(r"(?<=\w)\*{1,3}(?!\w)|^\*{1,3}(?=\s*\w)")
RAISED = regex(r"(?<!m)(?<!km)[¹²³⁴⁵⁶⁷⁸⁹⁰]|[†‡§¶ᵃᵇᶜᵈᵉ]")


def codes(text: str) -> set[str]:
    """Find the shorthand codes in a text.

    >>> sorted(codes("[c] or [x], see [note 1]"))
    ['c', 'x']
    """
    return {found.lower() for found in CODE.findall(text)}


def notes(text: str) -> set[int]:
    """Find the numbers of the notes that a text points at.

    >>> sorted(notes("Children [note 1][note 12]"))
    [1, 12]
    """
    return {int(found) for found in NOTE.findall(text)}


def is_obsolete(text: str) -> bool:
    """Whether a cell holds a symbol or letters that harmonised shorthand has replaced, and nothing else.

    >>> is_obsolete(" .. "), is_obsolete("N/A"), is_obsolete("[x]"), is_obsolete("5")
    (True, True, False, False)
    """
    return text.strip().casefold() in OBSOLETE


def has_asterisk(text: str) -> bool:
    """Whether an asterisk marks a word or number.

    >>> has_asterisk("12*"), has_asterisk("* Provisional"), has_asterisk("*"), has_asterisk("3 * 4")
    (True, True, False, False)
    """
    return not is_obsolete(text) and bool(ASTERISK.search(text.strip()))


def has_raised_mark(text: str) -> bool:
    """Whether a raised figure or a dagger marks a word or number; a squared metre is none.

    >>> has_raised_mark("Total¹"), has_raised_mark("Area (km²)"), has_raised_mark("Leeds †")
    (True, False, True)
    """
    return bool(RAISED.search(text))


def unlike(used: set[str], explained: set[str]) -> str:
    """Say which codes are used but not explained, and which are explained but not used; blank where they are the same.

    >>> unlike({"c", "x"}, {"c", "z"})
    '[x] is used and not explained; [z] is explained and not used.'
    """
    parts = [(sorted(used - explained), "used and not explained"), (sorted(explained - used), "explained and not used")]
    said = [f"{', '.join(f'[{code}]' for code in found)} {is_(found)} {how}" for found, how in parts if found]
    return f"{'; '.join(said)}." if said else ""


def is_(found: list[str]) -> str:
    """Give the verb for one thing or several."""
    return "is" if len(found) == 1 else "are"
