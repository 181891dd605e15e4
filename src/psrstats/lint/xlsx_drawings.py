"""What floats over the sheets of an Excel workbook, read from the package's own parts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive
from psrstats.lint.cells import Drawing

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
KINDS = {"pic": "image", "graphicFrame": "chart", "sp": "text box or shape", "cxnSp": "line"}


def drawings(archive: Archive) -> Iterator[tuple[str, tuple[Drawing, ...]]]:
    """Read what floats over each sheet, by the sheet's name."""
    book = "xl/workbook.xml"
    links = _links(archive, book)
    for sheet in archive.xml(book).iter():
        if _local(sheet) == "sheet" and (part := links.get(sheet.get(RELATION, ""))):
            found = [each for each in _links(archive, part).values() if "/drawings/drawing" in each]
            yield sheet.get("name", ""), tuple(one for each in found for one in _drawn(archive.xml(each)))


def _drawn(drawing: Element) -> Iterator[Drawing]:
    for element in drawing.iter():
        if kind := KINDS.get(_local(element)):
            named = next((each for each in element.iter() if _local(each) == "cNvPr"), Element("none"))
            yield Drawing(kind, named.get("name", ""), (named.get("descr") or named.get("title") or "").strip())


def _links(archive: Archive, part: str) -> dict[str, str]:
    """Read what a part refers to inside the package: identifier -> part."""
    folder, file = posixpath.split(part)
    relations = archive.xml(f"{folder}/_rels/{file}.rels")
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations if each.get("TargetMode") != "External"}
    return {key: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for key, target in targets.items()}


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
