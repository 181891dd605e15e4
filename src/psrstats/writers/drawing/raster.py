"""A picture as PNG, for documents that take no SVG: what is neither level nor upright is drawn large and made small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageColor, ImageDraw, ImageFont

from psrstats.writers.drawing.outline import outline
from psrstats.writers.drawing.shapes import SLACK, Bar, Box, Dot, Path, Picture, Text, width_of
from psrstats.writers.drawing.style import (
    ASIDE,
    COLOURS,
    DUO,
    GRID,
    INK,
    JOIN,
    LEFT,
    LETTERS,
    LINE,
    PAPER,
    RIGHT,
    SIZE,
    STROKE,
)

FINE = 3  # dots of the picture to a pixel of a web page: 288 to the inch, as print needs
SMOOTH = 4  # how many times larger a mark is drawn, so that its edges are smooth
DPI = 96 * FINE
BACK = 2  # how far the white behind a text reaches beyond its letters
SHADES = 16  # of each colour
QUICK = 4  # of the nine levels of compression
DASH, REST = 6, 3
# The regular and the bold, as Windows, macOS and Linux call them: the first that is there.
FONTS = (
    ("arial.ttf", "arialbd.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Points = Sequence[tuple[float, float]]
Draw = Callable[[ImageDraw.ImageDraw, Callable[[Points], list[tuple[float, float]]]], None]


def raster(picture: Picture) -> bytes:
    """Draw a picture as PNG."""
    image = Image.new("RGB", (round(picture.width * FINE), ceil(picture.height * FINE)), PAPER)
    pen = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Bar():
                left, top, right, bottom = (round(part * FINE) for part in shape.box)
                pen.rectangle((left, top, max(right, left), bottom), shape.colour)
            case Path():
                _path(image, pen, shape)
            case Dot():
                _dot(image, shape)
            case Text():
                _write(pen, shape)
    out = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", dpi=(DPI, DPI), compress_level=QUICK)
    return out.getvalue()


@cache
def _palette() -> Image.Image:
    """Give the colours that a picture can have: each of the style, and its shades into white, as edges are smoothed."""
    inks = dict.fromkeys((INK, JOIN, *COLOURS, *DUO, LINE, *LEFT, *RIGHT, ASIDE))
    mixed = [_lighter(ImageColor.getrgb(ink), step / SHADES) for ink in inks for step in range(SHADES)]
    shades = [ImageColor.getrgb(PAPER), ImageColor.getrgb(GRID), *mixed]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in shades for part in shade])
    return palette


def _lighter(ink: tuple[int, ...], white: float) -> list[int]:
    return [round(part + (255 - part) * white) for part in ink[:3]]


def _path(image: Image.Image, pen: ImageDraw.ImageDraw, path: Path) -> None:
    thick = round(path.thick * FINE)
    (x, top), (to, bottom) = path.points[0], path.points[-1]
    if path.dashed:
        while top < bottom:
            pen.line((x * FINE, top * FINE, x * FINE, min(top + DASH, bottom) * FINE), path.colour, thick)
            top += DASH + REST
    elif len(path.points) == 2 and (x == to or top == bottom):
        pen.line((x * FINE, top * FINE, to * FINE, bottom * FINE), path.colour, thick)
    else:
        wide = round(path.thick * FINE * SMOOTH)
        _smooth(image, path.box, path.colour, lambda mask, at: mask.line(at(path.points), 255, wide, joint="curve"))


def _dot(image: Image.Image, dot: Dot) -> None:
    """Draw a mark, and in it its face, smaller by the stroke."""
    for size, colour in ((dot.size + STROKE, dot.edge), (dot.size - STROKE, dot.face)):
        part = Dot(dot.x, dot.y, dot.shape, size, colour, colour)
        left, top, right, bottom = part.x - size / 2, part.y - size / 2, part.x + size / 2, part.y + size / 2
        if part.shape == "circle":
            _smooth(image, part.box, colour, _round(((left, top), (right, bottom))))
        else:
            _smooth(image, part.box, colour, _cornered(outline(part)))


def _round(corners: Points) -> Draw:
    return lambda mask, at: mask.ellipse(at(corners), 255)


def _cornered(corners: Points) -> Draw:
    return lambda mask, at: mask.polygon(at(corners), 255)


def _smooth(image: Image.Image, box: Box, colour: str, draw: Draw) -> None:
    """Draw something in a box large, and lay it on the picture small."""
    left, top = (floor(part * FINE) - 1 for part in box[:2])
    right, bottom = (ceil(part * FINE) + 1 for part in box[2:])
    mask = Image.new("L", ((right - left) * SMOOTH, (bottom - top) * SMOOTH))
    draw(
        ImageDraw.Draw(mask),
        lambda points: [((x * FINE - left) * SMOOTH, (y * FINE - top) * SMOOTH) for x, y in points],
    )
    image.paste(colour, (left, top, right, bottom), mask.reduce(SMOOTH))


def _write(pen: ImageDraw.ImageDraw, text: Text) -> None:
    font = _fitting(text)
    first = text.middle - (len(text.lines) - 1) / 2 * LETTERS
    for at, line in enumerate(text.lines):
        where = (text.x * FINE, (first + at * LETTERS) * FINE)
        anchor = {"start": "lm", "middle": "mm", "end": "rm"}[text.anchor]
        back = BACK * FINE if text.backed else 0
        pen.text(where, line, text.colour, font, anchor, stroke_width=back, stroke_fill=PAPER)


def _fitting(text: Text) -> Font:
    """Give a font in which no line is wider than it was measured: one of a machine without Arial may be smaller."""
    font = _font(SIZE, bold=text.bold)
    measured = width_of(text.said, bold=text.bold) * FINE
    drawn = max(font.getlength(line) for line in text.lines)
    return font if drawn <= measured * SLACK else _font(round(SIZE * measured / drawn, 1), bold=text.bold)


@cache
def _font(size: float, *, bold: bool) -> Font:
    for names in FONTS:
        try:
            return ImageFont.truetype(names[bold], size * FINE)
        except OSError:
            continue
    return ImageFont.load_default(size * FINE)
