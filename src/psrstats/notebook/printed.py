"""A column of figures printed by whole numbers, as single figures are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from psrstats.notebook.column import Whole


def half_up(numerators: Whole, denominators: Whole) -> Whole:
    """Divide, and round half away from zero; all are small enough that twice a numerator is an int64.

    >>> import numpy as np
    >>> half_up(np.array([5, -5, 4]), np.array([2, 2, 8])).tolist()
    [3, -3, 1]
    """
    import numpy as np

    rounded: Whole = np.sign(numerators) * ((2 * abs(numerators) + denominators) // (2 * denominators))
    return rounded


def printed(units: Whole, places: int, sign: str = "", *, signed: bool = False) -> np.ndarray[Any, Any]:
    """Print whole numbers of the last decimal, each that is different once.

    >>> import numpy as np
    >>> printed(np.array([5684, 0, -41]), 1, "%", signed=True).tolist()
    ['+568.4%', '0.0%', '-4.1%']
    """
    import numpy as np
    import pandas as pd

    codes, different = pd.factorize(units)
    texts = [_text(Decimal(unit).scaleb(-places), signed) + sign for unit in different.tolist()]
    return np.array(texts, dtype=object)[codes]


def _text(number: Decimal, signed: bool) -> str:
    return f"{number:+,f}" if signed and number else f"{number:,f}"
