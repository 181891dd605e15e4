"""Everything that psrstats gives of a report for publication: each command, format and exit status, as bytes."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import typer
from docx import Document

from psrstats.cli import app
from psrstats.config import read_settings
from psrstats.formats import EXPORTED
from psrstats.periods import known_period, year_before
from tests.attacker.commands import ran
from tests.attacker.folders import same_each_time, write
from tests.attacker.made import Made

# What a command is asked, each time with the report's folder before it: an output is what it prints, its exit status
# and every file that it leaves. A command that stands neither here nor among the exempt fails a test.
Asked = Callable[[Path], Iterator[tuple[str | Path, ...]]]
WHOLE = ("export", "fill")
SMALL = re.compile(r"(?<![\w.,])\d(?![\d,]|\.\d)")
FIGURES = 2  # so many hidden ones are explained, and so many that are shown
# Commands and options that show an agency's own figures, or nothing of them, and why they are not held to the property.
EXEMPT = {
    "inspect": "It shows an agency's file as it is, and is not for publication.",
    "calc": "It works with the numbers that are typed and reads no report.",
    "init's files": "They describe an agency's sheets to the analyst, by all that stands in them.",
    "pack": "Its keyed hashes are others with every source, and tell of none without the key; its export is compared.",
    "--internal": "It shows what may not be published, and says so.",
    "--force": "It lets files be replaced; the same bytes are written.",
    "--quiet": "It leaves out words that are compared without it.",
    "--exit-zero": "It changes the exit status to 0.",
    "--help": "It prints the same whatever the report.",
    "--output": "Each format is compared as it is written to files by export, compute and load.",
}


def every_output(made: Made, folder: Path, part: int | None = None) -> dict[str, bytes]:
    """Write a report to a folder, ask psrstats for everything there is of it, and remove the folder.

    made: the report; folder: where, the same for reports that are compared, since paths are printed; part: to ask for
    an eighth only, the one of this number.
    Returns for each thing that was asked its exit status, standard output, standard error and files.
    """
    before = folder.parent / made.before.name if made.before else folder
    write(made, folder)
    found: dict[str, bytes] = {}
    try:
        for command, asked in ASKED.items():
            if command in commands():
                for number, arguments in enumerate(asked(folder)):
                    if part is None or command in WHOLE or (number - part) % 8 == 0:
                        found |= _output(command, arguments, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(before, ignore_errors=True)
    return found


@cache  # they are built anew each time that they are asked for
def commands() -> dict[str, typer.core.TyperCommand]:
    """Give the commands that psrstats has, by their names."""
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def _output(command: str, arguments: tuple[str | Path, ...], folder: Path) -> dict[str, bytes]:
    """Run a command and take away the files that it wrote."""
    there = _files(folder)
    done = ran(command, *arguments)
    name = " ".join([command, *(str(one).replace(str(folder), "REPORT") for one in arguments)])
    found = {
        f"{name}: status": str(done.status).encode(),
        f"{name}: out": done.out.encode(),
        f"{name}: err": done.err.encode(),
    }
    for path, data in _files(folder).items():
        if there.get(path) != data and command != "init":
            found[f"{name}: {path}"] = data
    return found


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "sources"
    }


def formats(command: str) -> tuple[str, ...]:
    """Give the formats that a command can print; none where it has no such option."""
    options = {option.name: option for option in commands()[command].params}
    kind = options["format"].type if "format" in options else None
    return tuple(map(str, getattr(kind, "choices", ())))


def _each_format(command: str, *also: tuple[str, ...]) -> Asked:
    """Ask for each format, and more."""

    def asked(folder: Path) -> Iterator[tuple[str | Path, ...]]:
        for name in formats(command):
            yield (folder, "--format", name)
        for arguments in also:
            yield (folder, *arguments)

    return asked


def _compute(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield from _each_format("compute")(folder)
    yield from ((folder, "--table", name) for name in _tables(folder)[:2])
    yield (folder, "--output", folder / "computed.md")


def _load(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield from _each_format("load")(folder)
    sources = sorted(path.stem for path in (folder / "sources").iterdir())
    yield (folder, "--source", sources[0].replace("_", "-"))


def _sentences(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield from _each_format("sentences")(folder)
    yield from ((folder, "--measure", name) for name in _measures(folder)[:2])


def _paragraphs(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield from _each_format("paragraphs")(folder)
    yield from ((folder, "--table", name) for name in _tables(folder)[:2])


def _export(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield (folder, "--to", ",".join(EXPORTED), "--output", folder / "exported")


def _lint(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    files = [
        path for path in sorted((folder / "exported").glob("*")) if path.suffix in (".xlsx", ".ods", ".docx", ".html")
    ]
    for name in formats("lint") if files else ():
        yield (*files, "--format", name)


def _fill(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    template = folder / "own.docx"
    word = Document()
    for name in _tables(folder):
        word.add_paragraph(f"{{{{paragraph:{name}}}}}")
        word.add_paragraph(f"{{{{table:{name}}}}}")
    word.add_paragraph("{{summary:year}}")
    for name in _measures(folder):
        word.add_paragraph(f"It was {{{{figure:{name}}}}}. {{{{sentence:{name}}}}}")
    word.save(str(template))
    template.write_bytes(same_each_time(template.read_bytes()))
    yield (template, folder, "--output", folder / "filled.docx")


def _draft(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    """Check a draft that states what is published, as a text and as a Word document.

    Lines with names such as s0c-1 are left out: by chance they state a count of 1, which may be one that is not shown.
    """
    told = ran("sentences", folder, "--format", "json")
    sentences = [each["text"] for each in json.loads(told.out)["sentences"]] if told.status == 0 else []
    said = [line for line in [*sentences, *ran("compute", folder).out.splitlines()] if not SMALL.search(line)]
    text, word = folder / "draft.txt", folder / "draft.docx"
    text.write_text("\n".join(said), encoding="utf-8")
    document = Document()
    for line in said:
        document.add_paragraph(line)
    document.save(str(word))
    word.write_bytes(same_each_time(word.read_bytes()))
    for name in formats("draft"):
        yield (word if name == "docx" else text, folder, "--format", name, "--all")
    yield (text,)
    yield (word, folder, "--output", folder / "checked.html")


def _explain(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    said = ran("load", folder, "--format", "json")
    shown = json.loads(said.out)["observations"] if said.status == 0 else []
    names = {True: list[str](), False: list[str]()}
    for one in shown:
        group = f":{one['group']}" if one["group"] else ""
        names[bool(one["marker"])].append(f"{one['measure']}{group}@{one['period']}")
    wanted = dict.fromkeys([*names[True][:FIGURES], *names[False][:FIGURES], *_measures(folder)])
    for number, name in enumerate(wanted):
        yield (name, folder, "--format", formats("explain")[number % 2])
    yield ("PSR021", folder)


def _diff(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    """Compare a report with last year's, and with what was exported of it."""
    against = read_settings(folder)[0].report.against
    others = [folder / against] if against else []
    for other in [*others, *sorted((folder / "exported").glob("*manifest.json"))]:
        yield from ((other, folder, "--format", form) for form in formats("diff"))
        yield (folder, other)


def _rollover(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield (folder, folder / "next")
    yield (folder, folder / "after", "--period", _moved(folder, 2), "--write")


def _moved(folder: Path, years: int) -> str:
    """Name a report's period so many years later."""
    return year_before(known_period(read_settings(folder)[0].report.period), -years).name


def _init(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    yield (folder, "--force", "--area", "Anytown")  # last, as it describes the report anew


def _verify(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    for manifest in sorted((folder / "exported").glob("*manifest.json")):
        yield (manifest, folder)
        yield from ((manifest, folder, "--files", "--format", form) for form in formats("verify"))


def _tables(folder: Path) -> list[str]:
    lines = (folder / "psrstats.toml").read_text(encoding="utf-8").partition("[[table]]")[2].splitlines()
    return [line.split('"')[1] for line in lines if line.startswith("name = ")]


def _measures(folder: Path) -> list[str]:
    with (folder / "measures.csv").open(encoding="utf-8", newline="") as rows:
        return [row["name"] for row in csv.DictReader(rows)]


ASKED: dict[str, Asked] = {
    "load": _load,
    "compute": _compute,
    "sentences": _sentences,
    "paragraphs": _paragraphs,
    "summary": _each_format("summary"),
    "export": _export,
    "lint": _lint,
    "verify": _verify,
    "catalogue": _each_format("catalogue"),
    "fill": _fill,
    "draft": _draft,
    "validate": _each_format("validate", ("--select", "PSR021")),
    "attack": _each_format("attack"),
    "explain": _explain,
    "rollover": _rollover,
    "status": _each_format("status"),
    "diff": _diff,
    "init": _init,
}
