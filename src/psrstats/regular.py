"""Files that are read: regular ones, and none so large that it would fill the machine's memory."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from psrstats.errors import Fault, UserError

MOST_BYTES = 1 << 29  # of one file: a workbook of a million rows is a tenth of it

LONGEST = 200  # letters of a name that no file has


def regular(path: Path, name: str, most: int = MOST_BYTES) -> None:
    """Refuse what is no regular file, such as a pipe or a device, which may never end, and what is too large.

    Args:
        path: What is to be read; where nothing is there, that is for its reader to say.
        name: What messages call it.
        most: How many bytes it may hold.

    Raises:
        UserError: It is there, but is not to be read.

    >>> regular(Path("no-such-file.csv"), "no-such-file.csv")
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise UserError(Fault(name[:LONGEST], f"cannot be read: {error.strerror}.")) from None
    if S_ISDIR(found.st_mode):
        return
    if not S_ISREG(found.st_mode):
        raise UserError(Fault(name, "is no regular file, but a pipe or a device.", "Save what it gives as a file."))
    if found.st_size > most:
        what = f"holds {found.st_size:,} bytes, more than the {most:,} that psrstats reads of one."
        raise UserError(Fault(name, what, "Keep only what the report needs."))
