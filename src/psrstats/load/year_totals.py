"""A total beside the quarters or months of a year: the year's where all of them are there, and can be added up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from psrstats.load.column import SheetColumn
from psrstats.load.lines import Line
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.term import Term, in_year
from psrstats.load.words import Vocabulary
from psrstats.patterns import regex
from psrstats.periods import MONTHS, ImpossiblePeriod, financial_year, is_year, known_period, month_in, quarter
from psrstats.totals import is_total

QUARTERS = frozenset(f"Q{number}" for number in (1, 2, 3, 4))
ALL_MONTHS = frozenset(f"month {number}" for number in range(1, len(MONTHS) + 1))
_OUTTURN = regex(
    r"(?:(?:actual|final|annual|full[ -]year|year[ -]end|end of year|eoy|provisional) )?out-?turn|year[ -]end|"
    r"end of year|eoy",
    re.IGNORECASE,
)
ENOUGH, HALF = 20, 0.5  # a sum of smaller figures may be chance
_HAPPENING = regex(  # what is counted when it happens, so that a year's are its quarters' together
    r"\b(?:(?:re-?)?referrals?|contacts?|assessments?|incidents?|offences?|crimes?|episodes?|(?:en|in)quir(?:y|ies)|"
    r"conferences?|discussions?|meetings?|admissions?|discharges?|(?:ex|in)clusions?|suspensions?|attendances?|visits?|"
    r"reviews?|notifications?|arrests?|calls?|complaints?|compliments?|allegations?|disclosures?|adoptions?|deaths?|"
    r"births?|detentions?|interviews?|checks?|appointments?|presentations?|entrants?|requests?|applications?|decisions?|"
    r"consultations?|icpcs?|s\.?47s?|rhis?|concerns?|alerts?|investigations?|moves?|breakdowns?|convictions?|charges?|cautions?|sessions?|"
    r"started|starting|starts?|ended|ending|ceased|ceasing|closed|closures?|opened|completed|received|made|held|"
    r"issued|recorded|reported|granted|trained|attended|delivered|joined|left|entered|entering|leaving|absconding|"
    r"contacted|notified|reviewed|assessed|referred|accepted|excluded|suspended|arrested|searched|searches|uses?|used)\b|"
    r"^new\b",
    re.IGNORECASE,
)
_STANDING = regex(  # of who is there at a day, whatever else the words say
    r"\blooked[ -]after\b(?! reviews?)|\bin (?:care|need|post|employment|education|placement)\b|\bsubject (?:to|of)\b|"
    r"\bon (?:an? |the )?.*\b(?:plans?|register|list|roll)\b|\bat (?:the )?(?:\d|end|year|quarter|month)|\bas at\b|"
    r"\bsnapshot\b|\bcase ?loads?\b|\bopen\b|\ballocated\b|\bcurrent(?:ly)?\b|\bwaiting\b|\bregistered\b|\bactive\b|"
    r"\bwith (?:an? |their )?.*\bplans?$|\bvacanc|\bfte\b|\bhead ?count\b|\bpopulation\b|\bcare leavers\b|"
    r"\b(?:children|staff|workers) in\b",
    re.IGNORECASE,
)


def whole_year(said: Collection[str]) -> str:
    """Name the year whose four quarters or twelve months are said, each once; "year" where they say none; else blank.

    said: parts of a year, Q1 or month 4, or the names of periods.

    >>> whole_year(["Q1", "Q2", "Q3", "Q4"]), whole_year(["Q1", "Q2", "Q3"])
    ('year', '')
    >>> whole_year([f"Q{number} 2019-20" for number in (1, 2, 3, 4)])
    '2019-20'
    """
    names = frozenset(said)
    if names in (QUARTERS, ALL_MONTHS):
        return "year"
    try:
        year = financial_year(min(known_period(name).start for name in names).year)
    except (ValueError, ImpossiblePeriod):
        return ""
    first = year.start.year
    quarters = {quarter(first, number).name for number in (1, 2, 3, 4)}
    months = {month_in(year, number).name for number in range(1, len(MONTHS) + 1)}
    return year.name if names in (quarters, months) else ""


def of_the_year(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Give the columns that are a total of all quarters or months beside them that year; other totals stand apart."""
    values = [column for column in columns if column.role == "value"]
    if not any(column.period or column.part for column in values):
        return list(columns)
    return [_summing(column, values) if column in values else column for column in columns]


def _summing(column: SheetColumn, values: Sequence[SheetColumn]) -> SheetColumn:
    closes = _closes(column, values)
    if column.period or column.part or not (closes or is_total(column.rest)):
        return column
    above = _above(column)
    beside = [one for one in values if (one.period or one.part) and _above(one) == above]
    said = Counter(one.part or one.period for one in beside)
    year = whole_year(said) if set(said.values()) == {1} else ""
    if not year or column.measure != beside[0].measure or (closes and column.index < beside[-1].index):
        return column if closes else replace(column, role="total")
    parts = () if closes else tuple(one.index for one in beside)
    part, period = ("year", "") if year == "year" else ("", year)
    return replace(column, part=part, period=period, parts=parts, proved=closes)


def _closes(column: SheetColumn, values: Sequence[SheetColumn]) -> bool:
    """Tell the one column of the year's outturn, which is the year's of any measure: what was done, or is there."""
    named = [one for one in values if _OUTTURN.fullmatch(one.heading.rpartition(" | ")[2])]
    return column in named and len({*map(_above, named)}) == len(named)


def of_a_year_beside(sheet: Sheet, found: Found, columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Give quarters or months that name no year that of the one beside them, where the figures add up to it.

    Q1 to Q4 and then 2019-20 may be quarters of another year; where a row's four are 681 together, as the year's, they
    are of it.
    """
    values = [column for column in columns if column.role == "value" and not column.fault]
    parts = [column for column in values if column.part and not column.period]
    years = [one for one in values if one.period and not one.part and is_year(known_period(one.period))]
    beside = next((one for one in years if parts and one.index == parts[-1].index + 1), None)
    said = Counter(column.part for column in parts)
    whole = set(said.values()) == {1} and whole_year(said) == "year"
    if not (beside and whole and len({*map(_above, (*parts, beside))}) == 1 and _adds_up(sheet, found, parts, beside)):
        return list(columns)
    year = known_period(beside.period)
    return [
        replace(column, period=in_year(column.part, year), part="", proved=True) if column in parts else column
        for column in columns
    ]


def _adds_up(sheet: Sheet, found: Found, parts: Sequence[SheetColumn], year: SheetColumn) -> bool:
    """Tell whether in any row the figures of a year's parts, no two of them few, come to the year's."""
    for row in found.body_rows:
        read = [sheet.reading(row, column.index) for column in (*parts, year)]
        values = [one.value for one in read if one and not one.marker and not one.percent]
        if len(values) == len(read) and values[-1] >= ENOUGH and abs(sum(values[:-1]) - values[-1]) < HALF:
            return True
    return False


def _above(column: SheetColumn) -> str:
    """Give what stands over a column besides its own heading."""
    return column.heading.rpartition(" | ")[0]


def with_years(line: Line, values: Sequence[SheetColumn]) -> Line:
    """Give a line of headings in which the total of a year's quarters or months is a word for that year."""
    told = [column for column in values if column.parts or column.proved]
    years = {column.heading.rpartition(" | ")[2]: column for column in told}
    same = {(one.heading.rpartition(" | ")[2], one.period, one.part) for one in told}
    if not years or len(same) > len(years):
        return line
    terms = [
        Term(term.text, period=column.period, part=column.part)
        if (column := years.get(term.text))
        and (term.total or (column.proved and (term.part or _OUTTURN.fullmatch(term.text))))
        else term
        for term in line.terms
    ]
    return replace(line, terms=tuple(terms))


def can_be_added(measure: str, words: Vocabulary) -> bool:
    """Tell whether a measure's quarters add up to its year: a count of what happens, not of who is there at a day."""
    labels = [label for label, name in words.measures.items() if name == measure]
    units: Mapping[str, str] = words.units
    happens = any(map(_HAPPENING.search, labels)) and not any(map(_STANDING.search, labels))
    return units.get(measure, "count") == "count" and happens
