"""What changed between two reports, or between two states of one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from psrstats.compared.published import published_state
from psrstats.compared.state import State
from psrstats.config import SETTINGS_FILE
from psrstats.continuity.differences import compared
from psrstats.continuity.revision import at_revision
from psrstats.continuity.together import Side, given_away
from psrstats.errors import Fault, UserError
from psrstats.report import Run
from psrstats.report.refusals import refuse_leaks
from psrstats.years import Compared

WHAT = (
    "Name a report's folder, REPORT@REVISION, the JSON or all_figures.csv that psrstats export wrote, or its manifest."
)


def diff(before: str, after: str, *, internal: bool = False) -> Compared:
    """Compare two reports.

    before, after: each a report's folder, a folder at a git revision, a published JSON or CSV file, or a manifest.
    internal: whether to compare what may not be published.
    Raises UserError with the faults of both, and where a public edition would give away a count that it hides.
    """
    with _state(before, internal) as first, _state(after, internal) as second:
        opened = () if internal else given_away(first, second)
        return compared(first.state, second.state, opened, internal=internal)


@contextmanager
def _state(named: str, internal: bool) -> Iterator[Side]:
    path = Path(named)
    if path.is_file():
        yield Side(published_state(path, internal=internal))
    elif (path / SETTINGS_FILE).is_file():
        yield _of_folder(named, path, internal)
    elif "@" in named:
        with TemporaryDirectory() as into:
            yield _of_folder(named, at_revision(named, Path(into)), internal)
    else:
        raise UserError(Fault(named, "is no report.", WHAT))


def _of_folder(named: str, folder: Path, internal: bool) -> Side:
    run = Run(folder, internal)
    if run.edition.attack.breaches:
        refuse_leaks(run)
    return Side(State.of(named, run.edition.figures, run.settings), run)
