"""Trackers of actions in layouts that public bodies use: read right, or refused with the reason.

The layouts are those of published plans and trackers of English councils and boards; wording and numbers are invented.
"""

from __future__ import annotations

from pathlib import Path

from tests.records.actions import Rows, counted, described, write, write_workbook

COUNTS = ["made", "completed", "in progress", "not started", "open"]


def figures(folder: Path, counts: list[str], **given: str) -> list[float | None]:
    made, _, faults = counted(described(folder, counts, **given))
    assert not faults, faults
    return [value for (_, group, period), value in made.items() if not group and period == "2019-20"]


def test_a_plan_in_sections_with_a_colour(tmp_path: Path) -> None:
    """A business plan: a title, priorities as rows of their own, targets in words, RAG."""
    rows: Rows = (
        ("Business plan: actions, timescales, outcomes and RAG ratings",),
        ("Specific Actions", "Timescale/ Target", "Lead", "Output/Outcome measurement", "RAG rating", "Evaluation"),
        ("PRIORITY 1: Early help",),
        ("Agree the strategy", "Agreed by April 2019", "Chair", "Strategy in place", "Green", "Done in May"),
        ("Run the programme", "Across 2019-20", "Training group", "Numbers trained", "Amber", ""),
        ("PRIORITY 2: Neglect",),
        ("Review the hub", "Review by Sept 2019", "Police", "Report", "Blue", "Report received"),
        ("Publish guidance", "tbc", "Health", "Guidance", "Red", ""),
    )
    write_workbook(tmp_path, {"Plan": rows})
    settings = described(tmp_path, [*COUNTS, "overdue"], file="plan.xlsx", by="theme")
    made, findings, faults = counted(settings)
    assert not faults, faults
    assert [made[name, "", "2019-20"] for name in ("made", "completed", "in-progress", "overdue")] == [4, 1, 3, 1]
    assert made["made", "PRIORITY 1: Early help", "2019-20"] == 2
    assert "PSR045" not in [finding.code for finding in findings]  # where blue is done, green is on track


def test_an_update_whose_progress_is_a_number(tmp_path: Path) -> None:
    """A scrutiny committee's update: a date that is the target, progress from 1 to 4, which the key below explains."""
    write(
        tmp_path,
        "Progress update: review of the board\n"
        "No.,Recommendation,Responsibility,Date,Progress presented to Committee Dec 2019,"
        "Assessment of progress (Categories 1-4)\n"
        "1.,Talk to other boards,Chair / DCS,April 2019,Agreed,1\n2.,Change the format,Chair / DCS,April 2019,Begun,2\n"
        "3.,Find new members,Chair,Dec 2019,Late,3\n1 Fully achieved\n2 On track\n3 Slipped\n4 Not achieved\n",
    )
    _, _, faults = counted(described(tmp_path, COUNTS))
    assert [fault.split(":")[0] for fault in faults] == [f"plan.csv!plan!F{row}" for row in (3, 4, 5)]
    more = 'due = "Date"\nstatuses = { "1" = "completed", "2" = "in progress", "3" = "in progress", "4" = "open" }'
    assert figures(tmp_path, [*COUNTS, "overdue"], more=more) == [3, 1, 2, 0, 2, 2]


def test_a_sheet_for_each_state(tmp_path: Path) -> None:
    """A governance committee's tables: live, completed, and those for which more time is asked."""
    headings = ("Ref", "Recommendation", "Officer", "Original date", "Revised date")
    sheets: dict[str, Rows] = {
        "Completed since last meeting": (headings, ("19/01", "Write it down", "Head", "1 May 2019", "")),
        "Open": (
            headings,
            ("19/02", "Test it", "Head", "1 May 2019", "1 May 2020"),
            ("19/03", "Buy it", "Chief", "", ""),
        ),
        "Notes": (("Prepared for the committee",),),
    }
    write_workbook(tmp_path, sheets)
    assert figures(tmp_path, ["made", "completed", "open", "overdue"], file="plan.xlsx") == [3, 1, 2, 0]


def test_a_tracker_of_percentages(tmp_path: Path) -> None:
    """An audit committee's tracker: how far each is as a percentage of a workbook, and a date of the calendar."""
    headings = ("Audit", "Recommendation no", "Recommendation", "Agreed completion date", "% complete")
    rows: Rows = (
        headings,
        ("Payroll", 1, "Check each month", "30/09/2019", 1.0),
        ("Payroll", 2, "Part the duties", "31/12/2019", 0.75),
        ("Transport", 1, "Keep a log", "30/06/2020", 0.0),
    )
    write_workbook(tmp_path, {"Tracker": rows})
    assert figures(tmp_path, [*COUNTS, "overdue"], file="plan.xlsx") == [3, 1, 1, 1, 2, 1]


def test_ticks_under_what_has_become_of_it(tmp_path: Path) -> None:
    """An improvement plan: a column for each state, with a tick in one of them."""
    write(
        tmp_path,
        "Recommendation,Responsible Officer,Update on progress,Achieved (tick),On Target to Achieve (tick),"
        "Give expected new achievement date\n"
        "2 (i) Agree a lead,Director,Agreed,Yes,,\n2 (ii) Write the plan,Head,Draft,,Yes,May 2020\n"
        "2 (iii) Set up a unit,Head,Not yet,,,\n",
    )
    assert figures(tmp_path, ["made", "completed", "in progress"]) == [3, 1, 1]
    _, findings, _ = counted(described(tmp_path, ["completed"]))
    assert "PSR045" in [finding.code for finding in findings]  # the third says nothing
