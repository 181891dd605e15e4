"""Whether the files of an export, and the report that gave them, are still what its manifest says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from psrstats.config import SETTINGS_FILE
from psrstats.errors import Fault, UserError
from psrstats.formats import EXPORTED
from psrstats.model import INTERNAL
from psrstats.pipeline import publish
from psrstats.results import Results, Strayed, Verified
from psrstats.writers.files import written
from psrstats.writers.files.manifest import FOR_PUBLICATION, versions

KEYS: dict[str, type | tuple[type, ...]] = {
    "edition": str,
    "name": str,
    "formats": list,
    "inputs": (dict, list),
    "outputs": dict,
    "versions": dict,
}
LARGEST = 1 << 24  # bytes; a manifest has a line for each file


class _Manifest(Struct, frozen=True):
    """What a manifest says; the digest of an input is blank in the edition for publication."""

    internal: bool
    name: str
    formats: tuple[str, ...]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    versions: Mapping[str, str]


def verify(manifest: Path, report: Path | None) -> Verified:
    """See whether the files beside a manifest are those that were written, and whether the report still gives them.

    manifest: the file that `export` wrote beside them, of either edition.
    report: the report's folder, to make the files again and compare them byte for byte, and of an internal manifest the
    inputs too; None to look at the files only.
    Raises UserError where the manifest cannot be read or is none, and where the report cannot be made.
    """
    said = _read(manifest)
    strayed = [*_beside(said, manifest.parent)]
    if report is not None:
        results = _made_again(report, said)
        strayed += [*_inputs(said.inputs, results.inputs), *_given_now(said, results)]
    now = versions(said.formats) if report is not None else {}
    others = tuple((name, said.versions.get(name, "none"), one) for name, one in now.items())
    other = tuple(one for one in others if one[1] != one[2])
    return Verified(str(manifest), "" if report is None else str(report), len(said.outputs), tuple(strayed), other)


def report_of(manifest: Path) -> Path | None:
    """Find the report that a manifest is of, where it lies in the report's folder or below; else the present folder.

    Returns None where there is no report.
    """
    folders = (*manifest.resolve().parents[:2], Path())
    return next((folder for folder in folders if (folder / SETTINGS_FILE).is_file()), None)


def _made_again(report: Path, said: _Manifest) -> Results:
    if not (report / SETTINGS_FILE).is_file():
        fix = "Name the report's folder after the manifest, or add --files to look at the files only."
        raise UserError(Fault(str(report), f"is no report: it has no {SETTINGS_FILE}.", fix))
    return publish(report, internal=said.internal)


def _beside(said: _Manifest, folder: Path) -> Iterator[Strayed]:
    """Hold the files that lie beside the manifest against it."""
    for name, digest in said.outputs.items():
        file = folder / name
        if not file.is_file():
            yield Strayed(str(file), "is missing.")
        elif _digest(file) != digest:
            yield Strayed(str(file), "is not the file that was written.")


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise UserError(Fault(str(file), f"cannot be read: {error.strerror}.")) from None


def _inputs(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Strayed]:
    yield from (Strayed(name, "is no input of the report any more.") for name in then if name not in now)
    yield from (Strayed(name, "was no input of the report then.") for name in now if name not in then)
    yield from (Strayed(name, "has changed since.") for name in then if then[name] != now.get(name, then[name]))


def _given_now(said: _Manifest, results: Results) -> Iterator[Strayed]:
    """Hold the files that the report gives now against those of the manifest."""
    *made, _ = ((name, sha256(data).hexdigest()) for name, data in written(results, said.name, said.formats))
    now = dict(made)
    yield from (Strayed(name, "would not be written now.") for name in said.outputs if name not in now)
    yield from (Strayed(name, "would be written now as well.") for name in now if name not in said.outputs)
    for name, digest in said.outputs.items():
        if digest != now.get(name, digest):
            yield Strayed(name, "would be written differently now.")


def _read(file: Path) -> _Manifest:
    """Read a manifest, and refuse what is none."""
    document = _document(file)
    if lacking := [key for key, kind in KEYS.items() if not _is_of(kind, document.get(key))]:
        what = f"is no manifest of psrstats, or one of an earlier version: it has no {', '.join(lacking)}."
        fix = "Export the report again, or name the file that ends in -manifest.json."
        raise UserError(Fault(str(file), what, fix))
    inputs, formats, outputs = document["inputs"], document["formats"], document["outputs"]
    if document["edition"] not in (INTERNAL, FOR_PUBLICATION) or not set(formats) <= set(EXPORTED):
        raise UserError(Fault(str(file), "names an edition or a format that psrstats does not know."))
    if outside := [name for name in outputs if not _is_within(name)]:
        raise UserError(Fault(str(file), f"names a file outside its own folder: '{outside[0]}'."))
    return _Manifest(
        document["edition"] == INTERNAL,
        document["name"],
        tuple(formats),
        inputs if isinstance(inputs, dict) else dict.fromkeys(inputs, ""),
        outputs,
        document["versions"],
    )


def _is_of(kind: type | tuple[type, ...], value: object) -> bool:
    """Say whether a value of a manifest is of a kind, and all that it holds are texts."""
    held = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return isinstance(value, kind) and all(isinstance(one, str) for one in held)


def _document(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise UserError(Fault(str(file), "is no file.", "Name the manifest that psrstats export wrote."))
    try:
        with file.open("rb") as opened:
            document = json.loads(opened.read(LARGEST))
    except OSError as error:
        raise UserError(Fault(str(file), f"cannot be read: {error.strerror}.")) from None
    except (ValueError, RecursionError):
        raise UserError(Fault(str(file), "is no manifest: it is not JSON.")) from None
    return document if isinstance(document, dict) else {}


def _is_within(name: str) -> bool:
    r"""Say whether a file lies in the folder of its manifest or below.

    >>> _is_within("a-csv/b.csv"), _is_within("../b.csv"), _is_within("/b.csv"), _is_within("C:\\b.csv")
    (True, False, False, False)
    """
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)
