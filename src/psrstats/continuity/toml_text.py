"""Where in the text of a psrstats.toml each value stands, so that one can be changed and all else left as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from msgspec import Struct, field

from psrstats.patterns import regex

Path = tuple[str | int, ...]

_SPACE = regex(r"(?:[ \t\r\n]|#[^\n]*)*")
_COMMENT = regex(r"#[^\n]*")
_STRING = regex(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'",
    re.DOTALL,
)
_KEY = regex(
    r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)(?:[ \t]*\.[ \t]*(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+))*"""
)
_PART = regex(r""""(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+""")
_OTHER = regex(r"[^,\]}#\n]+")
_HEADER = regex(r"(\[\[?)[ \t]*")


class Leaf(Struct, frozen=True):
    """A value that is no list and no table: what leads to it, and where its text stands."""

    path: Path
    start: int
    end: int


class Part(Struct, frozen=True):
    """An entry such as [[source]] or [report]: its number among those of its name, and where its text stands."""

    name: str
    number: int
    start: int
    end: int


class _Scan(Struct):
    """One walk through a text that is known to be sound TOML."""

    text: str
    at: int = 0
    leaves: list[Leaf] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def walk(self) -> None:
        """Find every value, and every entry under a heading of its own."""
        under: Path = ()
        self._space()
        while self.at < len(self.text):
            if header := _HEADER.match(self.text, self.at):
                under = self._header(header)
            else:
                keys = self._key()
                self.at = self.text.index("=", self.at) + 1
                self._value((*under, *keys))
                self._grow()
            self._space()

    def _header(self, header: re.Match[str]) -> Path:
        start, several, self.at = self.at, header[1] == "[[", header.end()
        name, *rest = self._key()
        self.at = self.text.index("]", self.at) + len(header[1])
        number = self.counts.get(name, -1) + (several and not rest)
        self.counts[name] = number
        self.parts.append(Part(name, max(number, 0), start, self.at))
        return (name, *([number] if number >= 0 else []), *rest)

    def _grow(self) -> None:
        """Let the entry that a value stands under end after it."""
        if self.parts:
            last = self.parts[-1]
            self.parts[-1] = Part(last.name, last.number, last.start, self.at)

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        if found:
            self.comments += [one.span() for one in _COMMENT.finditer(self.text, *found.span())]
            self.at = found.end()

    def _key(self) -> list[str]:
        found = _KEY.match(self.text, self.at)
        assert found is not None, "what tomllib has read begins with a key here"
        self.at = found.end()
        return [_plain(part) for part in _PART.findall(found[0])]

    def _value(self, path: Path) -> None:
        self._space()
        first = self.text[self.at]
        if first in "[{":
            self._several(path, first)
            return
        start = self.at
        found = _STRING.match(self.text, self.at) if first in "\"'" else _OTHER.match(self.text, self.at)
        assert found is not None, "what tomllib has read has a value here"
        self.at = start + len(found[0].rstrip())
        self.leaves.append(Leaf(path, start, self.at))

    def _several(self, path: Path, first: str) -> None:
        """Go through a list, or a table within braces."""
        closing, number = {"[": "]", "{": "}"}[first], 0
        self.at += 1
        self._space()
        while self.text[self.at] != closing:
            if first == "{":
                keys = self._key()
                self.at = self.text.index("=", self.at) + 1
                self._value((*path, *keys))
            else:
                self._value((*path, number))
                number += 1
            self._space()
            if self.text[self.at] == ",":
                self.at += 1
                self._space()
        self.at += 1


def scanned(text: str) -> tuple[list[Leaf], list[Part]]:
    r"""Give the values of a text and its entries, in order.

    text: sound TOML, its lines ended by line feeds.

    >>> text = '[report]\ntitle = "A" # ours\n[[table]]\nmeasures = ["a", "b"]\n'
    >>> leaves, parts = scanned(text)
    >>> [(leaf.path, text[leaf.start : leaf.end]) for leaf in leaves]
    [(('report', 'title'), '"A"'), (('table', 0, 'measures', 0), '"a"'), (('table', 0, 'measures', 1), '"b"')]
    >>> [(part.name, text[part.start : part.end]) for part in parts][1]
    ('table', '[[table]]\nmeasures = ["a", "b"]')
    """
    scan = _Scan(text)
    scan.walk()
    return scan.leaves, scan.parts


def comments(text: str) -> list[tuple[int, int]]:
    r"""Give where the comments of a text begin and end.

    >>> comments('a = "# none" # one\n# two')
    [(13, 18), (19, 24)]
    """
    scan = _Scan(text)
    scan.walk()
    return scan.comments


def without(text: str, names: tuple[str, ...]) -> str:
    r"""Take out every entry of some names: each with the comment right above it, and the blank line it leaves.

    >>> without('a = 1\n\n# Ours\n\n# why\n[[accept]]\nx = 1 # so\n\n# Next\n[b]\n', ("accept",))
    'a = 1\n\n# Ours\n\n# Next\n[b]\n'
    """
    _, parts = scanned(text)
    for part in reversed(parts):
        if part.name in names:
            start, end = _with_comment(text, part.start), _line_end(text, part.end)
            while text.startswith("\n", end) and (text[:start].endswith("\n\n") or not start):
                end += 1
            text = text[:start] + text[end:]
    return text.rstrip("\n") + "\n" if text.strip() else text


def _with_comment(text: str, start: int) -> int:
    """Give where the comment begins that stands right above an entry."""
    while start and (line := text[text.rfind("\n", 0, start - 1) + 1 : start]).lstrip().startswith("#"):
        start -= len(line)
    return start


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _plain(key: str) -> str:
    """Give a key without its quotes."""
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key


def inline(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """Name the entries of some names that are written within one list, under no heading of their own."""
    leaves, parts = scanned(text)
    headed = {part.name for part in parts}
    yield from dict.fromkeys(
        str(leaf.path[0]) for leaf in leaves if leaf.path[0] in names and leaf.path[0] not in headed
    )
