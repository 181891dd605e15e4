"""A report packed with what it follows from, so that it can be told years later, and made again."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from hashlib import sha256
from json import dumps
from pathlib import Path, PurePosixPath
from secrets import token_hex

from psrstats.compared.published_csv import ALL_FIGURES
from psrstats.config import SETTINGS_FILE, Settings, read_settings
from psrstats.continuity.rollover import DROPPED
from psrstats.continuity.toml_text import without
from psrstats.errors import Fault, UserError
from psrstats.files.metadata import METADATA
from psrstats.formats import USUALLY_EXPORTED
from psrstats.model import INTERNAL
from psrstats.pipeline import publish
from psrstats.report.inputs import files_of
from psrstats.writers.files import written
from psrstats.writers.files.manifest import FOR_PUBLICATION, versions
from psrstats.writers.parcel import parcel

KEY_FILE = "pack-key.txt"  # beside psrstats.toml, of packs without the sources: whoever has it can tell a source by it
PACK = "pack.json"
REPORTS, EXPORT = "reports", "export"
READ_ME = """\
{title}

A report packed by psrstats {version}: what was published is in {export}/, what it follows from is {what}.

To see that nothing was altered since{again}:
  pip install psrstats=={version}
  psrstats verify THIS-FILE.zip{report}
"""
MOST_REPORTS = 50


def packed(report: Path, name: str, *, internal: bool = False) -> bytes:
    """Pack a report: its description, its sources or their keyed hashes, what is published of it, and the versions.

    report: its folder; name: what its files are called.
    internal: whether the sources themselves go in, with the internal edition; otherwise it may be given to anybody.
    Raises UserError where the report cannot be published.
    """
    settings = read_settings(report)[0]
    if internal:
        _no_logs(settings)
    results = publish(report, internal=internal)
    outputs = list(written(results, name, USUALLY_EXPORTED))
    inputs = dict(_inputs(settings)) if internal else {SETTINGS_FILE: _without_numbers(report)}
    if not internal:
        inputs[settings.report.measures] = (report / settings.report.measures).read_bytes()
    hashes = {} if internal else keyed(report, _key(report))
    about = {
        "report": results.report.title,
        "edition": INTERNAL if internal else FOR_PUBLICATION,
        "name": name,
        "folder": _within(settings).as_posix() if internal else "",
        "files": {file: sha256(data).hexdigest() for file, data in inputs.items()},
        "keyed": hashes,
        "versions": versions(),
    }
    parts = [
        ("README.txt", _read_me(results.report.title, internal=internal).encode()),
        (PACK, (dumps(about, ensure_ascii=False, indent=1) + "\n").encode()),
        *((f"{REPORTS}/{file}", data) for file, data in inputs.items()),
        *((f"{EXPORT}/{file}", data) for file, data in outputs),
    ]
    return parcel(parts)


def keyed(report: Path, key: bytes) -> dict[str, str]:
    """Give the keyed hash of each file that a report is made from: HMAC with SHA-256."""
    settings = read_settings(report)[0]
    files = files_of(settings)
    return {file: hmac.new(key, (settings.folder / file).read_bytes(), sha256).hexdigest() for file in files}


def key_of(report: Path) -> bytes | None:
    """Read the key of a report's packs; None where it has none."""
    file = report / KEY_FILE
    return file.read_bytes().strip() if file.is_file() else None


def _key(report: Path) -> bytes:
    """Give the key of a report's packs, a new one where there is none yet: without it no hash tells of a source."""
    if key := key_of(report):
        return key
    made = token_hex(32).encode()
    try:
        with (report / KEY_FILE).open("xb") as file:
            (report / KEY_FILE).chmod(0o600)
            file.write(made + b"\n")
    except OSError as error:
        raise UserError(Fault(str(report / KEY_FILE), f"cannot be written: {error.strerror}.")) from None
    return made


def _no_logs(settings: Settings) -> None:
    """Refuse to pack what logs tell of single children: their identifiers are in no file of psrstats."""
    for _, known in _chain(settings):
        for name in [each.name for each in known.logs] + [each.name for each in known.surveys] if known else ():
            what = f"{name} holds single children or replies, and no log and no survey goes into a pack."
            raise UserError(Fault(SETTINGS_FILE, what, "Leave --internal out: the pack then holds a keyed hash of it."))


def _chain(settings: Settings) -> Iterator[tuple[Path, Settings | None]]:
    """Give a report's folder and those of the reports that each is held against; of an export its file."""
    for _ in range(MOST_REPORTS):
        yield settings.folder, settings
        if not settings.report.against:
            return
        following = settings.folder / settings.report.against
        if following.is_file():
            yield following, None
            return
        settings = read_settings(following)[0]


def _top(settings: Settings) -> Path:
    """Give the folder that holds a report and all that it is held against."""
    folders = [path.resolve() if known else path.resolve().parent for path, known in _chain(settings)]
    return Path(os.path.commonpath([folder.parent if len(folders) == 1 else folder for folder in folders]))


def _within(settings: Settings) -> PurePosixPath:
    return PurePosixPath(settings.folder.resolve().relative_to(_top(settings)).as_posix())


def _inputs(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Give every file of a report and of those it is held against, by where it lies below what holds them all."""
    top = _top(settings)
    for path, known in _chain(settings):
        files = [path / file for file in files_of(known)] if known else _published(path)
        for file in files:
            yield Path(os.path.normpath(file.absolute())).resolve().relative_to(top).as_posix(), file.read_bytes()


def _published(file: Path) -> Iterator[Path]:
    """Give an export's file, and the others that it stands with."""
    yield file
    csv = file.name == ALL_FIGURES
    folder = file.parent.parent if csv else file.parent
    stem = file.parent.name.removesuffix("-csv") if csv else file.name.removesuffix("-manifest.json")
    stem = stem.removesuffix(".json")
    beside = [f"{stem}.json", f"{stem}-manifest.json", f"{stem}-csv/{ALL_FIGURES}", f"{stem}-csv/{METADATA}"]
    yield from (each for name in beside if (each := folder / name) != file and each.is_file())


def _without_numbers(report: Path) -> bytes:
    """Give a report's description without what quotes an agency's cells."""
    text = (report / SETTINGS_FILE).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    return without(text, DROPPED).encode()


def _read_me(title: str, *, internal: bool) -> str:
    return READ_ME.format(
        title=f"{INTERNAL}. {title}" if internal else title,
        version=versions()["psrstats"],
        export=EXPORT,
        what=f"in {REPORTS}/" if internal else f"told by keyed hashes in {PACK}; the key, {KEY_FILE}, is kept apart",
        again=", and that it follows" if internal else ", and with the sources and the key that it follows",
        report="" if internal else " [REPORT]",
    )
