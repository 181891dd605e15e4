"""A draft's numbers tied to a report's figures: its statistics with their verdicts, and the findings on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.draft.document import Document
from psrstats.draft.figures import Printable, Vocabulary, printables
from psrstats.draft.numbers import Number
from psrstats.draft.review import Candidate, Found, Place, Statement
from psrstats.draft.tying.areas import Areas
from psrstats.draft.tying.choosing import Choice
from psrstats.draft.tying.context import Speech
from psrstats.draft.tying.direction import directions
from psrstats.draft.tying.extremes import extremes
from psrstats.draft.tying.findings import findings, follows, place_of
from psrstats.draft.tying.following import revealing
from psrstats.draft.tying.gathering import contexts
from psrstats.draft.tying.judging import Judgement, judged
from psrstats.draft.tying.remembered import Remembered, keys_of
from psrstats.draft.tying.scoring import Scoring
from psrstats.draft.tying.vouched import accepted, stale, vouched_for
from psrstats.errors import UserError
from psrstats.explanation import explain
from psrstats.results import Editions


class Tied(Struct, frozen=True):
    """A draft's statistics with their verdicts, the findings, the places of numbers not shown, the ties to keep."""

    statements: tuple[Statement, ...] = ()
    findings: tuple[Found, ...] = ()
    hidden: tuple[Place, ...] = ()
    remembered: Remembered = field(default_factory=Remembered)


def tie(document: Document, numbers: Mapping[int, Sequence[Number]], editions: Editions) -> Tied:
    """Tie the numbers of a draft to the figures of a report.

    Args:
        document: The draft.
        numbers: Of each paragraph's number, what was found in it.
        editions: The report's figures as they were sent, and as its public edition shows them.

    Returns:
        One statement a statistic, in reading order; the findings, those accepted marked.
    """
    settings = editions.settings
    figures = printables(editions.sent, editions.public, settings.report.area)
    vocabulary = Vocabulary.of(settings.measures.values())
    made_of = {measure.name: measure.made_of for measure in settings.measures.values()}
    areas = Areas(settings.report, frozenset(one.area for one in figures))
    statistics = list(contexts(document, numbers, Speech(vocabulary, areas)))
    keys, remembered = keys_of(statistics, numbers), Remembered.read(settings.folder)
    kept = remembered.of(keys, figures, settings.report)
    asked = _asked(document, figures, editions)
    scoring = Scoring(settings.report, vocabulary, figures, settings.disclosure.largest, made_of, kept, asked)
    judgements = list(judged(statistics, scoring))
    vouched = [vouched_for(one, settings) for one in judgements]
    open_ones = [one for one, stated in zip(judgements, vouched, strict=True) if stated is None or is_secret(one)]
    telling = list(revealing(open_ones, scoring))
    rest = [one for one in open_ones if one not in telling]
    found = [
        *findings(rest, scoring, settings),
        *directions(rest, scoring),
        *extremes(rest, scoring),
        *map(follows, telling),
    ]
    used = {settings.stated.index(stated) for stated in vouched if stated is not None}
    told = [*accepted(found, settings), *stale(document, found, used, settings)]
    shown = [Judgement(one.context, "unsupported") if one in telling else one for one in judgements]
    news = remembered.news(judgements, keys, settings.report)
    statements = tuple(
        replace(
            _statement(one, stated.source if stated else ""),
            new=news.get((place_of(one).paragraph, place_of(one).start)),
        )
        for one, stated in zip(shown, vouched, strict=True)
    )
    hidden = tuple(dict.fromkeys(one.place for one in found if one.code in ("PSR120", "PSR121")))
    return Tied(statements, tuple(told), hidden, remembered.update(judgements, keys, settings.report))


def _asked(document: Document, figures: Sequence[Printable], editions: Editions) -> dict[str, int]:
    """Give the numbers of the figures after which the draft's content controls are named."""
    rows = {figure.row: at for at, figure in enumerate(figures)}
    found = {}
    for name in {name for paragraph in document.paragraphs for *_, name in paragraph.asked}:
        with suppress(UserError):  # `fill` tells of a name that is no figure's
            found[name] = rows.get(explain(editions.sent, editions.settings, name).figure)
    return {name: at for name, at in found.items() if at is not None}


def is_secret(one: Judgement) -> bool:
    """Say whether a number states what is not shown."""
    return one.verdict == "tied" and one.choices[0].fit.how == "secret"


def _statement(one: Judgement, vouched: str) -> Statement:
    context, choices = one.context, one.choices
    sentence = context.paragraph.text[slice(*context.sentence)].strip()
    if vouched and not is_secret(one):
        return Statement(place_of(one), context.number.text, sentence, "tied", source=vouched)
    first = choices[0].figure if one.verdict in ("tied", "mismatched") else None
    return Statement(
        place=place_of(one),
        number=context.number.text,
        sentence=sentence,
        verdict=one.verdict,
        figure=first.name if first else None,
        source=first.source or None if first else None,
        candidates=tuple(map(_candidate, choices if one.verdict != "unsupported" else ())),
    )


def _candidate(choice: Choice) -> Candidate:
    return Candidate(choice.figure.name, choice.figure.source, choice.words)
