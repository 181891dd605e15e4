"""Text as spreadsheet programs save it, in whichever encoding and with whichever delimiter."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

DELIMITERS = ",;\t|"


def decoded(data: bytes) -> str:
    r"""Decode a small text: UTF-16 by its mark or its zeros, UTF-8 where it is valid, otherwise Windows-1252.

    >>> decoded(b"name,title"), decoded("name\ttitle".encode("utf-16")), decoded(b"caf\xe9")
    ('name,title', 'name\ttitle', 'café')
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    for zeros, encoding in ((data[1::2], "utf-16-le"), (data[::2], "utf-16-be")):
        if zeros.count(0) > len(zeros) // 2:
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # as Excel saves "CSV (comma delimited)"


def delimiter_in(header: str) -> str:
    r"""Tell the delimiter of a sheet by its first line: Excel's depends on its country and on the kind of file.

    >>> delimiter_in("name,title"), delimiter_in("name\ttitle"), delimiter_in("name")
    (',', '\t', ',')
    """
    return max(DELIMITERS, key=header.count)
