"""The code of each row's area, where one stands beside its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from psrstats.files.cells import text_of
from psrstats.load.areas import AREA_CODE
from psrstats.load.axes import Axes
from psrstats.load.column import SheetColumn
from psrstats.load.groups import is_area_line
from psrstats.load.lines import NONE
from psrstats.load.sheet import Array
from psrstats.load.words import fold


def area_codes(axes: Axes) -> Array:
    """Give the code of each row's area: that under a heading such as LA code where the name is under LA name.

    A row may hold the codes of its country and its region too; without such a heading only a lone code is taken.
    """
    made = np.full(len(axes.body), "", dtype=object)
    codes = [column for column in axes.columns if column.role == "code"]
    lines = [line for line in axes.labels if is_area_line(line)]
    if not codes or not lines:
        return made
    texts = {column.index: _only_codes(texts_of(axes, column.index)) for column in codes}
    for line in sorted(lines, key=lambda line: (-int((line.codes != NONE).sum()), len(line.used))):
        alike = [column for column in codes if _stem(column.heading) == _stem(line.name)]
        alike = alike or (codes if len(codes) == len(lines) == 1 else [])
        alike = alike or [column for column in codes if abs(column.index - int(line.columns.max())) == 1]
        made = np.where(line.codes != NONE, _first(texts, alike, len(made)), made)
    return made


def _only_codes(texts: Array) -> Array:
    distinct = {text: text if AREA_CODE.fullmatch(text.strip()) else "" for text in set(texts.tolist())}
    made = np.empty(len(texts), dtype=object)
    made[:] = [distinct[text].strip() for text in texts.tolist()]
    return made


def _first(texts: dict[int, Array], columns: Sequence[SheetColumn], count: int) -> Array:
    made = np.full(count, "", dtype=object)
    for column in columns:
        made = np.where(made == "", texts[column.index], made)
    return made


def _stem(heading: str) -> str:
    """Take the words off a heading that tell a code from a name.

    >>> _stem("new_la_code"), _stem("LA name"), _stem("Ward code"), _stem("Ward")
    ('la', 'la', 'ward', 'ward')
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(word for word in fold(words).split() if word not in ("code", "name", "new", "old", "ons", "area"))


def texts_of(axes: Axes, index: int) -> Array:
    """Give what a column says in each row of figures."""
    sheet = axes.sheet
    if index in sheet.merged_columns:
        made = np.empty(len(axes.body), dtype=object)
        made[:] = [sheet.text(row, index) for row in axes.body.tolist()]
        return made
    coded = sheet.columns[index]
    texts = np.empty(len(coded.raws) + 1, dtype=object)
    texts[:] = [*map(text_of, coded.raws), ""]
    return texts[coded.codes[axes.body]]
