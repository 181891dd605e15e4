"""The formats that psrstats writes: one list, of which commands' choices, export's files and the reference are made."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its name, what its files end in, and who gives it.

    printed: the commands whose `--format` has it.
    exported: what `export --to` calls it; blank where it writes no such file.
    many: whether an export has a folder of such files, one a table or chart.
    on_request: whether `export` writes it only where it is asked for.
    """

    name: str
    suffix: str
    says: str
    printed: tuple[str, ...] = ()
    exported: str = ""
    many: bool = False
    on_request: bool = False


_ANSWERS = (
    *("inspect", "load", "compute", "sentences", "paragraphs", "summary", "verify", "lint", "validate", "draft"),
    *("attack", "explain", "status", "diff"),
)
_RECORDS = ("load", "compute", "validate", "catalogue")

FORMATS = (
    Format("table", ".txt", "Plain text, for a screen.", (*_ANSWERS, "catalogue")),
    Format("xlsx", ".xlsx", "An Excel workbook, a sheet a table.", exported="xlsx"),
    Format("ods", ".ods", "An OpenDocument workbook, a sheet a table.", exported="ods"),
    Format("docx", ".docx", "A Word file.", ("draft",), "docx"),
    Format("pdf", ".pdf", "A tagged PDF.", exported="pdf", on_request=True),
    Format("html", ".html", "A web page in one file.", ("draft", "diff"), "html"),
    Format("markdown", ".md", "Markdown.", ("compute", "sentences", "paragraphs", "summary", "diff"), "md"),
    Format("csv", ".csv", "Comma-separated values, for other programs.", _RECORDS, "csv", many=True),
    Format("json", ".json", "JSON, for other programs.", (*_ANSWERS, "catalogue"), "json"),
    Format("svg", ".svg", "Charts as drawings.", exported="svg", many=True),
    Format("png", ".png", "Charts as pictures.", exported="png", many=True, on_request=True),
)
BY_SUFFIX = {each.suffix: each.name for each in FORMATS}
EXPORTED = {each.exported: each for each in FORMATS if each.exported}
USUALLY_EXPORTED = tuple(name for name, each in EXPORTED.items() if not each.on_request)


def printed(command: str) -> tuple[str, ...]:
    """Name the formats that a command can print.

    >>> printed("compute")
    ('table', 'markdown', 'csv', 'json')
    """
    return tuple(each.name for each in FORMATS if command in each.printed)
