"""Sheets of actions: statuses and days as agencies write them, counted as a plain script counts them, and refused."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats import records
from psrstats.pipeline import compute, tell, validate
from psrstats.records.tracked.days import order_in, read_day
from psrstats.records.tracked.statuses import read_status
from psrstats.tallied import read_tally
from tests.records.actions import counted, described, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "said-and-done-2019-20"
HEADINGS = "Ref,Recommendation,Lead agency,Date agreed,Due date,Status,Date completed\n"
STATUSES = {
    "completed": (
        *("Complete", "COMPLETED", "Closed", "Done", "Fully implemented", "Signed off", "Blue", "100%", "Yes", "✓"),
        *("Completed 12/01/20", "Action completed", "Achieved"),
        *("BLUE - complete", "Blue: see file"),
    ),
    "in progress": (
        *("In progress", "On track", "Ongoing", "On-going", "Amber", "RED", "Green", "Partially complete", "75%"),
        *("Underway", "Work in progress", "Amber - delayed by a vacancy", "On target", "Started", "Slipped", "At risk"),
        "Red (see note)",
    ),
    "not started": ("Not started", "Not yet started", "To be actioned", "Planned", "0%", "Yet to start", "No progress"),
    "open": ("Open", "Outstanding", "Overdue", "Not complete", "Incomplete", "On hold", "Deferred", "No"),
    "withdrawn": ("No longer required", "Superseded by R4", "Withdrawn", "N/A", "Not accepted", "Cancelled"),
    "": ("", "-", "TBC", "Not known"),
}  # fmt: skip
NEITHER = ("See minutes", "Complete / ongoing", "Completed but not embedded", "3", "RAG", "Discussed at board")


@pytest.mark.parametrize("stage", STATUSES)
def test_a_status_is_read_as_agencies_write_it(stage: str) -> None:
    read = {text: said and said.stage for text in STATUSES[stage] for said in [read_status(text)]}
    assert read == dict.fromkeys(read, stage)


def test_a_status_that_could_be_two_is_not_guessed() -> None:
    assert [text for text in NEITHER if read_status(text)] == []


@pytest.mark.parametrize(
    ("raw", "last"),
    [
        ("31/01/2020", "2020-01-31"),
        ("31.1.20", "2020-01-31"),
        ("January 2020", "2020-01-31"),
        ("by end of Jan 2020", "2020-01-31"),
        ("Q3 2019/20", "2019-12-31"),
        ("12th November 2019", "2019-11-12"),
        ("w/c 3 February 2020", "2020-02-03"),
        ("31/12/2019 revised to 31/03/2020", "2020-03-31"),
        ("2020-02-29", "2020-02-29"),
        ("43861", "2020-01-31"),
        (43861, "2020-01-31"),
        (datetime(2020, 1, 31, 9, 30), "2020-01-31"),
        ("Nov '19", "2019-11-30"),
        ("ASAP", None),
        ("Ongoing", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_comes(raw: str | int | datetime, last: str | None) -> None:
    read = read_day(raw, "last", order_in([raw], ""))
    assert (str(read.day) if read.day else None, read.unread) == (last, False)


def test_words_that_are_no_day_are_told() -> None:
    assert all(read_day(text, "last", order_in([text], "")).unread for text in ("next board", "31/02/2020", "spring"))


@pytest.mark.parametrize("text", ["share made", "% median days", "open over 0 months", "often 3 in 90 days", "nearly"])
def test_what_cannot_be_counted_is_no_tally(text: str) -> None:
    assert read_tally(text) is None


def plainly(rows: list[list[str]], day: date) -> dict[str, float]:
    """Count the example's recommendations as anybody would: dates are typed day first, and words are few."""

    def on(text: str) -> date | None:
        return datetime.strptime(text, "%d/%m/%Y").date() if text else None

    done = [row for row in rows if row[6] in ("Complete", "Completed", "Closed", "Done")]
    fell = [row for row in rows if (on(row[5]) or day) <= day]
    lengths = [((on(row[7]) or day) - (on(row[4]) or day)).days for row in done]
    return {
        "recommendations": len(rows),
        "recommendations-done": len(done),
        "recommendations-overdue": len([row for row in fell if not row[7]]),
        "recommendations-on-time-counted": len([row for row in fell if row[7] and on(row[7]) <= on(row[5])]),  # type: ignore[operator]
        "recommendations-on-time-of": len(fell),
        "recommendations-days": median(lengths),
    }


def test_the_example_is_counted_as_a_plain_script_counts_it() -> None:
    with (EXAMPLE / "sources" / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[2:]
    figures = compute(EXAMPLE).figures
    expected = plainly(rows, date(2020, 3, 31))
    rows_of = {name: figures.find(name, area="Anytown", period="2019-20") for name in expected}
    assert {name: row is not None and figures.get(row, "value") for name, row in rows_of.items()} == expected
    assert expected["recommendations-done"] == 19
    assert expected["recommendations-overdue"] == 3


def test_the_sentence_says_what_became_of_them() -> None:
    [said] = tell(EXAMPLE, "recommendations-share")
    assert said.text == (
        "Of 27 recommendations made in November 2019, 19 (70.4%) were complete by 31 March 2020 and 3 were overdue."
    )


def test_an_action_moves_or_stands_where_it_stood() -> None:
    """P1 was in progress and is done, P2 had not begun and is in progress; P3 and P5 stand; P6 was withdrawn."""
    figures = compute(EXAMPLE).figures
    names = ("plan-actions", "plan-done", "plan-moved", "plan-stuck", "plan-days")
    found = [figures.get(figures.find(name, area="Anytown", period="2019-20") or 0, "value") for name in names]
    assert found == [6, 1, 2, 2, (date(2020, 3, 10) - date(2018, 4, 1)).days]


KINDS = ("made", "completed", "in progress", "not started", "open", "withdrawn", "overdue", "completed on time", "due")
WORDS = ("Complete", "In progress", "Not started", "Outstanding", "No longer required", "")
DAYS = st.integers(0, 700).map(lambda days: date(2018, 6, 1) + timedelta(days=days))
ACTIONS = st.lists(st.tuples(st.sampled_from(WORDS), DAYS, st.none() | DAYS, st.sampled_from(("Police", "Health"))))


@settings(max_examples=12, deadline=None)
@given(rows=ACTIONS, seed=st.integers(0, 9))
def test_actions_add_up_whatever_their_order(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, date, date | None, str]], seed: int
) -> None:
    folder, end = tmp_path_factory.mktemp("plan"), date(2020, 3, 31)
    lines = [
        f"{n},Do {n},{who},,{due},{word},{(closed or '') if word == 'Complete' else ''}"
        for n, (word, due, closed, who) in enumerate([("Complete", end, None, "Police"), *rows], 1)
    ]
    found = []
    for each in (lines, Random(seed).sample(lines, len(lines))):
        write(folder, HEADINGS + "\n".join(each))
        made, _, faults = counted(described(folder, KINDS, by="agency"))
        assert not faults
        found.append(made)
    assert found[0] == found[1]
    of = {kind: found[0][kind.replace(" ", "-"), "", "2019-20"] or 0 for kind in KINDS}
    blank = sum(word == "" for word, *_ in rows)
    assert of["made"] == of["completed"] + of["open"] + of["withdrawn"] + blank == len(rows) + 1
    late = [due for word, due, closed, _ in rows if due < end and _is_open(word, closed, end)]
    assert of["overdue"] == len(late)
    assert of["completed on time"] <= of["due"]


def _is_open(word: str, closed: date | None, end: date) -> bool:
    return word in ("In progress", "Not started", "Outstanding") or (
        word == "Complete" and bool(closed and closed > end)
    )


def test_an_action_of_two_agencies_stands_under_each(tmp_path: Path) -> None:
    rows = (
        "1,A,Police; Health,,,Done,",
        "2,B,Police,,,Done,",
        "3,C,Police and Health,,,Open,",
        "4,D,Youth and Play,,,Open,",
    )
    write(tmp_path, HEADINGS + "\n".join(rows) + "\n5,E,health,,,Open,\n")
    made, _, _ = counted(described(tmp_path, ["made"], by="agency"))
    assert made == {
        ("made", "", "2019-20"): 5,
        ("made", "Police", "2019-20"): 3,
        ("made", "Health", "2019-20"): 3,
        ("made", "Youth and Play", "2019-20"): 1,
    }


@pytest.mark.parametrize(("due", "late", "fell"), [("30/03/2020", 1, 1), ("31/03/2020", 0, 1), ("01/04/2020", 0, 0)])
def test_an_action_is_overdue_from_the_day_after_it_was_due(tmp_path: Path, due: str, late: int, fell: int) -> None:
    write(tmp_path, HEADINGS + f"1,A,Police,,{due},In progress,\n")
    assert list(counted(described(tmp_path, ["overdue", "due"]))[0].values()) == [late, fell]


def test_what_the_sheet_does_not_say_is_not_available(tmp_path: Path) -> None:
    """The made are counted; how many are done is no nought where no status is given."""
    write(tmp_path, HEADINGS + "1,A,Police,12/11/2019,,,\n2,B,Health,12/11/2019,,,\n")
    report = described(tmp_path, ["made", "completed", "overdue", "median days"])
    made, findings, _ = counted(report)
    assert [made[name, "", "2019-20"] for name in ("made", "completed", "overdue", "median-days")] == [
        2,
        None,
        None,
        None,
    ]
    assert [finding.code for finding in findings] == ["PSR045"]
    results = compute(tmp_path)
    row = results.figures.find("completed", area="Town", period="2019-20")
    assert row is not None
    assert (results.figures.text(row), results.figures.get(row, "reason")) == ("[x]", "no status is given")


FAULTS = {
    "1,A,Police,,,See minutes,\n2,B,Police,,,See minutes,\n": "plan.csv!plan!F2 and 1 more: 'See minutes' is no status "
    'that psrstats knows, or could mean two. Write in [[actions]] plan: statuses = { "See minutes" = "..." }, one of '
    "completed, in progress, not started, open, overdue, withdrawn, not said.",
    "": "plan.csv: has headings of actions, and no action under them.",
}


@pytest.mark.parametrize("rows", FAULTS)
def test_what_cannot_be_read_is_refused_with_its_cell(tmp_path: Path, rows: str) -> None:
    write(tmp_path, HEADINGS + rows)
    assert counted(described(tmp_path, ["completed"]))[2] == [FAULTS[rows]]


@pytest.mark.parametrize(
    ("headings", "count", "said"),
    [
        (
            "Child,Ward,Date",
            "made",
            "has no row of headings such as Reference, Recommendation, Agency, Due date, Status.",
        ),
        ("Ref,Action,Status", "overdue on time", ""),
        ("Ref,Action,Status", "due", "'due' needs due dates, and plan.csv has no column of that."),
        ("Ref,Action,Status,Target date,Planned date", "due", "has several columns that may hold due dates"),
        ("Ref,Action,Status", "stuck", "'stuck' needs the sheet as it stood at the last report."),
    ],
)
def test_what_a_count_needs_is_named(tmp_path: Path, headings: str, count: str, said: str) -> None:
    write(tmp_path, f"{headings}\n1,A,Done,31/01/2020,31/01/2020\n")
    if read_tally(count) is None:
        with pytest.raises(AssertionError, match="cannot be 'overdue on time'"):
            described(tmp_path, [count])
    else:
        [fault] = counted(described(tmp_path, [count]))[2]
        assert said in fault


def test_a_word_can_be_said_to_mean_something(tmp_path: Path) -> None:
    write(tmp_path, HEADINGS + "1,A,Police,,,See minutes,\n2,B,Police,,,Green,\n")
    more = 'statuses = { "see minutes" = "not started", "Green" = "completed" }'
    made, findings, _ = counted(described(tmp_path, ["completed", "not started"], more=more))
    assert list(made.values()) == [1, 1]
    assert [finding.code for finding in findings] == ["PSR044"]  # completed, and no date says when


def test_last_year_s_report_gives_last_year_s_sheet(tmp_path: Path) -> None:
    before, now = tmp_path / "2018-19", tmp_path / "2019-20"
    for folder, status in ((before, "Not started"), (now, "In progress")):
        folder.mkdir()
        write(folder, HEADINGS + f"1,A,Police,,,{status},\n2,B,Police,,,Amber,\n")
        described(folder, ["stuck"] if folder == now else ["made"], period=folder.name)
    text = (now / "psrstats.toml").read_text(encoding="utf-8").replace("period =", 'against = "../2018-19"\nperiod =')
    (now / "psrstats.toml").write_text(text, encoding="utf-8")
    made = compute(now).figures
    row = made.find("stuck", area="Town", period="2019-20")
    assert row is not None
    assert made.get(row, "value") == 1


def test_no_engine_is_needed() -> None:
    """What counts actions, and all of the room that it asks for, is of the core installation."""
    room, seen = Path(records.__file__).parent, set[Path]()
    waiting = [*(room / "tracked").glob("*.py"), room / "counted_sheets.py"]
    while waiting:
        text = (file := waiting.pop()).read_text(encoding="utf-8")
        seen.add(file)
        named = re.findall(r"from psrstats\.records\.([\w.]+) import", text)
        waiting += [path for name in named if (path := room / f"{name.replace('.', '/')}.py") not in seen]
        assert not re.search(r"import (?:ibis|duckdb|holidays)|from (?:ibis|duckdb|holidays)", text), file
    assert len(seen) > 10


MISTYPED = "Ref,Action,Status,Date closed\n1,Train all,Complte,\n2,Write to all,Completed,5 May 2019\n"
MENDED = '[[correct]]\nwhere = "{where}"\nreads = "{reads}"\nas = "Completed"\nreason = "A slip."\n'


@pytest.mark.parametrize(
    ("where", "reads", "says"),
    [
        ("plan.csv!plan!C2", "Complte", ""),
        ("plan.csv!plan!C2", "Complete", "plan.csv!plan!C2: reads 'Complte', not 'Complete'"),
        ("plan.csv!plans!C2", "Complte", "plan.csv!plans!C2: is corrected, but is no cell of a sheet that is read"),
    ],
)
def test_a_cell_of_a_sheet_of_actions_is_put_right(tmp_path: Path, where: str, reads: str, says: str) -> None:
    write(tmp_path, MISTYPED)
    found, _, faults = counted(described(tmp_path, ["completed"], more=MENDED.format(where=where, reads=reads)))
    assert [says in fault for fault in faults] == [True] * bool(says)
    assert found == ({} if says else {("completed", "", "2019-20"): 2.0})


def test_what_was_put_right_in_a_sheet_of_actions_is_still_told(tmp_path: Path) -> None:
    write(tmp_path, MISTYPED)
    described(tmp_path, ["completed"], more=MENDED.format(where="plan.csv!plan!C2", reads="Complte"))
    told = [one for one in validate(tmp_path, internal=True).findings if one.corrected]
    assert [one.where for one in told] == [("plan.csv!plan!C2",)]
    assert "is no status that psrstats knows" in told[0].message
