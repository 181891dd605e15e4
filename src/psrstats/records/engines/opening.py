"""The engine that a report names, for as long as it counts."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import FrameType

from psrstats.config import SETTINGS_FILE
from psrstats.config import Engine as Named
from psrstats.errors import Fault, UserError
from psrstats.records.engines.engine import Engine


@contextmanager
def opened(named: Named) -> Iterator[Engine]:
    """Open an engine, and let go of it however its work ends: nothing of a log is left on a disk.

    Raises UserError where what it needs is not installed or does not answer.
    """
    with _stopped_in_order(), closing(_engine(named)) as engine:
        yield engine


def _engine(named: Named) -> Engine:
    made: Engine
    where, extra = f"{SETTINGS_FILE} [[log]]", "records"
    try:
        if named.spark:
            where, extra = f"{SETTINGS_FILE} [engine] spark", "spark"
            from psrstats.records.engines.spark import Spark

            made = Spark(named.spark, named.memory)
        elif named.address:
            where, extra = f"{SETTINGS_FILE} [engine] address", "postgresql"
            from psrstats.records.engines.database import Database

            made = Database(named.address)
        else:
            from psrstats.records.engines.embedded import Embedded

            made = Embedded(named.memory)
    except ImportError as error:
        needs = f"needs {error.name or 'a library'}, which is not installed."
        raise UserError(Fault(where, needs, f'Install it: pip install "psrstats[{extra}]".')) from None
    except Exception:  # its words may hold an address with a password
        raise UserError(Fault(where, "does not answer.", "Is it started, and may it be reached from here?")) from None
    return made


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Let a request to end stop the work like Ctrl-C, so that an engine's files are taken away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
