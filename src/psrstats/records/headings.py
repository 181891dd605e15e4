"""Which column of a log holds what, told from its headings' words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar, get_args

Role = Literal["child", "date", "start", "end", "area", "born", "sex", "agency"]
ROLES: tuple[Role, ...] = get_args(Role)
R = TypeVar("R", bound=str)  # what a column holds
CHILD = (
    r"(?:child(?:ren)?|client|(?:missing )?person|pupil|student|learner|young person|young people|yp|cyp|service user|"
    r"subject|patient|individual|nominal|misper|victim)"
)
_NUMBER = r"(?:id|ids|identifier|ref|reference|number|no|code|key|urn|uid|pin)"
_DATE_AND_TIME = re.compile(r"\bdate (?:and )?time\b")
_EPISODE = r"(?:missing|absent|plan|episode|period|care|placement|cp|cin|lac|cla)(?: of care)?"
_NOT_OTHERS = (
    r"(?!.*\b(?:birth|death|start\w*|end\w*|clos\w+|due|return\w*|found|located|complet\w+|ceas\w+|left|"
    r"discharg\w+|expir\w+|review\w*)\b)"
)
SURE = 2  # forms of a date that may be the event's own where a start stands beside it
# The forms of each, the surest first: a heading of a later form counts where none of an earlier one is there.
FORMS: Mapping[Role, tuple[str, ...]] = {
    "child": (
        rf"(?:unique )?{CHILD}(?: s)?(?: unique)? {_NUMBER}|{CHILD}",
        rf"pseudonym\w*(?: {_NUMBER})?|(?:pseudonym\w*|anon\w*|unique|local|la|social care) (?:{CHILD} )?{_NUMBER}",
        r"(?:mosaic|liquidlogic|lcs|eclipse|nhs|nspis|niche|pnc|icims|upn)(?: (?:id|number|no|ref\w*))?|id|pid|urn",
    ),
    "date": (
        r"date|event date|date of event",
        rf"{_NOT_OTHERS}(?:date of [a-z ]+|[a-z]+(?: [a-z]+)? date)",
        r"(?:date )?(?:received|recorded|reported|referred|contacted|made|occurred)(?: on| date)?|when|day",
        rf"{_NOT_OTHERS}date [a-z ]+",
    ),
    "start": (
        r"start(?:ed)?|start (?:date|time|date time)|date (?:time )?(?:of )?start(?:ed)?|from|begin|began|from date",
        rf"{_EPISODE} (?:from|start\w*|start date)",
        r"(?:date )?(?:went missing|opened|admitted|began|entered|last seen)(?: on| date)?|"
        r"date missing(?: from)?|missing(?: from)? date|open date",
        r"[a-z ]+ start(?:ed)?(?: date)?|start(?:ed)? [a-z ]+|decom|date episode commenced",  # DECOM: of the SSDA903
    ),
    "end": (
        r"end(?:ed)?|end (?:date|time|date time)|date (?:time )?(?:of )?end(?:ed)?|to|until|to date|finish\w*",
        rf"{_EPISODE} (?:to|until|end\w*|end date)",
        r"(?:date )?(?:found|located|traced|returned|closed|completed|ceased|discharged|left)(?: on| date)?|"
        r"(?:clos\w+|return|completion) date",
        r"[a-z ]+ end(?:ed)?(?: date)?|end(?:ed)? [a-z ]+|date (?:of )?(?:return|closure|completion)|"
        r"dec|date episode ceased",
    ),
    "area": (
        r"(?:home |electoral )?ward(?: name)?|area(?: name)?",
        r"locality|district|neighbourhood|local authority|la|[a-z ]+ (?:ward|area|locality)|ward of [a-z ]+",
    ),
    "born": (r"dob|d o b|born|(?:date of )?birth(?: date)?|birthday|child(?: s)? (?:dob|date of birth)",),
    "sex": (r"sex|gender|child(?: s)? (?:sex|gender)",),
    "agency": (
        r"agency(?: name)?|organisation",
        r"(?:referring|reporting|contact|source) agency|referrer|referred by|source(?: of (?:contact|referral))?|"
        r"(?:contact|referral) source",
    ),
}


def plain(heading: str) -> str:
    """Write a heading as its words.

    >>> plain("Child_ID"), plain("  Date of Birth (DOB) "), plain("startDate")
    ('child id', 'date of birth', 'start date')
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"\(.*?\)", " ", parted).casefold()).split())


def times_in(headings: Sequence[str], roles: Mapping[R, int]) -> dict[R, int]:
    """Tell which columns hold the times of day that belong to other columns' dates.

    headings: those of the log; roles: the column of each date.

    >>> times_in(["Date missing", "Time missing", "Return date", "Time of return"], {"start": 0, "end": 2})
    {'start': 1, 'end': 3}
    """
    clocks = _clocks(headings)
    found = {role: clocks.get(_about(headings[at])) for role, at in roles.items()}
    return {role: at for role, at in found.items() if at is not None}


def _clocks(headings: Sequence[str]) -> dict[frozenset[str], int]:
    """Give the columns of times of day, by what they are the times of: what another column gives the date of."""
    named = [(at, {*plain(heading).split()}, _about(heading)) for at, heading in enumerate(headings)]
    dated = {about for _, words, about in named if "time" not in words}
    return {
        about: at for at, words, about in reversed(named) if "time" in words and "date" not in words and about in dated
    }


def _about(heading: str) -> frozenset[str]:
    """Give the words of a heading that say of what it is the date or the time."""
    words = {*plain(heading).split()} - {"date", "time", "of", "on", "at", "and"}
    return frozenset(re.sub(r"(?:ed|e|ing)$", "", word) for word in words)  # returned, return


def roles_in(headings: Sequence[str], said: Mapping[str, str]) -> tuple[dict[Role, int], dict[Role, list[str]]]:
    """Tell which column holds what.

    headings: those of the log, in order; said: what psrstats.toml says, by key.
    Returns the column of each role that was found, and the headings of each that could be any of several.

    >>> roles_in(["Client ID", "Date of contact", "Ward", "DOB"], {})[0]
    {'child': 0, 'date': 1, 'area': 2, 'born': 3}
    >>> roles_in(["Child", "Missing from", "Found", "Home ward", "Gender"], {})[0]
    {'child': 0, 'start': 1, 'end': 2, 'area': 3, 'sex': 4}

    Where a date stands beside a start, the start is the event's, unless both may be: when it was recorded is not.

    >>> roles_in(["Child", "Reported", "Start", "End"], {}), roles_in(["Child", "Referral date", "Start", "End"], {})
    (({'child': 0, 'start': 2, 'end': 3}, {'date': ['Reported', 'Start']}), ({'child': 0, 'end': 3}, \
{'date': ['Referral date', 'Start']}))
    """
    forms = {role: forms for role, forms in FORMS.items() if role != "date" or not said.get("start")}
    found, unsure = told(headings, said, forms)  # with a start, its rows are episodes
    if {"date", "start"} <= {*found} and not said.get("date"):
        unsure["date"] = [headings[found["date"]], headings[found["start"]]]
        if any(re.fullmatch(form, plain(headings[found["date"]])) for form in FORMS["date"][:SURE]):
            del found["start"]
        del found["date"]
    return found, unsure


def told(
    headings: Sequence[str], said: Mapping[str, str], forms: Mapping[R, Sequence[str]]
) -> tuple[dict[R, int], dict[R, list[str]]]:
    """Tell which column holds what, by the forms of the headings of each, the surest first.

    Returns the column of each that was found, and the headings of each that could be any of several.
    """
    words = [_DATE_AND_TIME.sub("date", plain(heading)) for heading in headings]
    found: dict[R, int] = {}
    unsure: dict[R, list[str]] = {}
    clocks = _clocks(headings).values()
    for role in forms:
        if name := said.get(role):
            if (at := column_named(name, headings)) is not None:
                found[role] = at
            continue
        near = _nearest(forms[role], words, taken={*found.values(), *clocks})
        if len(near) == 1:
            found[role] = near[0]
        elif near:
            unsure[role] = [headings[at] for at in near]
    return found, unsure


def column_named(name: str, headings: Sequence[str]) -> int | None:
    """Give the column under a heading, as it is written or else by its words; None where there is none, or several."""
    exact = [at for at, heading in enumerate(headings) if heading == name]
    alike = exact or [at for at, heading in enumerate(headings) if plain(heading) == plain(name)]
    return alike[0] if len(alike) == 1 else None


def _nearest(forms: Sequence[str], words: Sequence[str], taken: set[int]) -> list[int]:
    for form in forms:
        if near := [at for at, each in enumerate(words) if at not in taken and re.fullmatch(form, each)]:
            return near
    return []
