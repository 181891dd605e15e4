"""The two editions of a report: the internal one, and the one that may be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from math import inf

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.capitals import capital
from psrstats.checks import Evidence
from psrstats.codes import CODES
from psrstats.columns import Observations
from psrstats.config import Settings
from psrstats.disclosure import (
    Attack,
    Breach,
    Cells,
    Place,
    Structure,
    attack,
    protected,
    protected_rows,
    publishable,
)
from psrstats.lineage import Figures
from psrstats.measures import measure
from psrstats.model import Finding, Severity
from psrstats.results import Learned, Opened

ABOUT = ("area", "group", "item", "period")
READ_BACK, SENT_TWICE = "read-back", "sent-twice"
WITHOUT_NUMBERS = (READ_BACK, "small-number", "telling")  # findings that tell none whatever they are about
SAYS = {code.name: code.says for code in CODES}
NOT_TOLD = "It is about figures that are not shown: psrstats validate --internal tells of it."


class Edition(Struct, frozen=True, dict=True):
    """A report's observations and figures as they are shown, and what an outsider can learn of the rest."""

    observations: Observations
    figures: Figures
    links: Callable[[], Structure]  # what its counts have to do with one another: not asked where nothing is hidden
    attack: Attack = field(default_factory=lambda: Attack((), ()))
    protected: frozenset[str] = frozenset()  # the cells whose figures are not shown
    roughly: frozenset[str] = frozenset()  # those not shown where the fewest were not looked for
    few: float = 0  # the largest count that may not be quoted as it was sent
    seen: Callable[[], Structure] | None = None  # what of the links shows in what is printed; all of them unless given

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give findings without those about figures that are not shown: that there is one tells something of these.

        What is sent twice is told without its numbers, and what never tells a number as it is.
        """
        said = ((one, self.is_silent(one)) for one in findings)
        kept = ((one, silent) for one, silent in said if not silent or one.name in (*WITHOUT_NUMBERS, SENT_TWICE))
        return tuple(self._told(one) if silent else one for one, silent in kept)

    def is_silent(self, finding: Finding) -> bool:
        """Say whether a finding is about figures that are not shown: that there is one may tell something of them."""
        return (bool(self.protected) and not self.protected.isdisjoint(finding.where)) or self._is_of_unused(finding)

    def _is_of_unused(self, finding: Finding) -> bool:
        """Say whether a finding quotes a small count of cells of which none is used, so that none is marked."""
        if finding.name != SENT_TWICE or set(finding.where) <= self._shown:
            return False
        said = (text.replace(",", "") for text in (finding.printed, finding.expected))
        return any(text.isdecimal() and 0 < int(text) <= self.few for text in said)

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(self.observations.texts("cell").tolist())

    def _told(self, finding: Finding) -> Finding:
        if finding.name in WITHOUT_NUMBERS:
            return finding
        bare = Finding(finding.name, finding.severity, SAYS[finding.name], finding.where, explanation=NOT_TOLD)
        return replace(bare, accepted=NOT_TOLD * bool(finding.accepted), corrected=NOT_TOLD * bool(finding.corrected))

    def breaches(self, settings: Settings) -> Iterator[Finding]:
        """Tell what an outsider could work out, where nothing more can be left out to close it."""
        ask = "Leave one of these figures out of the report, or take it out of [disclosure] keep."
        yield from (self._breach(breach, settings, "error", ask) for breach in self.attack.breaches)
        if self.roughly:
            yield self._left_out_roughly()

    def _left_out_roughly(self) -> Finding:
        """Tell that more is left out than may be needed: not which, for that would tell the small ones."""
        sheets = {cell.rpartition("!")[0]: cell for cell in sorted(self.roughly, reverse=True)}
        message = "More figures of this sheet are left out than may be needed: too many hang together to try all ways."
        ask = "Are all of these needed, and are they sums of one another? [disclosure] no_totals names what is none."
        return Finding(READ_BACK, "note", message, tuple(sorted(sheets.values())), ask=ask)

    def leaks(self, settings: Settings) -> Iterator[Finding]:
        """Tell which figures that an agency suppressed can be worked out from the others that it sent."""
        measures = set(self.observations.texts("measure", self.observations.says("marker", "c")).tolist())
        if not any(settings.measures[name].children for name in measures):
            return
        ask = "Does the agency know, and has it published the sheet? psrstats leaves out what gives it away."
        for breach in attack(self.figures, self.links()).breaches:
            row = self.figures.find(breach.place[0], **dict(zip(ABOUT, breach.place[1:], strict=True)))
            if row is not None and self.figures.get(row, "marker") and not breach.rest:
                yield self._breach(breach, settings, "warning", ask)

    def _breach(self, breach: Breach, settings: Settings, severity: Severity, ask: str) -> Finding:
        named = in_words(breach.place, settings, rest=breach.rest)
        can = (
            "can be worked out from" if breach.finished else "may be open: too many figures hang together to try all of"
        )
        message = f"{capital(named)} {can} the figures shown with it."
        cells = tuple(dict.fromkeys(cell for place in (breach.place, *breach.by) for cell in self._cells(place)))
        return Finding(READ_BACK, severity, message, cells, ask=ask)

    def _cells(self, place: Place) -> tuple[str, ...]:
        row = self.figures.find(place[0], **dict(zip(ABOUT, place[1:], strict=True)))
        return () if row is None else self.figures.sources(row)


def learned(edition: Edition, settings: Settings) -> Learned:
    """Say what an outsider can learn of a published edition: the range of each count that it does not show."""
    found = attack(edition.figures, edition.links())
    # A sum that holds by chance with a count that is not shown is seen by us, and by no reader: its range would tell.
    ranges = attack(edition.figures, (edition.seen or edition.links)(), ranges=True).ranges
    of = partial(in_words, settings=settings)
    return Learned(
        settings.disclosure.candidates,
        tuple((of(one.place), one.least, one.greatest) for one in ranges),
        tuple(
            Opened(
                of(one.place, rest=one.rest),
                one.least,
                one.greatest,
                tuple(map(of, one.by)),
                tuple(map(of, one.closed_by)),
                one.finished,
            )
            for one in found.breaches
        ),
        tuple(of(one.place) for one in ranges if not one.finished),
    )


def in_words(place: Place, settings: Settings, *, rest: bool = False) -> str:
    """Name a count, or what is left of it beside the figures shown with it."""
    name, *about = place
    known = settings.measures.get(name)  # only last year's report may have it
    title = f"'{known.title if known else name}' for {', '.join(filter(None, about))}"
    return f"what is left of {title} beside the figures shown with it" if rest else title


def internal(evidence: Evidence, links: Callable[[], Structure] | None = None) -> Edition:
    """Give the edition with everything in it; links: what its counts have to do with one another, if that is known."""
    links = links or partial(Structure.of, evidence.figures, evidence.settings)
    return Edition(evidence.observations, evidence.figures, links)


def published(evidence: Evidence, before: Cells | None = None) -> Edition:
    """Protect a report's counts, and attack what would be printed until nothing more can be left out to close it.

    before: what last year's published report shows of the same counts.
    """
    settings, sent = evidence.settings, evidence.observations
    structure = Structure.of(evidence.figures, settings, before)
    chosen = protected(structure)
    hidden, roughly = chosen.places, chosen.roughly
    while True:
        shown = publishable(sent, hidden, settings, structure.numerators.wholes)
        same = shown is sent and not settings.disclosure.least_denominator
        figures = evidence.figures if same else Figures(measure(shown, settings))
        found = attack(figures, structure)
        more = {place for breach in found.breaches for place in breach.closed_by} - hidden
        if not more:
            unshown = frozenset(sent.texts("cell", protected_rows(sent, shown, settings)).tolist())
            rough = frozenset(structure.cells.addresses[structure.cells.at[place]] for place in roughly)
            few = settings.disclosure.largest if settings.disclosure.base == 1 else inf
            seen = partial(Structure.of, figures, settings, before)
            return Edition(shown, figures, lambda: structure, found, unshown, rough, few, seen)
        chosen = protected(structure, hidden | more)
        roughly |= chosen.roughly
        hidden |= more | chosen.places  # grows, within this report: it comes to an end
