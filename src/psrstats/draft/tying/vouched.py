"""What psrstats.toml says of a draft: [[state]] numbers that no sheet holds, [[accept]] findings that were asked of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from psrstats.codes import CODE_OF
from psrstats.config import Settings, StatedElsewhere
from psrstats.draft.document import Document
from psrstats.draft.review import Found, Place
from psrstats.draft.tying.judging import Judgement
from psrstats.periods import known_period


def vouched_for(one: Judgement, settings: Settings) -> StatedElsewhere | None:
    """Give the [[state]] that vouches for a number; None where there is none, or it held for earlier reports only."""
    context = one.context
    sentence = context.paragraph.text[slice(*context.sentence)]
    for stated in settings.stated:
        if _holds(sentence, context.number.text, stated.words, stated.reads) and not is_over(stated, settings):
            return stated
    return None


def is_over(stated: StatedElsewhere, settings: Settings) -> bool:
    """Say whether a [[state]] held for earlier reports only."""
    return bool(stated.until) and known_period(settings.report.period).end > known_period(stated.until).end


def accepted(findings: Sequence[Found], settings: Settings) -> list[Found]:
    """Mark the findings on a draft that psrstats.toml accepts.

    findings: of the draft; settings: the report's description.
    """
    acceptances = [one for one in settings.acceptances if one.words]
    return [
        replace(found, accepted=True)
        if any(
            one.code == found.code and _holds(found.quote, found.printed, one.words, one.reads) for one in acceptances
        )
        else found
        for found in findings
    ]


def stale(document: Document, findings: Sequence[Found], used: set[int], settings: Settings) -> Iterator[Found]:
    """Tell of each [[accept]] and [[state]] that is of nothing in the draft any more.

    document: the draft; findings: on it; used: the numbers of those [[state]] that vouch for a number; settings: the
    report's description.
    """
    for one in settings.acceptances:
        if one.words and not any(
            one.code == f.code and _holds(f.quote, f.printed, one.words, one.reads) for f in findings
        ):
            yield from _told(
                document,
                one.words,
                one.reads,
                f"{one.code} is accepted here, but there is no such finding. Drop its [[accept]].",
            )
    for number, stated in enumerate(settings.stated):
        if is_over(stated, settings):
            said = f"'{stated.reads}' was vouched for until {stated.until}. Ask again, then renew its [[state]]."
            yield from _told(document, stated.words, stated.reads, said)
        elif number not in used:
            said = f"'{stated.reads}' is stated here, but no sentence with these words says it. Drop its [[state]]."
            yield from _told(document, stated.words, stated.reads, said)


def _told(document: Document, words: str, reads: str, message: str) -> Iterator[Found]:
    """Tell of an entry at the sentence of its words, if there is one, or else at the draft's beginning."""
    where = next(
        (p for p in document.paragraphs if _plain(words) in _plain(p.text)), next(iter(document.paragraphs), None)
    )
    if where:
        place = Place(where.number, 0, len(where.text), where.page)
        yield Found(CODE_OF["acceptance"], "warning", message, place, words, reads)


def _holds(sentence: str, number: str, words: str, reads: str) -> bool:
    return _plain(words) in _plain(sentence) and _plain(reads) in (_plain(number), _plain(number).rstrip("%"))


def _plain(text: str) -> str:
    """Fold what differs between two ways to write one thing: case, spaces, commas in numbers."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", " ".join(text.casefold().split()))
