"""Headings that run on over several rows: Children, and below it looked after."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from psrstats.load.lines import NONE, Line
from psrstats.load.sheet import Array
from psrstats.load.terms import Terms


def run_together(lines: Sequence[Line], terms: Terms) -> list[Line]:
    """Read as one a measure's name that is written over several rows of headings, none of which names one itself.

    lines: the rows of headings over the same columns, the uppermost first.
    Returns them with the whole name in the last of its rows, and nothing in those above it.
    """
    made = list(lines)
    for first in range(len(made) - 1):
        for last in range(len(made) - 1, first, -1):
            made[first : last + 1] = _joined(made[first : last + 1], terms)
    return made


def _joined(lines: list[Line], terms: Terms) -> list[Line]:
    codes = np.stack([line.codes for line in lines], axis=1)
    whole: dict[int, str] = {}
    for column in np.flatnonzero((codes != NONE).all(axis=1)).tolist():
        at = codes[column].tolist()
        parts = [line.terms[code] for line, code in zip(lines, at, strict=True)]
        text = " ".join(line.texts[code] for line, code in zip(lines, at, strict=True))
        if not any(term.measure for term in parts) and (term := terms.read(text)).measure and not term.rest:
            whole[column] = text
    if not whole:
        return lines
    columns = np.array(list(whole))
    above = [replace(line, codes=np.where(_at(columns, line.codes), NONE, line.codes)) for line in lines[:-1]]
    last = lines[-1]
    texts = tuple(dict.fromkeys(whole.values()))
    last_codes = last.codes.copy()
    last_codes[columns] = [len(last.texts) + texts.index(text) for text in whole.values()]
    read = tuple(map(terms.read, texts))
    return [*above, replace(last, codes=last_codes, texts=(*last.texts, *texts), terms=(*last.terms, *read))]


def _at(columns: Array, codes: Array) -> Array:
    found = np.zeros(len(codes), dtype=bool)
    found[columns] = True
    return found
