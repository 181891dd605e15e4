"""What an engine fails of, in a user's words, and never in its own: these quote the rows they fail at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psrstats.config import Log
from psrstats.errors import Fault, UserError

FULL = ("no space left", "disk full", "max_temp_directory_size", "failed to offload", "file too large")
NO_MEMORY = ("out of memory", "outofmemory", "could not allocate", "java heap space")
DAMAGED = ("parquet", "snappy", "zstd", "thrift", "corrupt", "magic bytes", "truncated", "invalid input error")
GONE = ("connection refused", "could not connect", "connection failed", "server closed", "could not translate host")


@contextmanager
def in_words(log: Log) -> Iterator[None]:
    """Say what stops an engine that counts a log.

    Raises UserError for whatever an engine raises; what is no error, such as Ctrl-C, goes on.
    """
    try:
        yield
    except (UserError, AssertionError):
        raise
    except Exception as error:
        if type(error).__name__ == "InterruptException":
            raise KeyboardInterrupt from None
        raise UserError(_fault(log, f"{type(error).__name__} {error}".casefold())) from None


def _fault(log: Log, said: str) -> Fault:
    if any(words in said for words in FULL):
        what = "cannot be counted: the disk for temporary files is full."
        return Fault(log.place, what, "Make room there, or name another folder in TMPDIR.")
    if any(words in said for words in NO_MEMORY):
        fix = 'Write memory = "4GB", or as much as there is, under [engine] of psrstats.toml.'
        return Fault(log.place, "cannot be counted in the memory that the engine may take.", fix)
    if any(words in said for words in GONE):
        return Fault(log.place, "cannot be counted: the engine of [engine] does not answer.", "Is it started?")
    if log.file.casefold().endswith((".parquet", ".pq")) or any(words in said for words in DAMAGED):
        what = "cannot be read: it is damaged, or not what it seems."
        return Fault(log.place, what, "Ask its sender for another.")
    what = "cannot be counted: the engine stopped for a reason of its own."
    return Fault(log.place, what, "Save the log as CSV UTF-8, and try again.")
