"""Groups, areas and items that psrstats.toml names and no agency sends: what is said of them would never be done."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array, Observations
from psrstats.config import Settings
from psrstats.config.settings import SETTINGS_FILE
from psrstats.errors import Fault, did_you_mean
from psrstats.totals import is_total


def unknown_places(sent: Observations, settings: Settings) -> Iterator[Fault]:
    """Give a fault for each group that [[overlap]] or no_totals names and that its measure does not have.

    sent: columns as in model.OBSERVATIONS. A measure that psrstats works out has no labels of its own, and is let be.
    """
    for overlap in settings.overlaps:
        labels = sent.texts("group", sent.where(measure=overlap.measure, item=""))
        for group in filter(None, (*overlap.groups, overlap.both, overlap.total)):
            yield from _unknown("[[overlap]]", overlap.measure, group, labels)
    for place in settings.disclosure.no_totals:
        measure, _, label = place.partition(":")
        if label:
            own = sent.where(measure=measure)
            labels = np.concatenate([sent.texts(name, own) for name in ("group", "area", "item")])
            yield from _unknown("[disclosure] no_totals", measure, label, labels)


def _unknown(where: str, measure: str, label: str, labels: Array) -> Iterator[Fault]:
    """Tell a label that is none of a measure's; nothing of a measure that has no figures at all."""
    known = sorted({*labels.tolist()} - {""})
    if len(labels) and label not in known:
        fix = "The total itself has no name; leave it out." if is_total(label) else did_you_mean(label, known)
        yield Fault(f"{SETTINGS_FILE} {where}", f"'{measure}' has no figures of '{label}'.", fix)
