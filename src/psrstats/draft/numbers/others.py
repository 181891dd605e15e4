"""Numbers that are no statistics: links, statutes, periods, dates, ages and the rest, in the order they are told in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.draft.numbers.number import Kind
from psrstats.draft.numbers.words import WORDS
from psrstats.periods import MONTH_NAMES

_DASH = r"\s?[-\u2010-\u2015\u2212]\s?"
_TO = rf"(?:{_DASH}|\s(?:to|and|or|&)\s)"
_MONTH = (
    "(?:" + "|".join([*MONTH_NAMES, *(f"{name[:3]}\\b\\.?" for name in MONTH_NAMES if name != "May"), "Sept"]) + ")"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:{_DASH}|\s?/\s?)(?:{_YEAR}|\d\d)(?!\d|,\d|%|\s{_MONTH})"
_WORD = rf"(?:\d{{1,3}}|{WORDS})"
_AGE = r"(?:\d{1,2}(?:\s?½)?(?!\d|[.,]\d))"
_UNDER = r"(?:years?|yrs?|months?|weeks?|days?)"
_LENGTH = (
    r"(?:(?:working|school|calendar|consecutive|full|clear)[ -])?"
    r"(?:minute|hour|day|night|week|fortnight|month|quarter|year|yr|mile|kilometre|km|metre|decade)"
)
_WITHIN = (
    r"within|over|more than|less than|fewer than|under|at least|up to|for|in|every|after|before|next|last|past|previous|"
    r"first|final|since|longer than|than|or more than|about|around|approximately|nearly|almost|just over|just under|"
    r"further|the|minimum of|maximum of|these|those|between|each of|of|or|and|to|any|preceding|recent|latest|coming|by"
)
_REFERENCE = (
    rf"\d{{1,3}}(?:(?-i:[A-Z]{{1,2}})\b)?(?:\(\w{{1,3}}\))*(?:(?:,\s?|{_TO})\d{{1,3}}(?:(?-i:[A-Z])\b)?(?:\(\w\))*)*"
)
COUNTED = (
    r"(?:child|young|pupil|referral|contact|case|famil|plan|assessment|enquir|visit|people|person|adult|episode|carer|"
    r"school|care leaver|looked|open|new|conference|review|meeting|staff|worker|social|girl|boy|death|incident|individual|"
    r"delegate|attendee|allegation|notification|live|were |had |have |of (?:the|these|those|whom|which)|in total)"
)

# The named group "n", where there is one, is the number itself.
RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE | re.MULTILINE))
    for kind, form in (
        ("link", r"<?\b(?:https?://|www\.)[^\s<>]+>?|\b[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:/[\w-]+)+\.(?:pdf|docx?|xlsx?)\b"),
        ("note", r"[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[(?:note |\^)?\d{1,3}\]"),
        ("page", rf"\bpages?\s\d{{1,3}}(?:{_TO}\d{{1,3}}|\sof\s\d{{1,3}})?\b|^\s*[-\u2013]?\s?\d{{1,3}}\s?[-\u2013]?\s*\Z"
                 r"|\bpp?\.\s?\d{1,3}(?:-\d{1,3})?\b|(?:\.\s?){4,}(?P<n>\d{1,3})\s*$"),
        ("list", r"^[ \t]*(?:[-*•]\s)?\(?(?P<n>\d{1,3})(?:[.)])(?:(?=\s)|(?=[*_])|(?=(?-i:[A-Z])))"
                 r"|^[ \t]*(?P<m>\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s(?=(?-i:[A-Z*]))|^[ \t]*\((?P<o>\d{1,2})\)\s"),
        ("phone", r"(?<![\w.,])(?:\+44\s?\(?0?\)?\s?|0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w,])|\b0(?:800|500|300)\s?\d{3,4}(?:\s?\d{3,4})?\b"),
        ("identifier", r"\bcovid[\s-]?19\b|\b24/7\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|\b[A-Z]\d{8}\b|\bSFR\s?\d+/\d{4}"
                       r"|\b(?:URN|UPN|ISBN|ref(?:erence)?(?: number| no\.?)?|version|no\.|(?:report|charity|account|application) number:?)\s?[\w-]*\d[\w./-]*"
                       r"|\b(?:attainment|progress) 8\b|\b(?:average )?(?:GCSE |attainment )score of (?P<n>8)\b"
                       r"|\b\d+-(?:page|point|item|question|bed|place)\b|\b20:20\b|\b5[-\s]?a-day\b|\b360[-\s]degrees?\b|\b(?:999|111|101) (?:service|call|number|emergenc)"),
        ("threshold", rf"\b(?:(?:at least|more than|over|or more) )?(?P<n>{_WORD})\s(?:or more\s)?(?:\w+\s){{0,2}}"
                      r"(?:A\*|GCSE|grades?\b|good passes|passes)"
                      rf"|\b(?:more than |at least |over |fewer than )?(?P<m>{_WORD})(?: or more| plus|\+)? (?:times|occasions|or more times)"
                      rf"(?= (?:or more|in (?:a|the|{_WORD})\b|within|during|a (?:day|week|month|year)|over (?:a|the|{_WORD})\b))"
                      rf"|\b(?P<o>{_WORD})(?: or more| plus|\+) (?:previous |separate |different )?"
                      r"(?:times|placements?|moves?|episodes?|children living|changes of|incidents|occasions|criteria|fixed)"),
        ("reference", r"\b(?:sections?|sect?\.|s\.?|regulations?|schedules?|articles?|key stages?|KS|stages?|levels?|tiers?|"
                      r"appendix|annex|fig\.|tables?|charts?|grades?|bands?|phases?|paragraphs?)[ \u00a0]?"
                      rf"(?P<n>{_REFERENCE})(?![\d%,]|\.\d|\s?per\s?cent)"
                      r"|\b(?<!last )(?<!this )(?<!the )(?<!previous )(?:years?|yrs?\.?|year groups?)[ \u00a0]?"
                      rf"(?=\d\d?\b|[a-z])(?P<y>{_REFERENCE})(?![\d%,]|\.\d|\s?per\s?cent)"
                      r"|\b(?:paras?|parts?|chapters?|priorit(?:y|ies)|objectives?|standards?|recommendations?|themes?|"
                      r"figures?|graphs?|notes?|footnotes?|box|step|strand|type|category|domain|goal|aim|outcome|action|"
                      r"case study|question|day|week|room|child|family|form|item|volume|unit|class|zone|option|clause|rule|slide)[ \u00a0]"
                      rf"(?P<m>{_REFERENCE})(?![\d%,]|\.\d|\s?per\s?cent|\s{COUNTED})"
                      r"|\bYr\.? ?R\b|\bone minute guides?\b"),
        ("unread", r"(?<![\d,.£])\d{1,3}, (?!19\d\d\b|20\d\d\b)\d{4}(?!\d|,)|(?<![\d,.])\d{1,3}(?:,\d{3})*,\d{4}(?![\d/]|,)"
                   r"|(?<![\d,.])\d{1,3}(?:,\d{3})+,\d{1,2}(?!\d)|(?<![\d,.])\d+\.\d+\.\d{1,3}(?![\d.])"),
        ("period", r"\b(?:(?:Q|qtr\.?|quarter)\s?[1-4])\b(?:[\s,]*(?:\(|of\s|in\s|for\s)?\s?(?:the\s)?"
                   rf"(?:{_YEARS}|\d\d[-/]\d\d\b|{_YEAR}\b))?\)?(?!%)"
                   rf"|\b{_YEARS}(?:\s?(?:to|{_DASH})\s?{_YEARS})?(?:,?\s?(?:Q|quarter\s?)[1-4]\b)?"
                   r"|\b\d\d/\d\d\b(?=[\s,.;:)])(?!\s?%)"),
        ("date", rf"\b{_DAY}(?:\sof)?[\s-]{_MONTH}(?:,?[\s-](?:{_YEAR}|\d\d(?![\d%,])))?(?:\b|(?<=\.))"
                 rf"|\b{_DAY}(?={_TO}{_DAY}\s{_MONTH})"
                 rf"|\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR})\b|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)\b"
                 rf"|\b{_MONTH}(?:\s?(?:/|{_DASH}|to|and)\s?{_MONTH})?[\s,-]*[‘’']?(?:{_YEAR}|(?<=[‘’'-])\d\d)\b"
                 r"|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:19|20)\d0s\b"),
        ("time", r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon|o.clock)\b|\b[01]?\d:[0-5]\d\b(?!\d)"),
        ("age", rf"\b(?:aged?|ages)(?:\s(?:range|group|band))?s?\s?(?:of\s|between\s|from\s|over\s|under\s|up to\s|around\s|"
                rf"above\s|below\s|only\s|just\s|at\s|or\s|is\s|was\s|:\s?)*(?P<n>{_WORD}(?:\s?½)?(?:{_TO}{_WORD}(?:\s?½)?)*\+?(?:\s{_UNDER}\b)?(?!%))"
                rf"(?!\s?(?:%|per cent)|[.,]\d|,\d{{3}})"
                rf"|\b(?P<m>{_WORD}(?:\s?½)?(?:[-\u2010-\u2015]?{_TO}{_WORD}(?:\s?½)?)?[-\s]*(?:plus\s|\+\s?)?{_UNDER}[-\s]?(?:olds?\b|of age\b))"
                rf"|\b(?P<o>{_WORD}[-\u2010-\u2015]?{_TO}{_WORD}[-\s]*(?:years?|yrs?)[-\s]olds?\b)"
                rf"|\b(?P<p>{_AGE}(?:{_DASH}|\sto\s|\s?&\s?){_AGE}(?:\s?½)?)\s?(?:years?\b|yrs?\b|age\b|y/?o\b|(?:\w+\s)?(?:population|cohort|service|pathway|age range))"
                rf"|\b(?:under|over|pre|post)[\s-](?P<q>{_AGE})[’']?s\b|\b(?:pre|post|under|over|aged)-(?P<r>{_AGE})\b(?!,)"
                rf"|\b(?:population|children|young people|pupils|those|people|girls|boys|females|males)\s\(?(?:aged\s)?"
                rf"(?P<s>{_AGE}(?:{_DASH}|\sto\s){_AGE})\b(?!\s?%)"
                r"|\b(?P<t>(?:1[4-9]|2[0-5])\s?\+)(?=\W|$)"
                rf"|\b(?:turn(?:ed|ing|s)?|reach(?:ed|ing|es)?|until|by age|in care at|beyond|before|from|post|at) (?P<u>1[0-9]|2[0-5])\b"
                rf"(?=[,.;)]|\sand\s(?:over|above|under|1\d|2[0-5])|\s(?:years|go|who|when|they|to 2[0-5]\b|to 1\d\b|or))"
                rf"|\b(?:birth|pre-birth)\sto\s(?P<v>{_WORD})\b"
                rf"|\b(?P<w>{_AGE})(?=\s(?:or|and|&) (?:over|under|above|younger|older)\b)"
                rf"|\bunder (?P<x>{_AGE}|{WORDS})(?:\s(?:years|yrs)\b)?(?=[,.;)]|\s*$|\s(?:and|or|in|population|who|were|was|subject|conception))"
                rf"|\b(?:children|young people|pupils|people|those|boys|girls) under (?P<below>{_AGE})\b(?!,)"
                rf"|\bover (?P<y>1[0-9]|2[0-5])(?=[,.;)]|\s*$|\s(?:who|years|population))"
                rf"|\b(?:under|over|below|above) the age of (?P<z>{_WORD})"),
        ("ordinal", r"\b\d{1,3}(?:st|nd|rd|th)\b"),
        ("duration", rf"\b(?:per|in every|in) (?P<n>\d+) (?:consecutive )?(?:days|weeks|months|years)\b"),
        ("duration", rf"\b(?:(?:{_WITHIN})\s)+(?P<n>{_WORD}(?:\.\d+)?(?:\s?(?:/|{_DASH}|to|or|and)\s?{_WORD})?[-\s]?{_LENGTH}s?)\b"
                     rf"|\b(?P<m>{_WORD}(?:[-\u2010-\u2015](?:to|or)?[-\u2010-\u2015\s]?{_WORD})?[-\u2010-\u2015\s](?:minute|hour|day|week|month|year|mile|term)(?:ly)?)(?=[\s-](?!s\b))"
                     rf"|\b(?P<o>{_WORD}\s{_LENGTH}s?)(?=\s(?:or (?:more|less|over|longer|under)|ago|later|earlier|before|after|from|period|away|prior|old|of (?:the|a|an|becom|birth|entering|referral|receipt|starting)|outside|without|plus|running|in (?:a row|advance|succession|post)))"
                     rf"|\b(?P<p>{_WORD} (?:hours?|days?|nights?|times|sessions?))(?= (?:a|per|each|every) (?:day|week|month|year|term))"),
        ("definition", r"(?P<n>£?\d[\d,.]*(?:%|\sper cent)?) of (?:the )?(?:\w+ ){0,2}median\b|"
                       r"\b(?:earn(?:ing|ings|s)?|incomes?|savings?|threshold|limit|capital)(?: \w+){0,3} (?:below|under|less than|up to|of|above|over|"
                       r"not exceeding|exceeding|no more than|more than) (?P<m>£\d[\d,]*(?:\.\d+)?)"),
    )
)  # fmt: skip
_YEAR_ALONE = re.compile(rf"(?<![\w£,.–-]){_YEAR}\b(?![,.]\d|\s?%|\s?per\s?cent|\s?percentage|\s{COUNTED}|[-–]\d)")
_COUNT_BEFORE = re.compile(
    r"\b(?:total(?:led|ling)? (?:of )?|number(?: of)? |figure of |sum of |were |was a total of )$", re.IGNORECASE
)
# A raised mark that lost its raising: "Board1", "area2.", "network.9 They".
_GLUED = re.compile(
    r"(?<=[a-z]{3})\d{1,2}(?!\w|[.,:/-]\d)|(?<=[a-z)”’][.,;])\d{1,2}(?=\s|$)|(?<=[a-z][)”’])\d{1,2}(?!\w|%)"
)
_TOKEN = re.compile(r"\b[A-Za-z][A-Za-z-]*\d[\w-]*|\b\d+[A-Za-z]{2,}\d\w*")

_MEASURED = re.compile(r"\b(?:averag\w+|mean|median|took|takes|taking)\b[^.;]*\Z", re.IGNORECASE)
_PLAIN_BEFORE = re.compile(r"\b(?:of|to|from|by|is|was|at|than|around|about|approximately|nearly|almost|with|for)\s\Z")


def others(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Give the stretches of a text that hold numbers which are no statistics, in the order that they are told in.

    A stretch may lie within an earlier one: the earlier holds.
    """
    for kind, form in RULES:
        if kind == "reference":
            yield from ((*found.span(), "note") for found in _GLUED.finditer(text))
        for found in form.finditer(text):
            group = found.lastgroup if found.lastgroup else 0
            measured = kind == "duration" and (_is_measured(text, *found.span(group)) or _is_part(text, found, group))
            if any(letter.isalnum() for letter in found[group]) and not measured:
                yield *found.span(group), kind
        if kind == "date":
            yield from ((*found.span(), "year") for found in _YEAR_ALONE.finditer(text) if not _counted(text, found))
    yield from ((*found.span(), "identifier") for found in _TOKEN.finditer(text))


def _counted(text: str, found: re.Match[str]) -> bool:
    return _COUNT_BEFORE.search(text, 0, found.start()) is not None


def _is_measured(text: str, start: int, end: int) -> bool:
    """Tell a length of time that is an average or was taken ("an average of 547 days") from one in a measure's name."""
    before = text[max(0, start - 150) : start]
    return bool(_MEASURED.search(before) and _PLAIN_BEFORE.search(before)) or text.startswith(" on average", end)


def _is_part(text: str, found: re.Match[str], group: str | int) -> bool:
    """Tell "three quarters of them" from "the last three quarters"."""
    before = text[max(0, found.start(group) - 20) : found.start(group)]
    quarters = found[group].casefold().rstrip("s").endswith("quarter")
    return quarters and not re.search(
        r"\b(?:last|past|previous|next|first|final|these|those)\s\Z", before, re.IGNORECASE
    )
