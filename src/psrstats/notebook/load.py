"""psrstats.load: a report's figures as their agencies sent them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from psrstats.pipeline import observe


def load(folder: str | Path, source: str = "", *, internal: bool = False) -> pd.DataFrame:
    """Load a report's sources.

    folder: the report's, with its psrstats.toml; source: the name of the one source wanted, blank for all;
    internal: whether to show what may not be published.
    Returns one row a figure as it was sent, with its cell (docs/reference/columns.md lists the columns); what was found
    on the way is in `attrs["findings"]`, as texts.
    Raises UserError with every fault of the description and of the sources.

    >>> observations = load("examples/portsmouth-2019-20")
    >>> observations.query("measure == 'looked-after' and period == 'Q4 2019-20'")[["value", "cell"]].values.tolist()
    [[463.0, 'social-care.xlsx!Scorecard!K9']]
    """
    observations, findings = observe(Path(folder), source, internal=internal)
    frame = observations.frame()
    frame.attrs["findings"] = list(map(str, findings))
    return frame
