"""A stream out of an OLE container, the little file system in which old Office programs keep a document.

Its sectors are chained by a table (FAT); small streams share the sectors of one more stream, chained by a table of its
own (mini FAT). Nothing in a container is trusted: a chain in a damaged one may lead anywhere, and round in a circle.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

HEADER_PLACES = 109  # of the sectors of the FAT; those of a large file's other sectors are in a chain of their own
LAST_SECTOR = 0xFFFFFFFA  # numbers above it say that a chain ends, or that a sector is free
SECTOR_SHIFTS = (9, 12)
SMALL_SECTOR = 64
SMALL_STREAM = 4096  # a shorter stream is a small one
ENTRY = 128  # the bytes that the directory has for each stream
STREAM = 2


class Container:
    """An OLE container and the tables that its streams are found by."""

    def __init__(self, data: bytes) -> None:
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in SECTOR_SHIFTS:
            raise ValueError("no OLE container has sectors of this size")
        self.size = 1 << shift
        self.sectors = memoryview(data)[self.size :]  # the header takes up as much as a sector
        self.most = len(data) // self.size  # sectors, the last of them perhaps cut short
        self.fat = table(b"".join(map(self.sector, self.fat_sectors(data))))[: self.most]
        (directory,) = struct.unpack_from("<L", data, 48)
        (self.small_fat,) = struct.unpack_from("<L", data, 60)
        self.directory = self.chain(directory)

    def stream(self, *names: str) -> bytes:
        """Give the first of the named streams that there is.

        Raises:
            ValueError: There is none of them, or the container is damaged.
        """
        found = dict(reversed([*self.entries()]))  # a document inside another has streams of the same names, but later
        for name in names:
            if name in found:
                return self.content(*found[name])
        raise ValueError(f"has no stream {names[0]}")

    def entries(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """List the name, first sector and size of each stream."""
        for at in range(0, len(self.directory) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", self.directory, at + 64)
            name = self.directory[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            if kind == STREAM:
                yield name, struct.unpack_from("<LL", self.directory, at + 116)

    def content(self, first: int, size: int) -> bytes:
        """Give what a stream holds, whole or not at all."""
        found = (self.chain(first) if size >= SMALL_STREAM else self.small_chain(first))[:size]
        if len(found) < size:
            raise ValueError("a stream is cut short")
        return found

    def chain(self, first: int) -> bytes:
        """Join a chain of sectors."""
        return b"".join(map(self.sector, chained(first, self.fat)))

    def small_chain(self, first: int) -> bytes:
        """Join a chain of small sectors, which the directory's first entry holds."""
        (start,) = struct.unpack_from("<L", self.directory, 116)
        small = self.chain(start)
        numbers = chained(first, table(self.chain(self.small_fat))[: len(small) // SMALL_SECTOR])
        return b"".join(small[number * SMALL_SECTOR : (number + 1) * SMALL_SECTOR] for number in numbers)

    def sector(self, number: int) -> memoryview:
        """Give a sector: an incomplete one where the file ends, and nothing beyond."""
        return self.sectors[number * self.size : (number + 1) * self.size]

    def fat_sectors(self, data: bytes) -> list[int]:
        """List the sectors of the FAT, which are no more than the file has: each could be named many times."""
        (following,) = struct.unpack_from("<L", data, 68)
        found = [*struct.unpack_from(f"<{HEADER_PLACES}L", data, 76)]
        read = 0
        while following <= LAST_SECTOR:
            *more, following = table(bytes(self.sector(following)))
            found += more
            read += 1
            if read > self.most:
                raise ValueError("the list of the FAT's sectors has no end")
        found = [number for number in found if number <= LAST_SECTOR]
        if len(found) > self.most:
            raise ValueError("the FAT has more sectors than the file")
        return found


def chained(number: int, following: array[int]) -> Iterator[int]:
    """Follow a chain through a table to its end, which is reached before more steps than the table has places."""
    for _ in following:
        if number > LAST_SECTOR:
            return
        yield number
        if number >= len(following):
            raise ValueError("a chain leads out of its table")
        number = following[number]
    if number <= LAST_SECTOR:
        raise ValueError("a chain has no end")


def table(data: bytes) -> array[int]:
    """Read whole numbers of four bytes."""
    found = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        found.byteswap()
    return found
