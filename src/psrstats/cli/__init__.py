"""The command line: arguments in, words and an exit status out."""

from __future__ import annotations

import sys

import typer

from psrstats.cli.attack import attack
from psrstats.cli.calc import calc
from psrstats.cli.catalogue import catalogue
from psrstats.cli.compute import compute
from psrstats.cli.explain import explain
from psrstats.cli.export import export
from psrstats.cli.fill import fill
from psrstats.cli.init import init
from psrstats.cli.inspect import inspect
from psrstats.cli.lint import lint
from psrstats.cli.load import load
from psrstats.cli.sentences import sentences
from psrstats.cli.validate import validate
from psrstats.errors import COULD_NOT_RUN, UserError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # what is in memory is about children
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(init)
app.command()(inspect)
app.command()(load)
app.command()(compute)
app.command()(sentences)
app.command()(export)
app.command()(fill)
app.command()(lint)
app.command()(validate)
app.command()(attack)
app.command()(explain)
app.command()(catalogue)
app.add_typer(calc, name="calc")


@app.callback()
def psrstats() -> None:
    """Make the figures of a safeguarding children partnership's annual report: traced, exact, and safe to publish."""


def main() -> None:
    """Run psrstats; a user's mistakes end in words and exit status 2, never in a traceback."""
    try:
        app()
    except UserError as error:
        count = len(error.faults)
        typer.echo(f"psrstats could not run: {count} thing{'s' if count != 1 else ''} to mend.", err=True)
        for fault in error.faults:
            typer.echo(f"  {fault}", err=True)
        sys.exit(COULD_NOT_RUN)
