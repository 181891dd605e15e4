"""The command line: arguments in, words and an exit status out."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import typer

from psrstats.cli.called import group_of
from psrstats.cli.streams import fault_of, give_up, open_streams
from psrstats.errors import COULD_NOT_RUN, DONE, FOUND, Fault, UserError

SELDOM = 200_000  # new objects until cycles among them are looked for: a run makes many, and hardly any cycles

COMMANDS = (
    *("init", "inspect", "load", "compute", "sentences", "paragraphs", "summary", "export", "verify", "fill"),
    *("lint", "validate", "draft", "attack", "explain", "rollover", "status", "diff", "pack", "catalogue", "calc"),
)


def _command(name: str) -> Any:
    """Give the function of a command, or the group: that of the name of its file."""
    return getattr(import_module(f"psrstats.cli.{name}"), name)


app = typer.Typer(
    cls=group_of({name: partial(_command, name) for name in COMMANDS}, {}),
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # what is in memory is about children
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
