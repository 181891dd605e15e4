"""What a page is made of: language, title, headings, landmarks, identifiers, and letting itself be enlarged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found
from psrstats.lint.page import Page
from psrstats.lint.properties import language_faults

LEAST_SCALE = 2.0  # a reader must be able to enlarge a page twofold


def language(page: Page) -> Iterator[Found]:
    """Find a language that is missing, or is another than British English or Welsh."""
    said = next((each.get("lang") for each in page.all("html")), "")
    return language_faults(said, "html")


def title(page: Page) -> Iterator[Found]:
    """Find a title that is missing."""
    head = (each for each in page.all("title") if not any(one.tag == "svg" for one in each.above))
    if not any("".join(map(str, each.inside)).strip() for each in head):
        yield Found("title", "There is no title.")


def one_heading(page: Page) -> Iterator[Found]:
    """Find a page without exactly one heading of the first level."""
    count = sum(1 for each in page.headings if each.tag == "h1")
    if count != 1:
        yield Found("h1", f"There are {count}." if count else "There is none.")


def levels(page: Page) -> Iterator[Found]:
    """Find headings that skip a level."""
    for one, other in pairwise(page.headings):
        if int(other.tag[1]) > int(one.tag[1]) + 1:
            yield Found(f"{other.tag} '{other.text}'", f"It follows {one.tag} '{one.text}'.")


def has_headings(page: Page) -> bool:
    """Whether there are headings."""
    return bool(page.headings)


def identifiers(page: Page) -> Iterator[Found]:
    """Find identifiers that more than one element has."""
    counts = Counter(each.get("id") for each in page.all() if each.get("id"))
    return (Found(f"id '{name}'") for name, count in counts.items() if count > 1)


def has_viewport(page: Page) -> bool:
    """Whether the page says how it is fitted to a screen."""
    return any(each.get("name").casefold() == "viewport" for each in page.all("meta"))


def enlarged(page: Page) -> Iterator[Found]:
    """Find a page that does not let itself be enlarged."""
    for each in page.all("meta"):
        if each.get("name").casefold() == "viewport":
            said = each.get("content").casefold().replace(" ", "")
            most = re.search(r"maximum-scale=([0-9]+(?:\.[0-9]+)?)", said)
            if re.search(r"user-scalable=(no|0)", said) or (most and float(most[1]) < LEAST_SCALE):
                yield Found("meta viewport", f"It says '{each.get('content')}'.")


def landmark(page: Page) -> Iterator[Found]:
    """Find a page without exactly one main part."""
    count = sum(1 for each in page.all() if each.tag == "main" or each.get("role") == "main")
    if count != 1:
        yield Found("main", f"There are {count}." if count else "There is none.")


def whole(_: Page) -> Iterator[Found]:
    """Point at the whole page."""
    yield Found(judge=True)
