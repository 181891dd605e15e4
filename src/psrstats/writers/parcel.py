"""Zip files that are the same bytes whenever they are made."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def parcel(parts: Iterable[tuple[str, bytes]], stored: str = "") -> bytes:
    """Pack parts in their order, without the time of day; `stored` names the part that must not be compressed."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o600 << 16
            archive.writestr(info, data, ZIP_STORED if name == stored else ZIP_DEFLATED)
    return out.getvalue()
