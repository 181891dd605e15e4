"""Replies to surveys: exports read as they come, counted as a plain script counts them, and nothing written printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.answered import read_answer
from psrstats.formulas.student import difference_of_means, mean_interval, t_quantile
from psrstats.formulas.two_shares import difference_interval
from psrstats.pipeline import compute, explain
from psrstats.records.replied.reading import read_replies
from tests.bench.small_surveys import breaches, invent
from tests.records.surveys import Counts, Figures, counted, described, write

HEARD, HELPED = "I was heard", "Who helped?"
REPLIES = (  # who replied, what to the one question, and to the other, of which several may be chosen
    ("Parent", "Agree", ("School", "Police")),
    ("Parent", "Strongly agree", ("School",)),
    ("Carer", "", ("Health",)),
    ("Carer", "Disagree", ()),
    ("Parent", "Agree", ("Police",)),
)
CHOICES: Counts = {
    "replies": ("replies", ""),
    "heard": ("choices", HEARD),
    "agree": ("number agree", HEARD),
    "helped": ("choices", HELPED),
}
PLAIN: Figures = {
    ("replies", ""): 5,
    ("heard", "Agree"): 2,
    ("heard", "Strongly agree"): 1,
    ("heard", "Disagree"): 1,
    ("heard", ""): 4,
    ("agree", ""): 3,
    ("helped", "School"): 2,
    ("helped", "Police"): 2,
    ("helped", "Health"): 1,
    ("helped", ""): 4,
}
SAID = 'choices = ["Strongly agree", "Agree", "Disagree", "School", "Police", "Health"]'


def one_row(parted: str, ended: str = "") -> list[Sequence[object]]:
    """Write what a program of forms exports: a question a column, several choices in one cell."""
    headings = ["ID", "Start time", "Completion time", "Email", "Name", "Who are you?", HEARD, HELPED, "Say more"]
    return [
        headings,
        *(
            [
                n,
                "5/1/2019 9:00",
                "5/1/2019 9:04",
                "anonymous",
                "",
                who,
                heard,
                parted.join(helped) + ended * bool(helped),
                "",
            ]
            for n, (who, heard, helped) in enumerate(REPLIES, 1)
        ),
    ]


def two_rows() -> list[Sequence[object]]:
    """Write what a program of surveys exports: a question over the columns of its choices."""
    first = ["Respondent ID", "Collector ID", "Start Date", "Who are you?", HEARD, HELPED, "", ""]
    second = ["", "", "", "Response", "Response", "School", "Police", "Health"]
    rows = [
        [900 + n, 1, "05/01/2019 09:00:00", who, heard, *(one if one in helped else "" for one in second[5:])]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]
    return [first, second, *rows]


def three_rows() -> list[Sequence[object]]:
    """Write what another exports: codes, questions, and what an import needs; with a trial among the replies."""
    codes = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId", "Q1", "Q2", "Q3"]
    says = [
        "Start Date",
        "End Date",
        "Response Type",
        "Progress",
        "Finished",
        "Response ID",
        "Who are you?",
        HEARD,
        HELPED,
    ]
    imports = [f'{{"ImportId":"{code}"}}' for code in codes]
    rows = [
        ["2019-05-01", "2019-05-01", "IP Address", 100, "True", f"R_{n}", who, heard, ",".join(helped)]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]
    trial = ["2019-05-01", "2019-05-01", "Survey Preview", 100, "True", "R_9", "Parent", "Agree", "School"]
    return [codes, says, imports, trial, *rows]


def ticks() -> list[Sequence[object]]:
    """Write an export with a 1 under each choice, below a row of questions with their numbers."""
    first = ["UserID", "Date Started", "1. Who are you?", f"2. {HEARD}", f"3. {HELPED}", "", ""]
    second = ["", "", "", "", "School", "Police", "Health"]
    rows = [
        [7000 + n, "01/05/2019", who, heard, *(1 if one in helped else "" for one in second[4:])]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]
    return [first, second, *rows]


def repeated() -> list[Sequence[object]]:
    """Write SmartSurvey's: a question over each of its choices, its number before it, remarks beside them."""
    first = ["UserID", "Ended", f"Q1. {HEARD}", "Q1.2. Who are you?", *[f"Q2. {HELPED}"] * 4]
    second = ["", "", "", "Answer", "School", "Police", "Health", "Comments:"]
    rows = [
        [
            7000 + n,
            "01/05/2019",
            heard,
            who,
            *(one if one in helped else "" for one in second[4:7]),
            "Thanks" * (n == 1),
        ]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]
    return [first, second, *rows]


def noughts_and_ones() -> list[Sequence[object]]:
    """Write Jisc's: a long name of the number, questions as 2.a., and a 1 or a 0 under each choice."""
    first = ["Unique Response Number", "1. Who are you?", f"2.a. {HEARD}", f"3. {HELPED}", "", ""]
    second = ["", "", "", "School", "Police", "Health"]
    rows = [
        [f"48-{n}", who, heard, *(int(one in helped) for one in second[3:])]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]
    return [first, second, *rows]


def grid() -> list[Sequence[object]]:
    """Write Google's: a statement of a grid in brackets; and several choices, of which one was never chosen alone."""
    first = ["Timestamp", "Email Address", "Who are you?", f"How far do you agree? [{HEARD}]", HELPED]
    rows = [
        [f"2019/05/0{n} 9:00:00 AM GMT", "a@example.org", who, heard, ", ".join(helped)]
        for n, (who, heard, helped) in enumerate(REPLIES, 1)
    ]
    return [first, *rows]


def matrix() -> list[Sequence[object]]:
    """Write SurveyMonkey's, expanded: a column for each statement and answer to it."""
    answers = ("Strongly agree", "Agree", "Disagree")
    first = ["Respondent ID", "Collector ID", "Who are you?", "How far do you agree?", "", "", "", HELPED, "", ""]
    said = [f"{HEARD} - {one}" for one in answers]
    second = ["", "", "Response", *said, "I was safe - Agree", "School", "Police", "Health"]
    rows = [
        [
            900 + n, 1, who, *(one if one == heard else "" for one in answers), "",
            *(one if one in helped else "" for one in second[7:]),
        ]
        for n, (who, heard, helped) in enumerate(REPLIES)
    ]  # fmt: skip
    return [first, second, *rows]


# After exports and their readers that are public: a yearly census by SmartSurvey (2024), converters of SurveyMonkey's
# expanded and condensed files, readers of Qualtrics' and Microsoft Forms', an analysis of Jisc's; words are invented.
EXPORTS = {
    "a question over each choice": repeated(),
    "noughts and ones": noughts_and_ones(),
    "a grid": grid(),
    "a column a statement and answer": matrix(),
    "several parted by ;": one_row(";", ";"),
    "several parted by a comma": one_row(", "),
    "a choice a column": two_rows(),
    "three rows of headings": three_rows(),
    "a tick a column": ticks(),
}


@pytest.mark.parametrize("layout", EXPORTS)
def test_an_export_is_read_as_it_comes(tmp_path: Path, layout: str) -> None:
    write(tmp_path, EXPORTS[layout])
    made, _, faults = counted(described(tmp_path, CHOICES, more=SAID))
    assert not faults, faults
    assert made == PLAIN


def test_tallies_are_counted_as_replies_are(tmp_path: Path) -> None:
    rows = (
        ("Question", "Answer", "Number"),
        (HEARD, "Agree", 2),
        (HEARD, "Strongly agree", 1),
        (HEARD, "Disagree", 1),
        (HELPED, "School", 2),
        (HELPED, "Police", 2),
        (HELPED, "Health", 1),
        (HELPED, "Answered", 4),
        ("What could be better?", "Comments", 9),
    )
    write(tmp_path, rows)
    counts = CHOICES | {"comments": ("comments", "What could be better?")}
    made, _, faults = counted(described(tmp_path, counts, more=SAID))
    assert not faults
    assert made == PLAIN | {("replies", ""): None, ("comments", ""): 9}


TWICE = (
    (("Yes", 10), ("No", 5), (" yes", 7)),  # neither 7 Yes nor 17 is what the sheet says
    (("Yes", 10), ("No", 5), ("Answered", 15), ("Total", 16)),
)


@pytest.mark.parametrize("tallies", TWICE)
def test_an_answer_that_is_tallied_twice_is_refused(tmp_path: Path, tallies: Sequence[tuple[str, int]]) -> None:
    write(tmp_path, [("Question", "Answer", "Number"), *((HEARD, *one) for one in tallies)])
    _, _, faults = counted(described(tmp_path, {"heard": ("choices", HEARD)}))
    last = len(tallies) + 1
    assert len(faults) == 1
    assert f"asked.csv!asked!C{last}: tallies" in faults[0]
    assert f"which asked.csv!asked!C{2 if last == 4 else 4} does already" in faults[0]


def test_all_who_answered_may_be_told_twice_alike(tmp_path: Path) -> None:
    write(tmp_path, [("Question", "Answer", "Number"), (HEARD, "Yes", 9), (HEARD, "Base", 9), (HEARD, "Total", 9)])
    assert counted(described(tmp_path, {"heard": ("choices", HEARD)}))[0] == {("heard", "Yes"): 9, ("heard", ""): 9}


ASKED = (
    "Location of the session was good",
    "Feedback was listened to",
    "Feedback - was it listened to?",
    "Points that I will use",
    "Customer service was good",
    "Device I was lent works",
    "Duration of the session was right",
    "Tracking my progress helps",
    "Channel you heard of us by",
)
ABOUT = (
    *("Start time", "Completion time", "Email", "Last modified time", "Total points", "Quiz feedback"),  # Forms
    *(f"{mark} - {HEARD}" for mark in ("Points", "Feedback")),
    *("UserID", "UserNo", "IP Address", "Unique ID", "Started", "Ended", "Tracking Link", "Collector"),  # SmartSurvey
    *("Respondent ID", "Collector ID", "Date Created", "Date Modified", "Custom Data 1"),  # SurveyMonkey
    *("Unique Response Number", "Submission date", "Timestamp", "Email Address"),  # Jisc, Google
    *("Duration (in seconds)", "RecipientEmail", "LocationLatitude", "DistributionChannel", "UserLanguage"),
)


def test_a_question_is_told_from_what_an_export_says_of_a_reply(tmp_path: Path) -> None:
    """By whole headings, as the exporters write them: a question may begin with any of their words."""
    write(tmp_path, [[*ABOUT, HEARD, *ASKED], *[["x"] * len(ABOUT) + ["Yes"] * (len(ASKED) + 1)] * 2])
    about = described(tmp_path, {"a": ("answers", HEARD)}).surveys[0]
    read = read_replies(tmp_path / "sources" / "asked.csv", "asked.csv", about)
    assert [one.heading for one in read.questions] == [HEARD, *ASKED]


def test_what_is_written_is_never_printed(tmp_path: Path) -> None:
    """An answer that one reply alone gives, and no survey offers, may be written: it is another answer."""
    rows: list[Sequence[object]] = [
        [HEARD, HELPED],
        *[["Yes", "School"]] * 3,
        ["Because of Ann", "My aunt Ann Other"],
        ["No", ""],
    ]
    write(tmp_path, rows)
    made, _, _ = counted(described(tmp_path, {"heard": ("choices", HEARD), "helped": ("choices", HELPED)}))
    assert made == {
        ("heard", "Yes"): 3,
        ("heard", "No"): 1,
        ("heard", "Other answers"): 1,
        ("heard", ""): 5,
        ("helped", "School"): 3,
        ("helped", "Other answers"): 1,
        ("helped", ""): 4,
    }


FAULTS = (
    ({"a": ("choices", "Was I herd")}, "", "has no question 'Was I herd'. Did you mean 'I was heard'?"),
    ({"a": ("mean", HEARD)}, "", "that is no number, nor in the scale."),
    ({"a": ("mean change", HEARD)}, "", "is not two questions."),
)


@pytest.mark.parametrize(("counts", "more", "said"), FAULTS)
def test_what_cannot_be_counted_is_told(tmp_path: Path, counts: Counts, more: str, said: str) -> None:
    write(tmp_path, one_row(";"))
    faults = counted(described(tmp_path, counts, more=more))[2]
    assert faults
    assert all(said in fault for fault in faults)
    assert "Agree" not in " ".join(faults)


def test_choices_are_parted_by_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, one_row(";"))
    with pytest.raises(AssertionError, match="parts its choices by something else"):
        described(tmp_path, {"a": ("choices", HEARD)}, by="Who are you?")


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(("Parent", "Carer")),
        st.sampled_from(("Agree", "Disagree", "Neutral", "")),
        st.sets(st.sampled_from(("School", "Police", "Health"))),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=12, deadline=None)
@given(replies=ANSWERS, seed=st.integers(0, 9))
def test_choices_add_up_to_the_base_whatever_their_order(
    tmp_path_factory: pytest.TempPathFactory, replies: list[tuple[str, str, set[str]]], seed: int
) -> None:
    folder, found = tmp_path_factory.mktemp("asked"), []
    rows = [["Parent", "Agree", "School;"], *([who, heard, ";".join(sorted(by))] for who, heard, by in replies)]
    for each in (rows, Random(seed).sample(rows, len(rows))):
        write(folder, [["Who are you?", HEARD, HELPED], *each])
        made, _, faults = counted(described(folder, CHOICES, more=SAID.replace('"Agree"', '"Agree", "Neutral"')))
        assert not faults
        found.append(made)
    assert found[0] == found[1]
    made = found[0]
    single = Counter(heard for _, heard, _ in rows if heard)
    assert {choice: number for (name, choice), number in made.items() if name == "heard" and choice} == {
        choice: single[choice]
        for choice in ("Strongly agree", "Agree", "Neutral", "Disagree")  # nought of nobody's
    }
    assert made["heard", ""] == single.total()
    several = Counter(one for _, _, cell in rows for one in cell.split(";") if one)
    assert {choice: number for (name, choice), number in made.items() if name == "helped" and choice} == several
    assert (made["helped", ""] or 0) <= several.total()


def test_shares_are_of_those_who_answered(tmp_path: Path) -> None:
    write(tmp_path, one_row(";"))
    counts = {"agree": ("agree", HEARD), "rate": ("response rate", "")}
    described(tmp_path, counts, more="asked = 20\n", by="")
    text = (tmp_path / "psrstats.toml").read_text(encoding="utf-8")
    (tmp_path / "psrstats.toml").write_text(text + '[disclosure]\npolicy = "none"\n', encoding="utf-8")
    figures = compute(tmp_path).figures
    found = [figures.find(name, area="Town", period="2019-20") for name in counts]
    assert [row is not None and figures.text(row) for row in found] == ["75.0%", "25.0%"]


# Published: Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10. Checked against the tests of
# packages that reproduce it: R's ratesci (5/56 and 0/29) and propint (56/70 and 48/80, 9/10 and 3/10).
NEWCOMBE = (
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0),
    ((10, 10), (0, 10), 0.6075, 1.0),
)


@pytest.mark.parametrize(("first", "second", "lower", "upper"), NEWCOMBE)
def test_two_shares_differ_as_published(
    first: tuple[int, int], second: tuple[int, int], lower: float, upper: float
) -> None:
    found = difference_interval(first, second)
    assert (round(found.lower / 100, 4), round(found.upper / 100, 4)) == (lower, upper)


# Published: Student (1908), the sleep data; R's manual gives the intervals of
# t.test(extra ~ group, data = sleep), by Welch, and of the pairs; courses in R that print both were looked up.
FIRST, SECOND = (
    (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
    (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
)


def test_means_are_those_of_students_sleep() -> None:
    unpaired = difference_of_means(FIRST, SECOND)
    assert [round(each or 0, 7) for each in unpaired] == [-1.58, -3.3654832, 0.2054832]
    paired = mean_interval([one - other for one, other in zip(FIRST, SECOND, strict=True)])
    assert [round(each or 0, 7) for each in paired] == [-1.58, -2.4598858, -0.7001142]


def test_quantiles_are_those_of_the_tables() -> None:
    """As any printed table of Student's t has them."""
    table = {(1, 95): 12.706, (2, 95): 4.303, (5, 90): 2.015, (10, 99): 3.169, (30, 95): 2.042, (120, 95): 1.980}
    assert {key: round(t_quantile(*key), 3) for key in table} == table


def test_scores_are_paired_by_reply(tmp_path: Path) -> None:
    """Ten replies before and after, and one with no score after, which is no pair."""
    write(tmp_path, [["Before", "After"], *zip(FIRST, SECOND, strict=True), [3, ""]])
    pair = "Before | After"
    counts = {"gain": ("mean change", pair), "better": ("share better", pair), "worse": ("share worse", pair)}
    made, _, faults = counted(described(tmp_path, counts))
    assert not faults
    assert (made["gain-of", ""], made["better-counted", ""], made["worse-counted", ""]) == (10, 9, 0)
    limits = [made[name, ""] or 0 for name in ("gain", "gain-lower-95", "gain-upper-95")]
    assert [round(each, 7) for each in limits] == [1.58, 0.7001142, 2.4598858]


def test_a_mean_is_held_against_last_year_s(tmp_path: Path) -> None:
    write(tmp_path, [["Hours"], *([one] for one in FIRST)])
    write(tmp_path, [["Hours"], *([one] for one in SECOND)], "last.csv")
    made, _, faults = counted(described(tmp_path, {"sleep": ("mean", "Hours")}, more='last = "last.csv"'))
    assert not faults
    limits = [made[f"sleep-change-{end}-95", ""] or 0 for end in ("lower", "upper")]
    assert [round(each, 7) for each in limits] == [-3.3654832, 0.2054832]


@pytest.mark.parametrize(
    "seed", [0, 6, 46, 299, 367, 1002, 1028]
)  # 6, 46 told of who chose neither; the others by means
def test_no_small_count_can_be_worked_out(tmp_path: Path, seed: int) -> None:
    assert list(breaches(invent(tmp_path / "report", seed))) == []


def test_the_attacker_finds_what_is_open(tmp_path: Path) -> None:
    made = invent(tmp_path / "report", 5)
    text = (made.folder / "psrstats.toml").read_text(encoding="utf-8")
    (made.folder / "psrstats.toml").write_text(text + '[disclosure]\npolicy = "none"\n', encoding="utf-8")
    assert list(breaches(made))


def test_a_question_is_called_the_same_by_all_measures(tmp_path: Path) -> None:
    """What is left of those who answered is held against what is counted of them by these words."""
    write(tmp_path, [["1. Helpful?"], ["Yes"], ["No"]])
    _, _, faults = counted(described(tmp_path, {"yes": ("choice yes", "Helpful?"), "all": ("answers", "1. Helpful?")}))
    what = "measures.csv: calls one question 'Helpful?' and '1. Helpful?'."
    assert faults == [f"{what} Call it the same in each row, for what is counted of it is held together."]


def test_what_is_counted_is_read() -> None:
    assert read_answer("choice") is None
    assert read_answer("share of choices") != read_answer("choices")


@pytest.mark.parametrize(("reads", "number"), [("Yess", 2), ("Mum is called Ann", None)])
def test_an_answer_is_put_right_and_never_told(tmp_path: Path, reads: str, number: int | None) -> None:
    write(tmp_path, [["Helpful?"], ["Yes"], ["Yess"], ["No"]])
    more = f'[[correct]]\nwhere = "asked.csv!asked!A3"\nreads = "{reads}"\nas = "Yes"\nreason = "A slip."\n'
    made, _, faults = counted(described(tmp_path, {"yes": ("choice yes", "Helpful?")}, more=more))
    assert made.get(("yes-counted", "")) == number
    what = "asked.csv!asked!A3: does not read as its [[correct]] says, so it is not corrected."
    assert [fault.startswith(what) for fault in faults] == [True] * (number is None)
    assert "Yess" not in "".join(faults)


def test_a_change_is_explained_with_its_interval(tmp_path: Path) -> None:
    """Newcombe's first example, and Student's sleep as two years."""
    yes = (56, 70), (48, 80)
    for name, (number, of), hours in zip(("asked.csv", "last.csv"), yes, (FIRST, SECOND), strict=True):
        rows = [["Yes" if at < number else "No", hours[at] if at < len(hours) else ""] for at in range(of)]
        write(tmp_path, [["Helpful?", "Hours"], *rows], name)
    more = 'last = "last.csv"\n\n[disclosure]\npolicy = "none"\n'
    described(tmp_path, {"helpful": ("choice yes", "Helpful?"), "sleep": ("mean", "Hours")}, more=more)
    said = [explain(tmp_path, f"{name}-change").method[-1] for name in ("helpful", "sleep")]
    assert said == [
        "95% interval 5.2 percentage points to 33.4 percentage points, Newcombe's",
        "95% interval -3.37 to 0.21, Welch's",
    ]
    with (tmp_path / "psrstats.toml").open("a", encoding="utf-8") as file:
        names = '["helpful", "sleep", "helpful-counted"]'
        file.write(f'[[table]]\nname = "moved"\ntitle = "T"\nlayout = "change"\nmeasures = {names}\n')
    (table,) = compute(tmp_path).tables
    titles = [column.title for column in table.columns][-2:]
    assert titles == ["Lower 95% limit of the change", "Upper 95% limit of the change"]
    assert [[cell.text for cell in row[-2:]] for row in table.rows] == [
        ["5.2 percentage points", "33.4 percentage points"],
        ["-3.37", "0.21"],
        ["[z]", "[z]"],
    ]


def test_agreement_in_numbers_is_read_by_the_scale_or_refused(tmp_path: Path) -> None:
    write(tmp_path, [["Unique Response Number", HEARD], *([n, code] for n, code in enumerate((5, 4, 4, 2, 1)))])
    counts = {"agree": ("number agree", HEARD), "against": ("number disagree", HEARD), "mean": ("mean", HEARD)}
    made, _, faults = counted(described(tmp_path, counts))
    assert {fault.split(". ")[0] for fault in faults} == {f"asked.csv: has no answer of agreement to '{HEARD}'"}
    scale = 'scale = { "Strongly agree" = 5, "Agree" = 4, "Neutral" = 3, "Disagree" = 2, "Strongly disagree" = 1 }'
    made, _, faults = counted(described(tmp_path, counts, more=scale))
    assert not faults
    assert [made[name, ""] for name in counts] == [3, 2, 3.2]


def test_words_with_a_comma_are_one_choice(tmp_path: Path) -> None:
    said = ["Yes, definitely"] * 5 + ["Yes, to some extent"] * 3 + ["No"] * 2
    write(tmp_path, [[HEARD], *([one] for one in said)])
    counts = {"heard": ("choices", HEARD), "yes": ('"number choice yes, definitely"', HEARD)}
    made, _, _ = counted(described(tmp_path, counts))
    assert made == {
        ("heard", "Yes, definitely"): 5,
        ("heard", "Yes, to some extent"): 3,
        ("heard", "No"): 2,
        ("heard", ""): 10,
        ("yes", ""): 5,
    }
