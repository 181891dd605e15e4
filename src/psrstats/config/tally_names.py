"""What is wrong with the measures that are counted from sheets of actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psrstats.agreement import folded
from psrstats.answered import SAYS as SAYS_OF_REPLIES
from psrstats.config.measure import Measure
from psrstats.config.settings import SETTINGS_FILE, Settings
from psrstats.errors import Fault
from psrstats.tallied import SAYS

SHEETS = {"actions": ("a sheet of actions", SAYS), "survey": ("the replies to a survey", SAYS_OF_REPLIES)}


def check_tallies(settings: Settings, names: dict[str, list[str]]) -> Iterator[Fault]:
    """Give the faults of the sheets of actions of a description, and of the measures that are counted from them."""
    others = {*names["source"], *names["log"]}
    for each in settings.record_sheets:
        if each.name in others or (each in settings.surveys and each.name in names["actions"]):
            what = f"the name '{each.name}' is another sheet's or log's too."
            yield Fault(f"{SETTINGS_FILE} {each.name}", what, "Give each its own.")
    for measure in settings.measures.values():
        of = next((kind for kind in ("actions", "survey") if measure.source in names[kind]), "")
        if not of or measure.log:
            continue
        where = f"{settings.report.measures} ({measure.name})"
        counted = measure.tally if of == "actions" else measure.answer
        if counted is None:
            what = f"is of {SHEETS[of][0]}, but does not say what is counted in it."
            yield Fault(where, what, f"Write in 'count' one of: {SHEETS[of][1]}.")
        elif measure.by and measure.answer and measure.answer.kind == "choices":
            what = "parts its choices by something else: its groups are the choices."
            yield Fault(where, what, "Write count = choice Yes, or agree, for what is to be parted.")
        elif counted.unit != measure.unit:
            what = f"'{measure.count}' gives {counted.unit}, and its unit is {measure.unit}."
            yield Fault(where, what, "Leave the unit out.")
    for table in settings.tables:
        listed = [settings.measures[name] for name in table.measures if name in settings.measures]
        if table.layout == "quotes" and any(one.source not in names["survey"] for one in listed):
            what = "prints quotes, and not all of its measures are counted from a [[survey]]."
            yield Fault(f"{SETTINGS_FILE} [[table]] {table.name}", what)
        if table.layout == "survey" and (fault := _not_of_choices(listed, names["survey"])):
            yield Fault(f"{SETTINGS_FILE} [[table]] {table.name}", *fault)
        if table.layout == "actions" and any(one.source not in names["actions"] or not one.tally for one in listed):
            what = "lists actions, and not all of its measures are counted from [[actions]]."
            yield Fault(f"{SETTINGS_FILE} [[table]] {table.name}", what)


def _not_of_choices(listed: Sequence[Measure], surveys: Sequence[str]) -> tuple[str, str] | None:
    """Say what in a table of answers is none, and what would mend it."""
    answers = [one.answer for one in listed if one.source in surveys and one.answer]
    if len(answers) < len(listed) or any(one.kind not in ("choices", "choice") for one in answers):
        fix = "Put replies, means and scores into a table of another layout, such as listing or change."
        return "prints the answers to questions, and not all of its measures count those of a [[survey]].", fix
    asked = [
        {(one.source, folded(one.words)) for one in listed if one.answer and one.answer.kind == kind}
        for kind in ("choices", "choice")
    ]
    if not asked[1] <= asked[0]:
        fix = "List a measure of the same question whose count is choices or share of choices."
        return "prints the answers to a question of which it lists no choices.", fix
    return None
