"""What is counted from a log, in the sector's words: `often 3 in 90 days` read, and said again at length."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Kind = Literal[
    "events", "children", "each", "often", "again", "open at", "lasting", "in time", "due", "days", "ended", "overlap"
]
SAYS = (
    "events, children, events a child, often 3 in 90 days, again within 12 months, again ever, open at, "
    "lasting 24 hours, in time 45 working days, median days, lower quartile days, upper quartile days, overlap"
)
HOURS = {"hour": 1, "day": 24, "week": 7 * 24}
QUARTILES = {"median": 0.5, "lower quartile": 0.25, "upper quartile": 0.75}
_FORMS: tuple[tuple[Kind, str], ...] = (
    ("events", r"events|rows"),
    ("children", r"(?:distinct )?children"),
    ("each", r"events (?:a|per|each) child"),
    ("often", r"(?:often|more than) (?P<many>\d{1,4})(?: times)? (?:in|within) (?P<length>\d{1,4}) days?"),
    ("again", r"(?P<number>number )?again (?:(?:with)?in (?P<length>\d{1,3}) (?P<unit>months?|years?)|(?P<ever>ever))"),
    ("open at", r"open(?: at(?: the)?(?: end)?)?"),
    ("lasting", r"lasting (?:more than |over )?(?P<length>\d{1,5}) (?P<unit>hours?|days?|weeks?)"),
    ("in time", r"(?P<number>number )?in time (?P<length>\d{1,4}) (?P<working>working )?days?"),
    ("due", r"due in (?P<length>\d{1,4}) (?P<working>working )?days?"),
    ("days", r"(?P<quartile>median|lower quartile|upper quartile) days"),
    ("ended", r"children ended"),
    ("overlap", r"overlap"),
)


class Count(Struct, frozen=True):
    """What is counted, and within which lengths."""

    kind: Kind
    many: int = 0  # often: more than so many
    length: int = 0  # days of often and in time, months of again (0 for ever), hours of lasting
    working: bool = False  # in time: whether only working days count
    share: float = 0.5  # days: the median, or a quartile
    number: bool = False  # again and in time: their number, not their share

    @property
    def of_episodes(self) -> bool:
        """Whether it needs an end beside the start."""
        return self.kind in ("open at", "lasting", "in time", "due", "days", "ended")

    @property
    def of_children(self) -> bool:
        """Whether each child counts once, so that its parts need not add up to the whole."""
        return self.kind in ("children", "often", "open at", "ended", "overlap")

    @property
    def among(self) -> str:
        """What is counted beside a median, by which it can be seen whether it is of few children; blank for others."""
        return "children ended" if self.kind == "days" else ""

    @property
    def looks_back(self) -> tuple[int, str]:
        """How many days before a period its events are looked at, and the same in words; 0 for none."""
        if self.kind == "again" and self.length:
            return self.length * 30, f"{self.length} months"
        return (self.length, f"{self.length} days") if self.kind == "often" else (0, "")

    @property
    def unit(self) -> str:
        """The unit of its figure."""
        made = {"each": "ratio", "again": "percent", "in time": "percent"}
        made |= {"days": "median days" if self.share == QUARTILES["median"] else "days"}
        return "count" if self.number else made.get(self.kind, "count")

    @property
    def parts(self) -> tuple[str, str] | None:
        """What is counted for the number that is divided, and for the one that it is divided by; None for one count."""
        match self.kind:
            case "each":
                return "events", "children"
            case "again" if not self.number:
                return f"number again {f'within {self.length} months' if self.length else 'ever'}", "events"
            case "in time" if not self.number:
                return f"number in time {self._days}", f"due in {self._days}"
        return None

    def words(self, rows: str) -> str:
        """Say at length what is counted.

        rows: what the log's rows are called, such as missing episodes.

        >>> read_count("often 3 in 90 days").words("missing episodes")
        "children with more than 3 missing episodes within 90 days, by the fourth's date"
        """
        match self.kind:
            case "events":
                return rows
            case "children":
                return f"children with any {rows}, each once"
            case "each":
                return f"{rows} for each child"
            case "often":
                return f"children with more than {self.many} {rows} within {self.length} days, by the {_nth(self.many)}"
            case "again":
                within = f"the {self.length} months" if self.length else "any time"
                return f"{rows} of children who had one within {within} before, on an earlier day"
            case "open at":
                return f"children with {rows} begun on or before the day and not ended by then, each once"
            case "lasting":
                return f"{rows} that lasted longer than {self.length} hours, by the day on which they began"
            case "in time":
                return f"{rows} completed within {self._days}, of those that fell due"
            case "due":
                return f"{rows} that fell due, {self._days} after they began"
            case "days":
                name = next(name for name, share in QUARTILES.items() if share == self.share)
                return f"the {name} number of days of {rows} that ended"
            case "ended":
                return f"children with {rows} that ended, each once"
            case "overlap":
                return f"children in both logs of {rows}, in the one and in the other, by their identifiers"

    @property
    def _days(self) -> str:
        return f"{self.length} {'working ' if self.working else ''}days"


def _nth(many: int) -> str:
    names = {1: "second", 2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
    return f"{names.get(many, 'last one')}'s date"


def read_count(text: str) -> Count | None:
    """Read what is counted; None where the text is none of the forms.

    >>> read_count("again within 12 months"), read_count("often")
    (Count(kind='again', many=0, length=12, working=False, share=0.5, number=False), None)
    >>> read_count("in time 45 working days")
    Count(kind='in time', many=0, length=45, working=True, share=0.5, number=False)
    """
    words = " ".join(text.split()).casefold()
    for kind, form in _FORMS:
        if found := re.fullmatch(form, words):
            return _count(kind, found.groupdict())
    return None


def _count(kind: Kind, parts: dict[str, str | None]) -> Count | None:
    many, length = int(parts.get("many") or 0), int(parts.get("length") or 0)
    unit = (parts.get("unit") or "").removesuffix("s")
    if unit == "year":
        length *= 12
    if kind == "lasting":
        length *= HOURS[unit]
    if (not length and kind in ("often", "lasting")) or (kind == "again" and not length and not parts["ever"]):
        return None
    share = QUARTILES.get(parts.get("quartile") or "median", 0.5)
    return Count(kind, many, length, bool(parts.get("working")), share, bool(parts.get("number")))
