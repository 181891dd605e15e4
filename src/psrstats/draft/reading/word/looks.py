"""What a style says of a paragraph or a run: heading, caption, raised, hidden."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from psrstats.lint.document_styles import OFF, Styles, value

if TYPE_CHECKING:
    from psrstats.draft.document import Kind
    from psrstats.writers.word.ooxml import Element

RAISED = ("superscript", "subscript")


class Looks:
    """The styles of a document, each asked once."""

    def __init__(self, styles: Styles) -> None:
        self.kind = cache(lambda style: _kind(_names(styles, style), _outlined(styles, style)))
        self.is_contents = cache(lambda style: any(re.fullmatch(r"toc \d", name) for name in _names(styles, style)))
        self.raised = cache(lambda style: _first(styles, style, "rPr/vertAlign") in RAISED)
        self.hidden = cache(lambda style: _is_on(_first(styles, style, "rPr/vanish")))

    def is_hidden(self, properties: Element | None, style: str) -> bool:
        """Say whether letters are hidden, by their own properties or by a style."""
        own = _own(properties, "vanish")
        return _is_on(own) if own is not None else bool(style) and self.hidden(style)

    def is_raised(self, properties: Element | None, style: str) -> bool:
        """Say whether letters stand above or below their line."""
        own = _own(properties, "vertAlign")
        return own in RAISED if own else bool(style) and self.raised(style)


def _names(styles: Styles, style: str) -> list[str]:
    return [(value(each, "name") or "").casefold() for each in styles.chain(style)]


def _outlined(styles: Styles, style: str) -> bool:
    return (_first(styles, style, "pPr/outlineLvl") or "9") in "012345678"


def _kind(names: list[str], outlined: bool) -> Kind:
    if outlined or any(re.fullmatch(r"heading [1-9]|title|toc heading", name) for name in names):
        return "heading"
    return "caption" if "caption" in names else "text"


def _first(styles: Styles, style: str, path: str) -> str | None:
    return next((found for each in styles.chain(style) if (found := value(each, path)) is not None), None)


def _own(properties: Element | None, name: str) -> str | None:
    from psrstats.writers.word.ooxml import q

    found = None if properties is None else properties.find(q(name))
    return None if found is None else found.get(q("val"), "")


def _is_on(said: str | None) -> bool:
    return said is not None and said not in OFF
