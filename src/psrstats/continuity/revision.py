"""A report as it stood at a revision of the git repository that it lies in, laid out in a folder of its own."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

from psrstats.config import SETTINGS_FILE
from psrstats.config.toml import read_toml
from psrstats.errors import Fault, UserError

MOST_REPORTS = 50  # that follow one another, each held against the next
FIX = "Write REPORT@REVISION, such as . @HEAD~1 without the space."


def at_revision(named: str, into: Path) -> Path:
    """Lay out a report as it stood at a revision, with the reports that it is held against.

    named: the report's folder, @, and the revision: report@HEAD~1.
    into: an empty folder.
    Returns the report's folder in it. Raises UserError where there is no such report or revision.
    """
    folder, _, revision = named.rpartition("@")
    report = Path(folder or ".")
    if not report.is_dir() or revision.startswith("-"):
        raise UserError(Fault(named, "names no report's folder and revision.", FIX))
    top = Path(_git(named, report, "rev-parse", "--show-toplevel").decode().strip())
    within = report.resolve().relative_to(top.resolve())
    first, passed = within, set[Path]()
    for _ in range(MOST_REPORTS):
        if within in passed:
            break
        passed.add(within)
        _extract(named, _git(named, top, "archive", "--format=tar", revision, "--", within.as_posix()), into)
        against = _against(into / within)
        following = Path(os.path.normpath(within / against)) if against else within
        if not against or following.parts[:1] == ("..",):
            break
        within = following
    if not (into / first / SETTINGS_FILE).is_file():
        raise UserError(Fault(named, f"holds no {SETTINGS_FILE} at that revision.", FIX))
    return into / first


def _git(named: str, folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        raise UserError(Fault(named, "cannot be looked up: git is not installed.", "Name folders instead.")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UserError(Fault(named, f"cannot be looked up: {said[0] if said else 'git gives no reason'}.", FIX))
    return done.stdout


def _extract(named: str, archive: bytes, into: Path) -> None:
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(into, filter="data")
    except tarfile.TarError as error:
        raise UserError(Fault(named, f"cannot be laid out: {error}.")) from None


def _against(folder: Path) -> str:
    try:
        report = read_toml(folder).get("report")
    except UserError:
        return ""
    named = report.get("against") if isinstance(report, dict) else ""
    return named if isinstance(named, str) else ""
