"""The OpenDocument workbook: the same sheets as the Excel one, its tables marked up as database ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape as escaped
from xml.sax.saxutils import quoteattr

from openpyxl.utils import get_column_letter

from psrstats.patterns import regex
from psrstats.results import Results
from psrstats.writers.files.sheets import ROOM, Page, pages, roomy
from psrstats.writers.parcel import parcel
from psrstats.writers.typed import Typed, typed

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "manifest": "manifest",
        "config": "config",
    }.items()
)
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = {"title": (16, True), "heading": (14, True), "bold": (12, True), "plain": (12, False)}
_PIECE = regex(r'(?P<lead>[+-]|"[^"]*")?(?:(?P<digits>#,##0|0)(?P<decimals>\.0+)?)?(?P<rest>.*)')
SIDES, MARGIN = ("21cm", "29.7cm"), "1.5cm"
ORIENTATIONS = ("portrait", "landscape")
LINE = 0.53  # centimetres: of a heading, at 12 points
ALIGNED = {
    "start": 'fo:text-align="start"',
    "end": 'fo:text-align="end" fo:margin-left="0.25cm"',  # off what stands to the left beside it
    "number": 'fo:text-align="end"',
}
FIGURE_SPACE = "\u2007"
CENTIMETRES = 0.24  # of a letter's width


def ods(results: Results) -> bytes:
    """Write a report as an OpenDocument workbook."""
    said, sheets = pages(results)
    formats = dict.fromkeys(format for page in sheets for format in _formats(page))
    names = {format: f"n{number}" for number, format in enumerate(formats)}
    meta = (
        f"<office:document-meta {SPACES}><office:meta><dc:title>{escaped(said.title)}</dc:title>"
        f"<dc:creator>{escaped(said.organisation)}</dc:creator><dc:language>en-GB</dc:language>"
        f"<meta:keyword>{escaped(said.keywords)}</meta:keyword></office:meta></office:document-meta>"
    )
    content = "".join(_content(sheets, names))
    looks = f"<office:styles>{_defaults()}</office:styles>{_paper()}"
    styles = f"<office:document-styles {SPACES}>{looks}</office:document-styles>"
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", KIND),
            *((f"{name}.xml", "text/xml") for name in ("content", "meta", "styles")),
        )
    )
    manifest = f"<manifest:manifest {SPACES.replace('office:version', 'manifest:version')}>{listed}</manifest:manifest>"
    parts = {
        "content.xml": content,
        "meta.xml": meta,
        "styles.xml": styles,
        "META-INF/manifest.xml": manifest,
    }
    packed = ((name, (HEAD + text).encode()) for name, text in parts.items())
    return parcel([("mimetype", KIND.encode()), *packed], stored="mimetype")


def _formats(page: Page) -> Iterator[str]:
    for row in page.rows[1:]:
        for text, number in zip(row, page.numbers, strict=True):
            if number and (found := typed(text)):
                yield roomy(found.format)


def _content(sheets: Sequence[Page], names: dict[str, str]) -> Iterator[str]:
    yield f"<office:document-content {SPACES}><office:automatic-styles>"
    widths = sorted({width for page in sheets for width in page.widths})
    for width in widths:
        yield (
            f'<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width * CENTIMETRES:.2f}cm"/></style:style>'
        )
    for format, name in names.items():
        yield from _format(name, format)
        yield _cell_style(f"c{name}", "plain", "number", f' style:data-style-name="{name}"', wrapped=False)
    for lines in sorted({page.lines(page.rows[0]) for page in sheets if page.rows}):
        yield (
            f'<style:style style:name="h{lines}" style:family="table-row"><style:table-row-properties '
            f'style:row-height="{lines * LINE:.2f}cm" style:use-optimal-row-height="false"/></style:style>'
        )
    for style in STYLES:
        yield _cell_style(f"{style}-line", style, "start", wrapped=False)
        yield from (_cell_style(f"{style}-{side}", style, side) for side in ("start", "end"))
    for name in ORIENTATIONS:
        yield f'<style:style style:name="{name}" style:family="table" style:master-page-name="{name}"/>'
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    for page in sheets:
        yield from _sheet(page, names)
    yield "<table:database-ranges>"
    for page in sheets:
        if page.rows:
            yield _range(page)
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


def _cell_style(name: str, style: str, side: str, data: str = "", *, wrapped: bool = True) -> str:
    size, bold = STYLES[style]
    parent = "Heading_20_1" if style == "title" else "Default"
    weight = ' fo:font-weight="bold"' if bold else ""
    wrap = "wrap" if wrapped else "no-wrap"
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}"{data}>'
        f'<style:table-cell-properties fo:wrap-option="{wrap}" style:vertical-align="top"/>'
        f"<style:paragraph-properties {ALIGNED[side]}/>"
        f'<style:text-properties fo:font-size="{size}pt"{weight}/></style:style>'
    )


def _defaults() -> str:
    text = '<style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/>'
    return (
        f'<style:default-style style:family="table-cell">{text}</style:default-style>'
        f'<style:style style:name="Default" style:family="table-cell">{text}</style:style>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="table-cell" '
        'style:parent-style-name="Default"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/>'
        "</style:style>"
    )


def _paper() -> str:
    """Describe the pages: no header and footer, which programs put on a page that nobody describes, sheets as wide."""
    layouts = "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{wide}" '
        f'fo:page-height="{high}" fo:margin="{MARGIN}" style:print-orientation="{name}" style:scale-to-X="1" '
        'style:scale-to-Y="0"/></style:page-layout>'
        for name, wide, high in zip(ORIENTATIONS, SIDES, reversed(SIDES), strict=True)
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}">'
        '<style:header style:display="false"/><style:footer style:display="false"/></style:master-page>'
        for name in ORIENTATIONS
    )
    return (
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
    )


def _format(name: str, format: str) -> Iterator[str]:
    """Give a number format as OpenDocument has it: one style a sign, each in pieces."""
    pieces = format.split(";")
    conditions = ("", "value()&gt;0", "value()&lt;0")
    for number, piece in enumerate(pieces[:-1], 1):
        yield _piece(f"{name}p{number}", piece)
    last = "".join(
        f'<style:map style:condition="{conditions[number]}" style:apply-style-name="{name}p{number}"/>'
        for number in range(1, len(pieces))
    )
    yield _piece(name, pieces[-1], last)


def _piece(name: str, piece: str, maps: str = "") -> str:
    """Give one piece of a number format: what stands before the digits, the digits, and what stands after."""
    found = _PIECE.fullmatch(piece)
    assert found
    lead, digits, decimals, rest = (found[part] or "" for part in ("lead", "digits", "decimals", "rest"))
    places = len(decimals[1:])
    grouping = ' number:grouping="true"' if "," in digits else ""
    number = (
        f'<number:number number:decimal-places="{places}" number:min-decimal-places="{places}" '
        f'number:min-integer-digits="1"{grouping}/>'
        if digits
        else ""
    )
    before, after = (f"<number:text>{escaped(text)}</number:text>" if text else "" for text in (lead, rest))
    before, after = before.replace('"', ""), after.replace('"', "").replace(ROOM, FIGURE_SPACE)
    kind = "percentage" if "%" in piece else "number"
    return f'<number:{kind}-style style:name="{name}">{before}{number}{after}{maps}</number:{kind}-style>'


def _sheet(page: Page, names: dict[str, str]) -> Iterator[str]:
    yield f'<table:table table:name={quoteattr(page.name)} table:style-name="{ORIENTATIONS[page.wide]}">'
    yield from (f'<table:table-column table:style-name="w{width}"/>' for width in page.widths)
    for style, line in page.above:
        yield f"<table:table-row>{_text(line, style + ('-line' if page.rows else '-start'))}</table:table-row>"
    for number, row in enumerate(page.rows):
        high = f'<table:table-row table:style-name="h{page.lines(row)}">'
        yield "<table:table-row>" if number else f"<table:table-header-rows>{high}"
        for place, text in enumerate(row):
            found = typed(text) if number and page.numbers[place] else None
            side = "end" if page.numbers[place] else "start"
            bold = "bold" if not number or (place == page.label and page.bold) else "plain"
            link = page.links.get(text, "") if number and not place else ""
            yield (_number(found, text, names[roomy(found.format)]) if found else _text(text, f"{bold}-{side}", link))
        yield "</table:table-row>" if number else "</table:table-row></table:table-header-rows>"
    yield "</table:table>"


def _number(found: Typed, text: str, format: str) -> str:
    kind = "percentage" if found.tail == "%" else "float"
    return (
        f'<table:table-cell table:style-name="c{format}" office:value-type="{kind}" '
        f'office:value="{found.value:f}"><text:p>{escaped(text)}</text:p></table:table-cell>'
    )


def _text(text: str, style: str, link: str = "") -> str:
    lines = text.split("\n")
    said = "".join(f"<text:p>{escaped(line)}</text:p>" for line in lines)
    if link:
        said = f'<text:p><text:a xlink:type="simple" xlink:href={quoteattr(link)}>{escaped(text)}</text:a></text:p>'
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{said}</table:table-cell>'


def _range(page: Page) -> str:
    top = len(page.above) + 1
    last = f"{get_column_letter(len(page.numbers))}{top + max(len(page.rows) - 1, 1)}"
    sheet = f"'{page.name}'" if not page.name.isalnum() else page.name
    area = f"{sheet}.A{top}:{sheet}.{last}"
    return (
        f'<table:database-range table:name={quoteattr(page.marked)} table:contains-header="true" '
        f'table:display-filter-buttons="false" table:target-range-address={quoteattr(area)}/>'
    )
