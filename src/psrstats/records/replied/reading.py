"""The replies to a survey read, however they were exported: a question a column, a choice a column, or tallies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from psrstats.agreement import folded
from psrstats.config import Correction, Survey
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.grid import Grid
from psrstats.patterns import regex
from psrstats.records.headings import plain
from psrstats.records.replied.columns import columns_of, questions_of
from psrstats.records.replied.question import Question
from psrstats.records.sheets import Rows, sheets_of
from psrstats.totals import is_bare_total

ALL = {"", "answered", "answers", "base", "all", "total", "replies", "responses", "comments", "number answering"}
_ABOUT = re.compile(
    r"(?:(?:respondent|response|user|collector|reply|record|unique|submission) ?)*(?:id|no|number)|#|"
    r"(?:start|started|end|ended|completion|completed|submitted|submission|created|modified|last modified|recorded|"
    r"response)(?: ?(?:time|date|on))*|"
    r"(?:date|time)(?: (?:and time|started|ended|submitted|completed|created|modified))?|"
    r"time ?stamp|(?:e ?mail|first|last|full|user)? ?(?:name|address)|e ?mail|ip ?address|progress|status|finished|"
    # as the common exporters head them: "Location of the session" is a question
    r"duration(?: in)?(?: (?:seconds|secs|minutes|mins))?|time (?:taken|spent)(?: (?:seconds|secs|minutes|mins))?|"
    r"recipient ?(?:first|last)? ?(?:name|e ?mail)|external ?(?:data)? ?reference|"
    r"(?:location ?)?(?:latitude|longitude)|distribution ?channel|(?:user ?)?language|"
    r"custom (?:data|value|variable|field)(?: \d+)?|"
    r"(?:device|browser)(?: (?:type|name|version|data))?|total points|quiz feedback|grade posted time|"
    r"tracking(?: (?:link|id|code|name))?|channel|collector(?: (?:id|name|type))?"
)
MARKS = {"points", "feedback"}  # Points - QUESTION
_NUMBER = regex(r"(?:[a-z]+ )?id|(?:unique )?(?:response|respondent|submission) number")
_TEST = re.compile(r"survey (?:preview|test)|preview|test(?: response)?")


class Replies(Struct):
    """All questions of a survey, and how many replies there are; none is known of tallies."""

    file: str
    questions: list[Question] = field(default_factory=list)
    number: int | None = None
    twice: tuple[str, ...] = ()  # the cells of replies that another has the number of
    tests: tuple[str, ...] = ()  # the cells of replies that are none, but trials
    sums: tuple[str, ...] = ()  # the cells of rows that are none, but a total of those above
    unanswered: int = 0

    def question(self, label: str) -> Question:
        """Find a question by its heading. Raises UserError where there is none, or several."""
        found = [each for each in self.questions if each.heading == label] or [
            each for each in self.questions if each.is_called(label)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(Fault(self.file, f"has {len(found)} questions '{label}'.", "Take one out, or rename it."))
        known = [each.heading for each in self.questions]
        raise UserError(Fault(self.file, f"has no question '{label}'.", did_you_mean(label, known)))


def read_replies(path: Path, name: str, about: Survey, corrections: Iterable[Correction] = ()) -> Replies:
    """Read the replies to a survey.

    name: what messages call the file; corrections: of any file, of which those of this one are made.
    Raises UserError where it cannot be read, or holds no question.
    """
    grids = sheets_of(path, name, about.sheets, corrections, quoted=False)
    if not grids:
        raise UserError(Fault(name, "has no sheet of cells."))
    rows = rows_of(grids[0])
    if (columns := tallied(rows)) is not None:
        return _of_tallies(rows, name, columns)
    return _of_rows(rows, name, about)


def rows_of(grid: Grid) -> Rows:
    """Find the headings of a sheet of replies: the first row that is at least half as wide as the widest."""
    lines = [[str(cell or "").strip() for cell in row] for row in grid.rows[:10]]
    widest = max(sum(map(bool, line)) for line in lines)
    top = next(at for at, line in enumerate(lines) if sum(map(bool, line)) * 2 >= widest)
    return Rows(grid, top, tuple(" ".join(cell.split()) for cell in lines[top]))


def headings_over(grid: Grid) -> tuple[int, list[tuple[str, ...]]]:
    """Give the last row of headings of a sheet of replies, and all that stands over each of its columns."""
    rows = rows_of(grid)
    columns = columns_of(rows)
    first = [*rows.headings, *[""] * (len(columns.called) - len(rows.headings))]
    lots = zip(first, columns.others, columns.called, strict=True)
    return columns.under, [tuple(dict.fromkeys(filter(None, each))) for each in lots]


def _of_rows(rows: Rows, name: str, about: Survey) -> Replies:
    columns = columns_of(rows)
    body = [row for row in rows.body if row > columns.under and not rows.is_blank(row)]
    asked = [at for at, heading in enumerate(columns.called) if heading and not _is_about(heading, columns.called)]
    trial = next((at for at, heading in enumerate(rows.headings) if plain(heading) == "status"), None)
    tests = [row for row in body if trial is not None and _TEST.fullmatch(folded(rows.text(row, trial)))]
    sums = {row: at for row in body if (at := _total_at(rows, row, asked)) is not None}
    there = [row for row in body if row not in tests and row not in sums]
    kept = [row for row in there if any(rows.text(row, at) for at in asked)]
    made = Replies(name, number=len(kept), unanswered=len(there) - len(kept))
    made.tests = tuple(rows.cell(row, trial or 0) for row in tests)
    made.sums = tuple(rows.cell(row, at) for row, at in sums.items())
    made.twice = tuple(_twice(rows, kept))
    made.questions = questions_of(rows, kept, asked, columns, about)
    if not made.questions:
        raise UserError(Fault(name, "has no question: no heading over a column of answers."))
    return made


def _is_about(heading: str, others: Collection[str]) -> bool:
    """Say whether a column is no question: it tells of the reply itself, or what a quiz gave for an answer."""
    mark, _, question = heading.partition(" - ")
    is_mark = plain(mark) in MARKS and question in others
    return is_mark or _ABOUT.fullmatch(plain(heading)) is not None


def _total_at(rows: Rows, row: int, asked: Sequence[int]) -> int | None:
    """Say where a row says that it is a total, below the replies: first of all, and before nothing but numbers."""
    first, *rest = ((at, text) for at in range(len(rows.headings)) if (text := rows.text(row, at)))
    numbers = all(re.fullmatch(r"[\d.,]+%?", text) for _, text in rest)
    return first[0] if is_bare_total(first[1]) and (numbers or first[0] not in asked) else None


def _twice(rows: Rows, kept: Sequence[int]) -> list[str]:
    at = next((at for at, heading in enumerate(rows.headings) if _NUMBER.fullmatch(plain(heading))), None)
    if at is None:
        return []
    seen: dict[str, list[int]] = {}
    for row in kept:
        seen.setdefault(rows.text(row, at), []).append(row)
    return [rows.cell(row, at) for text, same in seen.items() if text and len(same) > 1 for row in same]


def tallied(rows: Rows) -> tuple[int, int, int] | None:
    """Find the columns of question, answer and number in a sheet of tallies; None in any other."""
    forms = (r"questions?|asked", r"answers?|choices?|responses?|options?", r"number|count|n|total|replies|responses")
    found = [
        next((at for at, heading in enumerate(rows.headings) if re.fullmatch(form, plain(heading))), None)
        for form in forms
    ]
    question, answer, number = found
    if question is None or answer is None or number is None or len({question, answer, number}) < len(found):
        return None
    return question, answer, number


def _of_tallies(rows: Rows, name: str, columns: tuple[int, int, int]) -> Replies:
    """Take each tally for so many replies, so that they are counted as replies are."""
    question, answer, number = columns
    counts: dict[str, _Tallied] = {}
    heading, wrong = "", []
    for row in rows.body:
        heading = rows.text(row, question) or heading
        text = rows.text(row, number).replace(",", "")
        if not rows.text(row, question) and not text:
            continue
        cell = rows.cell(row, number)
        if not text.isdecimal():
            wrong.append(Fault(cell, f"reads '{text}', which is no number of replies."))
        else:
            of = counts.setdefault(plain(heading), _Tallied(heading))
            wrong += of.add(rows.text(row, answer), int(text), cell)
    if wrong:
        raise UserError(*wrong)
    return Replies(name, [_tally(name, of.heading, of.counts) for of in counts.values()])


class _Tallied(Struct):
    """The tallies of one question, each answer once."""

    heading: str
    counts: dict[str, int] = field(default_factory=dict)
    cells: dict[str, tuple[str, int]] = field(default_factory=dict)  # where each answer was tallied, and how many

    def add(self, answer: str, number: int, cell: str) -> Iterator[Fault]:
        """Take a tally; where its answer has one already, say so: nobody knows whether they are to be added up.

        All who answered may be told twice, as long as they are as many.
        """
        word = "" if folded(answer) in ALL else folded(answer)
        first, before = self.cells.setdefault(word, (cell, number))
        if first == cell:
            self.counts[answer] = number
        elif word or before != number:
            said = f"'{answer}'" if word else "all who answered"
            what = f"tallies {said} to '{self.heading}' again, which {first} does already."
            yield Fault(cell, what, "Keep one of the two rows, or add them up, if they are of other replies.")


def _tally(name: str, heading: str, counts: dict[str, int]) -> Question:
    base = next((number for answer, number in counts.items() if folded(answer) in ALL), None)
    chosen = {answer: number for answer, number in counts.items() if folded(answer) not in ALL}
    added = sum(chosen.values())
    if base is not None and (max(chosen.values(), default=0) > base or 0 < added < base):
        what = f"has {added:,} answers to '{heading}', and {base:,} who answered."
        raise UserError(Fault(name, what, "Of a tally, each answer is at most the base, and all are at least."))
    size = added if base is None else base
    replies: list[list[str]] = [[] for _ in range(size)]
    at = 0
    for answer, number in chosen.items():  # one after another round the replies: none has a choice twice
        for _ in range(number):
            replies[at % size].append(answer)
            at += 1
    return Question(heading, "", tuple(tuple(each) or (heading,) for each in replies))
