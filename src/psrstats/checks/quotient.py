"""Percentages, rates and ratios that do not come from their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

import numpy as np

from psrstats.checks.convention import HALF_UP, Convention, bases_of, convention
from psrstats.checks.evidence import Evidence
from psrstats.checks.stated import Both, Stated, stated
from psrstats.checks.sums import Sums
from psrstats.columns import Array, lots
from psrstats.formulas.digit_slips import digit_slips, slipped
from psrstats.formulas.other_denominator import other_denominator
from psrstats.formulas.slips import slips
from psrstats.lineage import Figures
from psrstats.model import Finding

NAME = "quotient"
FAMILY = 200  # figures rounded half-up that are looked at to tell a sender's rule: more tell no more
FEW = 10  # a count of children below this is never repeated
SEVERAL = 3  # figures that one count breaks together: the count is what is wrong


def quotient(evidence: Evidence) -> Iterator[Finding]:
    """Find the percentages, rates and ratios that do not come from the counts they are made of.

    What one rule of rounding explains for all that a sender gave of a measure is one note; what the sender's own rule
    does not explain is an error. Where a count is wrong by its sum too, PSR002 tells of it.
    """
    both = stated(evidence)
    if both.right.all():
        return
    sums, sent = Sums(evidence.figures), evidence.observations
    families = lots(sent["measure"][both.sent], sent.sheets[both.sent])
    doubted = [family for family in families if not both.right[family].all()]
    for family in sorted(doubted, key=lambda family: int(family[~both.right[family]][0])):
        yield from _family(evidence, both, family, sums)


def _family(evidence: Evidence, both: Both, family: Array, sums: Sums) -> Iterator[Finding]:
    figures, is_right = evidence.figures, both.right[family]
    wrong = [both.read(evidence, row) for row in family[~is_right].tolist()]
    right = [both.read(evidence, row) for row in family[is_right][:FAMILY].tolist()]
    beside = np.array([float(one.numerator) for one in wrong])
    value = figures.columns["value"]
    rule = convention(wrong, right, bases_of(value[both.top[family]], value[both.bottom[family]], beside))
    explained = [one for one in wrong if rule.explains(one)]
    unexplained = [one for one in wrong if not rule.explains(one)]
    unexplained += [one for one in right if not rule.explains(one)] if not rule.wider else []
    if explained and rule is not HALF_UP:
        yield _explained(evidence, explained, rule)
    told = [one for one in unexplained if not _told_by_sum(one, sums)]
    count = _one_count(told) if len(told) >= SEVERAL else None
    if count is not None:
        yield _of_count(evidence, told, count)
        return
    neighbours = len(family) - len(wrong)
    yield from (_cannot(evidence, one, rule, neighbours) for one in told)


def _told_by_sum(one: Stated, sums: Sums) -> bool:
    """Say whether a figure is right once a count is what its sum makes it: then the count is wrong, and told there."""
    for row, top in ((one.top, True), (one.bottom, False)):
        meant = sums.told(row)
        if meant is not None and meant > 0:
            value = (meant if top else one.numerator) * one.per / (one.denominator if top else meant)
            if one.text(value) == one.text(one.shown):
                return True
    return False


def _one_count(told: Sequence[Stated]) -> int | None:
    """Give the denominator that several figures share, when nothing else is common to them."""
    shared = {one.bottom for one in told}
    return shared.pop() if len(shared) == 1 else None


def _explained(evidence: Evidence, explained: Sequence[Stated], rule: Convention) -> Finding:
    first = explained[0]
    others = f", and {len(explained) - 1} more" if len(explained) > 1 else ""
    printed, expected = first.text(first.shown), first.text(first.worked_out)
    message = f"{_said(evidence, first)} is {expected}, printed {printed}{others}."
    reason = f"The figures of '{evidence.title(first.measure)}' in this sheet {rule.words}."
    return Finding(
        NAME,
        "note",
        message,
        _cells(evidence.figures, first),
        first.text(first.shown),
        first.text(first.worked_out),
        reason,
    )


def _of_count(evidence: Evidence, told: Sequence[Stated], row: int) -> Finding:
    figures = evidence.figures
    first = told[0]
    title = evidence.title(first.measure)
    message = f"{len(told)} figures of '{title}' do not come from their denominator, {_count(evidence, row)}."
    cells = (*figures.sources(row), *(one.cell for one in told))
    printed, expected = first.text(first.shown), first.text(first.worked_out)
    slip = _digits_of(told)
    causes = ("One wrong denominator would explain them all", slip, "" if slip else _wrong_total(evidence, first))
    reason = "; ".join(filter(None, causes)) + "."
    return Finding(NAME, "error", message, cells, printed, expected, reason, "Which denominator was used?")


def _digits_of(told: Sequence[Stated]) -> str:
    """Name the slips of the hand in the denominator that would make every figure right; blank where there is none."""
    shared = told[0].denominator
    if shared.denominator != 1:
        return ""
    found = sorted(count for count in slipped(int(shared)) if all(_right_of(one, count) for one in told))
    return digit_slips(int(shared), found[0])[0].words if found else ""


def _right_of(one: Stated, denominator: int) -> bool:
    return one.text(one.numerator * one.per / denominator) == one.text(one.shown)


def _cannot(evidence: Evidence, one: Stated, rule: Convention, neighbours: int) -> Finding:
    figures = evidence.figures
    expected = one.text(one.worked_out)
    exactly = "" if expected == one.text(one.worked_out, 1) else f" ({one.text(one.worked_out, 1)})"
    message = f"{_said(evidence, one)} is {expected}{exactly}, printed {one.text(one.shown)}."
    return Finding(
        NAME, "error", message, (one.cell, *_cells(figures, one)[1:]), one.text(one.shown), expected,
        _reason(evidence, one, rule, neighbours), "Which of the three is wrong?",
    )  # fmt: skip


def _reason(evidence: Evidence, one: Stated, rule: Convention, neighbours: int) -> str:
    """Give the likeliest causes: a rule that its neighbours do not follow, another denominator, a slip."""
    said = [_wrong_total(evidence, one)]
    whole = one.numerator.denominator == one.denominator.denominator == 1
    if whole and one.shown.value >= 0 and one.numerator >= FEW:
        found = slips(one.shown, int(one.numerator), int(one.denominator), one.per)
        said.append("; or ".join(slip.words for slip in found[:2]))
    if neighbours and one.shown.value == _cut_off(one):
        said.insert(0, f"it is cut off, but the {neighbours} beside it {rule.words}")
    text = "; or ".join(filter(None, said))
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _cut_off(one: Stated) -> Fraction:
    scale = 10**one.shown.places
    return Fraction(floor(one.worked_out * scale), scale)


def _wrong_total(evidence: Evidence, one: Stated) -> str:
    """Name another denominator that gives the figure: of another group or year, or another measure's."""
    figures = evidence.figures
    area, *_ = figures.place(one.bottom)
    others: dict[str, Fraction] = {}
    for name in {figures.get(one.bottom, "measure"), figures.get(one.top, "measure")}:
        for row in figures.of_measure(name):
            if row not in (one.bottom, one.top) and figures.place(row)[0] == area and not figures.get(row, "marker"):
                others.setdefault(_count(evidence, row), figures.number(row))
    found = other_denominator(one.shown, one.numerator, others, one.per)
    return f"it would be right of another denominator, {found[0]}" if found else ""


def _said(evidence: Evidence, one: Stated) -> str:
    figures = evidence.figures
    per = "" if one.per in (1, 100) else f" per {one.per:,}"
    area, group, _, period = figures.place(one.row)
    about = ", ".join(filter(None, (group, area, period)))
    return f"{_number(evidence, one.top)} of {_number(evidence, one.bottom)}{per} ({about})"


def _count(evidence: Evidence, row: int) -> str:
    area, group, item, period = evidence.figures.place(row)
    about = ", ".join(filter(None, (evidence.title(evidence.figures.get(row, "measure")), group, item, area, period)))
    return f"{_number(evidence, row)} ({about})"


def _number(evidence: Evidence, row: int) -> str:
    """Print a count; a small number of children only as such."""
    figures = evidence.figures
    quiet = evidence.settings.measures[figures.get(row, "measure")].children and 0 < figures.number(row) < FEW
    return "a few" if quiet else figures.text(row)


def _cells(figures: Figures, one: Stated) -> tuple[str, ...]:
    return one.cell, *figures.sources(one.top), *figures.sources(one.bottom)
