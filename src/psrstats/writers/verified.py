"""How an export stands to its manifest, in each of the forms that `psrstats verify` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from json import dumps

from psrstats.results import Verified


def table(verified: Verified) -> str:
    """Write how an export stands to its manifest as plain text: what has strayed first, then the sum of it."""
    return "\n".join(_lines(verified)) + "\n"


def json(verified: Verified) -> str:
    """Write how an export stands to its manifest as one JSON document."""
    document = {
        "same": not verified.strayed,
        "files": verified.files,
        "report_made_again": bool(verified.report),
        "strayed": [{"file": one.file, "what": one.what} for one in verified.strayed],
        "versions": [{"name": name, "then": then, "now": now} for name, then, now in verified.versions],
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


WRITE_VERIFIED: dict[str, Callable[[Verified], str]] = {"table": table, "json": json}


def _lines(verified: Verified) -> Iterator[str]:
    yield from (f"{one.file}: {one.what}" for one in verified.strayed)
    for name, then, now in verified.versions:
        yield f"Written with {name} {then}; this is {name} {now}, which may write other bytes."
    number = len(verified.strayed)
    if number:
        yield f"{number:,} thing{'s differ' if number > 1 else ' differs'} from what {verified.manifest} says."
        return
    said = "The 1 file is" if verified.files == 1 else f"All {verified.files:,} files are"
    again = f", and {verified.report} still gives the same, byte for byte" if verified.report else ""
    yield f"{said} as written{again}."
    if not verified.report:
        yield "The report was not made again: for that, name its folder after the manifest."
