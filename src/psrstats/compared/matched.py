"""The figures of two reports set side by side: those of both, those that only one has, and which print otherwise."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from psrstats.columns import ABSENT, Array, Columns
from psrstats.lineage import Figures

ABOUT = ("measure", "statistic", "area", "group", "item", "period")
FUZZ = 1e-9


class Matched(Struct, frozen=True):
    """Row numbers of two tables of figures: of both, pair by pair, and of the one or the other alone."""

    was: Array
    now: Array
    gone: Array
    new: Array


def matched(before: Figures, after: Figures) -> Matched:
    """Match the figures of two reports by what they are about; the first of those about the same counts."""
    first, second = before.columns, after.columns
    numbers = _numbered(first, second)
    was, now = numbers[: len(first)], numbers[len(first) :]
    keys, rows = np.unique(was, return_index=True)
    others, their_rows = np.unique(now, return_index=True)
    at = np.minimum(np.searchsorted(keys, others), max(len(keys) - 1, 0))
    met = keys[at] == others if len(keys) else np.zeros(len(others), dtype=bool)
    alone = np.ones(len(keys), dtype=bool)
    alone[at[met]] = False
    order = np.argsort(their_rows[met], kind="stable")
    return Matched(
        rows[at[met]][order],
        their_rows[met][order],
        np.sort(rows[alone]),
        np.sort(their_rows[~met]),
    )


def differing(before: Columns, after: Columns, found: Matched) -> Array:
    """Say which of the figures of both are printed otherwise: another number, marker, word or unit."""
    words = _translated(before, after)
    apart = np.zeros(len(found.was), dtype=bool)
    apart |= words[after["marker"][found.now]] != before["marker"][found.was]
    numbers = (before["marker"][found.was] == 0) & ~np.isnan(before["value"][found.was])
    other_unit = words[after["unit"][found.now]] != before["unit"][found.was]
    apart |= numbers & (other_unit | (after["per"][found.now] != before["per"][found.was]))
    spelt = (before["text"][found.was] != 0) & (after["text"][found.now] != 0)
    apart |= spelt & (words[after["text"][found.now]] != before["text"][found.was])
    apart |= numbers & ~spelt & (before["places"][found.was] != after["places"][found.now])
    apart |= ~spelt & _unlike(_shown(before, found.was), _shown(after, found.now))
    return apart


def shown(columns: Columns, rows: Array) -> Array:
    """Give the numbers of some figures as they are printed, missing where a marker stands."""
    return np.where(columns["marker"][rows] == 0, _shown(columns, rows), np.nan)


def _shown(columns: Columns, rows: Array) -> Array:
    value, places = columns["value"][rows], columns["places"][rows]
    scale = 10.0**places
    found: Array = np.sign(value) * np.floor(np.abs(value) * scale + 0.5 + FUZZ) / scale
    return found


def _unlike(one: Array, other: Array) -> Array:
    both = ~(np.isnan(one) & np.isnan(other))
    found: Array = both & ~(np.abs(one - other) <= FUZZ * np.maximum(1, np.abs(one)))
    return found


def _translated(before: Columns, after: Columns) -> Array:
    """Give for each word of the one the number that it has in the other."""
    held = [after.words[code] for code in range(len(after.words))]
    return before.words.codes(np.array(held, dtype=object))


def _numbered(before: Columns, after: Columns) -> Array:
    """Give each figure of both a number, the same to those that are about the same."""
    words = _translated(before, after)
    count = len(before.words)
    number = np.zeros(len(before) + len(after), dtype=np.int64)
    most = 1
    for name in ABOUT:
        codes = np.concatenate([before[name], words[after[name]]])
        held = np.flatnonzero(np.bincount(codes, minlength=count))
        digits = np.full(count, ABSENT, dtype=np.int64)
        digits[held] = np.arange(len(held))
        if most * max(len(held), 1) >= 1 << 62:
            kept, number = np.unique(number, return_inverse=True)
            most = len(kept)
        number = number * max(len(held), 1) + digits[codes]
        most *= max(len(held), 1)
    return number
