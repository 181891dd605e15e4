"""A packed report opened again: laid out in a folder, its files held against what they were."""

from __future__ import annotations

import hmac
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from psrstats.continuity.pack import EXPORT, KEY_FILE, PACK, REPORTS, key_of, keyed
from psrstats.errors import Fault, UserError
from psrstats.files.package import Package
from psrstats.regular import regular
from psrstats.results import Strayed

NO_PACK = "is no report that psrstats packed."


class Unpacked(Struct, frozen=True):
    """A pack that was opened: its manifest, its report where the sources are in it, and what has strayed."""

    manifest: Path
    report: Path | None
    keyed: Mapping[str, str]
    strayed: tuple[Strayed, ...]

    def of(self, report: Path) -> Iterator[Strayed]:
        """Hold a report's files against the keyed hashes of the pack."""
        if not self.keyed:
            return
        key = key_of(report)
        if key is None:
            fix = "Put the key that was kept apart beside psrstats.toml."
            raise UserError(Fault(str(report / KEY_FILE), "is missing: without it no file can be told.", fix))
        now = keyed(report, key)
        yield from (Strayed(name, "is no input of the report any more.") for name in self.keyed if name not in now)
        yield from (Strayed(name, "was no input of the report then.") for name in now if name not in self.keyed)
        for name, digest in self.keyed.items():
            if name in now and not hmac.compare_digest(now[name], digest):
                yield Strayed(name, "has changed since, or the key is another.")


@contextmanager
def unpacked(file: Path) -> Iterator[Unpacked]:
    """Open a pack in a folder of its own, which is removed afterwards.

    Raises UserError where it is none.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        _lay_out(file, folder)
        about = _about(file, folder / PACK)
        manifests = sorted((folder / EXPORT).glob("*-manifest.json"))
        if len(manifests) != 1:
            raise UserError(Fault(str(file), NO_PACK))
        own = folder / REPORTS / about["folder"]
        strayed = tuple(_strayed(folder / REPORTS, about["files"]))
        yield Unpacked(manifests[0], None if about["keyed"] else own, about["keyed"], strayed)


def _lay_out(file: Path, folder: Path) -> None:
    regular(file, str(file))
    try:
        package = Package(file.read_bytes(), str(file))
        for name, info in package.parts.items():
            path = PurePosixPath(info.filename)
            if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in info.filename:
                raise UserError(Fault(str(file), f"names a file outside its own folder: '{info.filename}'."))
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(package.chunks(name)))
    except OSError as error:
        raise UserError(Fault(str(file), f"cannot be read: {error.strerror}.")) from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise UserError(Fault(str(file), NO_PACK, "Name the file that psrstats pack wrote.")) from None


def _about(file: Path, path: Path) -> dict[str, Any]:
    """Read what a pack says of itself, and refuse what is none."""
    try:
        said = json.loads(path.read_bytes())
        sound = isinstance(said["folder"], str) and ".." not in PurePosixPath(said["folder"]).parts
        for name in ("files", "keyed"):
            sound = sound and all(isinstance(one, str) for pair in said[name].items() for one in pair)
            sound = sound and not any(PurePosixPath(one).is_absolute() or ".." in one for one in said[name])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound or PurePosixPath(said["folder"]).is_absolute():
        raise UserError(Fault(str(file), NO_PACK, "Name the file that psrstats pack wrote."))
    found: dict[str, Any] = said
    return found


def _strayed(folder: Path, files: Mapping[str, str]) -> Iterator[Strayed]:
    for name, digest in files.items():
        path = folder / name
        if not path.is_file():
            yield Strayed(name, "is missing.")
        elif sha256(path.read_bytes()).hexdigest() != digest:
            yield Strayed(name, "is not the file that was packed.")
