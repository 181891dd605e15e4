"""The children whom logs name: words that must not stand in anything that is quoted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from psrstats.config import Settings
from psrstats.records.engines import Engine, opened
from psrstats.records.headings import FORMS, plain
from psrstats.records.opening import damaged, open_log
from psrstats.records.raws import Raws

_NAME = re.compile(
    r"(?:child(?:ren)?(?: s)?|client|person|pupil|young person|yp|patient|subject)?(?: ?\w+)? ?"
    r"(?:name|names|forename|forenames|surname|initials|alias|aka)"
)
_OTHERS = re.compile(r"\b(?:ward|agency|school|worker|area|plan|file|organisation|team|home)\b")
LETTERS = 2  # of a name, at least: one alone is an initial


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, casefolded and without accents.

    >>> words_of("Zoë's plan, C-12")
    ('zoe', 's', 'plan', 'c', '12')
    """
    plain_text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", plain_text.casefold()))


def tells_of(value: str, text: str, *, name: bool = False) -> bool:
    """Say whether a text holds what a log calls a child by, in whole words.

    value: an identifier, of which all words count together, or a name, of which each does; name: whether its column
    holds names. Of a child's column what has no figure in it is a name.

    >>> tells_of("C-12", "c 12 was heard"), tells_of("Ann Lee", "Lee was heard"), tells_of("C-12", "all 12 of us")
    (True, True, False)
    """
    said, sought = words_of(text), words_of(value)
    if not sought:
        return False
    together = any(said[at : at + len(sought)] == sought for at in range(len(said))) or "".join(sought) in said
    if together or not (name or not any(letter.isdigit() for letter in value)):
        return together
    return any(len(word) >= LETTERS and word in said for word in sought)


def who_are_told(texts: Iterable[str], settings: Settings) -> frozenset[str]:
    """Give those of some texts that hold the name or identifier of a child of any log that has come.

    Raises UserError where a log cannot be read: then nothing may be quoted.
    """
    found: set[str] = set()
    left, logs = [*texts], [*filter(settings.has_come, settings.logs)]
    if not left or not logs:
        return frozenset()
    with opened(settings.engine) as engine:
        for log in logs:
            for raws in open_log(log, settings, engine):
                for at, name in _columns(raws):
                    rows = _values(raws, at, engine)
                    for (value,) in rows:
                        found |= {text for text in left if tells_of(_as_said(value), text, name=name)}
    return frozenset(found)


def _values(raws: Raws, at: int, engine: Engine) -> list[tuple[object, ...]]:
    try:
        return engine.fetch(raws.table.select(f"c{at}").distinct())
    except Exception as error:
        raise damaged(raws.name, error) from None


def _columns(raws: Raws) -> Iterator[tuple[int, bool]]:
    """Give the columns that identify children, and whether each holds names."""
    for at, heading in enumerate(raws.headings):
        words = plain(heading)
        if raws.roles.get("child") == at or any(re.fullmatch(form, words) for form in FORMS["child"]):
            yield at, False
        elif _NAME.fullmatch(words) and not _OTHERS.search(words):
            yield at, True


def _as_said(value: object) -> str:
    return "" if value is None else str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
