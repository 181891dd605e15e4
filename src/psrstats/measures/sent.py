"""Figures as their agencies sent them."""

from __future__ import annotations

import numpy as np

from psrstats.columns import Columns, Observations
from psrstats.config import Settings


def as_sent(observations: Observations, settings: Settings) -> Columns:
    """Take the figures that were sent, but for those that psrstats works out itself from others."""
    worked_out = [measure.name for measure in settings.measures.values() if measure.made_of]
    sent = Columns.sent(observations, np.flatnonzero(~observations.says("measure", *worked_out)))
    every, words = np.arange(len(sent)), sent.words
    unit = words.map(lambda name: settings.measures[name].unit, sent["measure"])
    per = words.map(lambda name: settings.measures[name].per or 0, sent["measure"])
    whole = (unit == words.code("count")) & (sent["value"] % 1 == 0)  # "1.0" of a count is 1
    waited = {source.file: f"awaited from {source.agency}" for source in settings.senders if source.awaited}
    waited |= settings.reasons
    reason = words.map(lambda cell: waited.get(cell, ""), sent["cell"])  # a figure that came has a cell of its file
    return sent.change(every, unit=unit, per=per, reason=reason, places=np.where(whole, 0, sent["places"]))
