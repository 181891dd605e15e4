"""Which column of a log holds what, told from its headings' words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar, get_args

Role = Literal["child", "date", "start", "end", "area", "born", "sex", "agency"]
ROLES: tuple[Role, ...] = get_args(Role)
R = TypeVar("R", bound=str)  # what a column holds
_CHILD = r"(?:child(?:ren)?|client|person|pupil|young person|yp|service user|subject|patient|individual)"
_NUMBER = r"(?:id|ids|identifier|ref|reference|number|no|code|key)"
_EPISODE = r"(?:missing|absent|plan|episode|period|care|placement|cp|cin|lac|cla)(?: of care)?"
_NOT_OTHERS = (
    r"(?!.*\b(?:birth|death|start\w*|end\w*|clos\w+|due|return\w*|found|complet\w+|ceas\w+|left|"
    r"discharg\w+|expir\w+|review\w*)\b)"
)
# The forms of each, the surest first: a heading of a later form counts where none of an earlier one is there.
FORMS: Mapping[Role, tuple[str, ...]] = {
    "child": (
        rf"(?:unique )?{_CHILD}(?: s)?(?: unique)? {_NUMBER}|{_CHILD}",
        rf"pseudonym\w*(?: {_NUMBER})?|(?:pseudonym\w*|anon\w*|unique|local|la|social care) (?:{_CHILD} )?{_NUMBER}",
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
        r"(?:date )?(?:went missing|opened|admitted|began|entered)(?: on| date)?|date missing|missing date|open date",
        r"[a-z ]+ start(?:ed)?(?: date)?|start(?:ed)? [a-z ]+",
    ),
    "end": (
        r"end(?:ed)?|end (?:date|time|date time)|date (?:time )?(?:of )?end(?:ed)?|to|until|to date|finish\w*",
        rf"{_EPISODE} (?:to|until|end\w*|end date)",
        r"(?:date )?(?:found|returned|closed|completed|ceased|discharged|left)(?: on| date)?|"
        r"(?:clos\w+|return|completion) date",
        r"[a-z ]+ end(?:ed)?(?: date)?|end(?:ed)? [a-z ]+|date (?:of )?(?:return|closure|completion)",
    ),
    "area": (
        r"(?:home |electoral )?ward(?: name)?|area(?: name)?",
        r"locality|district|neighbourhood|local authority|la|[a-z ]+ (?:ward|area|locality)",
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


def roles_in(headings: Sequence[str], said: Mapping[str, str]) -> tuple[dict[Role, int], dict[Role, list[str]]]:
    """Tell which column holds what.

    headings: those of the log, in order; said: what psrstats.toml says, by key.
    Returns the column of each role that was found, and the headings of each that could be any of several.

    >>> roles_in(["Client ID", "Date of contact", "Ward", "DOB"], {})[0]
    {'child': 0, 'date': 1, 'area': 2, 'born': 3}
    >>> roles_in(["Child", "Missing from", "Found", "Home ward", "Gender"], {})[0]
    {'child': 0, 'start': 1, 'end': 2, 'area': 3, 'sex': 4}
    """
    forms = {role: forms for role, forms in FORMS.items() if role != "date" or not said.get("start")}
    return told(headings, said, forms)  # with a start, its rows are episodes


def told(
    headings: Sequence[str], said: Mapping[str, str], forms: Mapping[R, Sequence[str]]
) -> tuple[dict[R, int], dict[R, list[str]]]:
    """Tell which column holds what, by the forms of the headings of each, the surest first.

    Returns the column of each that was found, and the headings of each that could be any of several.
    """
    words = [plain(heading) for heading in headings]
    found: dict[R, int] = {}
    unsure: dict[R, list[str]] = {}
    for role in forms:
        if name := said.get(role):
            if (at := column_named(name, headings)) is not None:
                found[role] = at
            continue
        near = _nearest(forms[role], words, taken=set(found.values()))
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
