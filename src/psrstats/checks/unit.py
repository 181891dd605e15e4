"""Figures in another unit than their measure: a % among rates, per 100,000 among per 1,000, 0.36 for 36%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, Observations, lots, together
from psrstats.config import Measure, Settings
from psrstats.model import OBSERVATIONS, Finding, Severity
from psrstats.patterns import regex
from psrstats.units import UNITS, said_of

NAME = "unit"
SAID = ("unit_said", "heading", "label")  # where a unit may stand, the nearest to the figure first
PER = regex(r"\bper\s+(\d[\d,]*)\b|(?<![\d/])/\s*(\d{1,3}(?:,000)+|\d{4,})\b", re.IGNORECASE)
NUMBER = {"number", "no", "no.", "count"}
PER_SO_MANY = ("rate", "percent")
PLAIN = tuple(unit for unit in UNITS if unit not in PER_SO_MANY)
MOST_NAMED = 4  # cells
MOST = 0.5  # of the figures beside it
WHOLE = 100  # per cent


def unit(evidence: Evidence) -> Iterator[Finding]:
    """Find the figures whose cell, heading or row states another unit than their measure has in measures.csv.

    An error for a rate that reads as a percentage or per another number, and for a percentage said to be per so many:
    no rounding makes one of the other. A warning for a count or score with a % or a per, and for a percentage below 1
    that shows no %, which may be a hundred times as much.
    """
    sent = evidence.observations
    if not len(sent):
        return
    measures = evidence.settings.measures
    units = evidence.told("measure", lambda name: measures[name].unit)
    shown = evidence.told("cell_unit", lambda unit: unit == "percent")
    value = sent["value"]
    small = (np.abs(value) <= 1) & (value % 1 != 0)
    percent = units == "percent"
    told = small & percent
    told[percent] &= ~_is_of_percentages(sent, np.flatnonzero(percent))
    said = _said(evidence)
    other = (said > 0) & (said != evidence.told("measure", lambda name: measures[name].per or 0))
    plain = np.isin(units, PLAIN)
    kinds: tuple[tuple[Array, Severity, str], ...] = (
        ((units == "rate") & shown, "error", "reads '{original}'"),
        (np.isin(units, PER_SO_MANY) & ~((units == "rate") & shown) & other, "error", "is said to be {said}"),
        (plain & shown, "warning", "shows as a percentage, '{original}'"),
        (plain & ~shown & other, "warning", "is said to be {said}"),
        (percent & ~shown & told & ~other, "warning", "shows no %"),
    )
    for found, severity, words in kinds:
        for rows in _by_sheet(sent, found):
            yield _finding(rows, severity, words, evidence)
    broken = (units == "count") & ~shown & (value % 1 != 0) & sent.says("marker", "")
    yield from _not_whole(_by_sheet(sent, broken), evidence)
    yield from (_like_counts(evidence.settings.measures[name]) for name in sorted(evidence.settings.like_counts))
    yield from _beyond(percent & (value > WHOLE), evidence)
    yield from _numbers(np.isin(units, PER_SO_MANY) & ~shown & ~other & ~small, evidence)


def _like_counts(measure: Measure) -> Finding:
    """Tell of scores that are protected as counts, without their cells: that would tell which are small."""
    message = f"'{measure.title}' is a score of children, and most of its figures are whole: small ones are not shown."
    ask = "Is it a number of children? Then its unit is count. If it is none, write no under children in measures.csv."
    return Finding(NAME, "warning", message, explanation="It is protected as a count would be.", ask=ask)


def _is_of_percentages(sent: Observations, rows: Array) -> Array:
    """Say which figures stand among others of their measure and sheet of which most are above 1, and so no shares."""
    value, of = sent["value"][rows], together(sent["measure"][rows], sent.sheets[rows])
    above, numbers = np.bincount(of, np.abs(value) > 1), np.bincount(of, ~np.isnan(value) & (value != 0))
    found: Array = (above > numbers * MOST)[of]
    return found


def _said(evidence: Evidence) -> Array:
    """Read what number each figure is said to be per; 0 for none. Each different text is read once."""
    found = np.zeros(len(evidence.observations), dtype=np.int64)
    for name in SAID:
        every = "\n".join(evidence.said_in(name))
        if "/" in every or "per" in every.lower():  # else there is nothing to look for
            found = np.where(found == 0, evidence.told(name, _per), found)
    return found


def _per(text: str) -> int:
    """Read the number that a text says its figures are per.

    >>> _per("per 1,000"), _per("Rate / 10000"), _per("per 3 years"), _per("2018/2019")
    (1000, 10000, 0, 0)
    """
    found = PER.search(text) if "/" in text or "per" in text.lower() else None  # most texts: nothing to look for
    number = int((found[1] or found[2]).replace(",", "")) if found else 0
    return number if number in (100, 1000, 10_000, 100_000, 1_000_000) else 0


def _by_sheet(sent: Observations, which: Array) -> Iterator[Array]:
    """Give the rows of each measure and sheet."""
    rows = np.flatnonzero(which)
    yield from (rows[lot] for lot in lots(sent["measure"][rows], sent.sheets[rows]))


def _finding(rows: Array, severity: Severity, words: str, evidence: Evidence) -> Finding:
    """Tell of the figures of one measure and sheet, the first of them in full."""
    row = {name: str(evidence.observations.get(int(rows[0]), name)) for name in OBSERVATIONS}
    measure = evidence.settings.measures[row["measure"]]
    about = ", ".join(filter(None, (row["area"], row["group"], row["item"], row["period"])))
    others = f", and so {'do' if len(rows) > 2 else 'does'} {len(rows) - 1} more" if len(rows) > 1 else ""
    what = words.format(original=row["original"], said=_words(row))
    beside, said = _beside(rows, evidence) if severity == "error" else ("", "")
    message = f"'{measure.title}' for {about} {what}{others}, but its measure is {_unit(measure)}{said}."
    if words == "shows no %":
        message = f"'{row['original']}' shows no %{others}: is it {row['value']}%, or a hundred times as much?"
    cells = (*evidence.words("cell", rows[: MOST_NAMED - 1]), *filter(None, (beside,)))
    return Finding(
        NAME,
        severity,
        message,
        cells,
        printed=row["original"],
        explanation="Either the sheet states the wrong unit, or measures.csv does.",
        ask="In which unit is it?",
    )


def _words(row: dict[str, str]) -> str:
    return next((f"'{row[name]}'" for name in SAID if _per(row[name])), "")


def _unit(measure: Measure) -> str:
    if measure.unit == "rate":
        return f"per {measure.per:,}"
    return said_of(measure.unit).named


def _beside(rows: Array, evidence: Evidence) -> tuple[str, str]:
    """Give the figure that one is compared with: the same, for the report's area or a comparator."""
    sent = evidence.observations
    measure, period, group = (sent.get(int(rows[0]), name) for name in ("measure", "period", "group"))
    like = np.setdiff1d(sent.where(measure=measure, period=period, marker="", group=group), rows)
    for area in _compared(evidence.settings):
        for row in sent.only(like, area=area)[:1].tolist():
            return sent.get(row, "cell"), f", and it is compared with '{sent.get(row, 'original')}' for {area}"
    return "", ""


def _compared(settings: Settings) -> tuple[str, ...]:
    return (settings.report.area, *settings.report.comparators, *settings.report.neighbours)


def _numbers(which: Array, evidence: Evidence) -> Iterator[Finding]:
    """Tell of percentages and rates whose row says that they are numbers."""
    number = evidence.told("unit_said", lambda text: text.strip().casefold() in NUMBER)
    for rows in _by_sheet(evidence.observations, which & number):
        yield _finding(rows, "warning", "is said to be a number", evidence)


def _not_whole(sheets: Iterable[Array], evidence: Evidence) -> Iterator[Finding]:
    """Tell the counts that are not whole: a decimal point may be moved, or they are no counts."""
    for rows in sheets:
        measure, original = (evidence.observations.get(int(rows[0]), name) for name in ("measure", "original"))
        more = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
        message = f"'{evidence.title(measure)}' reads '{original}'{more}, but is a count."
        cells = tuple(evidence.words("cell", rows[:MOST_NAMED]))
        reason = "Its decimal point may be moved, or its unit in measures.csv is not count."
        yield Finding(NAME, "error", message, cells, original, "", reason, "Is it a whole number?")


def _beyond(which: Array, evidence: Evidence) -> Iterator[Finding]:
    """Tell the percentages above 100, which may be of more than their whole; beside some below 0 they are of a net."""
    sent = evidence.observations
    net = np.isin(sent["measure"], sent["measure"][sent["value"] < 0])
    for rows in _by_sheet(sent, which & ~net):
        measure, original, value = (sent.get(int(rows[0]), name) for name in ("measure", "original", "value"))
        more = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
        message = f"'{evidence.title(measure)}' reads {value:g}%{more}: more than all."
        cells = tuple(evidence.words("cell", rows[:MOST_NAMED]))
        reason = "Its decimal point may be moved, or it is a ratio."
        yield Finding(NAME, "warning", message, cells, original, "", reason, "What is it a percentage of?")
