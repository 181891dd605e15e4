"""The elements that Word documents are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element
else:
    Element = Any  # who reads a document needs its names only, and not lxml

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def q(name: str) -> str:
    """Name an element or an attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def make(name: str, /, *children: Element, **attributes: object) -> Element:
    """Make an element with attributes and children."""
    from lxml import etree

    element = etree.Element(q(name), nsmap={"w": WORD})
    for key, value in attributes.items():
        element.set(q(key), str(value))
    element.extend(children)
    return element


def text_of(text: str) -> Element:
    """Make the text of a run, its spaces kept."""
    element = make("t")
    element.text = text
    element.set(SPACE, "preserve")
    return element


def run(text: str, properties: Element | None = None) -> Element:
    """Make a run of text that looks as its properties say."""
    return make("r", *([properties] if properties is not None else []), text_of(text))


def paragraph(*content: Element, style: str = "", properties: Element | None = None) -> Element:
    """Make a paragraph, in a style where one is named."""
    if properties is None and style:
        properties = make("pPr", make("pStyle", val=style))
    return make("p", *([properties] if properties is not None else []), *content)


def remove(element: Element) -> None:
    """Take an element out of what holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
