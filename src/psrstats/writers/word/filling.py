"""What a document asks for, put in its place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from psrstats.errors import Fault, UserError
from psrstats.results import Content
from psrstats.writers.document import Document
from psrstats.writers.word.control import control, name_of, refill_text
from psrstats.writers.word.looks import Looks
from psrstats.writers.word.ooxml import Element, q, run
from psrstats.writers.word.picture import RELATED, picture
from psrstats.writers.word.place import Place, places, put_text
from psrstats.writers.word.summary import summary
from psrstats.writers.word.table import caption, table, title_of

# In twentieths of a point: the width and height of a page's text unless it says others, and what stands beside a chart.
A4 = (9026, 13958)
BESIDE = 2000
BLOCKS = ("table", "chart", "summary")
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
FIRST = 90_000  # the number of the first picture: those of a document are small


class Filling:
    """The filling of one document, as far as it has come."""

    def __init__(self, file: str, braces: bool, content: Content, said: Document, looks: Looks) -> None:
        self.file, self.braces = file, braces
        self.content, self.said, self.looks = content, said, looks
        self.sheets = {sheet.table.name: sheet for sheet in said.sheets}
        self.charts = {chart.name: chart for chart in content.results.charts}
        self.drawn: dict[str, bytes] = {}

    def fill(self, root: Element, *, main: bool) -> bool:
        """Fill a part of the document; False where it asks for nothing."""
        found = list(places(root, self.file, braces=self.braces))
        for place in reversed(
            found
        ):  # what stands later in a line first, so that the letters before it keep their places
            if place.kind in BLOCKS:
                self._put_block(place, main)
            elif place.start < 0:
                refill_text(place.at, self._text(place))
            else:
                put_text(place, self._text(place), self.file)
        if found:
            _number(root)
        return bool(found)

    def _text(self, place: Place) -> str:
        if place.kind == "caption":
            return self._title(*place.name.split(":", 1))
        texts = {"figure": self.content.figures, "sentence": self.content.sentences}
        return texts.get(place.kind, self.content.paragraphs)[place.name]

    def _title(self, kind: str, name: str) -> str:
        return title_of(self.sheets[name].table) if kind == "table" else self.charts[name].title

    def _put_block(self, place: Place, main: bool) -> None:
        asked = f"'{place.kind}:{place.name}'"
        if place.kind in ("chart", "summary") and not main:
            raise UserError(Fault(self.file, f"{asked} stands in a header, footer or note.", "Put it in the text."))
        if (place.start < 0 and next(place.at.iterancestors(), place.at).tag == q("p")) or (
            place.start >= 0 and not place.alone
        ):
            raise UserError(Fault(self.file, f"{asked} stands within a line.", "Give it a paragraph of its own."))
        old = place.at if place.start < 0 else None
        blocks = self._blocks(place, old)
        titled = place.kind != "summary"
        if titled and (
            old is None or not any(True for _ in old.iter(q("tbl"), q("drawing")))
        ):  # it is filled for the first time
            label = "Table" if place.kind == "table" else "Figure"
            title = run(self._title(place.kind, place.name))
            line = caption(label, control("caption", f"{place.kind}:{place.name}", title), self.looks)
            place.at.addprevious(line)
            _take_marks(line)
        if old is None:
            _replace(place.at, control(place.kind, place.name, *blocks))
            return
        content = old.find(q("sdtContent"))
        assert content is not None
        content[:] = blocks

    def _blocks(self, place: Place, old: Element | None) -> list[Element]:
        width, _ = _room(place.at)
        if place.kind == "table":
            sheet = self.sheets[place.name]
            notes = [note for _, note in self.said.notes_of(sheet)]
            return table(sheet, notes, width, self.looks, old)
        if place.kind == "summary":
            return self._summary()
        from psrstats.writers.drawing import png

        chart = self.charts[place.name]
        self.drawn[place.name] = png(chart)
        number = FIRST + list(self.charts).index(place.name)
        room = (width, _room(place.at)[1] - BESIDE)
        return picture(chart, self.drawn[place.name], _relation(place.name), number, room)

    def _summary(self) -> list[Element]:
        from psrstats.writers.drawing.spark import spark_png

        lines, pictures = self.content.results.summary, {}
        for number, line in enumerate(lines, FIRST + len(self.charts)):
            if line.spark:
                self.drawn[f"summary-{line.name}"] = spark_png(line.spark)
                relation = _relation(f"summary-{line.name}")
                pictures[line.name] = (self.drawn[f"summary-{line.name}"], relation, number)
        return summary(lines, pictures)

    def pictures(self, data: bytes) -> dict[str, bytes]:
        """Give the files of the charts, and the document's lists of files with them in."""
        if not self.drawn:
            return {}
        with ZipFile(BytesIO(data)) as archive:
            relations = etree.fromstring(archive.read(RELATIONS))
            types = etree.fromstring(archive.read(TYPES))
        known = {each.get("Id") for each in relations}
        for name in sorted(self.drawn):
            if _relation(name) not in known:
                file = {"Id": _relation(name), "Type": f"{RELATED}/image", "Target": f"media/psrstats-{name}.png"}
                etree.SubElement(relations, f"{{{etree.QName(relations).namespace}}}Relationship", file)
        space = etree.QName(types).namespace
        if not any((each.get("Extension") or "").casefold() == "png" for each in types):
            png_type = etree.Element(f"{{{space}}}Default", {"Extension": "png", "ContentType": "image/png"})
            types.insert(0, png_type)
        lists = {RELATIONS: relations, TYPES: types}
        return {
            **{
                name: etree.tostring(each, xml_declaration=True, encoding="UTF-8", standalone=True)
                for name, each in lists.items()
            },
            **{f"word/media/psrstats-{name}.png": picture for name, picture in sorted(self.drawn.items())},
        }


def _take_marks(line: Element) -> None:
    """Take bookmarks that stand before a caption into it: LibreOffice counts them to the page of what stands before."""
    while (before := line.getprevious()) is not None and before.tag in (q("bookmarkStart"), q("bookmarkEnd")):
        line.insert(1, before)


def _relation(name: str) -> str:
    return f"psrstats-{name}"


def _replace(line: Element, block: Element) -> None:
    """Put a block where a paragraph stands, which stays, empty, where a section or a cell ends with it."""
    parent = line.getparent()
    assert parent is not None
    line.addprevious(block)
    block.tail, last = None, line.getnext() is None and parent.tag == q("tc")
    if last or line.find(f"{q('pPr')}/{q('sectPr')}") is not None:
        for child in list(line):
            if child.tag != q("pPr"):
                line.remove(child)
    else:
        parent.remove(line)


def _room(place: Element) -> tuple[int, int]:
    """Measure how wide and how high the text is on the page of a place."""
    root = place.getroottree().getroot()
    order = {element: number for number, element in enumerate(root.iter(q("sectPr"), place.tag))}
    for section in root.iter(q("sectPr")):
        size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
        if order[section] > order[place] and size is not None and margins is not None:
            return _inner(size, margins, "w", ("left", "right", "gutter")), _inner(
                size, margins, "h", ("top", "bottom")
            )
    return A4


def _inner(size: Element, margins: Element, side: str, ends: tuple[str, ...]) -> int:
    return int(size.get(q(side)) or 0) - sum(abs(int(margins.get(q(end)) or 0)) for end in ends)


def _number(root: Element) -> None:
    """Say in each caption that psrstats wrote which number it has; Word counts again when its fields are updated."""
    counts: dict[str, int] = {}
    for field in root.iter(q("fldSimple"), q("instrText")):
        code = (field.get(q("instr")) or field.text or "").split()
        if code[:1] != ["SEQ"] or len(code) < 2:
            continue
        counts[code[1]] = counts.get(code[1], 0) + 1
        line = next(field.iterancestors(q("p")))
        ours = any((name_of(each) or ("",))[0] == "caption" for each in line.iter(q("sdt")))
        if field.tag == q("instrText") and ours:
            result = next(t for t in line.iter(q("t")) if _follows(t, field))
            result.text = str(counts[code[1]])


def _follows(text: Element, field: Element) -> bool:
    """Whether a text stands in a run after the field's, in the same paragraph."""
    return next(text.iterancestors(q("r"))) in next(field.iterancestors(q("r"))).itersiblings()
