"""Random reports as agencies send them: totals of any name, no areas named, parts and quarters side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json import dumps
from random import Random

from msgspec.structs import replace

from tests.attacker.implied_pieces import IMPLIED
from tests.attacker.made import OLD, Made, Rule, Sum
from tests.attacker.pieces import HEAD, NOW, PIECES, YEARS, Page, Piece, bands, measure, small, table
from tests.attacker.words import TOTALS


def random_report(
    seed: int, of: Sequence[Callable[[Random, str], Piece]] = (*PIECES, *IMPLIED), years: float = 0.15
) -> Made:
    """Make a report by its number: the same one whenever it is asked for.

    seed: the number; of: what its parts are drawn from; years: in how many cases two years are published instead.
    """
    rng = Random(seed)
    rule = random_rule(rng)
    if rng.random() < years:
        return two_years(rng, f"report-{seed}", rule)
    pieces = [rng.choice(of)(rng, f"s{n}{rng.choice('abcdefgh')}") for n in range(rng.choice([1, 1, 2]))]
    described = rng.random() < 0.65 or any(
        piece.worked or piece.public or piece.agree or piece.rests for piece in pieces
    )
    return report_of(f"report-{seed}", pieces, rule, described=described)


def random_rule(rng: Random) -> Rule:
    """Draw a policy."""
    kind = rng.random()
    if kind < 0.6:
        return Rule((("policy", "dfe-1-5"),), 5)
    if kind < 0.7:
        n = rng.randint(5, 10)
        return Rule((("policy", "threshold"), ("n", n)), n - 1)
    if kind < 0.8:
        return Rule((("policy", "nhs-1-7-round-5"),), 7, 5)
    if kind < 0.92:
        to = rng.choice([5, 10])
        return Rule((("policy", "round"), ("to", to)), 0, to)
    return Rule((("policy", "dfe-1-5"), ("zeros", "hidden")), 5, lowest=0)


def report_of(name: str, pieces: list[Piece], rule: Rule, *, described: bool = True) -> Made:
    """Put pieces together to a report; described: by an analyst, else by `psrstats init`."""
    rows = tuple(row for piece in pieces for row in piece.measures)
    areas = [name for piece in pieces for name in piece.areas]
    if len({piece.areas for piece in pieces if piece.kind == "wards"}) > 1:
        areas = []  # the wards of two sheets are not the same
    counts = {cell: count for piece in pieces for cell, count in piece.counts.items()}
    return Made(
        name,
        tuple(sheet for piece in pieces for sheet in piece.sheets),
        (HEAD, *rows) if described else (),
        tuple(each for piece in pieces for each in piece.tables),
        rule,
        counts,
        frozenset(cell for piece in pieces for cell in piece.public),
        tuple(each for piece in pieces for each in piece.sums),
        tuple(each for piece in pieces for each in piece.quotients),
        tuple(each for piece in pieces for each in piece.rests),
        tuple(each for piece in pieces for each in piece.parts),
        tuple(each for piece in pieces for each in piece.worked),
        tuple(each for piece in pieces for each in piece.agree),
        settings=(("areas", dumps(areas)),) if areas and described else (),
        said=tuple(each for piece in pieces for each in piece.said),
        balances=tuple(each for piece in pieces for each in piece.balances),
        ranks=tuple(each for piece in pieces for each in piece.ranks),
        toml=tuple(line for piece in pieces for line in piece.toml) if described else (),
        told=tuple(each for piece in pieces for each in piece.told),
        kinds=frozenset(piece.kind + ("" if described else " (init)") for piece in pieces),
    )


def two_years(rng: Random, name: str, rule: Rule) -> Made:
    """Publish two years: last year's by group, this year's by group or in total, with last year's beside it.

    Of the years in total, half have their total of last year from this year's report alone.
    """
    labels, word = bands(rng), rng.choice([one for one in TOTALS if not one.startswith("Any")])
    values = [[small(rng) for _ in YEARS] for _ in labels]
    only = rng.random() < 0.3
    bare = only and rng.random() < 0.5
    first = [*zip(labels, ([row[0]] for row in values), strict=True)]
    old, old_whole = _of_years("care", first, word, YEARS[:1], bare=bare)
    lines = [] if only else [*zip(labels, values, strict=True)]
    totals = [sum(column) for column in zip(*values, strict=True)]
    new, new_whole = _of_years("care", lines, word, YEARS, totals)
    before = report_of("before-" + name, [old], rule)
    before = replace(before, period=YEARS[0])
    now = report_of(name, [new], rule)
    pairs = [] if bare else [(new_whole[0], old_whole[0])]
    if bare:
        now = replace(now, sums=(Sum(new_whole[0], tuple(OLD + cell for cell in old.counts), "total of last year"),))
    if not only:
        pairs += list(zip(list(new.counts)[: 2 * len(labels) : 2], list(old.counts)[: len(labels)], strict=True))
    kinds = frozenset(["two years" + ", the total only" * only + " and only now" * bare])
    return replace(now, before=before, same=tuple(pairs), kinds=kinds)


def _of_years(
    tag: str,
    lines: list[tuple[str, list[int]]],
    word: str,
    years: tuple[str, ...],
    totals: list[int] | None = None,
    *,
    bare: bool = False,
) -> tuple[Piece, list[str]]:
    """Make a sheet of groups by year, bare of their total or not, or of the total only; and give its totals' cells."""
    page = Page(f"{tag}.csv")
    if not lines:
        page.add("Measure", *years)
        whole = page.add("Plans", *(totals or []))
        rows = (measure("m", "Plans", tag, "Plans"),)
        return Piece("years", (page.sheet(),), rows, (table("t", "change", ["m"]),), page.counts), whole
    page.add("Age", "Year", "Plans")
    cells = [[page.add(label, year, value)[0] for year, value in zip(years, row, strict=True)] for label, row in lines]
    columns = [sum(column) for column in zip(*(row for _, row in lines), strict=True)]
    whole = [] if bare else [page.add(word, year, value)[0] for year, value in zip(years, columns, strict=True)]
    sums = tuple(Sum(cell, tuple(row[n] for row in cells), "total") for n, cell in enumerate(whole))
    rows = (measure("m", "Plans", tag, "Plans"),)
    tables = (table("t", "breakdown", ["m"]), *((table("u", "change", ["m"]),) if len(years) > 1 else ()))
    return Piece("years", (page.sheet(),), rows, tables, page.counts, sums), whole


__all__ = ["NOW", "random_report", "random_rule", "report_of", "two_years"]
