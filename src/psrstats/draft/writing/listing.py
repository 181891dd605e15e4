"""What was found of a draft, as plain text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from textwrap import fill

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.review import Found, Place, Review
from psrstats.draft.writing.summary import as_before, counted, worst_first
from psrstats.writers.findings import WIDTH
from psrstats.writers.findings import summary as findings_counted

AROUND = 70  # letters of the draft shown on either side of what is told of
LONGEST_NAME = 60


def listing(review: Review, most: int | None = None, *, whole: bool = False) -> str:
    """Write a review as paragraphs: the worst first, of these what is new, then what was not read, then the counts.

    most: how many findings are listed; None for all. Those that say the same of several numbers of a paragraph are one.
    whole: whether notes are listed too that were told at the last run, of sentences that are as they were.
    """
    old = as_before(review)
    worst = worst_first(sorted(review.findings, key=lambda one: (one.place.paragraph, one.place.start) in old))
    known = [] if whole else [one for one in worst if _is_known(one, old)]
    findings = folded(one for one in worst if one not in known)
    shown = findings[:most]
    parts = ["\n".join(_paragraph(same, review.document)) + "\n" for same in shown]
    if left := len(findings) - len(shown):
        parts.append(f"And {left:,} more: --all lists them.\n")
    if known:
        said = "note on a number that is" if len(known) == 1 else "notes on numbers that are"
        parts.append(f"And {len(known):,} {said} as before: --all lists {'it' if len(known) == 1 else 'them'}.\n")
    parts += [f"Not read: {note}" for note in review.document.notes]
    counts = dict.fromkeys(("error", "warning", "note", "accepted"), 0)
    for one in review.findings:
        counts["accepted" if one.accepted else one.severity] += 1
    return "\n".join([*parts, *counted(review), findings_counted(counts)]) + "\n"


def _is_known(found: Found, old: Container[tuple[int, int]]) -> bool:
    """Tell a note that was told at the last run."""
    return found.severity == "note" and not found.accepted and (found.place.paragraph, found.place.start) in old


def folded(findings: Iterable[Found]) -> list[list[Found]]:
    """Put findings together that say the same of several numbers of one paragraph."""
    groups: dict[tuple[object, ...], list[Found]] = {}
    for one in findings:
        bare = one.message.replace(one.printed, "", 1)
        groups.setdefault((one.accepted, one.severity, one.code, one.place.paragraph, bare, one.expected), []).append(
            one
        )
    return list(groups.values())


def _paragraph(same: Sequence[Found], document: Document) -> Iterator[str]:
    found = same[0]
    paragraph = paragraph_at(document, found.place)
    severity = "accepted" if found.accepted else found.severity
    yield f"{severity} {found.code} {where(found.place, paragraph)}"
    if paragraph is not None:
        yield f"  {marked(paragraph.text, *(one.place for one in same))}"
    for text in (of_all(*same), _expected(found)):
        if text:
            yield fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def of_all(found: Found, *alike: Found) -> str:
    """Give the message of a finding, naming the numbers of others that say the same."""
    said = [one.printed for one in (found, *alike)]
    every = f"{', '.join(said[:-1])} or {said[-1]}" if alike else said[0]
    return found.message.replace(found.printed, every, 1)


def _expected(found: Found) -> str:
    """Say what would be right, unless the message says it."""
    return f"Expected: {found.expected}." if found.expected and found.expected not in found.message else ""


def paragraph_at(document: Document, place: Place) -> Paragraph | None:
    """Give the paragraph of a place."""
    return next((each for each in document.paragraphs if each.number == place.paragraph), None)


def where(place: Place, paragraph: Paragraph | None) -> str:
    """Name a place as a person looks for it.

    >>> where(Place(88, 0, 3, 13), Paragraph(88, "435 (65%)", heading="Early help"))
    'page 13, "Early help", paragraph 88'
    """
    heading = paragraph.heading if paragraph is not None else ""
    heading = f"{heading[:LONGEST_NAME].rstrip()} ..." if len(heading) > LONGEST_NAME else heading
    what = {"row": "table row", "note": "note", "header": "header or footer"}.get(
        paragraph.kind if paragraph else "", ""
    )
    named = [
        f"page {place.page}" if place.page else "",
        f'"{heading}"' if heading else "",
        f"paragraph {place.paragraph}",
    ]
    return ", ".join(filter(None, [*named, what]))


def marked(text: str, *places: Place) -> str:
    r"""Show the words around places, with what is told of between > and <.

    >>> marked("435 (65%) of the\n730 families", Place(1, 5, 8), Place(1, 17, 20))
    '435 (>65%<) of the >730< families'
    """
    ordered: list[Place] = []
    for place in sorted(places, key=lambda each: each.start):
        if not ordered or place.start >= ordered[-1].end:
            ordered.append(place)
    before, after = text[: ordered[0].start], text[ordered[-1].end :]
    if len(before) > AROUND:
        before = "... " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " ..."
    parts = [before]
    for number, place in enumerate(ordered):
        between = text[ordered[number - 1].end : place.start] if number else ""
        if len(between) > 2 * AROUND:
            between = f"{between[:AROUND].rpartition(' ')[0]} ... {between[-AROUND:].partition(' ')[2]}"
        parts.append(f"{between}>{text[place.start : place.end]}<")
    return " ".join("".join([*parts, after]).replace("\t", " | ").split())
