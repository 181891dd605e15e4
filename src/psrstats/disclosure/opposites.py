"""Words by which a figure is of those of whom another's word is not so: unseen and seen, late and on time."""

from __future__ import annotations

import re

from psrstats.disclosure.implied_parts import words_of
from psrstats.disclosure.telling import NOT
from psrstats.patterns import regex

Said = frozenset[str]
# By the beginnings of words, as words_of gives them; none where nothing is said in its stead: out of date, up to date.
_OPPOSITE = {
    "late": "time",
    "delaye": "time",
    "overdu": "time",
    "missed": "attend",
    "absent": "presen",
    "outsta": "comple",
    "unmet": "met",
    "declin": "accept",
    "refuse": "accept",
    "reject": "accept",
    "failed": "passed",
    "outsid": "within",
    "out": "",
}
_APART = regex(r"\b(un|dis|mis)-(?=[a-z])", re.IGNORECASE)
_DENYING = regex(r"\b(?:un|in|im|non|dis|mis)(?P<rest>[a-z]{3,})")


def said_of(text: str) -> Said:
    """Give the words of a label that say which children are meant, with what denies them: un-checked is unchecked."""
    return words_of(_APART.sub(r"\1", text))


def turned(text: str, beside: Said, known: Said) -> Said | None:
    """Give what is so where a label says that something is not.

    text: the label; beside: words that say nothing of it, as those of its whole; known: the words of all labels, one
    of which a word must be without its un-, in-, im-, non-, dis- or mis-: what is unseen is not seen, but an interview
    denies nothing.
    Returns the words by which another label may say it; none where nothing is denied.

    >>> known = frozenset(("seen", "comple"))
    >>> [sorted(turned(text, frozenset(), known) or ()) for text in ("Unseen", "Not seen", "Incomplete", "Interviews")]
    [['seen'], ['seen'], ['comple'], []]
    >>> [sorted(turned(text, frozenset(), known) or ()) for text in ("Late", "Delayed", "Out of date", "On time")]
    [['time'], ['time'], ['date'], []]
    """
    said = said_of(text) - beside
    if said & NOT:
        return said - NOT
    if denied := next((word for word in said if word in _OPPOSITE), None):
        return (said - {denied}) | words_of(_OPPOSITE[denied]) or None
    for found in _DENYING.finditer(_APART.sub(r"\1", text).casefold()):
        if (rest := words_of(found["rest"])) and rest <= known:
            return (said - words_of(found[0])) | rest
    return None
