"""The list of tables: one field over all its paragraphs, whose result is their titles."""

from __future__ import annotations

from psrstats.writers.word.listed import list_of_tables
from psrstats.writers.word.ooxml import q


def test_one_field_holds_every_title_in_order() -> None:
    lines = list_of_tables(["Table 1: A", "Table 2: B", "Table 3: C"])
    assert ["".join(text.text or "" for text in line.iter(q("t"))) for line in lines] == [
        "Table 1: A", "Table 2: B", "Table 3: C",
    ]  # fmt: skip
    kinds = [mark.get(q("fldCharType")) for line in lines for mark in line.iter(q("fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [len(list(line.iter(q("instrText")))) for line in lines] == [1, 0, 0]
    assert next(lines[-1].iterchildren(reversed=True)).find(q("fldChar")) is not None  # behind the title


def test_a_single_title_is_a_whole_field() -> None:
    [line] = list_of_tables(["Table 1: A"])
    assert [mark.get(q("fldCharType")) for mark in line.iter(q("fldChar"))] == ["begin", "separate", "end"]
