"""Which column of a sheet of actions holds what, told from its headings' words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Held = Literal["reference", "status", "due", "closed", "made", "agency", "source", "theme", "action", "evidence"]
ALL: tuple[Held, ...] = get_args(Held)
_ACTION = r"(?:actions?|recommendations?|recs?|items?|tasks?)"
_DONE = (
    r"(?:complet(?:ed|ion|e)|clos(?:ed|ure|ing)|implement(?:ed|ation)|sign(?:ed)? off|achieved|finished|discharged|"
    r"done)"
)
_GIVEN = r"(?:made|agreed|raised|added|opened|accepted|identified|issued|set|created|logged|recorded|approved)"
_AIM = r"(?:target|planned|expected|due|proposed|agreed|anticipated|intended|completion target|forecast)"
# The forms of each, the surest first: a heading of a later form counts where none of an earlier one is there.
FORMS: Mapping[Held, tuple[str, ...]] = {
    "reference": (
        rf"(?:{_ACTION} )?(?:id|ref(?:erence)?|no|num(?:ber)?|ref(?:erence)? (?:no|number)|identifier)",
        r"(?:plan|audit|review|our|unique|scp|psr) (?:id|ref(?:erence)?|no)|urn|rec|item|line",
    ),
    "status": (
        rf"(?:current |latest |overall |{_ACTION} |progress |completion |delivery |implementation )*status"
        rf"(?: of {_ACTION})?",
        r"status (?:(?:as )?at|update|on|in) [a-z0-9 ]+|status [a-z]+(?: \d+)?",
        r"(?:current |overall |progress )?(?:b ?)?rag(?: ?b)?(?: (?:rating|status|rated|grading|score))?|"
        r"(?:blue red amber green|red amber green|traffic light)(?: rating| status)?",
        r"percent(?:age)? complete|complete percent(?:age)?|stage|state|assessment of progress(?: [a-z0-9 ]+)?|"
        r"progress (?:rating|category|code)|complete y n|completed y n|completed yes no|is it done|"
        r"on track|position|current position",
    ),
    "due": (
        r"due|due (?:date|by|on|for completion)|date due|deadline|due date [a-z ]*",
        rf"revised (?:{_AIM} |completion |implementation |end )*date|(?:current|latest|new) {_AIM} date",
        rf"{_AIM} (?:completion |implementation |end |delivery )*(?:date|by)|target(?: date)? for [a-z ]+|target|"
        rf"date (?:for|of) {_AIM}[a-z ]*|(?:by when|when|to be (?:completed|done|implemented)(?: by)?|complete by)",
        r"time ?(?:scales?|frames?|lines?)(?: [a-z ]+)?|review date|end date|"
        r"implementation date|completion date target",
    ),
    "closed": (
        rf"(?:date )?{_DONE}(?: on| date)?|date (?:of )?(?:{_ACTION} )?(?:was )?{_DONE}|{_ACTION} {_DONE}(?: date)?",
        rf"(?:actual|final) (?:{_DONE} |end )?date(?: of [a-z]+| [a-z]+)?|(?:actual|date) {_DONE} date",
    ),
    "made": (
        rf"(?:date )?{_GIVEN}(?: on| date)?|date (?:{_ACTION} )?(?:was |were )?{_GIVEN}",
        rf"(?:start|open|opening|publication|report|meeting|audit|review) date|date of [a-z ]+|"
        rf"date (?:{_ACTION}|started)|started",
        r"date",
    ),
    "agency": (
        r"(?:lead |responsible |owning |named )?(?:agency|agencies|organisations?|partners?|service)(?: responsible)?",
        r"(?:agency|organisation|partner) (?:lead|owner|name)|lead (?:body|board|group|committee|sub ?group)",
        rf"leads?|(?:{_ACTION} )?owners?|responsib(?:le|ility)(?: [a-z]+)?|who|by whom|whom|accountable(?: [a-z]+)?",
    ),
    "source": (
        rf"sources?(?: of (?:the )?{_ACTION})?|origin|(?:{_ACTION} )?(?:arising )?from",
        r"(?:name|title) of (?:the )?(?:audit|review|inspection|plan|report)|"
        r"(?:audit|review|inspection|plan|report|case review)(?: name| title)?|which (?:audit|review|plan)",
    ),
    "theme": (
        r"themes?|topics?|category|subject|themes? [a-z]+",
        r"(?:priority|work|key|headline) (?:area|theme|strand)s?|areas?(?: (?:for|of) [a-z]+)?|strand|"
        r"workstream|objective|strategic priority",
    ),
    "action": (
        r"recommendations?(?: [a-z ]+)?",
        r"(?:agreed |specific |key |smart |required )?actions?(?: (?:required|agreed|needed|to be taken|plan))?|"
        r"what (?:we|will|needs|is|are) [a-z ]+|description(?: of [a-z]+)?|tasks?|plans?",
        r"findings?|issue|improvement|what|title|details?",
    ),
    "evidence": (
        r"evidence(?: [a-z ]+)?|impact(?: [a-z ]+)?|outcomes?(?: [a-z ]+)?",
        r"progress(?: [a-z ]+)?|updates?(?: [a-z ]+)?|comments?|notes?|commentary|latest position",
    ),
}
