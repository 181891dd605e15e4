"""Public bodies by the words of their names: councils, health bodies, police forces; and names made as places' are."""

from __future__ import annotations

import re

from psrstats.load.words import fold
from psrstats.patterns import regex

_HEALTH = r"icb|icp|ics|ccg|integrated care (?:board|system)|commissioning region"
_TRUST = r"(?:nhs )?(?:foundation )?trust"
KINDS = rf"(?:region|force|{_HEALTH}|trusts?|sector|unitary|metropolitan|shire|all trusts)"
_BODY = regex(rf".+ (?:council|{_HEALTH}|{_TRUST})")
_POLICE = regex(r".+ (?:police|constabulary|bcu|lpa|policing area|division|district|borough)")
_WORD = r"[A-Z][\w'\u2019-]+"
_COUNCIL = regex(
    rf"({_WORD}(?:(?:,? (?:and|&|of|upon|on|the|in|with))*,? {_WORD})*?)"
    r"(?: (?:Metropolitan|London|Unitary|City|Town|County|District|Borough))* (?:Council|Borough|MBC)"
    r"(?=$|['\u2019]s\b|\s*[-\u2013\u2014:,|(]|\s\d|\s(?:Children|Education|Social|Early|Safeguarding|Public|Director))"
)
_BOROUGH_OF = regex(
    rf"(?:London|Royal|Metropolitan) Borough of ({_WORD}(?: (?:{_WORD}|and|upon|the))*)|City of ({_WORD})"
)
_NO_PLACE = regex(
    r"\b(?:children|care|youth|young|school|student|parish|town|full|local|nursing|medical|research|your|our|the|"
    r"safeguarding|partnership|health|family|general|joint)\b"
)
_ENDING = (
    r"(?:shire|hampton|minster|mouth|chester|caster|cester|borough|burgh|bury|wick|wich|worth|stead|dale|thorpe|"
    r"[a-z]{2}ford|[bdghklmnprstwx]ton|[bdgklnrt]ham|[a-z]{2}ley)"
)
_NAME = regex(rf"(?:(?:North|South|East|West|Great|Little|New|Old|Upper|Lower|Mid) )?[A-Z][a-z'\u2019-]*{_ENDING}")
_SIDES = r"(?:north|south|east|west|central|centre|mid|inner|outer|upper|lower|city|town|rural|urban)"
_SIDE = regex(
    rf"{_SIDES}(?:ern)?(?:[ -]?{_SIDES}(?:ern)?)*(?: (?:division|area|team|locality|district|bcu|lpa))?|"
    r"(?:division|area|bcu|lpa|sector) [a-z\d]{1,2}|[a-z\d]{1,2} (?:division|bcu|lpa)"
)

_SERVICE = regex(
    r"\b(?:early help|early years|mash|front door|teams?|services?|disabilit\w+|child\w*|famil\w+|youth|young|social|"
    r"care|court|assessments?|fostering|adoption|safeguarding|education|send|health|duty|intake|permanence|leaving|support|"
    r"hub|housing|probation|cid|investigations?|response|crime|protection|vulnerab\w+|inclusion|looked after|schools?)"
    r"\b"
)


def is_body(folded: str) -> bool:
    """Tell the name of a body of a place: a council, a health body.

    >>> is_body("barts health nhs trust"), is_body("early help")
    (True, False)
    """
    return _BODY.fullmatch(folded) is not None


def is_policed(folded: str) -> bool:
    """Tell a part of a police force's area by its words: Northern Division, South, B Division, Kent Police.

    >>> [is_policed(text) for text in ("north east", "b division", "kent police", "early help", "mash")]
    [True, True, True, False, False]
    """
    return any(form.fullmatch(folded) for form in (_SIDE, _POLICE, _BODY))


def is_service(folded: str) -> bool:
    """Tell a service or a team from a place by its words.

    >>> [is_service(text) for text in ("early help", "mash", "children with disabilities", "loddon", "north")]
    [True, True, True, False, False]
    """
    return _SERVICE.search(folded) is not None


def council_in(title: str) -> str:
    """Give the place whose council a title begins with the name of; blank where it begins with none.

    >>> council_in("Countyshire County Council - Children's Services"), council_in("London Borough of Alder, 2019-20")
    ('Countyshire', 'Alder')
    >>> council_in("Children in Care Council meetings"), council_in("BCP Council")
    ('', '')
    """
    found = _BOROUGH_OF.match(title) or _COUNCIL.match(title)
    place = next(filter(None, found.groups()), "") if found else ""
    return "" if place.isupper() or _NO_PLACE.search(fold(place)) else place


def may_be_place(title: str) -> str:
    """Give a title that is one name, and ends as names of places do; blank for others.

    >>> [may_be_place(title) for title in ("Countyshire", "North Alderton", "Referrals", "Report", "Family support")]
    ['Countyshire', 'North Alderton', '', '', '']
    """
    title = re.sub(r"[,:(-]?\s*(?:20)?\d\d(?:[-/](?:20)?\d\d)?\)?$", "", title.strip()).strip()
    return title if _NAME.fullmatch(title) else ""
