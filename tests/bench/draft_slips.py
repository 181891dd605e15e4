"""Put one slip each into 500 copies of a draft, and see how many are told: python -m tests.bench.draft_slips.

The draft is the published report of the example, which lies outside of the project. Each slip changes one number that
is tied: a digit, two digits exchanged, one dropped, one more or less, last year's figure; or a word of direction.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.draft.document import Document
from psrstats.draft.figures import Printable, printables
from psrstats.draft.review import Found, Review, Statement
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions
from tests.draft.lines import document

EXAMPLE = Path(__file__).parents[2] / "examples" / "portsmouth-2019-20"
COPIES = 500
SEED = 2020
DIRECTIONS = {
    **{"increase": "decrease", "increased": "decreased", "decrease": "increase", "decreased": "increased"},
    **{"drop": "rise", "dropped": "risen", "lowest": "highest", "highest": "lowest", "rise": "fall", "fall": "rise"},
}


class Slip(Struct, frozen=True):
    """A copy of the draft with one slip: its kind, what stood there, and where."""

    kind: str
    document: Document
    paragraph: int
    start: int
    was: str
    now: str
    figures: frozenset[str]  # what it was tied to; none for a word


class Told(Struct, frozen=True):
    """What became of a slip: whether it was told, with the right figure, and how much was told besides."""

    slip: Slip
    told: bool
    right: bool
    false: int


def slips(original: Review, editions: Editions, chance: random.Random) -> Iterator[Slip]:
    """Give slips without end, each of a number that is tied, or of a direction word."""
    figures = {one.name: one for one in printables(editions.sent, editions.public, editions.settings.report.area)}
    tied = [one for one in original.statements if one.verdict == "tied" and one.figure and one.place]
    words = list(_direction_words(original.document, tied, figures))
    earlier = [(one, text) for one in tied if (text := _last_year(one, figures))]
    while True:
        kind = chance.choice(("digit", "exchanged", "dropped", "off by one", "last year", "direction"))
        if kind == "direction":
            number, start, was, now = chance.choice(words)
            yield _slip(original.document, kind, number, start, was, now, frozenset())
            continue
        one, now = chance.choice(earlier) if kind == "last year" else (chance.choice(tied), "")
        printed = re.match(r"[\d,.]+\d|\d", one.number)
        if not printed:
            continue
        was = printed.group()
        now = now or _mistyped(was, kind, chance)
        if now not in ("", was) and _shows(one, now, figures):
            names = frozenset(candidate.figure for candidate in one.candidates)
            yield _slip(original.document, kind, one.place.paragraph, one.place.start, was, now, names)


def _slip(original: Document, kind: str, number: int, start: int, was: str, now: str, names: frozenset[str]) -> Slip:
    changed = tuple(
        replace(p, text=p.text[:start] + now + p.text[start + len(was) :]) if p.number == number else p
        for p in original.paragraphs
    )
    return Slip(kind, replace(original, paragraphs=changed), number, start, was, now, names)


def _direction_words(
    original: Document, tied: Sequence[Statement], figures: Mapping[str, Printable]
) -> Iterator[tuple[int, int, str, str]]:
    """Give the words of direction that two stated figures of one thing go with: of others it cannot be seen."""
    for paragraph in original.paragraphs:
        stated = [figures[str(one.figure)] for one in tied if one.place.paragraph == paragraph.number]
        series = Counter(figure.series for figure in {one.name: one for one in stated}.values())
        if any(count > 1 for count in series.values()):
            for found in re.finditer(rf"\b(?:{'|'.join(DIRECTIONS)})\b", paragraph.text):
                yield paragraph.number, found.start(), found.group(), DIRECTIONS[found.group()]


def _last_year(one: Statement, figures: Mapping[str, Printable]) -> str:
    """Give the figure of the period before the one that is stated; blank where there is none, or the same."""
    figure = figures[str(one.figure)]
    others = [
        o for o in figures.values() if o.series == figure.series and o.period < figure.period and o.value is not None
    ]
    text = max(others, key=lambda other: other.period).text.rstrip("%") if others else ""
    return text if text != figure.text.rstrip("%") else ""


def _mistyped(text: str, kind: str, chance: random.Random) -> str:
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    at = chance.choice(digits)
    if kind == "digit":
        new = chance.choice([d for d in "0123456789" if d != text[at] and not (d == "0" and at == 0)])
        return text[:at] + new + text[at + 1 :]
    if kind == "exchanged":
        pairs = [(a, b) for a, b in pairwise(digits) if text[a] != text[b] and not (a == 0 and text[b] == "0")]
        if not pairs:
            return ""
        a, b = chance.choice(pairs)
        return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]
    places = len(text.partition(".")[2])
    if kind == "dropped":
        if len(digits) < 2:
            return ""
        bare = (text[:at] + text[at + 1 :]).replace(",", "").removesuffix(".")
        return "" if bare.startswith((".", "0")) and not bare.startswith("0.") else _with_commas(bare, "," in text)
    value = Fraction(text.replace(",", "")) + Fraction(chance.choice((-1, 1)), 10**places)
    return _with_commas(f"{float(value):.{places}f}", "," in text) if value > 0 else ""


def _with_commas(number: str, commas: bool) -> str:
    whole, point, decimals = number.partition(".")
    return f"{int(whole or 0):,}{point}{decimals}" if commas else number


def _shows(one: Statement, now: str, figures: Mapping[str, Printable]) -> bool:
    """Say whether a slip can be seen: the number is no longer the figure by any permitted rounding."""
    value, places = Fraction(now.replace(",", "")), len(now.partition(".")[2])
    exact = figures[str(one.figure)].value
    if exact is None or (value >= 1000 and value % 10 == 0 and abs(exact - value) <= 5):  # it may be given in tens
        return False
    return abs(abs(exact) - value) > Fraction(1, 2 * 10**places)


def result(slip: Slip, original: Review, editions: Editions) -> Told:
    """Review a copy, and see whether its slip is told, and what is told that was not before."""
    found = reviewed(slip.document, editions)
    before = {_key(one) for one in original.findings if one.severity != "note"}
    new = [one for one in found.findings if one.severity != "note" and _key(one) not in before]
    near = [one for one in new if one.place.paragraph == slip.paragraph and _is_about(one, slip)]
    at = [s for s in found.statements if (s.place.paragraph, s.place.start) == (slip.paragraph, slip.start)]
    right = any(s.verdict == "mismatched" and s.figure in slip.figures for s in at)
    told = bool(near) or any(s.verdict == "mismatched" for s in at)
    return Told(slip, told, right or (told and not slip.figures), len(new) - len(near))


def _is_about(found: Found, slip: Slip) -> bool:
    return slip.now in found.quote or found.place.start == slip.start


def _key(found: Found) -> tuple[str, int, str]:
    return (found.code, found.place.paragraph, found.printed)


def main() -> None:
    """Print how many slips of each kind are told."""
    path = Path(os.environ["PSRSTATS_SHARED"]) / "portsmouth-2019-20" / "report.txt"
    both = editions(EXAMPLE)
    original = reviewed(document(path.read_text(encoding="utf-8")), both)
    source = slips(original, both, random.Random(SEED))
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else COPIES
    results = [result(next(source), original, both) for _ in range(copies)]
    print("| slip | copies | told | with the right figure | false alarms |\n| --- | --- | --- | --- | --- |")
    kinds = Counter(one.slip.kind for one in results)
    for kind in (*kinds, "all"):
        some = [one for one in results if kind in (one.slip.kind, "all")]
        shares = " | ".join(_share(some, what) for what in ("told", "right"))
        print(f"| {kind} | {len(some)} | {shares} | {sum(one.false for one in some)} |")
    if "-v" in sys.argv:
        for one in results:
            if not one.told or not one.right or one.false:
                print(_line(one))


def _line(one: Told) -> str:
    """Say of a slip what was not told, or told besides."""
    slip = one.slip
    text = next(p.text for p in slip.document.paragraphs if p.number == slip.paragraph)
    how = "told" if one.told else "MISSED"
    near = text[max(0, slip.start - 60) : slip.start + 40]
    what = f"{slip.kind} {slip.paragraph} {slip.was}->{slip.now}"
    return f"{what} {how} {one.right} {one.false} {sorted(slip.figures)} {near}"


def _share(results: Sequence[Told], what: str) -> str:
    yes = sum(getattr(one, what) for one in results)
    return f"{yes} ({yes / len(results):.0%})" if results else "-"


if __name__ == "__main__":
    main()
