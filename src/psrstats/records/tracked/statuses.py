"""Words of status as agencies write them: what is done, what is under way, what has not begun."""

from __future__ import annotations

import re

from msgspec import Struct

from psrstats.stages import Stage

_END = r"(?:\b.*)?"
_NOT_YET = r"(?:not|never|in|un|yet to be|to be|still to be|no|nothing|hasn.?t|has not)"
_DONE = (
    r"(?:fully |now |all |action |actions |recommendation |item |task )*"
    r"(?:completed?|closed|done|achieved|finished|implemented|discharged|delivered|signed off|sign off|actioned|"
    r"embedded|resolved|concluded|fulfilled|met)"
)
_DOUBT = re.compile(
    r"\b(?:not|partial(?:ly)?|partly|in part|ongoing|on going|in progress|except|but|some|awaiting|pending|"
    r"outstanding|to follow|incomplete|due|unless|until)\b"
)
# What each form means, the first that fits; overdue is open, and late.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?:n ?/?a|not applicable|no longer|superseded|withdrawn|cancelled|canceled|rejected|declined|not accepted|"
     rf"not agreed|not being taken forward|removed|duplicate|merged|void|abandoned|not required){_END}", "withdrawn"),
    (r"(?:not|yet to|to be|still to be) (?:yet )?(?:been )?(?:start(?:ed)?|begun|begin|commenced?|actioned|due|"
     rf"scheduled|planned){_END}|(?:to do|todo|to start|no progress|nothing done|planned|scheduled|new|future|"
     r"unstarted|no action(?: taken)?|awaiting start|pending)", "not started"),
    (r"(?:part(?:ly|ially|ial)?|nearly|almost|mostly|substantially)[ -]?"
     rf"(?:complete|completed|done|achieved|implemented|met){_END}", "in progress"),
    (rf"(?:overdue|over due|past due|late|behind schedule|missed|deadline passed|out of time){_END}", "overdue"),
    (rf"(?:in progress|in hand|on ?-?going|on track|on target|on course|on schedule|started|under ?way|"
     rf"progressing|continuing|commenced|begun|begun but|wip|work in progress|being progressed|working on|"
     rf"progress(?:ed|ing)?|off track|off target|delayed|slipped|slipping|at risk|behind|some progress|"
     rf"good progress|limited progress|amber|red|yellow|orange){_END}", "in progress"),
    (r"(?:open|outstanding|live|active|current|on hold|paused|deferred|suspended|stalled|carried forward|"
     rf"not (?:yet )?(?:complete|completed|done|closed|achieved|finished|implemented|met)|incomplete|"
     rf"uncompleted|no|n){_END}", "open"),
)  # fmt: skip
_COMPILED = tuple((re.compile(form), meaning) for form, meaning in _FORMS)
_COLOUR = re.compile(r"(blue|green|amber|red)[ –/-]+([a-z]{2}.*)")
_PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)? ?%(?: complete(?:d)?)?")
TICKS = {"✓", "✔", "☑", "☒", "x", "ü", "yes", "y", "true", "1", "tick"}  # ü is a tick in a font of signs
_BLANK = {"", "-", "–", "—", "?", "tbc", "tba", "not known", "unknown", "not stated", "not recorded", "none", "blank"}
GREEN = "green"


class Said(Struct, frozen=True):
    """What a status says: how far an action has come, and whether it is late."""

    stage: Stage
    overdue: bool = False
    green: bool = False  # which is on track in some sheets, and done in others


def read_status(text: str) -> Said | None:
    """Read a word of status; None where it is none that is known, or may be meant in two ways.

    >>> [read_status(text).stage for text in ("Completed 12/01/20", "On track", "Not yet begun", "75%", "Outstanding")]
    ['completed', 'in progress', 'not started', 'in progress', 'open']
    >>> read_status("Overdue").overdue, read_status("Complete / ongoing"), read_status("See minutes")
    (True, None, None)
    """
    words = " ".join(re.sub(r"[()\[\]:;,.!*_]+", " ", text.casefold()).split()).strip(" -–")
    if words in _BLANK:
        return Said("")
    if words in TICKS - {"1"} or words == "blue":
        return Said("completed")
    if words in (GREEN, "g"):
        return Said("in progress", green=True)
    if found := _PERCENT.fullmatch(words):
        return _by_percent(int(found[1]))
    return _in_words(words)


def _by_percent(percent: int) -> Said | None:
    if percent > 100:
        return None
    return Said("completed" if percent == 100 else "in progress" if percent else "not started")


def _in_words(words: str) -> Said | None:
    if coloured := _COLOUR.fullmatch(words):
        return _in_words(coloured[2]) or read_status(coloured[1])
    if re.fullmatch(rf"(?:blue|{_DONE}){_END}", words):
        return None if _DOUBT.search(words) else Said("completed")
    if words in ("a", "r"):
        return Said("in progress")
    for form, meaning in _COMPILED:
        if form.fullmatch(words):
            return Said("open", overdue=True) if meaning == "overdue" else Said(_stage(meaning))
    return None


def _stage(meaning: str) -> Stage:
    match meaning:
        case "completed" | "in progress" | "not started" | "open" | "withdrawn":
            return meaning
    return ""


def said_as(meaning: str) -> Said:
    """Take what psrstats.toml says of a word.

    >>> said_as("overdue"), said_as("not said").stage
    (Said(stage='open', overdue=True, green=False), '')
    """
    return Said("open", overdue=True) if meaning == "overdue" else Said(_stage(meaning))
