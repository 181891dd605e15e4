"""The areas that a draft names: as the report writes them, or as words such as "nationally" mean them."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from psrstats.config import Report
from psrstats.draft.tying.mentions import Mention
from psrstats.model import NEIGHBOURS

NATION = "England"
_REGIONS = (
    *("North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England"),
    *("London", "South East", "South West"),
)
_SAID = {
    NATION: r"national(?:ly)?|country-?wide|across the country|english",
    NEIGHBOURS: r"(?:statistical |nearest |our )*neighbours?'?|(?:similar|comparator) (?:areas|authorities|places)",
}
_OWN = (
    r"(?:local(?:ly)?(?! authorit\w+| government)|(?:in|across) (?:the|our) (?:city|borough|county|town|district|area))"
)
_REGIONAL = r"region(?:al(?:ly)?)?|the region"


class Areas(Struct, frozen=True, dict=True):
    """How the areas of a report are called."""

    report: Report
    known: frozenset[str]  # all that its figures are about

    @cached_property
    def _words(self) -> tuple[re.Pattern[str], dict[str, str]]:
        regions = [area for area in self.report.comparators if area in _REGIONS]
        said = {area: words for area, words in _SAID.items() if area in self.known}
        said[self.report.area] = _OWN
        if len(regions) == 1:
            said[regions[0]] = _REGIONAL
        names = {
            f"a{number}": area for number, area in enumerate(sorted(self.known, key=lambda name: (-len(name), name)))
        }
        forms = [f"(?P<{key}>{_name(area)})" for key, area in names.items()]
        usual = {f"u{number}": area for number, area in enumerate(said)}
        forms += [f"(?P<{key}>{said[area]})" for key, area in usual.items()]
        return re.compile(rf"\b(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE), names | usual

    def named(self, text: str) -> tuple[Mention[str], ...]:
        """Give the areas that a text names, in order.

        text: a paragraph's, a cell's or a heading's.
        """
        form, names = self._words
        found = []
        for match in form.finditer(text):
            area = names[str(match.lastgroup)]
            if area == NEIGHBOURS or str(match.lastgroup).startswith("u") or match.group()[0].isupper():
                found.append(Mention(match.start(), match.end(), area))
        return tuple(found)


def _name(area: str) -> str:
    """Give the form of an area's name: "&" and "and" are one, and so are all spaces and hyphens."""
    words = re.findall(r"[^\s&-]+|&", area.replace(" and ", " & "))
    return r"[\s-]+".join(r"(?:&|and)" if word == "&" else re.escape(word) for word in words)
