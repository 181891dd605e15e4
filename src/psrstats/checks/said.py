"""What an agency says of its figures, in words and in figures of change, held against the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.checks.series import SERIES
from psrstats.columns import Array, lots
from psrstats.formulas.polarity import SIGN
from psrstats.formulas.printed import Printed, Span, printed
from psrstats.formulas.wording import Wording, wording
from psrstats.model import Finding, Severity
from psrstats.numbers import exact
from psrstats.patterns import regex
from psrstats.periods import (
    Period,
    financial_year,
    is_quarter,
    known_period,
    quarter,
    quarter_before,
    season,
    year_before,
)

NAME = "said"
JUDGED = {"better": 1, "improved": 1, "improving": 1, "worse": -1, "worsened": -1, "worsening": -1}
SUPERLATIVE = {"lowest": -1, "fewest": -1, "highest": 1, "most": 1}
_SUBJECT = (
    r"(?:(?:the|this|these|our|overall|total)\s+)*"
    r"(?:(?:numbers?|rates?|figures?|percentages?|proportions?|performance|volumes?|levels?|it|this|they)\s+)?"
    r"(?:(?:is|was|are|were|has|have|had|been|also|again|now|slightly|significantly|markedly|much|a|an|the|"
    r"slight|small|large|marked|further|little|far)\s+)*"
)
_WORDS = (
    r"fell|fallen|falling|decreased?|decreasing|declined?|declining|dropped|drop|reduced|reduction|lower|fewer|down|fall|"
    r"rose|risen|rising|rise|increased?|increasing|grew|grown|growth|higher|more|up|doubled|halved|trebled|"
    r"unchanged|no change|the same|better|worse|improved|improving|worsened|worsening"
)
_AFTER = r"(?=\s+(?:than|on|from|since|compared|by|over|as|at)\b|\s*$|,)"
_SAID = regex(rf"^{_SUBJECT}(?P<words>{_WORDS}){_AFTER}(?P<rest>.*)$")
_RECORD = regex(rf"^(?:the\s+)?(?P<words>{'|'.join(SUPERLATIVE)})(?:\s+\w+){{0,2}}\s+since\s+(?P<rest>.*)$")
_LEVEL = regex(r"^(?P<words>above|over|below|under)\s+(?P<level>\d+(?:\.\d+)?)%(?:\s+since\s+\S+)?$")
_WORTH = regex(rf"\b(?:{_WORDS}|{'|'.join(SUPERLATIVE)}|above|over|below|under)\b")
_OTHER = regex(r"\b(?:nation\w*|england|average|neighbours?|target|regional|region|expected|planned|forecast|peers?)\b")
_YEAR = regex(r"\b(?:year|years|12 months|twelve months|annual\w*|20\d\d(?:[-/]\d\d)?)\b")
_YEAR_END = regex(r"\bend of (?:last|the (?:last|previous)) year\b")
_QUARTER = regex(r"\b(?:(?:last|previous|preceding|prior) quarter|quarter (?:before|on quarter))\b")
_NAMED = regex(r"\bq[1-4]\b(?!\s*(?:of\s+)?(?:19|20)\d\d)")
_SAME_QUARTER = regex(r"\bsame (?:quarter|point|period|time|month)\b|\b(?:a|one) year (?:ago|before|earlier)\b")


class Claim(Struct, frozen=True):
    """What a sentence says: how the figure stands to an earlier one, and to which."""

    sentence: str
    meant: Wording | None  # None where better or worse is said, which the measure's polarity turns into up or down
    goodness: int = 0
    since: str = ""  # year, quarter, year end or record; blank where the sentence names none
    first: int = 0  # of a record, the year since which it is one
    side: int = 0  # of a record, 1 for the highest and -1 for the lowest; of a level, 1 above and -1 below
    level: Fraction = Fraction(0)  # per cent, which the figure is said to be above or below


def said(evidence: Evidence) -> Iterator[Finding]:
    """Find words of direction that the figures contradict: an error; a warning where they do not say since when."""
    for rows, claims in _spoken(evidence):
        for claim in claims:
            if found := _contradicted(evidence, rows, claim):
                yield found


def _spoken(evidence: Evidence) -> Iterator[tuple[Array, list[Claim]]]:
    """Give the rows of figures of which something is said that can be held against them, and what."""
    sent = evidence.observations
    texts = filter(None, evidence.said_in("commentary"))
    known = {text: claims for text in texts if (claims := claims_in(text))}
    spoken = np.flatnonzero(sent.says("commentary", *known) & sent.says("marker", "")) if known else ()
    for lot in lots(sent.sheets[spoken], sent["commentary"][spoken], sent["label"][spoken]) if len(spoken) else ():
        yield spoken[lot], known[sent.get(int(spoken[lot[0]]), "commentary")]


def claims_in(text: str) -> list[Claim]:
    """Read what a commentary claims, sentence by sentence; what is about another area or a target is left out.

    >>> [(one.since, one.meant is not None) for one in claims_in("Down on the same quarter last year. Staff left.")]
    [('year', True)]
    >>> claims_in("Q2 was still under the national average. More work is needed. Up to date.")
    []
    """
    sentences = (sentence.strip() for sentence in re.split(r"(?<=[.;!?])\s+|[.;!?]$|\n", text))
    return [claim for sentence in sentences if sentence and (claim := _claim(sentence.rstrip(".;!?")))]


def _claim(sentence: str) -> Claim | None:
    plain = " ".join(sentence.casefold().split())
    if not _WORTH.search(plain) or _OTHER.search(plain):
        return None
    if level := _LEVEL.match(plain):
        side = 1 if level["words"] in ("above", "over") else -1
        return Claim(sentence, None, since="level", side=side, level=Fraction(level["level"]))
    if record := _RECORD.match(plain):
        year = re.search(r"\b(?:19|20)\d\d\b", record["rest"])
        return Claim(
            sentence, None, since="record", first=int(year[0]) if year else 0, side=SUPERLATIVE[record["words"]]
        )
    found = _SAID.match(plain)
    if not found or (found["words"] in ("more", "up", "down") and not _since(found["rest"])):
        return None
    goodness = JUDGED.get(found["words"], 0)
    meant = None if goodness else wording(found["words"])
    return Claim(sentence, meant, goodness, _since(found["rest"])) if goodness or meant else None


def _since(rest: str) -> str:
    if _YEAR_END.search(rest):
        return "year end"
    if _SAME_QUARTER.search(rest):
        return "year"
    if named := _NAMED.search(rest):
        return named[0]
    if _QUARTER.search(rest):
        return "quarter"
    return "year" if _YEAR.search(rest) else ""


def _contradicted(evidence: Evidence, rows: Array, claim: Claim) -> Finding | None:
    """Give a finding where every comparison that a claim can mean goes the other way."""
    tried: list[tuple[str, str, str]] = []
    sent = evidence.observations
    for lot in lots(*(sent[name][rows] for name in SERIES)):
        now = _latest(evidence, rows[lot])
        about = tuple(sent.get(now, name) for name in SERIES)
        earlier = _earlier(evidence, about, now, claim)
        pairs = [(now, one) for one in earlier]
        if claim.since == "level" and evidence.settings.measures[about[0]].unit == "percent":
            pairs = [(now, now)]
        meant = _meant(evidence, about[0], claim)
        if not pairs or (meant is None and claim.since not in ("record", "level")):
            return None
        wrong = [pair for pair in pairs if not _holds(evidence, claim, meant, *pair)]
        if claim.since == "record" and wrong:
            pairs = wrong
        if len(wrong) < len(pairs) or not wrong:
            return None
        cells = [(sent.get(one, "cell"), sent.get(other, "cell")) for one, other in wrong]
        tried += [(*both, _compared(evidence, *pair)) for both, pair in zip(cells, wrong, strict=True)]
    return _finding(evidence, claim, tried) if tried else None


def _latest(evidence: Evidence, series: Array) -> int:
    """Give the latest figure of a row, up to the report's period if any is."""
    end = known_period(evidence.settings.report.period).end
    periods = [known_period(name) for name in evidence.words("period", series)]
    due = [place for place, period in enumerate(periods) if period.end <= end] or list(range(len(periods)))
    return int(series[max(due, key=periods.__getitem__)])


def _earlier(evidence: Evidence, about: tuple[str, ...], now: int, claim: Claim) -> list[int]:
    """Give the earlier figures that a claim can mean, with a number."""
    sent = evidence.observations
    alike = sent.only(evidence.sent, **dict(zip(SERIES, about, strict=True)))
    period = known_period(sent.get(now, "period"))
    whole = evidence.settings.measures[about[0]].unit != "count"
    names = {one.name for one in _meant_periods(period, claim.since, whole)}
    if claim.since == "record":
        names = {name for name in evidence.words("period", alike) if _counts(known_period(name), period, claim.first)}
    found: list[int] = alike[sent.says("period", *names)[alike]].tolist()
    return found


def _meant_periods(period: Period, since: str, whole: bool) -> list[Period]:
    """Give the periods that are meant; whole: whether a quarter may be held against a whole year, as counts may not."""
    before, last = quarter_before(period), year_before(period)
    if since == "level":
        return []
    if since == "quarter":
        return [before] if before else []
    if since[:1] == "q":
        return _named_quarter(period, int(since[1]))
    if since == "year end" and is_quarter(period):
        return [last, quarter(period.start.year - (period.start.month < 4) - 1, 4)]
    if since and is_quarter(period) and whole:
        return [last, financial_year(period.start.year - (period.start.month < 4) - 1)]
    return [last] if since else [one for one in (last, before) if one]


def _named_quarter(period: Period, number: int) -> list[Period]:
    """Give the last quarter of a number before a quarter: its own is that of the year before."""
    if not is_quarter(period):
        return []
    first = period.start.year - (period.start.month < 4)
    same_year = quarter(first, number)
    return [same_year if same_year < period else quarter(first - 1, number)]


def _counts(earlier: Period, period: Period, first: int) -> bool:
    """Say whether a period is one that a record must beat: before it, of its kind, and not before the first year."""
    same_kind = season(earlier) == season(period) or (is_quarter(earlier) and is_quarter(period))
    return same_kind and earlier < period and earlier.start.year >= first


def _meant(evidence: Evidence, measure: str, claim: Claim) -> Wording | None:
    if not claim.goodness:
        return claim.meant
    sign = SIGN.get(evidence.settings.measures[measure].polarity, 0) * claim.goodness
    return wording("up" if sign > 0 else "down") if sign else None


def _holds(evidence: Evidence, claim: Claim, meant: Wording | None, now: int, earlier: int) -> bool:
    last, first = (_printed(evidence, row) for row in (now, earlier))
    if claim.since == "level":
        low, high = last.any_rule().ends
        return high >= claim.level if claim.side > 0 else low <= claim.level
    change = last.any_rule() - first.any_rule()
    if claim.since == "record":
        return change.high >= 0 if claim.side > 0 else change.low <= 0
    if meant is None:
        return True
    if meant.of == "change":
        return _is_no_change(meant) or meant.allows(change)
    low, high = first.any_rule().ends
    if low <= 0:
        return True
    ratios = [end / base for end in last.any_rule().ends for base in (low, high)]
    return meant.allows(Span(min(ratios), max(ratios)))


def _is_no_change(meant: Wording) -> bool:
    """Nobody who says "the same" means the same to the last child."""
    return meant.low == meant.high == Fraction(0)


def _printed(evidence: Evidence, row: int) -> Printed:
    measure, value, places = (evidence.observations.get(row, name) for name in ("measure", "value", "places"))
    counted = evidence.settings.measures[measure].unit == "count" and value.is_integer()
    return printed(exact(value), 0 if counted else places, counted=counted)


def _compared(evidence: Evidence, now: int, earlier: int) -> str:
    get = evidence.observations.get
    step = get(now, "value") - get(earlier, "value")
    said = f"'{evidence.title(get(now, 'measure'))}' for {get(now, 'period')} is"
    if get(now, "cell") == get(earlier, "cell"):
        return f"{said} {get(now, 'original')}"
    side = "higher than" if step > 0 else "lower than" if step < 0 else "the same as"
    return f"{said} {side} for {get(earlier, 'period')}"


def _finding(evidence: Evidence, claim: Claim, tried: list[tuple[str, str, str]]) -> Finding:
    cell, other, compared = tried[0]
    also = "; and ".join(dict.fromkeys(said for _, _, said in tried[1:] if said != compared))
    message = f"The commentary says '{claim.sentence}', but {compared}{'; and ' * bool(also)}{also}."
    severity: Severity = "error" if claim.since else "warning"
    cells = tuple(dict.fromkeys((cell, other, *(one for pair in tried[1:] for one in pair[:2]))))
    return Finding(
        NAME, severity, message, cells, evidence.reads[cell], "other words",
        "The words were kept from an earlier report, the direction was turned round, or a figure was mistyped.",
        "Ask which is right, the words or the figures.",
    )  # fmt: skip
