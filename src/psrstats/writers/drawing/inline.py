"""An SVG picture made fit to stand in a page beside others: named in words, its ids its own."""

from __future__ import annotations

import re
from html import escape

STYLE = "stroke-linejoin: round; stroke-linecap: butt"


def inline(svg: str, name: str, alt: str) -> str:
    """Give an SVG file the role of a picture, with its text alternative, and begin each of its ids with its name."""
    prefix = f"chart-{name}"
    drawn = svg[svg.index("<svg") :]
    drawn = re.sub(r"\s*<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"\s*<style type=\"text/css\">.*?</style>", "", drawn, flags=re.DOTALL)  # it would style the page
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', drawn)
    drawn = re.sub(r'href="#([^"]+)"', rf'href="#{prefix}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", drawn)
    named = f' role="img" aria-labelledby="{prefix}-alt" style="{STYLE}">\n <title id="{prefix}-alt">'
    opening = drawn.index(">")
    return f"{drawn[:opening]}{named}{escape(alt, quote=False)}</title>{drawn[opening + 1 :]}"
