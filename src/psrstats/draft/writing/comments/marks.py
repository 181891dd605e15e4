"""Where a comment begins and ends: marks around letters, for which runs are split, or around a whole line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from msgspec import Struct

from psrstats.draft.reading.cleaning import cleaned
from psrstats.draft.reading.word.pieces import WordLine
from psrstats.draft.writing.comments.parts import Comments
from psrstats.writers.word.ooxml import SPACE, Element, make, q

# What is filled or worked out again: marks within would be lost, or may not stand there.
WHOLE = (q("sdt"), q("fldSimple"))
BOX, NOTES = q("txbxContent"), (q("footnote"), q("endnote"))


class Stretch(Struct, frozen=True):
    """Letters of a line, and what is said of them."""

    start: int
    end: int
    said: tuple[str, ...]


class Fragment(Struct, frozen=True):
    """A run, or what stands in its place, and the letters of a line that it holds."""

    start: int
    end: int
    run: Element


def host_of(at: Element, main: Element) -> Element | None:
    """Give what of the text a line stands in: itself, or what its text box or note hangs on; None for none."""
    root = at.getroottree().getroot()
    if root is not main:
        note = next((each for each in (at, *at.iterancestors()) if each.tag in NOTES), None)
        if note is None:
            return None
        named = f"{note.tag}Reference"
        calls = (each for each in main.iter(named) if each.get(q("id")) == note.get(q("id")))
        caller = next(calls, None)
        return None if caller is None else next(caller.iterancestors(q("p")), None)
    boxes = list(at.iterancestors(BOX))
    return at if not boxes else next(boxes[-1].iterancestors(q("p")), None)


def around_letters(line: WordLine, asked: Sequence[Stretch], comments: Comments) -> None:
    """Put comments around letters of a line."""
    fragments = list(_fragments(line, sorted({at for one in asked for at in (one.start, one.end)})))
    for one in asked:
        within = [each.run for each in fragments if each.start < one.end and one.start < each.end]
        if within:
            number = comments.add(one.said)
            _outer(within[0]).addprevious(make("commentRangeStart", id=number))
            end = make("commentRangeEnd", id=number)
            _outer(within[-1]).addnext(end)
            _top(end).addnext(_call(number))
        else:
            around_line(line.at, one.said, comments)


def around_line(at: Element, said: Sequence[str], comments: Comments) -> None:
    """Put a comment around a paragraph, or the first one of a row."""
    paragraph = at if at.tag == q("p") else next(at.iter(q("p")), None)
    if paragraph is None:
        return
    number = comments.add(said)
    properties = paragraph.find(q("pPr"))
    start = make("commentRangeStart", id=number)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(make("commentRangeEnd", id=number))
    paragraph.append(_call(number))


def _call(number: int) -> Element:
    """Make the run that a comment hangs on."""
    return make("r", make("rPr", make("rStyle", val="CommentReference")), make("commentReference", id=number))


def _outer(run: Element) -> Element:
    """Give the control or field that a run stands in; itself where it stands in none."""
    paragraph = next(run.iterancestors(q("p")))
    above = [each for each in run.iterancestors(*WHOLE) if paragraph in each.iterancestors(q("p"))]
    return above[-1] if above else run


def _top(element: Element) -> Element:
    """Give what of its paragraph an element stands in: a reference within an insertion would go with it."""
    parent = element.getparent()
    while parent is not None and parent.tag != q("p"):
        element, parent = parent, parent.getparent()
    return element


def _fragments(line: WordLine, cuts: Sequence[int]) -> Iterator[Fragment]:
    """Split the runs of a line where letters are cut, and give each with the letters that it holds."""
    reached = 0
    for piece in line.pieces:
        start, reached = reached, reached + len(piece.text)
        run = None if piece.at is None else piece.at.getparent()
        if run is None or run.tag != q("r") or not piece.text:
            continue
        text = piece.at
        assert text is not None
        if start in cuts:  # what stands before these letters in the same run, such as those of another piece
            run = _cut_before(run, text)
        begun = start
        for cut in [each for each in cuts if start < each < reached]:
            yield Fragment(begun, cut, run)
            run, text = _cut_within(run, text, cut - begun)
            begun = cut
        yield Fragment(begun, reached, run)
        if reached in cuts:
            _cut_after(run, text)


def _cut_before(run: Element, child: Element) -> Element:
    """Split a run before one of its parts; give the run that begins with it."""
    before = [each for each in child.itersiblings(preceding=True) if each.tag != q("rPr")]
    return _moved(run, [child, *child.itersiblings()]) if before else run


def _cut_after(run: Element, child: Element) -> None:
    following = list(child.itersiblings())
    if following:
        _moved(run, following)


def _cut_within(run: Element, text: Element, letters: int) -> tuple[Element, Element]:
    """Split a run within a text, after some of its letters as they are read; give the new run and its text."""
    said = text.text or ""
    at = next((n for n in range(len(said) + 1) if len(cleaned(said[:n])) >= letters), len(said))
    rest = deepcopy(text)
    text.text, rest.text, rest.tail = said[:at], said[at:], None
    text.set(SPACE, "preserve")
    rest.set(SPACE, "preserve")
    text.addnext(rest)
    return _moved(run, [rest, *rest.itersiblings()]), rest


def _moved(run: Element, parts: Sequence[Element]) -> Element:
    """Move parts of a run to a new one after it, which looks the same."""
    properties = run.find(q("rPr"))
    new = make("r", *([] if properties is None else [deepcopy(properties)]))
    for name, value in run.attrib.items():
        new.set(name, value)
    new.extend(parts)
    run.addnext(new)
    return new
