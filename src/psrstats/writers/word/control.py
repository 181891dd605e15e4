"""Content controls: what psrstats has filled, named so that it can be filled again."""

from __future__ import annotations

from copy import deepcopy

from psrstats.patterns import regex
from psrstats.writers.word.ooxml import Element, make, q, remove, run

NAMED = regex(r"(table|figure|sentence|paragraph|chart|summary|caption):(.+)")


def control(kind: str, name: str, *content: Element) -> Element:
    """Wrap content in a control that is named after it."""
    named = f"{kind}:{name}"
    return make("sdt", make("sdtPr", make("alias", val=named), make("tag", val=named)), make("sdtContent", *content))


def name_of(sdt: Element) -> tuple[str, str] | None:
    """Give what a control asks for, by its tag or its title; None where it is not psrstats' to fill."""
    for part in ("tag", "alias"):
        found = sdt.find(f"{q('sdtPr')}/{q(part)}")
        if found is not None and (asked := NAMED.fullmatch((found.get(q("val")) or "").strip())):
            return asked[1], asked[2].strip()
    return None


def refill_text(sdt: Element, text: str) -> None:
    """Put a text in place of what a control says, in the letters of its first run."""
    content = sdt.find(q("sdtContent"))
    assert content is not None
    line = next(content.iter(q("p")), content)
    old = next(line.iter(q("r")), None)
    properties = deepcopy(old.find(q("rPr"))) if old is not None else None
    _no_prompt(sdt, properties)
    for child in list(line):
        if child.tag != q("pPr"):
            line.remove(child)
    line.append(run(text, properties))
    for other in list(content):
        if other is not line and other.tag == q("p"):
            content.remove(other)


def _no_prompt(sdt: Element, properties: Element | None) -> None:
    """Take away the grey look of a control that has not been filled yet."""
    for prompt in sdt.findall(f"{q('sdtPr')}/{q('showingPlcHdr')}"):
        remove(prompt)
    style = properties.find(q("rStyle")) if properties is not None else None
    if style is not None and properties is not None and style.get(q("val")) == "PlaceholderText":
        properties.remove(style)
