"""Indicators found by a sheet's words, or by a reader's."""

from __future__ import annotations

from functools import cache

from psrstats.catalogue.indicator import Indicator
from psrstats.catalogue.plain import plain
from psrstats.catalogue.read import catalogue


def known(text: str, unit: str = "") -> Indicator | None:
    """Give the indicator that a sheet's words name; None where the catalogue has none.

    Args:
        text: A label or heading, or a published file's column and filter: "children_count | Children looked after ...".
        unit: What the sheet's figures are, such as percent; of two indicators that share words the one of that unit.

    Returns:
        The indicator whose title or wording the words are, case, marks and "Number of" aside.

    >>> known("No. of looked after children").name, known("Fratton") is None
    ('looked-after', True)
    >>> known("At31_episodes", "count").title
    'Children in need'
    """
    found = _by_words().get(plain(text), ())
    alike = [each for each in found if each.unit == unit]
    return next(iter((*alike, *(() if unit else found))), None)


def searched(word: str) -> tuple[Indicator, ...]:
    """Give the indicators in which a word stands: first where it stands in the name, a title or a wording.

    Args:
        word: One word or several, all of which must stand in the indicator; blank for the whole catalogue.

    >>> [each.name for each in searched("dental")]
    ['dental-checks']
    """
    asked = word.casefold().split()
    called = [each for each in catalogue() if _holds(" ".join((each.name, each.title, *each.wordings)), asked)]
    said = [each for each in catalogue() if _holds(" ".join(_texts(each)), asked)]
    return tuple(dict.fromkeys((*called, *said)))


@cache
def _by_words() -> dict[str, tuple[Indicator, ...]]:
    words: dict[str, tuple[Indicator, ...]] = {}
    for each in catalogue():
        for wording in dict.fromkeys(map(plain, (each.title, *each.wordings))):
            words[wording] = (*words.get(wording, ()), each)
    return words


def _holds(text: str, asked: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in asked)


def _texts(each: Indicator) -> tuple[str, ...]:
    return (each.name, each.title, *each.wordings, each.theme, each.definition, each.owner, each.source)
