"""What a page is made of: language, title, headings, landmarks, identifiers, and letting itself be enlarged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found, rule
from psrstats.lint.page import Page
from psrstats.lint.properties import language_faults

LEAST_SCALE = 2.0  # a reader must be able to enlarge a page twofold


@rule(
    "PSRL201",
    "W2",
    "must",
    "The page's language is British English (en-GB), or Welsh.",
    'Begin the page with <html lang="en-GB">.',
)
def language(page: Page) -> Iterator[Found]:
    """Find a language that is missing, or is another than British English or Welsh."""
    said = next((each.get("lang") for each in page.all("html")), "")
    return language_faults(said, "html")


@rule("PSRL202", "W1", "must", "The page has a title.", "Give it one, in <title>.")
def title(page: Page) -> Iterator[Found]:
    """Find a title that is missing."""
    head = (each for each in page.all("title") if not any(one.tag == "svg" for one in each.above))
    if not any("".join(map(str, each.inside)).strip() for each in head):
        yield Found("title", "There is no title.")


@rule("PSRL203", "1h", "must", "There is exactly one heading of level 1.", "Make the page's title its only <h1>.")
def one_heading(page: Page) -> Iterator[Found]:
    """Find a page without exactly one heading of the first level."""
    count = sum(1 for each in page.headings if each.tag == "h1")
    if count != 1:
        yield Found("h1", f"There are {count}." if count else "There is none.")


def has_headings(page: Page) -> bool:
    """Whether there are headings."""
    return bool(page.headings)


@rule(
    "PSRL204",
    "1h",
    "should",
    "Headings skip no level.",
    "Give each heading the level below the one that it stands under.",
    has_headings,
)
def levels(page: Page) -> Iterator[Found]:
    """Find headings that skip a level."""
    for one, other in pairwise(page.headings):
        if int(other.tag[1]) > int(one.tag[1]) + 1:
            yield Found(f"{other.tag} '{other.text}'", f"It follows {one.tag} '{one.text}'.")


@rule("PSRL211", "1h", "must", "No two elements have one identifier.", "Give each an id of its own.")
def identifiers(page: Page) -> Iterator[Found]:
    """Find identifiers that more than one element has."""
    counts = Counter(each.get("id") for each in page.all() if each.get("id"))
    return (Found(f"id '{name}'") for name, count in counts.items() if count > 1)


def has_viewport(page: Page) -> bool:
    """Whether the page says how it is fitted to a screen."""
    return any(each.get("name").casefold() == "viewport" for each in page.all("meta"))


@rule(
    "PSRL217",
    "1h",
    "must",
    "The page lets itself be enlarged.",
    "Take user-scalable and maximum-scale out of the viewport.",
    has_viewport,
)
def enlarged(page: Page) -> Iterator[Found]:
    """Find a page that does not let itself be enlarged."""
    for each in page.all("meta"):
        if each.get("name").casefold() == "viewport":
            said = each.get("content").casefold().replace(" ", "")
            most = re.search(r"maximum-scale=([0-9]+(?:\.[0-9]+)?)", said)
            if re.search(r"user-scalable=(no|0)", said) or (most and float(most[1]) < LEAST_SCALE):
                yield Found("meta viewport", f"It says '{each.get('content')}'.")


@rule("PSRL218", "1h", "should", "There is exactly one main part.", "Put the page's own text into one <main>.")
def landmark(page: Page) -> Iterator[Found]:
    """Find a page without exactly one main part."""
    count = sum(1 for each in page.all() if each.tag == "main" or each.get("role") == "main")
    if count != 1:
        yield Found("main", f"There are {count}." if count else "There is none.")


@rule(
    "PSRL224",
    "W13",
    "must",
    "Spelling and grammar are checked.",
    "Run a spelling check, and an accessibility check of the page in a browser.",
)
def whole(_: Page) -> Iterator[Found]:
    """Point at the whole page."""
    yield Found(judge=True)
