"""The list of tables: a line a title, which leads to its table and asks for the page of that."""

from __future__ import annotations

from psrstats.writers.word.listed import list_of_tables, mark
from psrstats.writers.word.ooxml import q


def test_each_title_leads_to_its_mark_and_asks_for_its_page() -> None:
    titles = ["Table 1: A", "Table 2: B", "Table 3: C"]
    lines = list_of_tables(titles, 9000)
    assert ["".join(text.text or "" for text in line.iter(q("t"))) for line in lines] == titles
    for number, line in enumerate(lines, 1):
        begun, ended = mark(number)
        [link], [code] = line.findall(q("hyperlink")), list(line.iter(q("instrText")))
        assert link.get(q("anchor")) == begun.get(q("name"))
        assert (code.text or "").split() == ["PAGEREF", begun.get(q("name")), "\\h"]
        assert begun.get(q("id")) == ended.get(q("id"))
        kinds = [each.get(q("fldCharType")) for each in line.iter(q("fldChar"))]
        assert kinds == ["begin", "separate", "end"]


def test_no_two_marks_are_the_same() -> None:
    marks = [mark(number)[0] for number in range(1, 20)]
    assert len({each.get(q("id")) for each in marks}) == len({each.get(q("name")) for each in marks}) == 19
