"""Everyday layouts with one word taken out or misspelt: read right, or refused with the word named; never wrong."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec import Struct
from openpyxl import Workbook

from psrstats.config import read_settings
from psrstats.load import load

ABOUT = ["measure", "area", "group", "item", "period"]
Told = dict[str, tuple[str, ...]]


class Outcome(Struct, frozen=True):
    """What came of a blurred sheet: each figure's cell with what it is about, and all that was said."""

    told: Told
    said: str


@pytest.fixture(scope="module")
def layouts(shared: Path) -> ModuleType:
    return layouts_of(shared)


def layouts_of(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("layouts", shared / "layouts" / "layouts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def built(layouts: ModuleType, name: str) -> tuple[Workbook, dict[str, str]]:
    made = layouts.LAYOUTS[name](None)
    return made[0], made[2] if len(made) > 2 else {}


def read(layouts: ModuleType, folder: Path, book: Workbook, labels: dict[str, str]) -> Outcome:
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "psrstats.toml").write_text(layouts.SETTINGS, encoding="utf-8")
    book.save(folder / "sources" / "s.xlsx")
    rows = "".join(f'{m},"{t}",s,{labels.get(m, t)}\n' for m, t in layouts.TITLE.items() if not labels or m in labels)
    (folder / "measures.csv").write_text("name,title,source,label\n" + rows, encoding="utf-8")
    settings, _ = read_settings(folder)
    sent, findings, faults = load(settings)
    told = {str(cell): tuple(about) for cell, *about in sent.rows("cell", *ABOUT, "value")}
    return Outcome(told, " ".join(map(str, (*findings, *faults))))


def words_of(book: Workbook) -> Iterator[tuple[str, str]]:
    """Give the cells that hold words, and the sheets' names."""
    for sheet in book.worksheets:
        if len(book.worksheets) > 1:
            yield sheet.title, ""
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and re.search(r"[^\W\d_]{2}|\d{4}", cell.value):
                    yield sheet.title, cell.coordinate


def misspelt(word: str) -> str:
    """Exchange two letters, or make a year one that cannot be.

    >>> misspelt("Girls"), misspelt("2018-19")
    ('Gilrs', 'zu18-19')
    """
    if found := re.search(r"[^\W\d_]{4,}", word):
        middle = found.start() + len(found[0]) // 2
        return (
            word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :]
            if word[middle] != word[middle + 1]
            else word[:middle] + "x" + word[middle + 1 :]
        )
    return re.sub(r"(?:19|20)(?=\d\d)", "zu", word, count=1) if re.search(r"\d{4}", word) else word[:1] + "x" + word[1:]


def blur(book: Workbook, at: tuple[str, str], how: str) -> str:
    """Take a word out or misspell it; the word as it then stands comes back."""
    sheet, coordinate = at
    if not coordinate:
        book[sheet].title = new = "Blatt" if how == "gone" else misspelt(sheet)
        return new
    cell: Any = book[sheet][coordinate]
    cell.value = None if how == "gone" else misspelt(str(cell.value))
    return cell.value or ""


def verdict(before: Outcome, after: Outcome, word: str) -> str:
    """Judge a blurred sheet: right, told (figures left out, and something said), wrong."""
    if after.said:  # a word that is found beside all of them parts them into groups, and that is told
        after = Outcome(
            {
                cell: (*about[:2], before.told.get(_home(cell, before), about)[2], *about[3:]) if about[2] else about
                for cell, about in after.told.items()
            },
            after.said,
        )
    wrong = [
        cell for cell, about in after.told.items() if not _same(before.told.get(_home(cell, before), ()), about, word)
    ]
    if wrong:
        return "wrong"
    return "right" if len(after.told) >= len(before.told) else "told" if after.said else "silent"


def _home(cell: str, before: Outcome) -> str:
    """Give the same cell of the sheet as it was before its name was blurred."""
    if cell in before.told:
        return cell
    place = cell.rpartition("!")[2]
    here = [one for one in before.told if one.endswith(f"!{place}")]
    return here[0] if len(here) == 1 else cell


def _same(before: tuple[str, ...], after: tuple[str, ...], word: str) -> bool:
    """Tell whether a figure is about the same; a name that was misspelt may be given as it stands now."""
    if not before:
        return True  # a figure that was beside the report's measures
    return all(
        was == now or (word and now and now.casefold() in word.casefold())
        for was, now in zip(before, after, strict=True)
    )


# A publisher's file is about hundreds of areas: a row that names none of the report's is another area's, and not told.
OF_PUBLISHERS = ("long_form", "national_long_form", "profile_long_form")


def test_no_blurred_word_makes_a_figure_wrong(layouts: ModuleType, tmp_path: Path) -> None:
    counts, wrong = blurred(layouts, tmp_path, every=5)  # the bench of the same name takes every word
    assert wrong == []
    assert counts["right"] > 50


def blurred(layouts: ModuleType, folder: Path, every: int = 1) -> tuple[Counter[str], list[str]]:
    """Take words out of each layout, and misspell them: one in so many; give the verdicts, and the worst."""
    counts: Counter[str] = Counter()
    wrong, tried = [], 0
    for name in layouts.LAYOUTS:
        book, labels = built(layouts, name)
        before = read(layouts, folder, book, labels)
        for number, at in enumerate(words_of(book)):
            for how in ("gone", "misspelt"):
                tried += 1
                if (tried + number // 2) % every:
                    continue
                changed, _ = built(layouts, name)
                word = blur(changed, at, how)
                given = verdict(before, read(layouts, folder, changed, labels), word)
                if given == "silent" and name in OF_PUBLISHERS:
                    given = "left out"
                counts[given] += 1
                if given in ("wrong", "silent"):
                    wrong.append(f"{name} {'!'.join(at)} {how} '{word}': {given}")
    return counts, wrong
