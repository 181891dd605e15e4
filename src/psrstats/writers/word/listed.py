"""The list of tables of a Word document: a field, which Word fills again with page numbers when it is asked to."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.writers.word.ooxml import Element, make, paragraph, run

CODE = ' TOC \\h \\z \\c "Table" '  # of all captions that count tables


def list_of_tables(titles: Sequence[str]) -> list[Element]:
    """Make a paragraph of each table's title, all of them one field.

    titles: with their numbers, as the captions have them.
    """
    code = make("instrText")
    code.text = CODE
    begin, separate, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    before, after = [begin, make("r", code), separate], [end]
    return [
        paragraph(
            *(before if not number else ()),
            run(title),
            *(after if number == len(titles) - 1 else ()),
            properties=make("pPr", make("spacing", before=0, after=0, line=240, lineRule="auto")),
        )
        for number, title in enumerate(titles)
    ]
