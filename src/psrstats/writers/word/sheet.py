"""The paper that a report is written on: a document of our own or the partnership's, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from psrstats.model import Table
from psrstats.writers.word.control import control
from psrstats.writers.word.house import house
from psrstats.writers.word.lent import ours
from psrstats.writers.word.listed import mark
from psrstats.writers.word.looks import Looks
from psrstats.writers.word.ooxml import q
from psrstats.writers.word.widths import A4, MARGIN, in_arial, stands

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

TWIP = 635  # English Metric Units


class Paper(Struct):
    """A document as far as it is written.

    lies: whether its pages are wider than high to begin with, and stay so.
    begins: whether what comes next begins a page.
    table: the identifier of the style of its tables, blank for its grid.
    """

    word: Document
    looks: Looks
    lies: bool = False
    begins: bool = False
    table: str = ""

    @classmethod
    def plain(cls) -> Paper:
        """Give a document of our own: A4, narrow margins, Arial."""
        from docx import Document
        from docx.shared import Cm

        word = Document()
        ours(word)
        page = word.sections[0]
        page.page_width, page.page_height = Cm(A4[0]), Cm(A4[1])
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
        return cls(word, Looks.of(word.styles.element))

    @classmethod
    def house(cls, data: bytes, file: str) -> Paper:
        """Give a partnership's own template; raises UserError where it is not fit for it."""
        found = house(data, file)
        looks, lies = Looks.of(found.word.styles.element), _lies(found.word.sections[-1])
        return cls(found.word, looks, lies, found.cover, found.table)

    def add(self, style: str, text: str) -> None:
        """Add a paragraph in a style."""
        line = self.word.add_paragraph(text)
        line._p.style = self.looks.ids[style]
        if self.begins:
            line.paragraph_format.page_break_before = True
            self.begins = False

    def say(self, heading: str, text: str) -> None:
        """Add a paragraph that begins with bold words."""
        line = self.word.add_paragraph()
        line.add_run(heading).bold = True
        line.add_run(text)

    def leave_room(self, kind: str, name: str) -> None:
        """Put an empty control where a table or the summary goes, as a document has it that was filled before."""
        after = self.word.add_paragraph()  # one line apart from what follows, and no more
        after.paragraph_format.space_after, after.paragraph_format.line_spacing = 0, 1.0
        after._p.addprevious(control(kind, name))

    def mark(self, number: int) -> None:
        """Mark the place of a table for the list of tables."""
        for each in mark(number):
            self.word.element.body.sectPr.addprevious(each)

    @property
    def width(self) -> int:
        """How wide the text is, in twentieths of a point."""
        page = self.word.sections[-1]
        return (int(page.page_width or 0) - _margins(page)) // TWIP

    def turn_for(self, table: Table) -> None:
        """Begin a page of the other orientation, where a table needs it."""
        now = self.word.sections[-1]
        if not self.lies and _lies(now) == stands(table, *self._rooms(now, len(table.columns))):
            self._turn()

    def _rooms(self, now: Section, columns: int) -> list[int]:
        """Give the widths of the text on a page that is higher than wide, and on one that lies on its side."""
        beside = _margins(now)
        sides = sorted((int(now.page_width or 0), int(now.page_height or 0)))
        return [in_arial((side - beside) // TWIP, columns, self.looks.wider) for side in sides]

    def _turn(self) -> None:
        from docx.enum.section import WD_ORIENT

        section = self.word.add_section()
        for first in section._sectPr.findall(q("titlePg")):
            section._sectPr.remove(first)
        for numbered in section._sectPr.findall(q("pgNumType")):  # it goes on from the page before
            numbered.attrib.pop(q("start"), None)
        *_, before, broken = self.word.element.body.p_lst
        if not before.r_lst:  # the line below a table ends the section itself: one more may begin a page of its own
            before.get_or_add_pPr().append(broken.pPr.sectPr)
            self.word.element.body.remove(broken)
        section.orientation = WD_ORIENT.PORTRAIT if _lies(section) else WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def _margins(section: Section) -> int:
    return sum(int(each or 0) for each in (section.left_margin, section.right_margin, section.gutter))


def _lies(section: Section) -> bool:
    return int(section.page_width or 0) > int(section.page_height or 0)
