"""matplotlib begun without a trace: no cache, no folder in anybody's home, no advice.

Whoever imports it has it read its settings from a folder in their home, which it makes, or where it may not, from a
temporary one, with a warning; and it saves a list of the machine's fonts there. psrstats draws in its own style, and
promises to write nothing but what it is asked for. So matplotlib is led to the settings that it comes with, and to no
place for a list. It then looks at the fonts in each run that draws: 0.1 to 0.5 s for 70 of them.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

NAME, FONTS, SETTINGS = "matplotlib", "matplotlib.font_manager", "MATPLOTLIBRC"
# What asks for the folders when it is imported; all that draws imports some of it.
ASKING = (FONTS, "matplotlib.style", "matplotlib.texmanager", "matplotlib.textpath")


def begin() -> None:
    """Import matplotlib and its fonts; nothing happens where somebody's own code has done so.

    Raises ImportError where it is not installed.
    """
    if FONTS in sys.modules:
        return
    if (found := find_spec(NAME)) is None or found.origin is None:
        raise ImportError(NAME)
    with _silent(), _settings(Path(found.origin).parent / "mpl-data" / "matplotlibrc"):
        import matplotlib

        folders = matplotlib.get_configdir, matplotlib.get_cachedir
        matplotlib.get_configdir = matplotlib.get_cachedir = _nowhere
        try:
            for module in ASKING:
                import_module(module)
        finally:
            matplotlib.get_configdir, matplotlib.get_cachedir = folders


def _nowhere() -> str:
    """Name a folder in which nothing can be found or written, whoever the user is."""
    return os.devnull


@contextmanager
def _silent() -> Iterator[None]:
    """Keep matplotlib from telling that it could save nothing."""
    log = logging.getLogger(NAME)
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


@contextmanager
def _settings(file: Path) -> Iterator[None]:
    """Name the file of matplotlib's settings for as long as this lasts; otherwise it makes a folder to look for one."""
    before = os.environ.get(SETTINGS)
    os.environ[SETTINGS] = str(file)
    try:
        yield
    finally:
        if before is None:
            del os.environ[SETTINGS]
        else:
            os.environ[SETTINGS] = before
