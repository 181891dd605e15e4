"""Charts in, pictures out: SVG for pages, PNG for documents, the same bytes whenever they are made."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from psrstats.drawings import Chart
from psrstats.errors import Fault, UserError
from psrstats.writers.drawing.fonts import begin

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def svg(chart: Chart) -> str:
    """Draw a chart as SVG, to stand in a page: its text is text, its text alternative is its title.

    Raises UserError where matplotlib is not installed.
    """
    with styled(chart):
        from psrstats.writers.drawing.inline import inline

        drawn = _saved(draw(chart), format="svg", metadata={"Date": None})
        return inline(drawn.decode(), chart.name, chart.alt)


def png(chart: Chart) -> bytes:
    """Draw a chart as PNG, for a document that takes no SVG.

    Raises UserError where matplotlib is not installed.
    """
    with styled(chart):
        from psrstats.writers.drawing.style import DPI

        return _saved(draw(chart), format="png", dpi=DPI, metadata={"Software": None})


def draw(chart: Chart) -> Figure:
    """Draw a chart with matplotlib, by its kind; within `styled`."""
    from psrstats.writers.drawing.bars import bars
    from psrstats.writers.drawing.dots import dots, pairs
    from psrstats.writers.drawing.lines import lines

    kinds = {"bars": bars, "pairs": pairs, "dots": dots, "lines": lines}
    return kinds[chart.kind](chart).figure


def _saved(figure: Figure, **how: Any) -> bytes:
    out = BytesIO()
    figure.savefig(out, **how)
    return out.getvalue()


@contextmanager
def styled(chart: Chart) -> Iterator[None]:
    """Draw in psrstats' own style, whatever the machine's; ids are made from the chart's name."""
    try:
        begin()
        import matplotlib
    except ImportError:
        fault = Fault("psrstats export", "charts need matplotlib.", "Install psrstats[charts].")
        raise UserError(fault) from None
    from psrstats.writers.drawing.style import SETTINGS

    fonts = logging.getLogger("matplotlib.font_manager")  # it would tell of each family that is not installed
    level = fonts.level
    fonts.setLevel(logging.ERROR)
    try:
        with matplotlib.rc_context(), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from")  # a letter that no font here has
            matplotlib.rcdefaults()
            matplotlib.rcParams.update(SETTINGS | {"svg.hashsalt": chart.name})
            yield
    finally:
        fonts.setLevel(level)
