"""A review as a web page: the draft's own text, each number marked, and what is told of it beneath."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from msgspec import Struct, field

from psrstats.draft.document import Paragraph
from psrstats.draft.review import Found, Place, Review, Statement
from psrstats.draft.writing.listing import folded, of_all, paragraph_at, where
from psrstats.draft.writing.summary import counted, report_of, worst_first
from psrstats.patterns import regex
from psrstats.printable import printable
from psrstats.writers.files.html import opening

KEY = {
    "tied": "tied to one figure of the report",
    "ambiguous": "more than one figure would do",
    "mismatched": "the words name a figure, and the number is another",
    "unsupported": "a statistic that no figure gives",
    "other": "a number that is no statistic, such as a date or an age",
    "unread": "not read for sure",
}
WITHOUT_REPORT = {
    "unsupported": "a statistic; it was held against no report",
    **{verdict: KEY[verdict] for verdict in ("other", "unread")},
}
LETTERS = {verdict: verdict[0].upper() for verdict in KEY} | {"unread": "?"}
_RAISED = regex("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DAGGER = regex("[†‡¶ᵃᵇᶜᵈᵉ]")
_STARS = regex(r"(?<!\S)\*+(?=\S)|(?<=\S)\*+")


class Marked(Struct):
    """A number of a paragraph: where it stands, what it was found to be, and what is told of it."""

    start: int
    end: int
    verdict: str
    told: list[str] = field(default_factory=list)


def page(review: Review) -> str:
    """Write a review as a web page that needs no other file."""
    return "\n".join([*_page(review), ""])


def _page(review: Review) -> Iterator[str]:
    title = f"The numbers of {review.document.name}"
    style = files("psrstats.draft.writing").joinpath("page.css").read_text(encoding="utf-8")
    yield from opening(printable(title), "psrstats", style)
    yield '<a class="skip" href="#draft">Skip to the draft</a>'
    yield f"<header>\n<h1>{_shown(title)}</h1>"
    against = f"Held against the report '{report_of(review)}'." if review.against else "Held against no report."
    yield from (f"<p>{_shown(said)}</p>" for said in (against, *counted(review)))
    yield from (f"<p>Not read: {_shown(note)}</p>" for note in review.document.notes)
    yield "</header>"
    yield from _findings(review)
    yield from _key(review)
    yield '<main id="draft">\n<h2>The draft</h2>\n<article>'
    for paragraph, marks in _marks(review):
        yield from _paragraph(paragraph, marks)
    yield "</article>\n</main>\n</body>\n</html>"


def _findings(review: Review) -> Iterator[str]:
    yield '<nav aria-labelledby="findings">\n<h2 id="findings">What was found</h2>'
    found = folded(worst_first(review.findings))
    if not found:
        yield "<p>Nothing.</p>"
    else:
        yield "<ol>"
        for one, *others in found:
            place = where(one.place, paragraph_at(review.document, one.place))
            yield f'<li><a href="#p{one.place.paragraph}">{_shown(_said(one, *others))}</a>'
            yield f'<span class="place">{_shown(place)}</span></li>'
        yield "</ol>"
    yield "</nav>"


def _said(found: Found, *alike: Found) -> str:
    """Say what was found, once of several numbers of a paragraph."""
    severity = f"Accepted {found.severity}" if found.accepted else found.severity.capitalize()
    expected = f" Expected: {found.expected}." if found.expected and found.expected not in found.message else ""
    return f"{severity} {found.code}: {of_all(found, *alike)}{expected}"


def _key(review: Review) -> Iterator[str]:
    yield '<section aria-labelledby="key">\n<h2 id="key">How numbers are marked</h2>\n<ul>'
    for verdict, text in (KEY if review.against else WITHOUT_REPORT).items():
        yield f'<li><mark class="{verdict}">12 <b>{LETTERS[verdict]}</b></mark> {text}</li>'
    yield "</ul>\n</section>"


def _marks(review: Review) -> Iterator[tuple[Paragraph, list[Marked]]]:
    """Give each paragraph with the numbers that are marked in it, in their order and apart from one another."""
    marks: dict[int, dict[int, Marked]] = {}
    for one in review.statements:
        marks.setdefault(one.place.paragraph, {})[one.place.start] = _mark(one.place, one.verdict, _origin(one))
    for unread in review.unread:
        held = marks.setdefault(unread.place.paragraph, {})
        mark = held.setdefault(unread.place.start, _mark(unread.place, "unread"))
        mark.told.append(f"Not judged: {unread.why}")
    told = [(right.place, f"Right: {right.working}") for right in review.checked]
    for place, said in [*told, *((found.place, _said(found)) for found in review.findings)]:
        if place.start in marks.get(place.paragraph, {}):
            marks[place.paragraph][place.start].told.append(said)
    for paragraph in review.document.paragraphs:
        if paragraph.text.strip():
            yield paragraph, sorted(marks.get(paragraph.number, {}).values(), key=lambda mark: mark.start)


def _mark(place: Place, verdict: str, *told: str) -> Marked:
    return Marked(place.start, place.end, verdict, [each for each in told if each])


def _origin(one: Statement) -> str:
    """Say which figure a number is, or could be, and in which cell it stands."""
    if one.figure:
        return f"{one.figure}, from {one.source}" if one.source else one.figure
    return "; or ".join(f"{each.figure}, from {each.source}" for each in one.candidates)


def _paragraph(paragraph: Paragraph, marks: list[Marked]) -> Iterator[str]:
    text, reached, parts, told = paragraph.text, 0, list[str](), list[str]()
    for mark in marks:
        if mark.start < reached:
            continue
        number = _shown(text[mark.start : mark.end])
        parts += [
            _shown(text[reached : mark.start]),
            f'<mark class="{mark.verdict}">{number} <b>{LETTERS[mark.verdict]}</b></mark>',
        ]
        reached = mark.end
        if mark.told:
            told.append(f"<li>{number}: {escape(mark.verdict)}. {_shown(' '.join(mark.told))}</li>")
    parts.append(_shown(text[reached:]))
    tag = "<p><strong>{}</strong></p>" if paragraph.kind == "heading" else "<p>{}</p>"
    yield f'<div id="p{paragraph.number}">\n{tag.format("".join(parts))}'
    if told:
        count = len(told)
        name = f"Paragraph {paragraph.number}: {count} number{'s' * (count > 1)}"
        yield f"<details>\n<summary>{name}</summary>\n<ul>\n{chr(10).join(told)}\n</ul>\n</details>"
    yield "</div>"


def _shown(text: str) -> str:
    """Write a text for a page, its marks as words that can be heard."""
    said = _RAISED.sub(lambda found: f" [note {found[0].translate(_PLAIN)}]", printable(text))
    said = _DAGGER.sub(" [note]", _STARS.sub(r"[\g<0>]", said)).replace("§", "section ")
    return escape(said).replace("\t", " | ").replace("\n", "<br>")
