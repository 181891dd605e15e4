"""A picture as SVG that may stand in a page beside others: named in words, its text as text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from psrstats.writers.drawing.outline import outline
from psrstats.writers.drawing.shapes import Bar, Dot, Path, Picture, Text
from psrstats.writers.drawing.style import FAMILIES, INK, LETTERS, PAPER, SIZE, STROKE

BASELINE = 0.35  # of a letter's size: from the middle of a line down to the foot of its letters
BACK = 4  # how wide the white behind a text is
DASHES = "6 3"


def vector(picture: Picture, name: str, alt: str) -> str:
    """Write a picture as SVG; name: what its ids begin with; alt: the same in words."""
    fonts = ", ".join(f"'{family}'" if " " in family else family for family in FAMILIES)
    size = f"{_of(picture.width)} {_of(picture.height)}"
    wide, high = size.split()
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {size}" role="img" '
        f'aria-labelledby="chart-{name}-alt" font-family="{fonts}, sans-serif" font-size="{_of(SIZE)}" fill="{INK}">',
        f'<title id="chart-{name}-alt">{escape(alt, quote=False)}</title>',
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *(line for shape in picture.shapes for line in _drawn(shape)),
        "</svg>",
    ]
    return "\n".join([*lines, ""])


def _drawn(shape: Text | Bar | Path | Dot) -> Iterator[str]:
    match shape:
        case Text():
            yield _text(shape)
        case Bar():
            where = f'x="{_of(shape.x)}" y="{_of(shape.y)}" width="{_of(shape.width)}" height="{_of(shape.height)}"'
            yield f'<rect {where} fill="{shape.colour}"/>'
        case Path():
            dashes = f' stroke-dasharray="{DASHES}"' if shape.dashed else ""
            look = f'fill="none" stroke="{shape.colour}" stroke-width="{_of(shape.thick)}"{dashes}'
            yield f'<polyline points="{_points(shape.points)}" {look}/>'
        case Dot(shape="circle"):
            where = f'cx="{_of(shape.x)}" cy="{_of(shape.y)}" r="{_of(shape.size / 2)}"'
            yield f"<circle {where} {_look(shape)}/>"
        case Dot():
            yield f'<polygon points="{_points(outline(shape))}" {_look(shape)}/>'


def _look(dot: Dot) -> str:
    return f'fill="{dot.face}" stroke="{dot.edge}" stroke-width="{_of(STROKE)}"'


def _text(text: Text) -> str:
    bold = ' font-weight="bold"' if text.bold else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    back = f' paint-order="stroke" stroke="{PAPER}" stroke-width="{BACK}" stroke-linejoin="round"'
    ink = f' fill="{text.colour}"' if text.colour != INK else ""
    look = f"{anchor}{bold}{ink}{back if text.backed else ''}"
    lines, x = text.lines, _of(text.x)
    first = text.middle - (len(lines) - 1) / 2 * LETTERS + SIZE * BASELINE
    if len(lines) == 1:
        return f'<text x="{x}" y="{_of(first)}"{look}>{escape(text.said, quote=False)}</text>'
    said = " ".join(
        f'<tspan x="{x}" y="{_of(first + LETTERS * at)}">{escape(line, quote=False)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f"<text{look}>{said}</text>"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_of(x)},{_of(y)}" for x, y in points)


def _of(number: float) -> str:
    """Write a number with at most one decimal.

    >>> _of(12.04), _of(0.25), _of(-0.01)
    ('12', '0.2', '0')
    """
    return f"{round(number, 1) + 0:.1f}".removesuffix(".0")
