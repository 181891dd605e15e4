"""The first letter of a text, large or small; all others stay as they are."""

from __future__ import annotations


def capital(text: str) -> str:
    """Begin a text with a capital.

    >>> capital("plans by age"), capital("EHC plans"), capital("")
    ('Plans by age', 'EHC plans', '')
    """
    return f"{text[:1].upper()}{text[1:]}"


def small(text: str) -> str:
    """Begin a text with a small letter, as within a sentence.

    >>> small("Strongly agree"), small("")
    ('strongly agree', '')
    """
    return f"{text[:1].lower()}{text[1:]}"
