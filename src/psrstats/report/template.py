"""The partnership's own Word document, read for whoever writes a report's files."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from psrstats.config import SETTINGS_FILE
from psrstats.errors import Fault, UserError
from psrstats.regular import regular
from psrstats.results import Results


def with_template(results: Results, folder: Path) -> Results:
    """Give results the Word document that their cover names, if it names one.

    folder: the report's.
    Raises UserError where it cannot be read.
    """
    name = results.cover.template
    if not name:
        return results
    path = folder / name
    regular(path, name)
    if not path.exists():
        fix = "Put it beside psrstats.toml, or take the line out."
        raise UserError(Fault(f"{SETTINGS_FILE} [cover]", f"template: there is no file '{name}'.", fix))
    try:
        return replace(results, template=path.read_bytes())
    except OSError as error:
        raise UserError(Fault(name, f"cannot be read: {error.strerror}.")) from None
