"""Logs as senders have them: tabs for months, times in columns of their own, identifiers typed in two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path

import duckdb
import openpyxl
import pytest

from psrstats.config import read_settings
from tests.records.logs import count, counted, described

HEAD = ("Child ID", "Missing from", "Returned", "Ward")
Rows = Sequence[Sequence[object]]
APRIL: Rows = [HEAD, ("A", datetime(2019, 4, 1), datetime(2019, 4, 2), "Copnor")]
MAY: Rows = [HEAD, ("A", datetime(2019, 5, 1), None, "Copnor"), ("B", datetime(2019, 5, 2), None, "Copnor")]
SUMMARY: Rows = [("Month", "Episodes"), ("April", 1)]


def book(folder: Path, sheets: Mapping[str, Rows]) -> None:
    (folder / "sources").mkdir(exist_ok=True)
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(folder / "sources" / "log.xlsx")


def events(folder: Path, sheets: Mapping[str, Rows], more: str = "") -> tuple[float | None, str]:
    """Count the events of a workbook; with what was found and what stops it, in words."""
    book(folder, sheets)
    found, findings, faults = counted(described(folder, {"events": "events"}, file="log.xlsx", more=more))
    return found.get(("events", "", "", "2019-20")), " ".join([*faults, *(each.message for each in findings)])


@pytest.mark.parametrize(
    "sheets",
    [
        {"Apr": APRIL, "May": MAY},
        {"April 2019": APRIL, "May 2019": MAY},
        {"Summary": SUMMARY, "Data Apr 19": APRIL, "Data May 19": MAY},
        {"Sheet1": APRIL, "Sheet2": MAY, "Lookups": SUMMARY},
        {"All": [*APRIL, *MAY[1:]], "Pivot": SUMMARY},
        {"All": [*APRIL, (), *MAY]},  # months pasted under one another, with their headings
    ],
)
def test_each_month_s_sheet_is_counted_and_no_other(sheets: Mapping[str, Rows], tmp_path: Path) -> None:
    number, said = events(tmp_path, sheets)
    assert number == 3
    assert all((f"log.xlsx!{name}" in said) == (rows is SUMMARY) for name, rows in sheets.items())


def test_a_merged_cell_is_of_each_of_its_rows(tmp_path: Path) -> None:
    book(
        tmp_path,
        {"Log": [HEAD, ("A", datetime(2019, 5, 1)), (None, datetime(2019, 5, 2)), ("B", datetime(2019, 5, 3))]},
    )
    made = openpyxl.load_workbook(tmp_path / "sources" / "log.xlsx")
    made.worksheets[0].merge_cells("A2:A3")
    made.save(tmp_path / "sources" / "log.xlsx")
    found, _, _ = counted(described(tmp_path, {"each": "events a child"}, file="log.xlsx"))
    assert (found["each-counted", "", "", "2019-20"], found["each-of", "", "", "2019-20"]) == (3, 2)


def test_dates_of_which_most_cannot_be_read_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "log.csv").write_text("Child,Date\nA,May 2019\nB,June 2019\nC,1/6/2019\n", encoding="utf-8")
    _, findings, _ = counted(described(tmp_path, {"events": "events"}))
    assert [each.severity for each in findings if each.name == "log-date"] == ["error"]


def test_of_several_logs_in_a_workbook_the_one_of_its_name_is_counted(tmp_path: Path) -> None:
    assert events(tmp_path, {"Contacts": APRIL, "Log": MAY})[0] == 2
    number, said = events(tmp_path, {"Contacts": APRIL, "Referrals": MAY})
    assert number is None
    assert "several sheets that may be the log: 'Contacts', 'Referrals'." in said
    assert 'sheets = ["Contacts"]' in said
    assert events(tmp_path, {"Contacts": APRIL, "Referrals": MAY}, 'sheets = ["Referrals"]')[0] == 2
    assert (
        "no sheet 'Referals'. Did you mean 'Referrals'?"
        in events(tmp_path, {"Referrals": MAY}, 'sheets = ["Referals"]')[1]
    )


def test_files_of_the_year_to_date_are_told(tmp_path: Path) -> None:
    number, said = events(tmp_path, {"Apr": APRIL, "May": [*MAY, *APRIL[1:]]})
    assert number == 4  # as it stands, for nobody but the sender can tell
    assert "say the same as one of another file or sheet of it" in said


@pytest.mark.parametrize(
    "heading",
    [
        ("Start date", "Start time", "End date", "End time"),
        ("Date missing", "Time missing", "Date returned", "Time of return"),
    ],
)
def test_times_stand_beside_their_dates(heading: tuple[str, ...], tmp_path: Path) -> None:
    # The first five last a minute or six hours more than a day; the others a day, or as long as their days tell.
    more = (("13:45", "13:46"), ("1345", "1346hrs"), ("1.45 pm", "1:46PM"), ("13:45:00", "13.46"), ("0.5", "0.75"))
    no_more = (("13:45", "13:45"), ("13:45", "unknown"), ("", "n/k"))
    rows = "".join(
        f"A,{day}/5/2019,{one},{day + 1}/5/2019,{other}\n" for day, (one, other) in enumerate(more + no_more, 1)
    )
    assert count(tmp_path, f"Child,{','.join(heading)}\n{rows}", ["events", "lasting 24 hours"]) == [8, 5]


def test_a_workbook_s_dates_and_times_stand_apart(tmp_path: Path) -> None:
    day = datetime(2019, 5, 1), time(13, 45), datetime(2019, 5, 2), time(13, 46)
    book(tmp_path, {"Log": [("Child", "Start date", "Start time", "End date", "End time"), ("A", *day)]})
    found, _, _ = counted(described(tmp_path, {"long": "lasting 24 hours"}, file="log.xlsx"))
    assert found["long", "", "", "2019-20"] == 1


def test_a_time_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "log.csv").write_text("Child,Date,Time\nA,1/5/2019,after tea\n", encoding="utf-8")
    found, findings, _ = counted(described(tmp_path, {"events": "events"}))
    assert found["events", "", "", "2019-20"] == 0
    assert "have a date that cannot be read" in " ".join(each.message for each in findings)


# 31 March 2019 at 23:30 of universal time is 1 April by the clocks of summer, and 31 March 2020 at 23:30 likewise.
def test_universal_time_is_shown_by_clocks_here(tmp_path: Path) -> None:
    moments = ("2019-03-31T23:30:00", "2020-03-31T22:30:00", "2020-03-31T23:30:00")
    rows = [f"{zone}{at},{moment}{zone}" for zone in ("Z", "+00:00", "+0000") for at, moment in enumerate(moments)]
    assert count(tmp_path, "\n".join(["Child,Date", *rows]), "events") == 6
    here = [f"{at},{moment}+01:00" for at, moment in enumerate(moments)]  # the first is then the day before the period
    assert count(tmp_path, "\n".join(["Child,Date", *here]), "events") == 2


def test_moments_of_parquet_are_shown_by_clocks_here_wherever_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    moments = ("2019-03-31 23:30:00+00", "2020-03-31 22:30:00+00", "2020-03-31 23:30:00+00")
    rows = ", ".join(f"('{at}', timestamptz '{moment}')" for at, moment in enumerate(moments))
    with duckdb.connect() as connection:
        made = f'SELECT * FROM (VALUES {rows}) AS t("Child", "Date")'
        connection.execute(f"COPY ({made}) TO '{tmp_path / 'sources' / 'log.parquet'}' (FORMAT parquet)")
    found, _, _ = counted(described(tmp_path, {"children": "children"}, file="log.parquet"))
    assert found["children", "", "", "2019-20"] == 2
    assert ("children", "", "", "2018-19") not in found


def test_an_episode_without_an_end_is_open(tmp_path: Path) -> None:
    ends = ("", "-", "n/a", "Ongoing", "still missing", "Not yet returned", "31/12/9999", "2/5/2019")
    rows = "".join(f"{at},1/5/2019,{end}\n" for at, end in enumerate(ends))
    assert count(tmp_path, f"Child,Start,End\n{rows}", "open at") == len(ends) - 1


@pytest.mark.parametrize(
    ("children", "number", "said"),
    [
        ("Unknown|n/a|A|---", 1, "have no child"),
        ("A1| A1 |A1", 1, ""),
        ("A1|a1", 2, "differ from another only in capitals, spaces or noughts"),
        ("0071|71|72.0", 3, "differ from another only in capitals, spaces or noughts"),
        ("71|72|72; 73", 3, "are made of others"),
        ("A/71|B/72", 2, ""),
    ],
)
def test_identifiers_that_may_be_one_child_or_several_are_told(
    children: str, number: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "sources").mkdir()
    rows = "".join(f"{child},{day}/5/2019\n" for day, child in enumerate(children.split("|"), 1))
    (tmp_path / "sources" / "log.csv").write_text(f"Child,Date\n{rows}", encoding="utf-8")
    found, findings, _ = counted(described(tmp_path, {"children": "children"}))
    assert found["children", "", "", "2019-20"] == number
    told = " ".join(each.message for each in findings if each.name in ("log-child", "log-identifiers"))
    assert said in told if said else not told


def test_a_start_is_the_event_s_date_where_it_was_recorded_later(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    text = "Child,Date reported,Missing from,Returned\nA,1/4/2019,31/3/2019,2/4/2019\n"
    (tmp_path / "sources" / "log.csv").write_text(text, encoding="utf-8")
    found, findings, _ = counted(described(tmp_path, {"events": "events"}))
    assert found["events", "", "", "2019-20"] == 0
    assert "Its events are dated by 'Missing from', not by 'Date reported'." in [each.message for each in findings]
    (tmp_path / "sources" / "log.csv").write_text(text.replace("Date reported", "Referral date"), encoding="utf-8")
    _, _, faults = counted(described(tmp_path, {"events": "events"}))
    assert "several columns that may hold its dates: 'Referral date', 'Missing from'" in " ".join(faults)


def test_files_that_do_not_tell_have_the_month_first_as_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "log"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text("Child,Date\nA,04/30/2019\n", encoding="utf-8")
    (folder / "b.csv").write_text("Child,Date\nA,03/04/2019\n", encoding="utf-8")  # 4 March, and not 3 April
    found, _, _ = counted(described(tmp_path, {"events": "events"}, file="log"))
    assert found["events", "", "", "2019-20"] == 1


def test_a_ward_is_one_however_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    names = ["St Jude", "ST. JUDE", "St Jude Ward", "Ward of St Jude", "St Jude's"]
    rows = "".join(f"A,{day}/5/2019,{name}\n" for day, name in enumerate(names, 1))
    (tmp_path / "sources" / "log.csv").write_text(f"Child,Date,Ward of residence\n{rows}", encoding="utf-8")
    described(tmp_path, {"events": "events"}, by="area")
    toml = tmp_path / "psrstats.toml"
    toml.write_text(toml.read_text("utf-8").replace('area = "Town"', 'area = "Town"\nareas = ["St Jude"]'), "utf-8")
    found, _, _ = counted(read_settings(tmp_path)[0])
    assert found["events", "St Jude", "", "2019-20"] == 4
    assert found["events", "St Jude's", "", "2019-20"] == 1
