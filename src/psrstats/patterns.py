"""Regular expressions that are compiled when they are first used: a command uses a few of all that its modules know."""

from __future__ import annotations

import re
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


def regex(words: _Text, flags: int = 0) -> re.Pattern[_Text]:
    r"""Give a regular expression to use as one that re.compile gives; what is wrong in it is told at its first use.

    A match's own `re` is the compiled one, and never what is given here.

    >>> regex(r"(\d+) of (\d+)").findall("12 of 30")
    [('12', '30')]
    """
    return cast("re.Pattern[_Text]", _Unmade(words, flags))
