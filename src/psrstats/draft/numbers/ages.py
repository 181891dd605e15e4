"""Ages and age bands, however they are written."""

from __future__ import annotations

from psrstats.draft.numbers.forms import DASH, TO, WORD, joined
from psrstats.draft.numbers.words import WORDS
from psrstats.patterns import regex

_AGE = r"(?:\d{1,2}(?:\s?½)?(?!\d|[.,]\d))"
_UNITS = r"(?:years?|yrs?|months?|weeks?|days?)"
_DECIMAL = r"\d{1,2}(?:\.\d|\s?½)?"
_HALF = r"(?:\s?½)?"
_HYPHEN = r"[-\u2010-\u2015]"
_BEFORE = r"(?:of|between|from|over|under|up to|around|above|below|only|just|at|or|is|was|:)"
_WHO = r"(?:population|children|young people|pupils|those|people|girls|boys|females|males)"
_NEXT = r"and|or|in|population|who|were|was|subject|conception"

_CHILD = rf"(?:1?\d|2[0-5]|{WORDS})"
_MORE = rf"(?:{DASH}|\sto\s){WORD}{_HALF}|\s(?:and|or|&)\s{_CHILD}{_HALF}(?!\d|\s(?:aged|of them)\b)"
_CHANGED = regex(
    r"\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|gr(?:ew|own|owth|owing)|increas\w+|decreas\w+|reduc\w+|"
    r"drop(?:s|ped|ping)?|declin\w+|up|down|went|gone|mov(?:ed|ing)|chang\w+|improv\w+|cut|climb\w+|doubl\w+)"
    r"(?: \w+ly)?,? from \Z"
)
_FALLING = regex(r"(\d\d) to (\d\d?)\b")

AGED = joined(
    rf"\b(?:aged?|ages)(?:\s(?:range|group|band))?s?\s?(?:{_BEFORE}\s){{0,5}}"
    rf"(?P<n>{WORD}{_HALF}(?:{_MORE}){{0,4}}\+?(?:\s{_UNITS}\b)?(?!%))(?!\s?(?:%|per cent)|[.,]\d|,\d{{3}})",
    needs="age",
)
OLD = joined(
    rf"\b(?P<n>{WORD}{_HALF}(?:{_HYPHEN}?{TO}{WORD}{_HALF})?[-\s]*(?:plus\s|\+\s?)?{_UNITS}[-\s]?(?:olds?\b|of age\b))",
    rf"\b(?P<n>{WORD}{_HYPHEN}?{TO}{WORD}[-\s]*(?:years?|yrs?)[-\s]olds?\b)",
    needs="old age",
)
AGE = joined(
    rf"\bat (?P<n>{_DECIMAL}{TO}{_DECIMAL})\s{_UNITS}\b",
    rf"\b(?P<n>{_AGE}(?:{DASH}|\sto\s|\s?&\s?){_AGE}{_HALF})\s?"
    r"(?:years?\b|yrs?\b|age\b|y/?o\b|(?:\w+\s)?(?:population|cohort|service|pathway|age range))",
    rf"\b(?:under|over|pre|post)[\s-](?P<n>{_AGE})[’']?s\b",
    rf"\b(?P<n>{_AGE}(?:{DASH}|\sto\s){_AGE})[’']?s\b",
    rf"\b(?:pre|post|under|over|aged)-(?P<n>{_AGE})\b(?!,)",
    rf"\b{_WHO}\s\(?(?:aged\s)?(?P<n>{_AGE}(?:{DASH}|\sto\s){_AGE})\b(?!\s?%)",
    r"\b(?P<n>(?:1[4-9]|2[0-5])\s?\+)(?=\W|$)",
    r"\b(?:turn(?:ed|ing|s)?|reach(?:ed|ing|es)?|until|by age|in care at|beyond|before|(?<!\d, )(?<!\d )from|post|at) "
    r"(?P<n>1[0-9]|2[0-5])\b"
    r"(?=[,.;)](?!\d)|\sand\s(?:over|above|under|1\d|2[0-5])|\s(?:years|go|who|when|they|to 2[0-5]\b|to 1\d\b|or))",
    rf"\b(?:birth|pre-birth)\sto\s(?P<n>{WORD})\b",
    rf"\b(?P<n>{_AGE})(?=\s(?:or|and|&) (?:over|under|above|younger|older)\b)",
    rf"\bunder (?P<n>{_AGE}|{WORDS})(?:\s(?:years|yrs)\b)?(?=[,.;)](?!\d)|\s*$|\s(?:{_NEXT}))",
    rf"\b{_WHO} (?:under|over) (?P<n>{_AGE})\b(?!,|\s?%)",
    r"\bover (?P<n>1[0-9]|2[0-5])(?=[,.;)](?!\d)|\s*$|\s(?:who|years|population))",
    rf"\b(?:under|over|below|above) the age of (?P<n>{WORD})",
)


def is_from(text: str, start: int) -> bool:
    """Tell the value that something changed from, which may look like an age: "rose from 14 to 19", "from 19 to 13".

    text: the paragraph's, in small letters; start: of what looks like an age.

    >>> is_from("numbers rose from 14 to 19", 18), is_from("young people from 14 to 19", 18)
    (True, False)
    """
    if not text.endswith("from ", max(0, start - 5), start):
        return False
    falling = _FALLING.match(text, start)
    return _CHANGED.search(text, max(0, start - 40), start) is not None or bool(
        falling and int(falling[1]) > int(falling[2])
    )
