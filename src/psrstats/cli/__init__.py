"""The command line: arguments in, words and an exit status out."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

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
from psrstats.cli.streams import fault_of, give_up, open_streams
from psrstats.cli.validate import validate
from psrstats.cli.verify import verify
from psrstats.errors import COULD_NOT_RUN, DONE, FOUND, Fault, UserError

SELDOM = 200_000  # new objects until cycles among them are looked for: a run makes many, and hardly any cycles

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
app.command()(verify)
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
    """Run psrstats; whatever stops it ends in words and exit status 2, never in a traceback."""
    open_streams()
    gc.set_threshold(SELDOM)
    status = _run()
    try:
        sys.stdout.flush()
    except OSError as error:
        status = _stopped(error)
    sys.exit(status)


def _run() -> str | int | None:
    """Run the command, and give its exit status."""
    try:
        app()
    except SystemExit as end:
        return end.code
    except UserError as error:
        return _told(*error.faults)
    except OSError as error:
        return _stopped(error)
    except MemoryError:
        return _told(Fault("psrstats", "ran out of memory.", "Keep only the rows and columns that the report needs."))
    return DONE


def _stopped(error: OSError) -> int:
    """Say that something could not be written; a reader that has read enough, such as head, needs no word of it."""
    give_up()
    return FOUND if isinstance(error, BrokenPipeError) else _told(fault_of(error))


def _told(*faults: Fault) -> int:
    count = len(faults)
    with suppress(OSError):
        typer.echo(f"psrstats could not run: {count} thing{'s' if count != 1 else ''} to mend.", err=True)
        for fault in faults:
            typer.echo(f"  {fault}", err=True)
    return COULD_NOT_RUN
