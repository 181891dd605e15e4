"""Regular expressions that are compiled when they are first used: a command uses a few of all that its modules know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar, cast

_Text = TypeVar("_Text", str, bytes)
_VERBS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "groupindex", "groups")


class _Unmade:
    """A regular expression that is not compiled yet; compiled, its verbs are those of what was made."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _VERBS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        vars(self).update({verb: getattr(made, verb) for verb in _VERBS})
        return getattr(made, name)


class _Needing:
    """A regular expression that is only compiled, and only tried, where one of some words stands in the text."""

    def __init__(self, pattern: str, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern, self._flags, self._needs = pattern, flags, needs

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def _may(self, text: str) -> bool:
        small = text.lower()
        return any(need in small for need in self._needs)

    def search(self, text: str, *where: int) -> re.Match[str] | None:
        return self._made.search(text, *where) if self._may(text) else None

    def match(self, text: str, *where: int) -> re.Match[str] | None:
        return self._made.match(text, *where) if self._may(text) else None

    def finditer(self, text: str, *where: int) -> Iterator[re.Match[str]]:
        return self._made.finditer(text, *where) if self._may(text) else iter(())


def regex(words: _Text, flags: int = 0, needs: str = "") -> re.Pattern[_Text]:
    r"""Give a regular expression to use as one that re.compile gives; what is wrong in it is told at its first use.

    needs: in small letters, with a space between: wherever it matches, one of these stands in the text. It can then be
    used to search, to match and with finditer only.
    A match's own `re` is the compiled one, and never what is given here.

    >>> regex(r"(\d+) of (\d+)").findall("12 of 30")
    [('12', '30')]
    >>> regex(r"all but (\d+)", needs="but").search("all but 3")[1]
    '3'
    """
    if needs and isinstance(words, str):
        return cast("re.Pattern[_Text]", _Needing(words, flags, tuple(needs.split())))
    return cast("re.Pattern[_Text]", _Unmade(words, flags))
