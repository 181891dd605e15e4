"""A copy of a Word draft with a comment for each finding, and one that sums them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from psrstats.draft.reading.word.package import MAIN, WordPackage
from psrstats.draft.reading.word.pieces import WordLine
from psrstats.draft.reading.word.read_word import word_lines
from psrstats.draft.review import Found, Review
from psrstats.draft.writing.comments.marks import Stretch, around_letters, around_line, host_of
from psrstats.draft.writing.comments.parts import Comments
from psrstats.draft.writing.listing import marked
from psrstats.draft.writing.summary import counted, report_of, worst_first
from psrstats.errors import plain_faults
from psrstats.writers.word.template import repacked, xml_of


def commented(path: Path, review: Review) -> bytes:
    """Give a copy of a Word draft with comments by psrstats; those of an earlier run are taken out first.

    path: the draft; review: of it.
    Raises UserError where it can no longer be read.
    """
    with plain_faults(path):
        package = WordPackage(path)
        comments = Comments(package)
        comments.remove_own()
        _put(list(word_lines(package, [])), review, comments)
        changed = {**comments.changed(), MAIN: xml_of(package.root(MAIN))}
        return repacked(path.read_bytes(), changed)


def _put(lines: list[WordLine], review: Review, comments: Comments) -> None:
    """Put comments where findings are; what stands where Word allows none, beside what it hangs on."""
    hosts = [host for line in lines if (host := host_of(line.at, comments.main)) is not None]
    if not hosts:
        return
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    for found in worst_first(review.findings):
        line = lines[found.place.paragraph - 1]
        host = host_of(line.at, comments.main)
        if host is line.at:
            stretches[found.place.paragraph].append(Stretch(found.place.start, found.place.end, tuple(_said(found))))
        else:
            where = f"In a note, a header or a text box: {marked(_text(review, found), found.place)}"
            around_line(hosts[0] if host is None else host, (where, *_said(found)), comments)
    for number, asked in stretches.items():
        around_letters(lines[number - 1], asked, comments)
    around_line(hosts[0], tuple(_summed(review)), comments)


def _text(review: Review, found: Found) -> str:
    """Give what a finding's paragraph says, without what is not to be shown."""
    return next(each.text for each in review.document.paragraphs if each.number == found.place.paragraph)


def _said(found: Found) -> Iterator[str]:
    accepted = " (accepted)" if found.accepted else ""
    yield f"{found.severity.capitalize()} {found.code}{accepted}: {found.message}"
    if found.expected and found.expected not in found.message:
        yield f"Expected: {found.expected}."


def _summed(review: Review) -> Iterator[str]:
    yield f"Checked by psrstats against '{report_of(review)}'." if review.against else "Checked by psrstats."
    yield from counted(review)
    yield from (f"Not read: {note}" for note in review.document.notes)
