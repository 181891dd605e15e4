"""Links, images, colours and marks of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.lint.address import is_bare, is_vague
from psrstats.lint.check import Found, rule
from psrstats.lint.page import Element, Page
from psrstats.lint.pages.tables import has_tables
from psrstats.lint.shorthand import has_asterisk, has_raised_mark
from psrstats.patterns import regex

COLOUR = regex(r"(?:^|;)\s*(?:background(?:-color)?|color)\s*:", re.IGNORECASE)


def has_images(page: Page) -> bool:
    """Whether there is an image."""
    return any(page.all("img"))


@rule(
    "PSRL212",
    "W11",
    "must",
    "Every image has a text alternative.",
    'Give each an alt; alt="" where it is for decoration only.',
    has_images,
)
def images(page: Page) -> Iterator[Found]:
    """Find images without a text alternative; a blank one says that the image is for decoration."""
    return (
        Found(f"img '{each.get('src')[:60]}'")
        for each in page.all("img")
        if "alt" not in each.given and not each.hidden
    )


@rule("PSRL213", "W11", "must", "Text alternatives say what the image says.", "Read each beside its image.", has_images)
def alternatives(page: Page) -> Iterator[Found]:
    """Point at images, which a person must compare with their text alternatives."""
    for each in page.all("img"):
        yield Found(f"img '{each.get('src')[:60]}'", f"It says '{each.get('alt')}'.", judge=True)


def has_drawings(page: Page) -> bool:
    """Whether there is a drawing."""
    return any(page.all("svg"))


@rule(
    "PSRL214",
    "W11",
    "must",
    "Every drawing (svg) is an image with a name.",
    'Give it role="img" and a <title> or an aria-label; aria-hidden="true" where it is for decoration only.',
    has_drawings,
)
def drawings(page: Page) -> Iterator[Found]:
    """Find drawings that are not said to be images, or that have no name."""
    for number, each in enumerate(page.all("svg"), 1):
        titled = any(isinstance(one, Element) and one.tag == "title" for one in each.inside)
        named = each.get("aria-label") or each.get("aria-labelledby") or titled
        if not each.hidden and not (each.get("role") in ("img", "graphics-document") and named):
            yield Found(f"svg {number}", "It has no role='img'." if named else "It has no title and no label.")


def has_links(page: Page) -> bool:
    """Whether there is a link."""
    return any("href" in each.given for each in page.all("a"))


@rule(
    "PSRL215",
    "C14",
    "must",
    "Links say where they lead.",
    "Replace bare addresses and 'click here' by the title of what is linked.",
    has_links,
)
def links(page: Page) -> Iterator[Found]:
    """Find links without words, or whose words are an address or say nothing."""
    for each in page.all("a"):
        said = each.get("aria-label") or each.text or " ".join(one.text for one in each.all("title"))
        if "href" in each.given and (not said or is_bare(said) or is_vague(said)):
            yield Found(f"a '{said}'" if said else f"a to '{each.get('href')}'", "" if said else "It has no words.")


@rule("PSRL221", "1h", "should", "No element is coloured by itself.", "Leave colours to the style sheet.")
def colours(page: Page) -> Iterator[Found]:
    """Find colours set on single elements; a drawing has its own."""
    for each in page.all():
        drawn = each.tag == "svg" or any(one.tag == "svg" for one in each.above)
        if not drawn and (COLOUR.search(each.get("style")) or "bgcolor" in each.given or each.tag == "font"):
            yield Found(f"{each.tag} '{each.text[:40]}'")


@rule(
    "PSRL222",
    "C12",
    "must",
    "No superscript, asterisk or symbol marks anything.",
    "Use [note 1] in titles, headers and labels.",
)
def marks(page: Page) -> Iterator[Found]:
    """Find superscripts, daggers and asterisks."""
    for each in page.all("sup"):
        yield Found(f"sup '{each.text}'")
    for each in page.all():
        own = " ".join(text for text in each.inside if isinstance(text, str))
        if each.tag not in ("script", "style") and (has_raised_mark(own) or has_asterisk(own)):
            yield Found(f"{each.tag} '{each.text[:40]}'")


@rule(
    "PSRL223", "C3", "should", "Figures are to the right.", "See that columns of figures are aligned right.", has_tables
)
def sides(page: Page) -> Iterator[Found]:
    """Point at the tables, whose sides a style sheet decides."""
    return (Found(table.name, judge=True) for table in page.tables)
