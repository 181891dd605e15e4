"""From a sheet to what it says: its tables read on their axes, upright or turned, whichever is understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from psrstats.columns.words import Words
from psrstats.files.cells import read_cell, text_of
from psrstats.load.aside import left_aside, of_another_unit, unknown
from psrstats.load.axes import axes
from psrstats.load.column import LABELS
from psrstats.load.decision import Decision
from psrstats.load.doubtful import IN_THOUSANDS, Problem
from psrstats.load.figures import figures
from psrstats.load.groups import are_some
from psrstats.load.lines import NONE, Line
from psrstats.load.paired import by_period
from psrstats.load.readings import Reading, together
from psrstats.load.roots import roots_of
from psrstats.load.sheet import Sheet
from psrstats.load.tables import find_tables
from psrstats.load.terms import Terms
from psrstats.load.titled import benign
from psrstats.load.words import Vocabulary, fold, is_group
from psrstats.load.year_rows import OLDEST
from psrstats.model import Finding, Severity
from psrstats.patterns import regex

MOST_NAMED = 6  # cells
CONTENTS = ("contents", "contents page", "table of contents", "list of tables", "glossary")  # numbers of pages only
MOST_TURNED = 100  # rows of a sheet that was laid on its side
_FOOTNOTE = regex(r"[\[(]?(?:note )?(\d{1,2})[\])]?[.):]?\s")


def understand(sheet: Sheet, words: Vocabulary) -> Reading:
    """Read every table of a sheet; one laid on its side, with its measures or years running down, is turned first.

    Args:
        sheet: The sheet.
        words: What the report knows of its words.

    Returns:
        Its figures, each with the one measure, area, period and group that it is about; and what could not be placed,
        of which nothing is taken.
    """
    if fold(sheet.grid.sheet) in CONTENTS:
        return Reading()
    terms = terms_for(sheet, words)
    upright = _understood(sheet, terms)
    if len(upright) and not upright.not_understood and not upright.together:
        return upright
    if not _may_be_turned(sheet, upright, terms):
        return upright
    turned = _understood(sheet.turn(), terms)
    gain = turned.told_apart - upright.told_apart
    parts = _parts(turned)
    sound = len(turned) and not turned.unplaced and not turned.together and not any(map(_is_count, parts))
    texts = {fold(text) for column in sheet.columns for text in column.raws if isinstance(text, str)}
    lost = {text for text in texts if are_some(text)} - set(map(fold, parts))
    sound = sound and not lost and not any(map(is_group, _parts(upright) - parts))  # Girls are not all
    clean = sound and not turned.not_understood
    if upright.unplaced:
        return turned if clean and gain >= 0 else upright
    return turned if clean and gain == 0 else turned if sound and gain > 0 else upright


def _parts(reading: Reading) -> set[str]:
    """Give the groups that figures were taken to be of."""
    return {str(text) for name in ("group", "item") for text in reading.columns[name].tolist()}


def _is_count(text: str) -> bool:
    """Tell a number that parts no children: a sheet whose figures would be labels is not on its side."""
    reading = read_cell(text)
    return reading is not None and not reading.marker and reading.value > OLDEST


def _may_be_turned(sheet: Sheet, upright: Reading, terms: Terms) -> bool:
    """Tell whether a sheet may say more on its side: not a long list that is sound, nor one without a measure."""
    if not upright.measures and len(set(terms.words.measures.values())) > 1:
        texts = (text_of(raw) for column in sheet.columns for raw in column.raws if isinstance(raw, str))
        named = any(root.measure for root in (terms.read(text) for text in texts))
        return named or bool(terms.read(sheet.grid.sheet).measure)
    sound = len(upright) and not (upright.unplaced or upright.together or upright.strays)
    return not sound or len(sheet.grid.rows) <= MOST_TURNED


def decisions(sheet: Sheet, words: Vocabulary | Terms, roles: Sequence[str] = ("value",)) -> list[Decision]:
    """Decide of each table of a sheet what its figures are about; roles: those of the columns of figures wanted."""
    terms = words if isinstance(words, Terms) else terms_for(sheet, words)
    tables = find_tables(sheet)
    whole = [each for found in tables if len((each := axes(sheet, found, tables, terms, roles)).body) and each.values]
    laid = [each for one in whole for each in by_period(one)]
    roots = [roots_of(each, terms) for each in laid]
    made = [Decision(each, root, terms) for each, root in zip(laid, roots, strict=True)]
    made = [replace(each, apart=_apart(each, made), words=Words(), problems=[]) for each in made]
    return [_beside_others(decision, made) for decision in made]


def _apart(decision: Decision, every: Sequence[Decision]) -> frozenset[int]:
    """Find the labels that say one unknown word all down a table, and another down a table with the same headings."""
    headings = _headings(decision)
    others = [other for other in every if other is not decision and _headings(other) == headings]
    alike = [other.axes.labels for other in others if len(other.axes.labels) == len(decision.axes.labels)]
    found = set()
    for number, line in enumerate(decision.axes.labels):
        said = {_only_word(line), *(_only_word(labels[number]) for labels in alike)}
        if alike and "" not in said and len(said) == len(alike) + 1:
            found.add(line.dimension)
    return frozenset(found)


def _headings(decision: Decision) -> tuple[str, ...]:
    return tuple(column.heading for column in decision.axes.values)


def _only_word(line: Line) -> str:
    """Give the one word that stands over every row, where nothing is known of it; blank for any other line."""
    if len(line.used) != 1 or (line.codes == NONE).any() or line.role not in LABELS:
        return ""
    term = line.terms[int(line.used[0])]
    return "" if term.known else fold(term.text)


def terms_for(sheet: Sheet, words: Vocabulary) -> Terms:
    """Give what looks a sheet's texts up; sheets of a source with the same footnotes share it."""
    notes = footnotes(sheet)
    terms: Terms = words.terms.setdefault(notes, Terms(words, notes))
    return terms


def footnotes(sheet: Sheet) -> frozenset[str]:
    """Give the numbers of a sheet's notes: lines of one text that begin with a number."""
    lines: list[int] = np.flatnonzero(sheet.has.sum(axis=1) == 1).tolist() if sheet.width else []
    texts = (sheet.text(row, int(np.argmax(sheet.has[row]))) for row in lines)
    return frozenset(found[1] for text in texts if (found := _FOOTNOTE.match(text)))


def _beside_others(decision: Decision, every: Sequence[Decision]) -> Decision:
    """Hold a table's own title against those of the other tables: where theirs name a measure, its must too."""
    own = [root for root in decision.roots if root.own and root.place]
    others = [root for other in every if other is not decision for root in other.roots if root.own and root.place]
    for kind in ("measure", "area"):
        if any(getattr(root, kind) for root in own) or not any(getattr(root, kind) for root in others):
            continue
        if (
            odd := next(
                (root for root in own if not (root.known or root.group or benign(root.text, decision.terms))), None
            )
        ) is None:
            continue
        roots = tuple(
            replace(root, measure="") if kind == "measure" else replace(root, area="") for root in decision.roots
        )
        return replace(decision, roots=roots, unnamed=odd, words=Words(), problems=[])
    return decision


def _understood(sheet: Sheet, terms: Terms) -> Reading:
    return together(_read(decision) for decision in decisions(sheet, terms))


def _read(decision: Decision) -> Reading:
    """Read one table as it was decided."""
    made = figures(decision)
    met = {decision.words[number] for number in np.unique(decision.measure[decision.measure > 0]).tolist()}
    made.measures |= met
    made.together = decision.falls_together
    for problem, cells in _told(decision):
        finding = _finding(problem, cells)
        made.findings.append(finding)
        made.unplaced |= dict.fromkeys(met, finding)
    made.findings.extend(_scaled(decision) if len(made) else ())
    made.unknown |= dict(unknown(decision))
    made.findings.extend(left_aside(decision))
    for measure, finding in of_another_unit(decision):
        made.findings.append(finding)
        made.unplaced.setdefault(measure, finding)
    made.strays |= _strays(decision)
    return made


def _scaled(decision: Decision) -> Iterator[Finding]:
    """Tell that the lines above a table give its figures in thousands: they are read as they stand."""
    root = next((root for root in decision.roots if root.place and IN_THOUSANDS.search(root.text)), None)
    if root and root.place:
        said = f"'{root.text}' says that the figures below are in thousands or millions; they are read as they stand."
        ask = "Put the number of people in each cell, or name the measure so that its title says thousands."
        yield Finding("doubt", "warning", said, (decision.axes.sheet.cell(root.place),), ask=ask)


def _told(decision: Decision) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    decision.out  # noqa: B018 - gathers the problems
    for problem in (one for one in decision.problems if one.count):
        yield problem, tuple(decision.axes.sheet.cell(place) for place in problem.places)


def _finding(problem: Problem, cells: tuple[str, ...]) -> Finding:
    count = problem.count
    left = f"{count} figure{'s' if count != 1 else ''} left out"
    if problem.name == "impossible-period":
        ask = "which period is meant; then put it right with [[correct]]."
        return Finding(problem.name, "error", f"{problem.why}, so {left}.", cells, ask=ask)
    severity: Severity = "warning" if problem.stray else "error"
    said = f"{problem.why}, so {left}."
    return Finding(problem.name, severity, said, cells[:MOST_NAMED], ask=_settled(problem, cells))


def _settled(problem: Problem, cells: tuple[str, ...]) -> str:
    """Write what would settle it in psrstats.toml."""
    if "[[correct]]" not in problem.fix or not cells or not problem.words:
        return problem.fix
    better = problem.better or "..."
    said = f'where = "{cells[0]}", reads = "{problem.words}", as = "{better}", reason = "..."'
    return f"Put it right in psrstats.toml, under [[correct]]: {said}."


def _strays(decision: Decision) -> set[str]:
    """Give the headings that became groups of measures that labels name: a sign of a sheet on its side."""
    used, _ = decision.used
    lines = [line for dimension in used for line in dimension.lines if line.kind == "heading"]
    return {line.texts[code] for line in lines for code in line.used.tolist() if not line.terms[code].known}
