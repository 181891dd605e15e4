"""An xlsx or xlsm package: its sheets, number formats, comments and marked-up tables, without the values."""

from __future__ import annotations

from psrstats.files.gathered import MOST_CELLS
from psrstats.files.grid import MarkedTable, Place
from psrstats.files.package import Attributes, Package
from psrstats.files.worksheet import area_of, known_place

WORKBOOK = "xl/workbook.xml"  # where it stands in all but a few packages
STATES = {"hidden": "hidden", "veryHidden": "very hidden"}

# The formats that a workbook may use by number alone, as a British Excel shows them.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0;-£#,##0",
    6: "£#,##0;[Red]-£#,##0",
    7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;[Red]-£#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: "_-* #,##0_-;-* #,##0_-;_-* -_-;_-@_-",
    42: "_-£* #,##0_-;-£* #,##0_-;_-£* -_-;_-@_-",
    43: "_-* #,##0.00_-;-* #,##0.00_-;_-* -??_-;_-@_-",
    44: "_-£* #,##0.00_-;-£* #,##0.00_-;_-£* -??_-;_-@_-",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}


def workbook_part(package: Package) -> str:
    """Name the part that lists a workbook's sheets: where the package says that it is, or else where it usually is."""
    main = [part for kind, part in package.links("").values() if kind == "officeDocument" and part in package]
    return WORKBOOK if WORKBOOK in package or not main else main[0]


def linked_part(package: Package, kind: str) -> str:
    """Name the part of a kind that a workbook has one of: its styles, or the texts that its cells share."""
    found = linked(package, workbook_part(package), kind)
    return found[0] if found else f"xl/{kind}.xml"


def listed_sheets(package: Package) -> list[tuple[str, str, str]]:
    """List the title, state and part of each worksheet in order.

    A chart sheet has no cells and is left out. A sheet that is listed but not there has a part that is not there.
    """
    workbook = workbook_part(package)
    links = package.links(workbook)
    found: list[tuple[str, str, str]] = []

    def start(tag: str, given: Attributes) -> None:
        if tag == "sheet":
            identifier = next((value for name, value in given.items() if name.endswith(":id")), "")
            kind, part = links.get(identifier, ("worksheet", ""))
            if kind == "worksheet":
                found.append((given["name"], STATES.get(given.get("state", ""), "visible"), part))

    package.parse(workbook, start)
    return found


def check_texts(package: Package) -> None:
    """Read the texts that cells share ahead of calamine, which makes room for as many as they claim to be."""
    part = linked_part(package, "sharedStrings")
    if part not in package:
        return
    parser = package.parser()

    def start(_: str, given: Attributes) -> None:
        parser.StartElementHandler = None  # the first element says it
        if max(int(given.get(name, "0")) for name in ("count", "uniqueCount")) > MOST_CELLS:
            raise ValueError("more texts than cells")

    parser.StartElementHandler = start
    package.feed(part, parser)


def number_formats(package: Package) -> dict[str, str]:
    """Give the number format of each style that a cell may name by number; General is left out."""
    known = {str(number): code for number, code in BUILT_IN.items()}
    styles: list[str] = []
    inside = ""

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        if tag in ("cellStyleXfs", "cellXfs", "dxfs"):
            inside = tag
        elif tag == "numFmt" and not inside:
            known[given["numFmtId"]] = given["formatCode"]
        elif tag == "xf" and inside == "cellXfs":
            styles.append(known.get(given.get("numFmtId", "0"), "General"))

    part = linked_part(package, "styles")
    if part in package:
        package.parse(part, start)
    return {str(number): code for number, code in enumerate(styles) if code.lower() != "general"}


def indented_styles(package: Package) -> dict[str, int]:
    """Give how far each style indents a cell, in steps, by the style's number; those that do not are left out."""
    steps: list[int] = []
    inside = ""

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        if tag in ("cellStyleXfs", "cellXfs", "dxfs"):
            inside = tag
        elif tag == "xf" and inside == "cellXfs":
            steps.append(0)
        elif tag == "alignment" and inside == "cellXfs" and steps:
            steps[-1] = int(given.get("indent", 0))

    part = linked_part(package, "styles")
    if part in package:
        package.parse(part, start)
    return {str(number): count for number, count in enumerate(steps) if count > 0}


def comments(package: Package, part: str) -> dict[Place, str]:
    """Read the comments on a worksheet's cells."""
    found: dict[Place, list[str]] = {}
    where, reading = (0, 0), False

    def start(tag: str, given: Attributes) -> None:
        nonlocal where, reading
        name = tag.rpartition(":")[2]
        reading = name == "t"
        if name == "comment":
            where = known_place(given["ref"])

    def end(_: str) -> None:
        nonlocal reading
        reading = False

    def text(data: str) -> None:
        if reading:
            found.setdefault(where, []).append(data)

    for target in linked(package, part, "comments"):
        parser = package.parser()
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        package.feed(target, parser)
    return {place: "".join(pieces) for place, pieces in found.items()}


def marked_tables(package: Package, part: str) -> list[MarkedTable]:
    """Read the ranges that a worksheet marks up as tables."""
    found: list[MarkedTable] = []

    def start(tag: str, given: Attributes) -> None:
        if tag == "table":
            found.append(
                MarkedTable(given["displayName"], area_of(given["ref"]), int(given.get("headerRowCount", "1")))
            )

    for target in linked(package, part, "table"):
        package.parse(target, start)
    return found


def linked(package: Package, part: str, kind: str) -> list[str]:
    """Give the parts of a kind that a part refers to and that are there."""
    return [target for found, target in package.links(part).values() if found == kind and target in package]
