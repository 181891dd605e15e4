"""psrstats calc: a figure checked at the console, with no report and at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from psrstats.cli.called import group_of
from psrstats.errors import DONE, FOUND, Fault, UserError

if TYPE_CHECKING:
    from psrstats.calc.answer import Answer

Numerator = Annotated[str, typer.Argument(help="A count, such as 12087 or 12,087.", show_default=False)]
Denominator = Annotated[str, typer.Argument(help="The count it is divided by.", show_default=False)]
Before = Annotated[str, typer.Argument(help="What it was.")]
Now = Annotated[str, typer.Argument(help="What it is.")]
Per = Annotated[int, typer.Option(help="The multiplier: 1000, 10000 or 100000.", min=1)]
Csv = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        show_default=False,
        help="Work out a CSV file row for row, - for standard input. It has columns numerator and denominator, and "
        "may have per and places; value, lower, upper, text and note are added.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


def percent(numerator: Numerator = "", denominator: Denominator = "", csv: Csv = "", json: Json = False) -> None:
    """Give one count as a percentage of another, with its 95% interval (Wilson)."""
    _quotient("percentage", numerator, denominator, 100, csv, json)


def rate(
    numerator: Numerator = "", denominator: Denominator = "", per: Per = 10000, csv: Csv = "", json: Json = False
) -> None:
    """Give a rate of events, with its 95% interval (exact Poisson below 10 events, Byar's from 10)."""
    _quotient("rate", numerator, denominator, per, csv, json)


def ratio(numerator: Numerator = "", denominator: Denominator = "", csv: Csv = "", json: Json = False) -> None:
    """Give how many there are of one for each of another, such as contacts a child."""
    _quotient("ratio", numerator, denominator, 1, csv, json)


def share(
    parts: Annotated[list[str], typer.Argument(help="The counts that make up the total.")], json: Json = False
) -> None:
    """Give each part's share of the total of them all."""
    from psrstats.calc.share import share

    _give(share(parts), json)


def change(before: Before, now: Now, json: Json = False) -> None:
    """Give the change of a count or a rate, and what it is per cent of the first."""
    from psrstats.calc.change import change

    _give(change(before, now), json)


def points(before: Before, now: Now, json: Json = False) -> None:
    """Give the change between two percentages, in percentage points."""
    from psrstats.calc.points import points

    _give(points(before, now), json)


def overlap(
    first: Annotated[str, typer.Argument(help="The children of one group.")],
    second: Annotated[str, typer.Argument(help="The children of another.")],
    both: Annotated[str, typer.Argument(help="Those who are in both, and counted in each.")],
    json: Json = False,
) -> None:
    """Give how many are in one group or the other or both."""
    from psrstats.calc.overlap import overlap

    _give(overlap(first, second, both), json)


def fits(
    figure: Annotated[str, typer.Argument(help="The figure as it is printed, such as 5.6%.")],
    numerator: Numerator,
    denominator: Denominator,
    per: Annotated[int, typer.Option(help="For a rate, its multiplier.", min=1)] = 100,
    json: Json = False,
) -> None:
    """Say whether a printed figure comes from its counts; the exit status is 1 where it does not, rounded half-up."""
    from psrstats.calc.fits import fits

    answer = fits(figure, numerator, denominator, per)
    _give(answer, json)
    raise typer.Exit(DONE if answer.grade == "half-up" else FOUND)


def rank(
    values: Annotated[list[str] | None, typer.Argument(help="The values to rank.", show_default=False)] = None,
    csv: Annotated[str, typer.Option(metavar="FILE", help="Rank a column of a CSV file, - for standard input.")] = "",
    column: Annotated[str, typer.Option(help="The column to rank; rank and note are added.")] = "value",
    lowest_first: Annotated[bool, typer.Option("--lowest-first", help="Give the lowest value place 1.")] = False,
    json: Json = False,
) -> None:
    """Rank values, the highest first; those that are equal share the better place, shown as 3=."""
    from psrstats.calc.rank import rank

    if csv:
        from psrstats.cli.calc.column import fill_rank

        _alone(bool(values) or json)
        raise typer.Exit(fill_rank(csv, column, highest_first=not lowest_first))
    _give(rank(values or [], highest_first=not lowest_first), json)


def _same(verb: Callable[..., None]) -> Callable[..., None]:
    return verb


VERBS = (percent, rate, ratio, share, change, points, overlap, fits, rank)
calc = typer.Typer(
    cls=group_of(
        {verb.__name__: partial(_same, verb) for verb in VERBS},
        {"ignore_unknown_options": True},  # -20 is a number
    ),
    help="Check a figure: one line to paste in an e-mail.",
    no_args_is_help=True,
)


def _quotient(formula: str, numerator: str, denominator: str, per: int, csv: str, json: bool) -> None:
    from psrstats.calc.quotient import divide

    if csv:
        from psrstats.cli.calc.column import fill_quotients

        _alone(bool(numerator or denominator or json))
        raise typer.Exit(fill_quotients(csv, formula, per))
    if not (numerator and denominator):
        raise UserError(Fault("psrstats calc", "takes NUMERATOR and DENOMINATOR, or --csv FILE."))
    _give(divide(formula, numerator, denominator, per), json)


def _alone(others: bool) -> None:
    if others:
        raise UserError(Fault("--csv", "takes its numbers from the file and answers with one.", "Leave the rest out."))


def _give(answer: Answer, json: bool) -> None:
    """Print an answer, as its line or as one JSON document."""
    if json:
        from json import dumps

        document = {"command": f"calc {answer.verb}"} | answer.facts | {"line": answer.line}
        typer.echo(dumps(document, ensure_ascii=False, default=float))
    else:
        typer.echo(answer.line)
