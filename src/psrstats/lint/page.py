"""A web page as the rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from psrstats.errors import Fault, UserError

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ENDS_BEFORE = {  # elements whose end need not be written, and what ends them
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
    "li": {"li"},
    "option": {"option"},
    "p": {"p", "table", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "figure", "main"},
}
BARRIERS = {"table", "ul", "ol", "select", "div", "section", "main", "body"}  # nothing is ended from within these
SILENT = frozenset(["script", "style", "template", "title"])
MOST_BYTES = 1 << 26
MOST_DEEP = 200


@dataclass(eq=False)
class Element:
    """One element of a page, with what is in it."""

    tag: str
    given: dict[str, str]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute; blank where it is not given."""
        return self.given.get(name, "")

    def all(self, *tags: str) -> Iterator[Element]:
        """Give the elements in it with one of some tags, in their order; all where none is named."""
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    @property
    def above(self) -> Iterator[Element]:
        """The elements that it is in, the nearest first."""
        parent = self.parent
        while parent:
            yield parent
            parent = parent.parent

    @property
    def text(self) -> str:
        """What it says, images by their text alternative."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            elif each.tag not in SILENT:
                yield each.get("alt") if each.tag == "img" else " " if each.tag == "br" else ""
                yield from each._pieces()

    @property
    def hidden(self) -> bool:
        """Whether a screen reader is told to pass over it."""
        each = (self, *self.above)
        return any(one.get("aria-hidden") == "true" or "hidden" in one.given for one in each)


@dataclass(frozen=True)
class PageTable:
    """One table of figures."""

    number: int
    element: Element

    @property
    def caption(self) -> str:
        """What its caption says."""
        return next((each.text for each in self.own("caption")), "")

    @property
    def name(self) -> str:
        """Name it, as messages do."""
        return f"table '{self.caption}'" if self.caption else f"table {self.number}"

    def own(self, *tags: str) -> Iterator[Element]:
        """Give elements that are its own, and not those of a table in it."""
        return (each for each in self.element.all(*tags) if self.owns(each))

    def owns(self, element: Element) -> bool:
        """Whether an element is in it, and not in a table in it."""
        return next(one for one in element.above if one.tag == "table") is self.element

    @cached_property
    def rows(self) -> tuple[tuple[Element, ...], ...]:
        """The cells of each of its rows."""
        return tuple(tuple(filter(self.owns, row.all("th", "td"))) for row in self.own("tr"))

    @property
    def cells(self) -> Iterator[tuple[str, Element]]:
        """Every cell, with its name."""
        for row, cells in enumerate(self.rows, 1):
            for column, cell in enumerate(cells, 1):
                yield f"{self.name}, row {row}, column {column}", cell


@dataclass(frozen=True)
class Page:
    """A web page."""

    file: str
    root: Element

    def all(self, *tags: str) -> Iterator[Element]:
        """Give the elements with one of some tags."""
        return self.root.all(*tags)

    @cached_property
    def tables(self) -> tuple[PageTable, ...]:
        """The tables, but not those that only lay out the page."""
        found = (each for each in self.all("table") if each.get("role") not in ("presentation", "none"))
        return tuple(PageTable(number, each) for number, each in enumerate(found, 1))

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """The headings."""
        return tuple(self.all("h1", "h2", "h3", "h4", "h5", "h6"))

    @cached_property
    def looks(self) -> str:
        """The style sheets that are in the page."""
        sheets = (each.inside for each in self.all("style"))
        return "\n".join(text for inside in sheets for text in inside if isinstance(text, str))


class _Builder(HTMLParser):
    """Builds the elements of a page, ending those whose writer left out the end."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.now = Element("", {})
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_before(tag)
        element = Element(tag, {name: value or "" for name, value in attrs}, self.now)
        self.now.inside.append(element)
        if tag not in VOID:
            self.now = element
            self.depth += 1
        if self.depth > MOST_DEEP:
            raise ValueError("elements in elements without end")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in (self.now, *self.now.above)):
            while self._leave() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.now.inside.append(data)

    def _end_before(self, tag: str) -> None:
        for each in (self.now, *self.now.above):
            if tag in ENDS_BEFORE.get(each.tag, ()):
                self.handle_endtag(each.tag)
                self._end_before(tag)
                return
            if each.tag in BARRIERS:
                return

    def _leave(self) -> str:
        left = self.now
        self.now = left.parent or self.root
        self.depth -= 1
        return left.tag


def read_page(path: Path) -> Page:
    """Read a web page."""
    if path.stat().st_size > MOST_BYTES:
        raise UserError(Fault(path.name, "is larger than any page should be.", "Split it."))
    builder = _Builder()
    builder.feed(decoded(path.read_bytes()))
    builder.close()
    return Page(path.name, builder.root)


def decoded(data: bytes) -> str:
    r"""Turn a page's bytes into text: UTF-16 by its mark, else what the page says, UTF-8 or Windows-1252.

    >>> decoded(b'<meta charset="windows-1252">\x96'), decoded(b'\xff\xfea\x00')
    ('<meta charset="windows-1252">–', 'a')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    said = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", data[:4096])
    names = [said[1].decode("ascii")] if said else []
    for name in (*names, "utf-8-sig"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
