"""The replies to a survey read, however they were exported: a question a column, a choice a column, or tallies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from psrstats.agreement import agreement_of, folded
from psrstats.config import Correction, Survey
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.grid import Grid
from psrstats.records.headings import plain
from psrstats.records.sheets import Rows, sheets_of

TICKS = {"1", "x", "yes", "y", "true", "✓", "✔", "selected", "checked"}
ALL = {"", "answered", "answers", "base", "all", "total", "replies", "responses", "comments", "number answering"}
_ABOUT = re.compile(
    r"(?:respondent|response|user|collector|reply|record|unique|submission)? ?(?:id|no|number)|#|"
    r"(?:start|started|end|ended|completion|completed|submitted|submission|created|modified|last modified|recorded|"
    r"response)(?: ?(?:time|date|on))*|"
    r"(?:date|time)(?: (?:and time|started|ended|submitted|completed|created|modified))?|"
    r"time ?stamp|(?:e ?mail|first|last|full|user)? ?(?:name|address)|e ?mail|ip ?address|progress|status|finished|"
    r"duration.*|recipient.*|external.*|location.*|distribution.*|(?:user )?language|custom.*|device.*|browser.*|"
    r"total points|quiz feedback|points.*|feedback.*|tracking.*|channel|collector.*"
)
_NUMBERED = re.compile(r"^(?:q(?:uestion)?\.?\s*)?\d{1,3}[a-z]?\s*[.):]?\s+", re.IGNORECASE)
_TEST = re.compile(r"survey (?:preview|test)|preview|test(?: response)?")
RESPONSE = re.compile(r"(?:open-ended )?response|answer")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what each reply answers, choice by choice; nothing where it is blank."""

    heading: str
    other: str  # what else it may be called
    answers: tuple[tuple[str, ...], ...]
    cells: tuple[str, ...] = ()

    def is_called(self, label: str) -> bool:
        """Say whether words are its heading, with its number or without."""
        names = {plain(each) for name in (self.heading, self.other) if name for each in (name, _NUMBERED.sub("", name))}
        return plain(label) in names or plain(_NUMBERED.sub("", label)) in names


@dataclass
class Replies:
    """All questions of a survey, and how many replies there are; none is known of tallies."""

    file: str
    questions: list[Question] = field(default_factory=list)
    number: int | None = None
    twice: tuple[str, ...] = ()  # the cells of replies that another has the number of
    tests: tuple[str, ...] = ()  # the cells of replies that are none, but trials
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
    if (columns := _tallied(rows)) is not None:
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
    under, others, called = _under(rows)
    first = [*rows.headings, *[""] * (len(called) - len(rows.headings))]
    lots = zip(first, others, called, strict=True)
    return under, [tuple(dict.fromkeys(filter(None, each))) for each in lots]


def _of_rows(rows: Rows, name: str, about: Survey) -> Replies:
    under, others, called = _under(rows)
    body = [row for row in rows.body if row > under and not rows.is_blank(row)]
    asked = [at for at in range(len(called)) if called[at] and not _ABOUT.fullmatch(plain(called[at]))]
    trial = next((at for at, heading in enumerate(rows.headings) if plain(heading) == "status"), None)
    tests = [row for row in body if trial is not None and _TEST.fullmatch(folded(rows.text(row, trial)))]
    there = [row for row in body if row not in tests]
    kept = [row for row in there if any(rows.text(row, at) for at in asked)]
    made = Replies(name, number=len(kept), unanswered=len(there) - len(kept))
    made.tests = tuple(rows.cell(row, trial or 0) for row in tests)
    made.twice = tuple(_twice(rows, kept))
    for columns in _together(asked, called, others, rows):
        made.questions += _questions(rows, kept, columns, called, others, about)
    if not made.questions:
        raise UserError(Fault(name, "has no question: no heading over a column of answers."))
    return made


def _under(rows: Rows) -> tuple[int, list[str], list[str]]:
    """Find what stands under the first row of headings: the rows that are headings too, what they say, and the words.

    Two of them: a question over its choices. Three: codes, questions, and what an import needs.
    """
    width = max(len(row) for row in rows.grid.rows)
    first = [*rows.headings, *[""] * (width - len(rows.headings))]
    codes = rows.top + 2
    if codes < len(rows.grid.rows) and any("ImportId" in rows.text(codes, at) for at in range(width)):
        return codes, first, [rows.text(rows.top + 1, at) or first[at] for at in range(width)]
    second = [rows.text(rows.top + 1, at) if rows.top + 1 < len(rows.grid.rows) else "" for at in range(width)]
    spread = [at for at in range(1, width) if not first[at] and second[at]]
    if not spread or second[0]:
        return rows.top, [""] * width, first
    for at in range(1, width):
        first[at] = first[at] or (first[at - 1] if second[at] else "")
    return rows.top + 1, second, first


def _together(asked: Sequence[int], called: Sequence[str], others: Sequence[str], rows: Rows) -> list[list[int]]:
    """Put the columns of one question together."""
    lots: list[list[int]] = []
    for at in asked:
        if lots and lots[-1][-1] == at - 1 and called[at] == called[at - 1] and others[at] and rows.top >= 0:
            lots[-1].append(at)
        else:
            lots.append([at])
    return lots


def _questions(
    rows: Rows, kept: Sequence[int], columns: list[int], called: Sequence[str], others: Sequence[str], about: Survey
) -> list[Question]:
    heading = called[columns[0]]
    cells = tuple(rows.cell(row, columns[0]) for row in kept)
    if len(columns) == 1:
        other = "" if RESPONSE.fullmatch(folded(others[columns[0]])) else others[columns[0]]
        texts = [_raw(rows, row, columns[0]) for row in kept]
        return [Question(heading, other, tuple(_choices(texts, about)), cells)]
    if all(_is_choice(rows.text(row, at), others[at]) for row in kept for at in columns if not _is_other(others[at])):
        answers = tuple(tuple(others[at] for at in columns if rows.text(row, at)) for row in kept)
        return [Question(heading, "", answers, cells)]
    return [
        Question(f"{heading}: {others[at]}", others[at], tuple(_choices([_raw(rows, row, at) for row in kept], about)))
        for at in columns
    ]


def _is_choice(text: str, choice: str) -> bool:
    return not text or folded(text) == folded(choice) or folded(text) in TICKS


def _is_other(choice: str) -> bool:
    return folded(choice).startswith("other")


def _raw(rows: Rows, row: int, column: int) -> str:
    raw = rows.raw(row, column)
    return raw.strip() if isinstance(raw, str) else rows.text(row, column)


def _choices(texts: Sequence[str], about: Survey) -> list[tuple[str, ...]]:
    """Part the cells of a question into choices, where they hold several."""
    none = {folded(word) for word in about.no_answer}
    known = {folded(text) for text in texts} | {folded(choice) for choice in about.choices}
    parted = about.parted_by or next((mark for mark in (";", "|", ",") if _parts(texts, mark, known)), "")
    each = [[" ".join(one.split()) for one in (text.split(parted) if parted else [text])] for text in texts]
    return [tuple(dict.fromkeys(one for one in choices if one and folded(one) not in none)) for choices in each]


def _parts(texts: Sequence[str], mark: str, known: set[str]) -> bool:
    """Tell whether a mark parts choices: it ends a cell too, or what it parts stands alone elsewhere, or recurs."""
    marked = [text for text in texts if mark in text]
    if not marked:
        return False
    pieces = [folded(piece) for text in marked for piece in text.split(mark) if piece.strip()]
    if mark == ";":
        return any(text.endswith(mark) for text in marked) or len(set(pieces)) < len(pieces)
    return all(piece in known or pieces.count(piece) > 1 for piece in pieces)


def _twice(rows: Rows, kept: Sequence[int]) -> list[str]:
    at = next((at for at, heading in enumerate(rows.headings) if re.fullmatch(r"(?:[a-z]+ )?id", plain(heading))), None)
    if at is None:
        return []
    seen: dict[str, list[int]] = {}
    for row in kept:
        seen.setdefault(rows.text(row, at), []).append(row)
    return [rows.cell(row, at) for text, same in seen.items() if text and len(same) > 1 for row in same]


def _tallied(rows: Rows) -> tuple[int, int, int] | None:
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
    counts: dict[str, dict[str, int]] = {}
    heading, wrong = "", []
    for row in rows.body:
        heading = rows.text(row, question) or heading
        text = rows.text(row, number).replace(",", "")
        if not rows.text(row, question) and not text:
            continue
        if not text.isdecimal():
            wrong.append(Fault(rows.cell(row, number), f"reads '{text}', which is no number of replies."))
        else:
            counts.setdefault(heading, {})[rows.text(row, answer)] = int(text)
    if wrong:
        raise UserError(*wrong)
    return Replies(name, [_tally(name, heading, of) for heading, of in counts.items()])


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


def agreed(question: Question) -> bool:
    """Say whether any answer is one of agreement."""
    return any(agreement_of(one) for answer in question.answers for one in answer)
