"""What a count would be if its group added up: the other side of the arithmetic, which PSR002 tells of."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from psrstats.lineage import Figures


class Sums:
    """The groups of every count, so that a count can be told from the rest of its group."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._read: dict[str, dict[tuple[str, str], dict[str, int]]] = {}

    def told(self, row: int) -> Fraction | None:
        """Give what a count would be by its parts, or by its total and the other parts.

        None where it adds up as it is, has neither parts nor total, or one of them has no number.
        """
        figures = self._figures
        area, group, item, period = figures.place(row)
        groups = self._groups(figures.get(row, "measure")).get((area, period), {})
        if item or figures.get(row, "formula") or "" not in groups or len(groups) < 3:
            return None
        if any(figures.get(one, "marker") for one in groups.values()):
            return None
        left = figures.number(groups[""]) - sum(figures.number(one) for name, one in groups.items() if name)
        if not left:
            return None
        return figures.number(row) + (left if group else -left)

    def adds_up(self, row: int) -> bool:
        """Say whether a count stands among parts and a total that agree, so that it is hardly wrong itself."""
        area, _, item, period = self._figures.place(row)
        groups = self._groups(self._figures.get(row, "measure")).get((area, period), {})
        whole = "" in groups and len(groups) > 2 and not item
        marked = any(self._figures.get(one, "marker") for one in groups.values())
        return whole and not marked and self.told(row) is None

    def _groups(self, measure: str) -> dict[tuple[str, str], dict[str, int]]:
        if measure not in self._read:
            found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
            for row in self._figures.of_measure(measure):
                area, group, item, period = self._figures.place(row)
                if not item:
                    found[area, period].setdefault(group, row)
            self._read[measure] = found
        return self._read[measure]
