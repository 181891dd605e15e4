"""Numbers of rules: statutes and stages, how many make a case, and limits in law."""

from __future__ import annotations

from psrstats.draft.numbers.forms import COUNTED, THINGS, TO, WORD, joined

_NUMBER = (
    r"\d{1,3}(?:[a-z]{1,2}\b)?(?:\(\w{1,3}\))*"
    rf"(?:(?:,\s?|{TO})\d{{1,3}}(?:[a-z]\b)?(?:\(\w\))*(?!\d|\s(?:{THINGS}))){{0,9}}(?![\d%]|,\d|\.\d|\s?per\s?cent)"
)
_ALWAYS = (
    r"sections?|sect?\.|regulations?|schedules?|articles?|key stages?|ks|stages?|levels?|tiers?|"
    r"appendix|annex|fig\.|tables?|charts?|grades?|bands?|phases?|paragraphs?"
)
_OFTEN = (  # unless what is counted follows
    r"paras?|parts?|chapters?|priorit(?:y|ies)|objectives?|standards?|recommendations?|themes?|figures?|graphs?|notes?|"
    r"footnotes?|box|step|strand|type|category|domain|goal|aim|outcome|action|case study|question|day|week|room|child|"
    r"family|form|item|volume|unit|class|zone|option|clause|rule|slide|"
    r"ward|area|locality|team|cohort|site|cluster|floor"
)
_TIMES = r"(?:times|occasions|or more times)"
_CASES = r"times|placements?|moves?|episodes?|children living|changes of|incidents|occasions|criteria|fixed"
_MONEY = r"earn(?:ing|ings|s)?|incomes?|savings?|threshold|limit|capital"
_BOUND = r"below|under|less than|up to|of|above|over|not exceeding|exceeding|no more than|more than"

REFERENCE = joined(
    rf"\b(?:{_ALWAYS})[ \u00a0]?(?P<n>{_NUMBER})",
    # "last year 12 children" is a count
    rf"\b(?<!early )(?<!last )(?<!this )(?<!the )(?<!previous )(?:years?|yrs?\.?|year groups?)[ \u00a0]?"
    rf"(?=\d\d?\b)(?P<n>{_NUMBER})",
    rf"\b(?:{_OFTEN})[ \u00a0](?P<n>{_NUMBER})(?!\s{COUNTED})",
    r"\b(?:para(?:graph)?s?|sections?|chapters?|tables?|figures?)[ \u00a0](?P<n>\d{1,3}(?:\.\d{1,3}){1,3})(?!\d|\s?%)",
    rf"\b(?:stage|tier|level|phase|step|band)[ \u00a0](?P<n>one|two|three|four|five)\b(?!\s{COUNTED})",
    r"\byr\.? ?r\b|\bone minute guides?\b",
    needs="sect regulation schedule article stage ks level tier append annex fig table chart grade band phase para "
    "part chapter priorit objective standard recommend theme graph note box step strand type categor domain goal aim "
    "outcome action case question day week room child family form item volume unit class zone option clause rule "
    "slide year yr minute ward area locality team cohort site cluster floor",
)
SECTION = joined(r"(?<![\d,.£])\d{1,2}(?:\.\d{1,2}){2,3}(?!\d|\.\d|\s?%)", needs=".")  # "see 4.2.1"
STATUTE = joined(rf"\b(?<![’'])s\.?[ \u00a0]?(?P<n>{_NUMBER})")
THRESHOLD = joined(
    rf"\b(?:(?:at least|more than|over|or more) )?(?P<n>{WORD})\s(?:or more\s)?(?:\w+\s){{0,2}}"
    r"(?:a\*|gcse|grades?\b|good passes|passes)",
    rf"\b(?:more than |at least |over |fewer than )?(?P<n>{WORD})(?: or more| plus|\+)? {_TIMES}"
    rf"(?= (?:or more|in (?:a|the|{WORD})\b|within|during|a (?:day|week|month|year)|over (?:a|the|{WORD})\b))",
    rf"\b(?P<n>{WORD})(?: or more| plus|\+) (?:previous |separate |different )?(?:{_CASES})",
    needs="a* gcse grade pass times occasions more plus +",
)
DEFINITION = joined(
    r"(?<![\w,.£])(?P<n>£?\d[\d,.]{0,15}(?:%|\sper cent)?) of (?:the )?(?:\w+ ){0,2}median\b",
    rf"\b(?:{_MONEY})(?: \w+){{0,3}} (?:{_BOUND}) (?P<n>£\d[\d,]{{0,15}}(?:\.\d\d?)?)",
    r"(?<![\w,.])(?P<n>\d\d(?:\.\d)?(?:%| ?per cent)) (?:confidence|credible|intervals?|limits?|cis?|bounds?)\b",
    needs="median earn income saving threshold limit capital confiden credible interval ci bound",
)
