"""Where a document asks for something: {{table:NAME}} in its text, or a content control of that name."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from msgspec import Struct

from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.patterns import regex
from psrstats.writers.word.control import control, name_of
from psrstats.writers.word.ooxml import Element, q, remove, run, text_of

KINDS = ("table", "figure", "sentence", "paragraph", "chart", "summary")
TYPED = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | {"\u00ad": ""}
)  # hyphens as Word sets them
BRACES = regex(r"\{\{([^{}]*)\}\}")


class Place(Struct, frozen=True):
    """Something that is asked for, and where: in a content control, or between two letters of a paragraph."""

    kind: str
    name: str
    at: Element  # the control, or the paragraph
    start: int = -1
    end: int = -1

    @property
    def alone(self) -> bool:
        """Whether nothing else stands in its paragraph."""
        said = "".join(map(letters, texts(self.at)))
        return not (said[: self.start] + said[self.end :]).strip()


def places(root: Element, file: str, *, braces: bool = True) -> Iterator[Place]:
    """Find what a part of a document asks for, in its order.

    braces: whether braces in its text ask for something, or only its controls.
    Raises UserError for braces that ask for nothing that there is.
    """
    taken = set()
    for element in root.iter(q("sdt"), q("p")):
        if element.tag == q("sdt") and (asked := name_of(element)):
            taken.add(element)
            yield Place(*asked, element)
        elif braces and element.tag == q("p") and not taken.intersection(element.iterancestors(q("sdt"))):
            said = "".join(map(letters, texts(element)))
            for found in BRACES.finditer(said):
                yield Place(*_asked(found[1], file), element, *found.span())


def _asked(said: str, file: str) -> tuple[str, str]:
    kind, _, name = (" ".join(part.split()) for part in said.translate(TYPED).partition(":"))
    if kind not in KINDS or not name:
        fix = did_you_mean(kind, KINDS) if kind not in KINDS else f"Write {{{{{kind}:NAME}}}}."
        raise UserError(Fault(file, f"'{{{{{said}}}}}' asks for nothing that psrstats has.", fix))
    return kind, name


def texts(line: Element) -> list[Element]:
    """Give the texts of a paragraph, and the hyphens that Word keeps apart from them; not those of a box in it."""
    return [t for t in line.iter(q("t"), q("noBreakHyphen")) if next(t.iterancestors(q("p"))) is line]


def letters(text: Element) -> str:
    """Give the letters of a text; a hyphen that breaks no line, Ctrl+Shift+_ in Word, is an element of its own."""
    return "-" if text.tag == q("noBreakHyphen") else text.text or ""


def put_text(place: Place, text: str, file: str) -> None:
    """Put a text where braces stand in a line, in their letters, whichever runs they are spread over."""
    pieces, first, last = texts(place.at), None, None
    reached = 0
    for piece in pieces:
        said = letters(piece)
        length = len(said)
        if first is None and place.start < reached + length:
            first, before = piece, said[: place.start - reached]
        if last is None and place.end <= reached + length:
            last, after = piece, said[place.end - reached :]
        reached += length
    assert first is not None
    assert last is not None
    opened, closed = _run_of(first), _run_of(last)
    if opened.getparent() is not closed.getparent():
        what = f"'{{{{{place.kind}:{place.name}}}}}' begins and ends in different links or tracked changes."
        raise UserError(Fault(file, what, "Type it again, in one go."))
    look = opened.find(q("rPr"))
    rest = _rest(closed, last, after)
    _take_out(opened, closed)
    for following in list(first.itersiblings()):
        opened.remove(following)
    _say(first, before)
    filled = control(place.kind, place.name, run(text, deepcopy(look)))
    opened.addnext(filled)
    if rest is not None:
        filled.addnext(rest)


def _run_of(text: Element) -> Element:
    return next(text.iterancestors(q("r")))


def _rest(closed: Element, last: Element, after: str) -> Element | None:
    """Give a run of what follows in the run that closes; None where nothing does."""
    rest = deepcopy(closed)
    for child in list(rest)[: closed.index(last)]:
        if child.tag != q("rPr"):
            rest.remove(child)
    left = next(rest.iterchildren(q("t")))
    _say(left, after)
    return rest if after or left.getnext() is not None else None


def _take_out(opened: Element, closed: Element) -> None:
    """Take out the runs after the one that opens, up to the one that closes; bookmarks between them stay."""
    following = list(opened.itersiblings()) if closed is not opened else []
    for each in following[: following.index(closed) + 1] if following else []:
        if each.tag == q("r"):
            remove(each)


def _say(text: Element, said: str) -> None:
    text.text = said
    text.attrib.update(text_of(said).attrib)
