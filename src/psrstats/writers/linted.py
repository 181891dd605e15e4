"""What the accessibility checklist says of files, in each of the forms that `psrstats lint` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from json import dumps
from textwrap import fill
from typing import Any

from psrstats.verdicts import Linted, Verdict

WIDTH = 110
MOST_PLACES = 8  # the JSON lists them all


def table(files: Iterable[Linted]) -> str:
    """Write the verdicts on files as paragraphs: failures first, then what a person should look at, then the count."""
    return "\n".join(map(_paragraphs, files))


def json(files: Iterable[Linted]) -> str:
    """Write the verdicts on files as one JSON document, every rule and every place in it."""
    return dumps({"files": list(map(record, files))}, ensure_ascii=False, indent=1) + "\n"


WRITE_LINTED: dict[str, Callable[[Iterable[Linted]], str]] = {"table": table, "json": json}


def summary(linted: Linted) -> str:
    """Say how many checks a file passes, and nothing of those that a program cannot make.

    >>> summary(Linted("wards.xlsx", ()))
    'wards.xlsx passes 0 of 0 testable checks.'
    """
    return f"{linted.file} passes {linted.passed} of {linted.testable} testable checks."


def record(linted: Linted) -> dict[str, Any]:
    """Give the verdicts on a file as names and values."""
    return {
        "file": linted.file,
        "verdicts": [_verdict(verdict) for verdict in linted.verdicts],
        "summary": {"passed": linted.passed, "testable": linted.testable, **linted.counts},
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    rule = verdict.rule
    return {
        "code": rule.code,
        "checklist": rule.entry,
        "level": rule.level,
        "outcome": verdict.outcome,
        "says": rule.says,
        "message": verdict.message,
        "where": list(verdict.where),
        "fix": rule.fix,
    }


def _paragraphs(linted: Linted) -> str:
    failed, asked = linted.of("fail"), linted.of("needs a person")
    parts = [f"{linted.file}\n", *map(_failure, failed), *_asked(asked), f"{summary(linted)}\n"]
    return "\n".join(parts)


def _failure(verdict: Verdict) -> str:
    return _paragraph(f"fail {_named(verdict)}", _told(verdict, "To mend it: "))


def _asked(verdicts: Sequence[Verdict]) -> Iterator[str]:
    if verdicts:
        told = [line for verdict in verdicts for line in (_named(verdict), *_indented(_told(verdict, "")))]
        yield _paragraph("What needs a person", told)


def _named(verdict: Verdict) -> str:
    rule = verdict.rule
    return f"{rule.code} ({rule.entry}, {rule.level}) {rule.says}"


def _told(verdict: Verdict, before_fix: str) -> list[str]:
    said = [verdict.message, _places(verdict.where), f"{before_fix}{verdict.rule.fix}"]
    return [line for line in said if line]


def _places(where: Sequence[str]) -> str:
    """List places, as many as are read.

    >>> _places(["A!A1", "A!A2"])
    'At A!A1, A!A2.'
    """
    more = len(where) - MOST_PLACES
    shown = ", ".join(where[:MOST_PLACES]) + (f" and {more:,} more" if more > 0 else "")
    return f"At {shown}." if where else ""


def _paragraph(first: str, lines: Iterable[str]) -> str:
    return "\n".join([_filled(first, ""), *(_filled(line, "  ") for line in lines)]) + "\n"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _filled(text: str, margin: str) -> str:
    margin += " " * (len(text) - len(text.lstrip()))
    return fill(text.strip(), WIDTH, initial_indent=margin, subsequent_indent=margin or "  ", break_long_words=False)
