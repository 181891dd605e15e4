"""A figure said in a template's words, as far as there are figures for them."""

from __future__ import annotations

from collections.abc import Callable

from psrstats.capitals import capital
from psrstats.catalogue import tied
from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.patterns import regex
from psrstats.phrases import FIELD, N, Spoken, fields_of, read_phrase
from psrstats.sentences.clause import Clause
from psrstats.sentences.fields import Field, fields
from psrstats.sentences.grammar import ONE, agreed, in_words
from psrstats.sentences.when import at, in_or_on
from psrstats.units import said_of

THAN = "{change} than"  # of which the field says both, since nothing is the same than
_JOINED = regex(r"^([,;] )(?:and|but) ")


def template_of(measure: Measure) -> str:
    """Give a measure's template: its own, or the catalogue's where it is one of its indicators; blank for neither."""
    if measure.sentence or measure.said:
        return measure.sentence
    found = tied(measure.title, measure.unit, measure.per)
    return found.sentence if found else ""


def when_of(measure: Measure) -> Callable[[str], str]:
    """Say how a measure's periods are said: a snapshot's by their last day."""
    return at if {"at", "date"} & set(fields_of(template_of(measure))) else in_or_on


def phrased(figures: Figures, row: int, measure: Measure, settings: Settings) -> Clause | None:
    """Say a figure in the words of its template; None where it has none, or lacks what they need.

    A part between commas or in brackets of which a figure is not there, or not shown, is left out.
    """
    if not (template := template_of(measure)):
        return None
    text = figures.text(row)
    one = text == ONE and not (measure.per or said_of(measure.unit).in_points)
    known = fields(figures, row, measure, settings)
    told = [_sentence(spoken, text, row, measure, known) for spoken in read_phrase(agreed(template, one=one))]
    if any(clause is None for clause in told):
        return None
    said = [clause for clause in told if clause and clause.text]
    return Clause(" ".join(clause.text for clause in said), tuple(row for clause in said for row in clause.rows))


def _sentence(spoken: Spoken, text: str, row: int, measure: Measure, known: dict[str, Field]) -> Clause | None:
    """Fill a sentence; blank where nothing of it is left, None where the part with the figure is not."""
    parts: list[Clause] = []
    dropped = False
    for place, part in enumerate(spoken.parts):
        number = text
        if N in fields_of(part) and measure.unit == "count":
            number = in_words(text, "".join((part.partition(f"{{{N}}}")[2], *spoken.parts[place + 1 :])))
        filled = _part(part, Clause(number, (row,)), known)
        if filled is None and N in fields_of(part):
            return None
        if filled is not None:
            filled = Clause(_JOINED.sub(r"\1", filled.text) if dropped else filled.text, filled.rows)
            parts.append(filled)
        dropped = filled is None
    whole = "".join(part.text for part in parts).lstrip(",; ")
    end = spoken.end if whole else ""
    return Clause(f"{capital(whole)}{end}", tuple(row for part in parts for row in part.rows))


def _part(part: str, number: Clause, known: dict[str, Field]) -> Clause | None:
    """Fill the fields of a part; None where one of them has nothing to say."""
    text = part.replace(THAN, "{change}")
    said = {name: number if name == N else known[name]() for name in fields_of(text)}
    if not all(said.values()):
        return None
    rows = tuple(row for clause in said.values() if clause for row in clause.rows)
    return Clause(FIELD.sub(lambda found: clause.text if (clause := said[found[1]]) else "", text), rows)
