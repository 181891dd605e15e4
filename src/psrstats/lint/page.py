"""A web page as the rules see it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, field

SILENT = frozenset(["script", "style", "template", "title"])


class Element(Struct, eq=False):
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


class PageTable(Struct, frozen=True, dict=True):
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


class Page(Struct, frozen=True, dict=True):
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
