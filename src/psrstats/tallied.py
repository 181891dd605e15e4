"""What is counted in a sheet of actions, in the sector's words: `share completed` read, and said again at length."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from psrstats.patterns import regex

Kind = Literal[
    "made",
    "made in period",
    "completed",
    "completed in period",
    "in progress",
    "not started",
    "open",
    "overdue",
    "withdrawn",
    "due",
    "completed on time",
    "open over",
    "moved",
    "stuck",
    "days",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
SAYS = (
    "made, made in period, completed, completed in period, in progress, not started, open, overdue, withdrawn, due, "
    "completed on time, open over 12 months, moved, stuck, median days; share completed, share overdue, "
    "share completed on time"
)
OUT_OF: dict[Kind, Kind] = {"completed on time": "due", "completed in period": "made"}  # of all made unless here
SAID: dict[Kind, str] = {
    "made": "{rows} made by the day",
    "made in period": "{rows} made in the period",
    "completed": "{rows} completed by the day",
    "completed in period": "{rows} completed in the period",
    "in progress": "{rows} that were in progress on the day",
    "not started": "{rows} that were not started on the day",
    "open": "{rows} that were not completed on the day, nor withdrawn",
    "overdue": "{rows} that fell due before the day and were not completed by then",
    "withdrawn": "{rows} that were withdrawn",
    "due": "{rows} that fell due by the day",
    "completed on time": "{rows} that fell due by the day and were completed when they fell due, or before",
    "open over": "{rows} made more than {months} months before the day and still open",
    "moved": "{rows} open at the last report that have moved on since",
    "stuck": "{rows} open at the last report that stand where they stood",
    "days": "the median number of days from when {rows} were made to when they were completed",
}
_SHARE = regex(r"(?:share|per ?cent|percentage|%)(?: of)? ")
_OVER = regex(r"open (?:for )?(?:over|more than) (?:(?P<number>\d{1,3}) (?P<unit>months?|years?)|a year)")
_OTHER_WORDS: dict[str, Kind] = {
    "done": "completed",
    "closed": "completed",
    "complete": "completed",
    "on time": "completed on time",
    "closed on time": "completed on time",
    "median days": "days",
    "median days to complete": "days",
    "late": "overdue",
}


class Tally(Struct, frozen=True):
    """What is counted of actions."""

    kind: Kind
    share: bool = False
    months: int = 0  # open over

    @property
    def unit(self) -> str:
        """The unit of its figure."""
        return "median days" if self.kind == "days" else "percent" if self.share else "count"

    @property
    def parts(self) -> tuple[str, str] | None:
        """What is counted for the number that is divided, and for the one that it is divided by; None for one count."""
        return (self.kind, OUT_OF.get(self.kind, "made")) if self.share else None

    @property
    def looks_back(self) -> bool:
        """Whether last year's sheet is needed for it."""
        return self.kind in ("moved", "stuck")

    def words(self, rows: str) -> str:
        """Say at length what is counted.

        rows: what the sheet's rows are called, such as recommendations.

        >>> read_tally("overdue").words("recommendations")
        'recommendations that fell due before the day and were not completed by then'
        """
        return SAID[self.kind].format(rows=rows, months=self.months)


def read_tally(text: str) -> Tally | None:
    """Read what is counted of actions; None where the text is none of the forms.

    >>> read_tally("Completed on time"), read_tally("% overdue"), read_tally("open over a year"), read_tally("events")
    (Tally(kind='completed on time', share=False, months=0), Tally(kind='overdue', share=True, months=0), \
Tally(kind='open over', share=False, months=12), None)
    """
    words = " ".join(text.split()).casefold()
    if over := _OVER.fullmatch(words):
        number = int(over["number"] or 1) * (1 if (over["unit"] or "").startswith("month") else 12)
        return Tally("open over", months=number) if number else None
    plain = _SHARE.sub("", words, count=1) if _SHARE.match(words) else words
    kind = _OTHER_WORDS.get(plain) or next((known for known in KINDS if known == plain), None)
    if kind is None or kind == "open over" or (plain != words and kind in ("days", "made", "made in period")):
        return None
    return Tally(kind, share=plain != words)
