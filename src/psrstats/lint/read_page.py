"""A web page, read as the rules see it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from psrstats.errors import Fault, UserError
from psrstats.lint.page import Element, Page

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
MOST_BYTES = 1 << 26
MOST_DEEP = 200


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
