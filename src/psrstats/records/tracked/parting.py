"""What actions are parted by: the words of a column, one that names several agencies standing under each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from psrstats.config import Actions
from psrstats.errors import Fault, UserError
from psrstats.records.headings import column_named, plain
from psrstats.records.tracked.headings import ALL, Held
from psrstats.records.tracked.reading import Entry

NOT_SAID = "Not stated"
MOST_VALUES = 200
_SURE, _PERHAPS = re.compile(r"\s*[;\n|]+\s*"), re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")


def held_named(name: str) -> Held | None:
    """Give what a column holds by the word for it; None for a heading.

    >>> held_named("Agency"), held_named("Ward")
    ('agency', None)
    """
    return next((held for held in ALL if held == plain(name)), None)


def parts_of(name: str, entries: Sequence[Entry], about: Actions) -> list[tuple[str, ...]]:
    """Give, for each action, the words under which it is counted.

    name: source, theme or agency, or a heading of the sheet.
    Raises UserError where there is no such column, and where it has too many words to part anything by.
    """
    if all(_raw(name, entry) is None for entry in entries):
        known = ", ".join(f"'{heading}'" for heading in entries[0].sheet.headings if heading)
        raise UserError(Fault(about.file, f"has no column '{name}' to part its figures by; there are: {known}."))
    sure = [_split(_SURE, _raw(name, entry) or "") for entry in entries]
    whole = {_folded(word) for words in sure for word in words if not _PERHAPS.search(word)}
    more = [[each for word in words for each in _pieces(word, whole)] for words in sure]
    written = _one_way((each for words in more for each in words), about.values)
    if len(set(written.values())) > MOST_VALUES:
        raise UserError(Fault(about.file, f"has more than {MOST_VALUES} different words under '{name}'."))
    return [tuple(dict.fromkeys(written[each] for each in words)) or (NOT_SAID,) for words in more]


def _raw(name: str, entry: Entry) -> str | None:
    """Give what stands in a column, its lines kept; None where there is no such column."""
    held = held_named(name)
    at = entry.columns.get(held) if held else column_named(name, entry.sheet.headings)
    if at is not None:
        raw = entry.sheet.raw(entry.row, at)
        return raw if isinstance(raw, str) else entry.sheet.text(entry.row, at)
    return entry.action.texts.get(held) if held else None


def _split(form: re.Pattern[str], text: str) -> list[str]:
    return [" ".join(each.split()) for each in form.split(text) if each.strip()]


def _pieces(word: str, whole: set[str]) -> list[str]:
    """Part "Police, Health" where both stand alone elsewhere, and never "Hampshire, Isle of Wight" unless they do."""
    pieces = _split(_PERHAPS, word)
    return pieces if len(pieces) > 1 and all(_folded(each) in whole for each in pieces) else [word]


def _one_way(found: Iterable[str], said: Mapping[str, str]) -> dict[str, str]:
    """Say of each word how it is written: as the report has it, or as it is first written."""
    written = {_folded(word): word for word in said.values()} | {_folded(text): word for text, word in said.items()}
    return {text: written.setdefault(_folded(text), text) for text in found}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
