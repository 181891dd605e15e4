"""A Markdown file: its paragraphs, headings, lists and tables, without the marks that make them so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from psrstats.draft.document import Document, Kind
from psrstats.draft.reading.assembled import LONGEST, Line, assembled
from psrstats.draft.reading.text import lines_of
from psrstats.patterns import regex

_FENCE = regex(r"\s{0,3}(```+|~~~+)")
_HEADING = regex(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_UNDER = regex(r"\s{0,3}(=+|-+)\s*")
_RULE = regex(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*")
_ITEM = regex(r"(\s*)(?:[-*+•]\s+|(\d{1,3}[.)])\s+)(.*)")
_QUOTE = regex(r"^\s{0,3}>\s?")
_NOTE = regex(r"\s{0,3}\[\^([^\]]+)\]:\s*(.*)")
_DEFINITION = regex(r"\s{0,3}\[[^\]^]+\]:\s+\S+.*")
_DASHES = regex(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# What is shown of each mark; a raised mark is kept between two letters that no text holds.
_RAISED = "\ue000"
_PLAIN = (
    (regex(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (regex(r"\[\^[^\]]+\]"), ""),
    (regex(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (regex(r"<sup>(.*?)</sup>", re.IGNORECASE), rf"{_RAISED}\1{_RAISED}"),
    (regex(r"(?<!\s)\^(\w{1,3})\^"), rf"{_RAISED}\1{_RAISED}"),
    (regex(r"<(https?://[^>\s]+|[^>\s]+@[^>\s]+)>"), r"\1"),
    (regex(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (regex(r"</?[a-zA-Z][^<>]*>"), ""),
    (regex(r"~~.*?~~"), ""),
    (regex(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (regex(r"(?<![\\\w])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (regex(r"(?<!\\)\*(?=\S)(.+?)(?<=\S)\*"), r"\1"),
    (regex(r"`+([^`]+)`+"), r"\1"),
    (regex(r"\\([\\`*_{}\[\]()#+\-.!|<>~$%])"), r"\1"),
)
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read_markdown(path: Path) -> Document:
    """Read a Markdown file; each paragraph has the number of the line that it begins in.

    Raises:
        UserError: It is no text.
    """
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), "\n".join(lines_of(path)))
    return Document(path.name, tuple(assembled(_Reader(text.split("\n")).lines())))


class _Reader(Struct):
    """The lines of a file, and the paragraph that is being put together."""

    source: Sequence[str]
    held: list[str] = field(default_factory=list)
    begun: int = 0
    kind: Kind = "text"
    at: int = 0

    def lines(self) -> Iterator[Line]:
        self._skip_front_matter()
        while self.at < len(self.source):
            line = _QUOTE.sub("", self.source[self.at])
            if fence := _FENCE.match(line):
                yield from self._flush()
                self._skip_code(fence[1])
            elif self._begins_table(line):
                yield from self._flush()
                yield from self._table()
            else:
                yield from self._one(line)
                self.at += 1
        yield from self._flush()

    def _one(self, line: str) -> Iterator[Line]:
        if self.held and _UNDER.fullmatch(line) and self.kind == "text":
            self.kind = "heading"
            yield from self._flush()
        elif not line.strip() or _RULE.fullmatch(line) or _DEFINITION.fullmatch(line):
            yield from self._flush()
        elif heading := _HEADING.fullmatch(line):
            yield from self._flush()
            yield _shown(heading[1], "heading", self.at + 1)
        elif note := _NOTE.fullmatch(line):
            yield from self._flush()
            self._hold(note[2], "note")
        elif item := _ITEM.fullmatch(line):
            yield from self._flush()
            self._hold(f"{item[2]} {item[3]}" if item[2] else item[3])
        else:
            self._hold(line.strip() + ("\n" if line.endswith(("  ", "\\")) else ""), self.kind if self.held else "text")

    def _hold(self, text: str, kind: Kind = "text") -> None:
        if not self.held:
            self.begun, self.kind = self.at + 1, kind
        self.held.append(text.removesuffix("\\\n") + "\n" if text.endswith("\\\n") else text)

    def _flush(self) -> Iterator[Line]:
        if self.held:
            joined = re.sub(r"\n ", "\n", " ".join(self.held)).strip()
            yield _shown(joined, self.kind, self.begun)
        self.held, self.kind = [], "text"

    def _skip_front_matter(self) -> None:
        if self.source[:1] == ["---"] and "---" in self.source[1:]:
            self.at = list(self.source).index("---", 1) + 1

    def _skip_code(self, fence: str) -> None:
        self.at += 1
        while self.at < len(self.source) and not self.source[self.at].strip().startswith(fence):
            self.at += 1
        self.at += 1

    def _begins_table(self, line: str) -> bool:
        following = self.source[self.at + 1] if self.at + 1 < len(self.source) else ""
        return "|" in line and "|" in following and bool(_DASHES.fullmatch(following))

    def _table(self) -> Iterator[Line]:
        columns = tuple(_shown(cell, "row", 0).text for cell in _cells(self.source[self.at]))
        first = self.at
        while self.at < len(self.source) and "|" in self.source[self.at]:
            if self.at != first + 1:
                cells = _cells(self.source[self.at])[: len(columns)]
                cells += [""] * (len(columns) - len(cells))
                yield _row(cells, columns if self.at > first else (), self.at + 1)
            self.at += 1


def _cells(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", text)]


def _row(cells: Sequence[str], columns: tuple[str, ...], number: int) -> Line:
    shown = [_shown(cell, "row", number) for cell in cells]
    reached, raised = 0, set[int]()
    for cell in shown:
        raised |= {reached + place for place in cell.raised}
        reached += len(cell.text) + 1
    return Line("\t".join(cell.text for cell in shown), "row", raised=frozenset(raised), columns=columns, number=number)


def _shown(text: str, kind: Kind, number: int) -> Line:
    """Take the marks out of a text, and say which of its letters stand raised."""
    text = text.replace(_RAISED, "")
    if len(text) > LONGEST:  # it is not read, and its marks could be paired in too many ways
        return Line(text, kind, number=number)
    for pattern, shown in _PLAIN:
        text = pattern.sub(shown, text)
    letters, raised, up = list[str](), set[int](), False
    for letter in text:
        if letter == _RAISED:
            up = not up
            continue
        if up:
            raised.add(len(letters))
        letters.append(letter)
    return Line("".join(letters), kind, raised=frozenset(raised), number=number)
