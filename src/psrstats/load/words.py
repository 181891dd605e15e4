"""The words that a source's sheets may use, and how words are matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from psrstats.config import Settings, Source
from psrstats.patterns import regex
from psrstats.units import Unit

REMEMBERED = 50_000  # words: a sheet's are met again and again
# What the headings over labels say of them.
HEADINGS = {
    "measure": (
        *("measure", "indicator", "indicator name", "description", "metric", "kpi", "performance indicator", "pi"),
        *("performance measure", "measure name", "metric name", "indicator title", "key performance indicator"),
    ),
    "area": (
        *("area", "area name", "ward", "ward name", "local authority", "la name", "district", "district name", "la"),
        *("country name", "region", "region name", "constituency", "constituency name", "geography", "org name"),
        *(
            "local authority name",
            "authority",
            "council",
            "electoral ward",
            "locality",
            "county",
            "country",
            "areas",
            "wards",
            *(
                "local authority area",
                "upper tier local authority",
                "utla",
                "ltla",
                "lad",
                "youth justice service",
                "yot",
            ),
            *("community safety partnership", "csp", "lpu", "local policing unit", "sub-icb", "sub-icb location"),
            *("local authority / region", "la / region", "region / la", "la/region", "region/la", "place name"),
            *("police division", "bcu", "lpa", "local policing area", "policing area"),
            *("police force", "force area", "nhs trust", "icb", "ics", "ccg"),
        ),
    ),
    "period": (
        *("period", "time period", "year", "quarter", "date", "month", "financial year", "academic year"),
        *("reporting year", "snapshot", "snapshot date", "as at", "fin year", "yr", "qtr", "reporting period"),
    ),
    "unit": ("unit", "units", "unit of measure", "value type", "format", "measured in"),
    "code": (
        *("area code", "ward code", "code", "ons code", "id", "child", "child id", "child unique id", "urn", "upn"),
        *("page", "page no", "page number", "tab", "tab name", "worksheet", "sheet name"),
        *("table", "table no", "table number"),
    ),
    "commentary": ("commentary", "comment", "comments", "analysis", "narrative"),
    "note": ("note", "notes", "value note", "source", "sources", "data source", "footnote", "footnotes"),
    "reference": ("ref", "ref no", "reference", "no", "ref number", "indicator ref", "kpi ref", "number", "#"),
    "context": (
        *("geographic level", "time identifier", "area type", "owner", "lead", "lead officer", "polarity", "frequency"),
        *("category type", "parent code", "parent name", "reported", "good is", "service", "directorate", "team"),
    ),
}
DIVISIONS = ("division", "force", "neighbourhood", "sector", "patch")  # over areas, or over services and teams
ROLE_OF = {word: role for role, words in HEADINGS.items() for word in words}
# Areas that a sheet may name whether or not the report compares itself with them.
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland", "Great Britain", "United Kingdom", "National")
NATIONS_AND_REGIONS = (
    *NATIONS,
    *("North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England"),
    *("London", "Inner London", "Outer London", "South East", "South West", "Statistical neighbours"),
)
# What a figure is of its measure. Those of NEVER are not the measure itself, whatever its unit.
_OF_THE_MEASURE = {
    "value": r"value|(?:no\.?s?|numbers?|n|counts?) ?(?:[(\[]%[)\]]|(?:/|and|&) ?(?:%|per ?cent(?:age)?))|"
    r"(?:%|per ?cent(?:age)?) ?(?:[(\[](?:no\.?|number|n|count)[)\]]|(?:/|and|&) ?(?:no\.?|number|n|count))",
    "actual": r"act(?:uals?)?|out-?turn|results?|figures?|performance|latest|"
    r"in[ -](?:the )?(?:month|quarter|period)|discrete|(?:quarterly|monthly) (?:figure|value|number|total)|"
    r"(?:latest|reported|our) (?:value|figure|results?|performance|position|out-?turn|data)",
    "count": r"no\.?s?|numbers?(?: of)?|n|counts?|#|volume|numerator|number of (?:children|cases|records)|"
    r"(?:no\.?|number|count)(?: of (?:children|cases))?,? (?:as )?at (?:the )?(?:31(?:st)? march|"
    r"end of (?:the )?(?:year|period|quarter|month)|(?:year|period|quarter|month)[- ]end)",
    "percent": r"(?:as )?(?:%|per ?cent(?:ages?)?|percentages?)(?: of .*)?|proportion(?: of .*)?|share(?: of .*)?",
    "rate": r"(?:crude )?rates?\b.*|(?:per|/) ?(?:(?:1|10|100)(?:,?000| ?k)|(?:(?:a|one|ten|hundred) )*thousand)\b.*",
    "ratio": r"ratio",
    "average": r"average|mean|avg",
    "median": r"median(?: (?:number of )?(?:working )?days)?",
    "time": r"(?:(?:average|mean|avg|number of) )*(?:calendar |working )?(?:days|hours)",
    "money": r"£|cost|£ ?000s?|£k|£m",
}
_RANKED = r"(?:la|national|england|regional|region|sn|(?:statistical )?neighbours?'?|current|latest|previous|overall)"
_RATED = (
    r"(?:hundred|(?:ten |hundred )?thousand|million|head|capita|person|resident|child|pupil|population)\b"  # a rate
)
_AIMED = (
    r"(?:annual|floor|stretch|local|national|regional|year[- ]end|end of year|full year|in-?year|internal|corporate|"
    r"agreed|quarterly|monthly|outturn|lower|upper|minimum|statutory|contract(?:ual)?|revised|proposed|interim|final|our)"
)
NEVER = {
    "target": rf"(?:{_AIMED} )*targets?(?: (?:for|by|range|value|level).*)?|tgt|trgt|plan(?:ned)?|goal|stretch|"
    r"ambition|milestones?|expected|base ?line(?: (?:year|figure|value|position|period))?|thresholds?|tolerance|"
    r"trajectory|budget(?:ed)?|forecast|projections?|projected|predicted|estimated outturn",
    "change": r"(?:(?:%|percentage|per ?cent|net|annual|yoy|year[ -]on[ -]year|points?|pp|absolute) ?)*"
    r"(?:change|difference|diff|var(?:iance|iation)?|movement)(?: ?\(?%\)?| pp)?"
    r"(?: (?:on|from|since|in|to|between|over|v|vs)\b.*)?|"
    r"\+/-|% \+/-|yoy(?: %)?",
    "ytd": r"ytd|(?:year[ -])?to[ -]date|cumulative.*|running total|rolling.*|total to date",
    "rag": r"rag(?: (?:rating|status))?|status|rating",
    "direction": r"direction(?: of travel)?|d\.?o\.?t\.?|trend|travel|arrow",
    "limit": r"(?:lower|upper|low|high)(?: \d\d(?:\.\d)?%?)? ?(?:ci|cl|limit|confidence.*|bound|95.*|99.*)"
    r"(?: \d\d.*)?(?: limit)?|lci|uci|(?:95% )?(?:ci|confidence interval)s?|margin of error|"
    r"(?:\d\d(?:\.\d)?%? ?)?(?:lcl|ucl|lci|uci)|\d\d(?:\.\d)?%? (?:ci|confidence.*)|"
    r"(?:relative )?standard (?:error|deviation)s?",
    "rank": rf"(?:{_RANKED} )*(?:rank(?:ing|ed)?|quartile|quintile|decile|percentile)s?"
    r"(?: (?:of \d+|(?:out of|in|among|within|position|band(?:ing)?|nationally|regionally|\().*))?",
    "pace": r"(?:monthly|weekly|daily|quarterly|\d+ ?-?months?|(?:\d|two|three|five)[ -]year) (?:average|avg\.?|mean)|"
    rf"(?:(?:average|mean|avg\.?)(?: number)? )?per (?!cent|annum|[\d,]+|year\b|{_RATED})[a-z]+(?: worker)?|"
    r"daily|weekly",
    "extreme": r"max(?:imum)?|min(?:imum)?|longest|shortest|(?:inter-?quartile )?range|iqr|"
    r"(?:highest|lowest|peak|busiest|quietest)(?: (?:month|quarter|year|week|day|value|figure))?",
    "base": r"denominators?|bases?|(?:un)?weighted (?:base|sample|n|count|total)s?|sample(?: sizes?)?(?: \(\w+\))?|"
    r"cohort|out of|"
    r"(?:number|no\.?) (?:of respondents|responding)|respondents",
}
STATISTICS = {name: regex(form) for name, form in (NEVER | _OF_THE_MEASURE).items()}
# Words that part the people counted, of whatever measure: not the name of a theme.
_GROUPS = regex(
    r"(?:girls?|boys?|females?|males?|women|men|m|f|unknown|not (?:known|stated)|other|"
    r"(?:aged? )?(?:under |over )?\d+(?: ?(?:-|to|\u2013) ?\d+|\+| and (?:over|under))?(?: (?:years?|yrs)(?: olds?)?)?|"
    r"white.*|black.*|asian.*|mixed.*|disabled.*|non-disabled.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that one source's sheets may use, and what is meant where they use none."""

    source: str
    group: str  # the heading over the labels that group the rows
    measures: dict[str, str]  # a label, and the measure's name
    areas: dict[str, str]  # as folded, and as written
    area: str
    period: str
    corrected: dict[str, str]  # a cell put right, and what was put right
    units: Mapping[str, Unit] = field(default_factory=dict)  # of each measure
    per: Mapping[str, int] = field(default_factory=dict)  # of each rate
    within: frozenset[str] = frozenset()  # the areas within the report's own
    stated: str = ""  # the period that psrstats.toml states of the source
    context: tuple[str, ...] = ()  # headings and words that psrstats.toml says tell nothing of the figures
    terms: dict[frozenset[str], Any] = field(default_factory=dict, compare=False)  # texts read, by a sheet's footnotes


def vocabulary(source: Source, settings: Settings) -> Vocabulary:
    """Gather the words of one source: its measures' labels and the report's areas."""
    report = settings.report
    own = [measure for measure in settings.measures.values() if measure.source == source.name]
    areas = (*NATIONS_AND_REGIONS, *report.areas, *report.neighbours, *report.comparators, report.area)
    return Vocabulary(
        source.name,
        source.group,
        {fold(measure.words): measure.name for measure in own},
        {fold(area): area for area in areas},
        report.area,
        source.period or report.period,
        {correction.where: str(correction) for correction in settings.corrections},
        {measure.name: measure.unit for measure in own},
        {measure.name: measure.per for measure in own if measure.per},
        frozenset(report.areas),
        source.period,
        source.context,
    )


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Fold case, spaces, note markers and end punctuation, so that words match as a person would match them.

    >>> fold("  Children looked  after [note 2]: "), fold("la_name")
    ('children looked after', 'la name')
    """
    return " ".join(re.sub(r"\[note [^]]*\]|_", " ", text.casefold()).split()).rstrip(".:;* ")


@lru_cache(REMEMBERED)
def loose(text: str) -> str:
    """Fold a label further: without punctuation, without "No. of" before it and a unit behind it.

    >>> loose("No. of children with a  Protection Plan"), loose("Children - reported missing (no.)")
    ('children with a protection plan', 'children reported missing')
    """
    words = re.sub(r"\((?:no\.?s?|numbers?|n|count|#)\)$|,? ?- ?(?:number|count)$", "", fold(text)).strip()
    words = re.sub(r"^(?:(?:the )?(?:total )?(?:number|no\.?|count)|#|sum|count) of ", "", words)
    return " ".join(re.sub(r"[^\w%£+&]+", " ", words.replace("&", " and ").replace("'", "")).split())


@lru_cache(REMEMBERED)
def statistic_of(text: str) -> str:
    """Name the statistic that a heading or a unit says, such as percent, rate or target; blank where it says none.

    >>> statistic_of("No."), statistic_of("% change"), statistic_of("Rate per 10,000"), statistic_of("Girls")
    ('count', 'change', 'rate', '')
    """
    words = fold(text)
    return next((name for name, form in STATISTICS.items() if form.fullmatch(words)), "")


def is_group(text: str) -> bool:
    """Tell words that part the people counted, such as Girls or 5-9, from the name of a theme."""
    return _GROUPS.fullmatch(text.strip()) is not None
