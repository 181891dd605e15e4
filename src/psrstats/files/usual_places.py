"""A workbook laid out again as calamine expects it: its parts in the usual places, and only the errors that it knows.

A package may keep its parts wherever its relationships say; calamine looks for texts and styles in one place. It
refuses a whole sheet for one error that came with a later Excel, such as #SPILL!.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from psrstats.files.package import Package
from psrstats.patterns import regex

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIP = "<Relationship Id={} Type={} Target={}/>"
USUAL = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
KNOWN_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
ERROR_CELL = regex(rb"""(<(?:\w+:)?c\b[^>]*\bt=["']e["'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>)[^<]*""", re.DOTALL)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def is_usual(package: Package, workbook: str, errors: Collection[str]) -> bool:
    """Say whether calamine reads a package as it is."""
    places = {kind: part for kind, part in package.links(workbook).values() if kind in USUAL}
    folder = workbook.rpartition("workbook.xml")[0]
    usual = all(part == folder + USUAL[kind].removeprefix("xl/") for kind, part in places.items())
    return usual and workbook in ("xl/workbook.xml", "workbook.xml") and set(errors) <= set(KNOWN_ERRORS)


def in_usual_places(package: Package, workbook: str, sheets: Sequence[str]) -> bytes:
    """Write a package again with its parts in the usual places.

    Args:
        package: The package.
        workbook: The part that lists the sheets.
        sheets: The sheets' parts.

    Returns:
        The bytes of a package that holds no more than calamine reads.
    """
    from xml.sax.saxutils import quoteattr  # which loads what asks the web: seldom needed

    places = {part: f"xl/worksheets/sheet{number}.xml" for number, part in enumerate(sheets, 1)}
    links = package.links(workbook)
    places |= {part: USUAL[kind] for kind, part in links.values() if kind in USUAL and part in package}
    relations = "".join(
        RELATIONSHIP.format(*map(quoteattr, (identifier, KINDS + kind, f"/{places[part]}")))
        for identifier, (kind, part) in links.items()
        if part in places
    )
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as written:
        written.writestr("[Content_Types].xml", _content_types())
        written.writestr("_rels/.rels", _relations(_main()))
        written.writestr("xl/_rels/workbook.xml.rels", _relations(relations))
        written.writestr("xl/workbook.xml", b"".join(package.chunks(workbook)))
        for part, place in places.items():
            content = b"".join(package.chunks(part))
            written.writestr(place, ERROR_CELL.sub(rb"\1#N/A", content) if part in sheets else content)
    return target.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def _main() -> str:
    return RELATIONSHIP.format('"r1"', f'"{KINDS}officeDocument"', '"xl/workbook.xml"')


def _content_types() -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Override PartName="/xl/workbook.xml" ContentType="{MAIN_TYPE}"/></Types>'
