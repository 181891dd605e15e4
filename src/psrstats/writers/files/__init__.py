"""A report's files: each format gives the names and the bytes of its files, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

from psrstats.formats import EXPORTED

if TYPE_CHECKING:
    from psrstats.results import Results

MANIFEST = "manifest.json"


def written(results: Results, name: str, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Write a report in formats: each file's name and its bytes, the manifest of all of them last.

    name: what the files are called, before their suffixes; CSV files and charts lie in folders of that name.
    """
    from psrstats.writers.files.manifest import manifest

    digests: dict[str, str] = {}
    for format in formats:
        for file, data in _files(results, name, format):
            digests[file] = sha256(data).hexdigest()
            yield file, data
    yield f"{name}-{MANIFEST}", manifest(results, name, formats, digests)


def _files(results: Results, name: str, format: str) -> Iterator[tuple[str, bytes]]:
    """Write one format, by the function of its name in the file of that name."""
    write: Callable[..., object] = getattr(import_module(f"psrstats.writers.files.{format}"), format)
    said = write(results)
    if isinstance(said, bytes):
        yield f"{name}{EXPORTED[format].suffix}", said
        return
    assert isinstance(said, Iterator)
    yield from ((f"{name}-{format}/{file}", data) for file, data in said)
