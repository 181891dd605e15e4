"""Areas within, such as wards: unknown, missing or named in two ways; and comparators that nobody sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from psrstats.checks.evidence import Evidence
from psrstats.errors import did_you_mean
from psrstats.model import NEIGHBOURS, Finding
from psrstats.totals import is_total

NAME = "areas"
MOST_NAMED = 6
SEVERAL = 3  # areas that make a list, so that one that is missing stands out


def areas(evidence: Evidence) -> Iterator[Finding]:
    """Find the areas within that are not listed in psrstats.toml, are missing from a measure, or have two names.

    A warning each. Without a list the measures of one source are held against each other.
    """
    found = _areas_of(evidence)
    listed = dict.fromkeys(evidence.settings.report.areas)
    renamed = set()
    for finding in _unknown(found, listed):
        renamed |= {name for name in listed if f"'{name}'" in finding.explanation}
        yield finding
    for measures in found.values():
        known = listed or dict.fromkeys(name for cells in measures.values() for name in cells)
        for measure, cells in measures.items():
            missing = [name for name in known if name not in cells and name not in renamed and not is_total(name)]
            if len(cells) >= SEVERAL and missing and len(missing) < len(known) / 2:
                yield _missing(evidence, measure, missing, cells)
        if not listed:
            yield from _two_ways(measures)
    yield from _not_sent(evidence)


def _areas_of(evidence: Evidence) -> dict[str, dict[str, dict[str, str]]]:
    """Give, by source and measure, the areas within and the first cell of each that has a figure or a marker."""
    report = evidence.settings.report
    outside = {report.area, *report.comparators, *report.neighbours, NEIGHBOURS}
    rows = evidence.first_of("source", "measure", "area")
    columns = (evidence.words(name, rows) for name in ("source", "measure", "area", "cell"))
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for source, measure, area, cell in zip(*columns, strict=True):
        if area not in outside:
            found[source][measure][area] = cell
    return found


def _unknown(found: dict[str, dict[str, dict[str, str]]], listed: Collection[str]) -> Iterator[Finding]:
    if not listed:
        return
    cells: dict[str, list[str]] = defaultdict(list)
    for measures in found.values():
        for named in measures.values():
            for area, cell in named.items():
                if area not in listed:
                    cells[area].append(cell)
    for area, where in cells.items():
        message = (
            f"'{area}' is not one of the areas listed in psrstats.toml: it is unknown, misspelt or of an old boundary."
        )
        reason = did_you_mean(area, listed) if get_close_matches(area, listed, n=1) else ""
        yield Finding(
            NAME, "warning", message, tuple(where[:MOST_NAMED]), area, explanation=reason, ask="Which area is meant?"
        )


def _missing(evidence: Evidence, measure: str, missing: list[str], cells: dict[str, str]) -> Finding:
    names = ", ".join(missing[:MOST_NAMED])
    title = evidence.title(measure)
    message = (
        f"'{title}' has no figure for {names}: it is missing, or was dropped, where {len(cells)} other areas have one."
    )
    return Finding(NAME, "warning", message, tuple(cells.values())[:1], ask=f"Ask for the figure of {names}.")


def _two_ways(measures: dict[str, dict[str, str]]) -> Iterator[Finding]:
    cells = {area: cell for named in measures.values() for area, cell in named.items()}
    plain: dict[str, str] = {}
    for area, cell in cells.items():
        other = plain.setdefault(_folded(area), area)
        if other != area:
            message = f"'{area}' and '{other}' are one area named in two ways."
            yield Finding(NAME, "warning", message, (cell, cells[other]), area, other, ask="Write one name for both.")


def _folded(area: str) -> str:
    """Take off an area's name what senders vary.

    >>> _folded("Eastney & Craneswater") == _folded("eastney and  craneswater")
    True
    """
    return " ".join(area.casefold().replace("&", " and ").replace("-", " ").split())


def _not_sent(evidence: Evidence) -> Iterator[Finding]:
    """Tell the comparators and neighbours that no source has a figure of."""
    report = evidence.settings.report
    sent = dict.fromkeys(evidence.said_in("area"))  # in the order of the sources, in each run alike
    for area in (*report.comparators, *report.neighbours):
        if area not in sent:
            message = f"psrstats.toml compares with '{area}', of which no source has a figure."
            others = (name for name in sent if name != report.area)
            yield Finding(NAME, "note", message, explanation=did_you_mean(area, others))
