"""What a format is read with, which not every installation has."""

from __future__ import annotations

from importlib.util import find_spec

from psrstats.errors import Fault, UserError


def needs(library: str, name: str, kind: str) -> None:
    """Stop where a library is not installed that a kind of file is read with."""
    if find_spec(library) is None:
        what = f"is {kind}: to read it psrstats needs {library}, which is not installed."
        raise UserError(Fault(name, what, "Install psrstats[draft]."))
