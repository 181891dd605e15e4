"""Ties kept by sentence, so that an old sentence with new numbers is tied as it was: no count is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from psrstats.config import Report, is_within
from psrstats.draft.figures import Printable
from psrstats.draft.numbers import Number
from psrstats.draft.tying.context import Context
from psrstats.draft.tying.judging import Judgement
from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.periods import Period, known_period, season

KEPT_FILE = "draft-ties.txt"  # beside psrstats.toml; kept up to date once it is there
KEY = 16  # letters of a sentence's key
_LINE = regex(rf"(?P<key>[0-9a-f]{{{KEY}}}) (?P<place>\d+) (?P<years>[+-]?\d+) (?P<season>[^|]+) \| (?P<figure>\S.*)")
# Of a tie: a figure's name without its period, years from the report's own, and what of a year.
Kept = tuple[str, int, str]
UNTIED: Kept = ("-", 0, "untied")  # of a statistic that was told and tied to nothing


class Remembered(Struct, frozen=True):
    """Ties by the key of their sentence and the number's place in it."""

    ties: Mapping[tuple[str, int], Kept] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Remembered:
        """Read what is kept of a report's drafts; nothing where no file is.

        Raises UserError for a line that is none of ours.
        """
        path = folder / KEPT_FILE
        if not path.is_file():
            return cls()
        found = {}
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            parts = _LINE.fullmatch(line)
            if not parts:
                what = "is no tie that psrstats has written."
                raise UserError(Fault(f"{KEPT_FILE} line {number}", what, "Take it out; an empty file will do."))
            kept = (parts["figure"], int(parts["years"]), parts["season"])
            found[(parts["key"], int(parts["place"]))] = kept
        return cls(found)

    def lines(self) -> str:
        """Give them as the file holds them, sorted."""
        told = sorted((key, place, *kept) for (key, place), kept in self.ties.items())
        return "".join(f"{key} {place} {years:+d} {of} | {name}\n" for key, place, name, years, of in told)

    def of(
        self, keys: Mapping[tuple[int, int], tuple[str, int]], figures: Sequence[Printable], report: Report
    ) -> dict[tuple[int, int], int]:
        """Give the numbers of the figures that the statistics of a draft were tied to before, as far as there are any.

        keys: of each statistic, by its paragraph and where it starts; figures: the report's.
        """
        if not self.ties:
            return {}
        known = {kept_of(figure, report): at for at, figure in enumerate(figures)}
        found = {where: known.get(self.ties[key]) for where, key in keys.items() if key in self.ties}
        return {where: at for where, at in found.items() if at is not None}

    def update(
        self, judgements: Sequence[Judgement], keys: Mapping[tuple[int, int], tuple[str, int]], report: Report
    ) -> Remembered:
        """Add the ties of a draft; those of a sentence that stands in it twice are dropped.

        judgements: of the draft's statistics; keys: of each, by its paragraph and where it starts.
        """
        new: dict[tuple[str, int], Kept] = {}
        for one in judgements:
            where, state = _key(one, keys), _state(one, report)
            if state is not None and (state != UNTIED or where not in self.ties):
                new[where] = state
        again = _twice(keys)
        return Remembered({where: kept for where, kept in {**self.ties, **new}.items() if where not in again})

    def news(
        self, judgements: Sequence[Judgement], keys: Mapping[tuple[int, int], tuple[str, int]], report: Report
    ) -> dict[tuple[int, int], bool]:
        """Say of each statistic whether it is another than when the ties were kept, or was not there.

        judgements, keys: as for update. Nothing is said where nothing was kept, and of a sentence that stands twice.
        """
        if not self.ties:
            return {}
        again = _twice(keys)
        found = {}
        for one in judgements:
            where, state = _key(one, keys), _state(one, report)
            if where not in again:
                found[_place(one)] = state is None or self.ties.get(where) != state
        return found


def _state(one: Judgement, report: Report) -> Kept | None:
    """Say what is to be kept of a statistic: what it is tied to, or that it is tied to nothing; None for a slip."""
    if one.verdict == "tied" and one.choices[0].fit.how == "printed":
        return kept_of(one.choices[0].figure, report) if len(one.choices) == 1 else UNTIED
    return UNTIED if one.verdict in ("unsupported", "ambiguous") else None


def _place(one: Judgement) -> tuple[int, int]:
    return one.context.paragraph.number, one.context.number.start


def _key(one: Judgement, keys: Mapping[tuple[int, int], tuple[str, int]]) -> tuple[str, int]:
    return keys[_place(one)]


def _twice(keys: Mapping[tuple[int, int], tuple[str, int]]) -> set[tuple[str, int]]:
    """Give the keys that fit two statistics."""
    return {where for where, count in Counter(keys.values()).items() if count > 1}


def kept_of(figure: Printable, report: Report) -> Kept:
    """Say which figure a tie is to in any year: its name, how many years from the report's, and what of a year."""
    return figure.name.rpartition("@")[0], figure.period.end.year - _end(report).end.year, season(figure.period)


def _end(report: Report) -> Period:
    return known_period(report.period)


def keys_of(
    contexts: Iterable[Context], numbers: Mapping[int, Sequence[Number]]
) -> dict[tuple[int, int], tuple[str, int]]:
    """Give each statistic the key of its sentence, in which all numbers and periods are blanked, and its place in it.

    contexts: of the draft's statistics, in reading order; numbers: all that were found, by paragraph.
    """
    places: Counter[tuple[int, tuple[int, int]]] = Counter()
    found = {}
    for one in contexts:
        sentence = (one.paragraph.number, one.sentence)
        found[(one.paragraph.number, one.number.start)] = (key_of(one, numbers), places[sentence])
        places[sentence] += 1
    return found


def key_of(context: Context, numbers: Mapping[int, Sequence[Number]]) -> str:
    """Give the key of a statistic's sentence."""
    text = "".join(_blanked(context, numbers.get(context.paragraph.number, ())))
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:KEY]


def _blanked(context: Context, numbers: Sequence[Number]) -> Iterator[str]:
    start, end = context.sentence
    for number in numbers:
        if start <= number.start < end:
            yield context.paragraph.text[start : number.start] + "#"
            start = number.end
    yield context.paragraph.text[start:end]


def keep(folder: Path, ties: Remembered) -> None:
    """Write ties down, where their file is there already: an empty one begins it.

    folder: the report's. A folder that cannot be written to is left as it is.
    """
    path = folder / KEPT_FILE
    if not path.is_file() or not is_within(folder, path) or path.read_text(encoding="utf-8") == ties.lines():
        return
    try:
        path.write_text(ties.lines(), encoding="utf-8", newline="\n")
    except OSError:
        return
