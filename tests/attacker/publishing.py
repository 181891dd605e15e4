"""What psrstats publishes of a report, as the bytes that an outsider gets."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.attacker.commands import ran

QUICK = ("json", "csv", "html")
FULL = ("json", "csv", "html", "md", "xlsx", "ods", "docx", "svg")


class Refused(Exception):
    """psrstats would not publish the report; its words say why."""


def published(folder: Path, formats: Sequence[str] = QUICK) -> dict[str, bytes]:
    """Give the files that `psrstats export` writes of a report, and what `psrstats load` prints.

    folder: the report's; formats: those of the export.
    Raises Refused where psrstats would not.
    """
    target = folder / "exported"
    done = ran("export", folder, "--quiet", "--to", ",".join(formats), "-o", target)
    if done.status:
        raise Refused(done.err)
    files = {str(path.relative_to(target)): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
    shutil.rmtree(target)
    said = ran("load", folder, "-f", "json")
    if said.status:
        raise Refused(said.err)
    return files | {"load.json": said.out.encode()}
