"""Models of linear programs, and what their solver leaves of a number."""

from __future__ import annotations

import highspy

TOLERANCE = 1e-6  # what the solver leaves of a whole number
SOLVED = highspy.HighsModelStatus.kOptimal


def quiet_model() -> highspy.Highs:
    """Give a new model that prints nothing."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    return model
