"""Where a command's words go: data to standard output or a file, messages to standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from psrstats.cli.scratch import scratch
from psrstats.errors import DONE, FOUND, Fault, UserError
from psrstats.model import INTERNAL, SEVERITIES, Finding
from psrstats.writers.findings import summary

if TYPE_CHECKING:  # they bring pandas, which not every command needs
    from psrstats.results import Results

STANDARD_OUTPUT = Path("-")
NOT_SENT = "because no figure was sent"
MOST_REASONS = 3


def count(findings: Iterable[Finding]) -> None:
    """Say on standard error how many findings there are that are not settled, the most serious first."""
    counts = Counter(f.severity for f in findings if not (f.accepted or f.corrected))
    if counts:
        said = summary({severity: counts[severity] for severity in SEVERITIES})
        print(f"{said[:-1]} in these figures: psrstats validate tells of them.", file=sys.stderr)


def absent(results: Results) -> None:
    """Say on standard error how many cells of the tables are [x], and why."""
    figures = results.figures
    cells = [cell for table in results.tables for row in table.rows for cell in row if cell.text == "[x]"]
    if not cells:
        return
    every = sum(
        cell.figure is not None or cell.text == "[x]" for table in results.tables for row in table.rows for cell in row
    )
    why = Counter((figures.get(cell.figure, "reason") if cell.figure is not None else "") or NOT_SENT for cell in cells)
    told = [f"{number} {reason}" for reason, number in why.most_common(MOST_REASONS)]
    more = (
        f", {sum(why.values()) - sum(n for _, n in why.most_common(MOST_REASONS))} for other reasons"
        if len(why) > MOST_REASONS
        else ""
    )
    print(f"{len(cells)} of {every} cells are [x]: {'; '.join(told)}{more}.", file=sys.stderr)


def waiting(results: Results) -> int:
    """Say on standard error which files have not come yet; give the exit status that says so too."""
    if not results.waiting:
        return DONE
    more = f" and {len(results.waiting) - MOST_REASONS} more" if len(results.waiting) > MOST_REASONS else ""
    print(
        f"Awaited: {', '.join(results.waiting[:MOST_REASONS])}{more}. psrstats status tells of them.", file=sys.stderr
    )
    return FOUND


def warn(internal: bool) -> None:
    """Say on standard error that what follows may not be published."""
    if internal:
        print(INTERNAL, file=sys.stderr)


def left_out() -> None:
    """Say on standard error that some findings may have been left out, whether or not there are any."""
    print(
        "Findings about figures that are not shown are left out: psrstats validate --internal has them.",
        file=sys.stderr,
    )


def named(output: Path, internal: bool) -> Path:
    """Name the file of an internal edition: its name ends in -internal.

    >>> named(Path("report.md"), True).name, named(Path("report.md"), False).name
    ('report-internal.md', 'report.md')
    """
    if not internal or output == STANDARD_OUTPUT or output.stem.endswith("-internal"):
        return output
    return output.with_stem(f"{output.stem}-internal")


def say(findings: Iterable[Finding]) -> None:
    """Tell the findings on standard error."""
    for finding in findings:
        print(f"{finding.severity}: {finding}", file=sys.stderr)


def write(results: Results, format: str, output: Path, force: bool) -> None:
    """Write results in a format."""
    from psrstats.writers import IN_PIECES, WRITE  # they bring tabulate, which not every command needs

    made = IN_PIECES[format](results) if format in IN_PIECES else [WRITE[format](results)]
    pour(made, output, force=force)


def put(text: str, output: Path = STANDARD_OUTPUT, *, force: bool = False) -> None:
    """Write a text to a file, or to standard output: the same bytes on every system.

    Raises UserError for a file that is there already, unless forced, and where it cannot be written.
    """
    pour([text], output, force=force)


def pour(texts: Iterable[str], output: Path = STANDARD_OUTPUT, *, force: bool = False) -> None:
    """Write a text that comes piece by piece, as `put` writes one that is whole."""
    if output == STANDARD_OUTPUT:
        sys.stdout.reconfigure(  # type: ignore[union-attr]
            encoding="utf-8",
            newline="\n",
            errors="backslashreplace",  # of a file's name that is no text
        )
        sys.stdout.writelines(texts)
        return
    if output.exists() and not (output.is_file() or output.is_dir()):  # a pipe or a terminal: nothing is replaced
        _into(texts, output)
    else:
        place([(output.name, (text.encode() for text in texts))], output.parent, force)
    print(f"Wrote {output}.", file=sys.stderr)


def _into(texts: Iterable[str], output: Path) -> None:
    try:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(texts)
    except OSError as error:
        raise UserError(Fault(str(output), f"cannot be written: {error.strerror}.")) from None


def must_be_free(output: Path, force: bool) -> None:
    """Refuse at once, before anything is worked out, to write over a file that is there."""
    if output.is_dir():
        raise UserError(Fault(str(output), "is a folder.", "Name a file in it."))
    if output != STANDARD_OUTPUT and not force and (output.is_file() or output.is_symlink()):
        raise UserError(Fault(str(output), "is there already.", "Name another file, or add --force to replace it."))


def place(files: Iterable[tuple[str, bytes | Iterable[bytes]]], folder: Path, force: bool) -> list[Path]:
    """Write files to a folder, all or none: under a temporary name first, then each moved into its place.

    Raises UserError for files that are there already, unless forced, and for a folder that cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with scratch(folder) as hidden:
            names = []
            for name, data in files:
                names.append(name)
                (hidden / name).parent.mkdir(parents=True, exist_ok=True)
                with (hidden / name).open("wb") as file:
                    file.writelines([data] if isinstance(data, bytes) else data)
            if not force and (there := [name for name in names if (folder / name).exists()]):
                fix = "Name another folder, or add --force to replace them."
                raise UserError(*(Fault(str(folder / name), "is there already.", fix) for name in there))
            for name in names:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (hidden / name).replace(folder / name)
    except OSError as error:
        raise UserError(Fault(str(error.filename or folder), f"cannot be written: {error.strerror}.")) from None
    return [folder / name for name in names]


@contextmanager
def steps(doing: str) -> Iterator[Callable[[str], None]]:
    """Show on standard error what is done now, where that is a terminal: give what is to be told each step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{doing} ...") as status:
        yield lambda step: status.update(f"{doing} {step} ...")


@contextmanager
def progress(doing: str, quiet: bool) -> Iterator[None]:
    """Show on standard error that something goes on, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{doing} ..."):
        yield
