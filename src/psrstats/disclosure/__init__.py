"""Protect first, then measure: what may not be shown is marked before anything is worked out from it."""

from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.like_counts import like_counts
from psrstats.disclosure.outsider import Attack, Breach, attack
from psrstats.disclosure.protection import hidden_places, protected
from psrstats.disclosure.publishable import protected_rows, publishable
from psrstats.disclosure.structure import Structure
from psrstats.disclosure.unknown_places import unknown_places

__all__ = [
    "Attack",
    "Breach",
    "Cells",
    "Place",
    "Structure",
    "attack",
    "hidden_places",
    "like_counts",
    "protected",
    "protected_rows",
    "publishable",
    "unknown_places",
]
