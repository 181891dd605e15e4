"""psrstats: the figures of a safeguarding children partnership's annual report, traced, exact and safe to publish.

The verbs of the command line, for a notebook or a script: docs/how-to-use-from-python.md. Each is imported when it is
first asked for, so that `import psrstats` costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psrstats.calc.fits import fits
    from psrstats.calc.overlap import overlap
    from psrstats.notebook.change import change
    from psrstats.notebook.compute import compute
    from psrstats.notebook.explain import explain
    from psrstats.notebook.load import load
    from psrstats.notebook.percent import percent
    from psrstats.notebook.points import points
    from psrstats.notebook.rank import rank
    from psrstats.notebook.rate import rate
    from psrstats.notebook.ratio import ratio
    from psrstats.notebook.share import share

__all__ = [
    "change",
    "compute",
    "explain",
    "fits",
    "load",
    "overlap",
    "percent",
    "points",
    "rank",
    "rate",
    "ratio",
    "share",
]
_OF_NUMBERS = ("fits", "overlap")  # these take single numbers only


class _Verbs(ModuleType):
    """The package, in which `load` stays the verb when the folder of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs

if not TYPE_CHECKING:  # or any name would pass for a verb

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'psrstats' has no attribute '{name}'", name=name, obj=sys.modules[__name__])
        from importlib import import_module

        folder = "calc" if name in _OF_NUMBERS else "notebook"
        globals()[name] = getattr(import_module(f"psrstats.{folder}.{name}"), name)
        return globals()[name]


def __dir__() -> list[str]:
    return __all__
