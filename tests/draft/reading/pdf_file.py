"""A PDF document made by hand: letters of a size at a place, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 60, 780, 13, 10
LETTERS = 88  # of a line: Helvetica's are half as wide as high

Drawn = tuple[float, float, float, str]  # x, y, size and text
BOLD = "\x02"  # begins a text in bold letters


def pdf_file(pages: Sequence[Sequence[Drawn] | bytes], *, turned: int = 0) -> bytes:
    """Make a document; a page given as bytes is drawn as they say."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font("Helvetica"), _font("Helvetica-Bold")]
    kids = []
    for page in pages:
        stream = page if isinstance(page, bytes) else b"\n".join(map(_drawn, page))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (WIDTH, HEIGHT, turned, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _written(objects)


def _font(name: str) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name.encode()


def _drawn(drawn: Drawn) -> bytes:
    x, y, size, text = drawn
    font = 2 if text.startswith(BOLD) else 1
    said = text.removeprefix(BOLD).encode("cp1252", "replace")
    for letter in (b"\\", b"(", b")"):
        said = said.replace(letter, b"\\" + letter)
    return b"BT /F%d %.2f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (font, size, x, y, said)


def _written(objects: Iterable[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, at))


def lines(texts: Iterable[str], x: float = LEFT, top: float = TOP, size: float = SIZE) -> list[Drawn]:
    """Set lines under one another."""
    return [(x, top - number * LEADING, size, text) for number, text in enumerate(texts)]


def typeset(paragraphs: Iterable[str], *, foot: str = "Annual report | {}") -> bytes:
    """Set paragraphs, one after another, on as many pages as they need; a text with tabs as a row of a table."""
    pages: list[list[Drawn]] = [[]]
    y = float(TOP)
    for text in paragraphs:
        cells = text.split("\t")
        widths = LETTERS if len(cells) == 1 else LETTERS // len(cells) - 3
        set_ = [wrap(cell, widths, break_long_words=False, break_on_hyphens=False) or [""] for cell in cells]
        deep = max(map(len, set_))
        if y - deep * LEADING < 80:
            pages.append([])
            y = float(TOP)
        for number, cell in enumerate(set_):
            x = LEFT + number * (WIDTH - 2 * LEFT) / len(cells)
            pages[-1] += [(x, y - line * LEADING, SIZE, said) for line, said in enumerate(cell) if said]
        y -= deep * LEADING + 8
    for number, page in enumerate(pages, 1):
        if foot:
            page.append((LEFT, 40, 8, foot.format(number)))
    return pdf_file(pages)
