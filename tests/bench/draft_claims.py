"""Judge real statements whose truth was worked out by hand, as documents: python -m tests.bench.draft_claims [FOLDER].

FOLDER (../shared/drafts) holds claims.csv, whose quotes are taken for a document's paragraphs in their order, and whole
reports as PDF. Prints how many statements of each kind were flagged and judged right, every flag, and every flag in the
whole reports, to be read one by one.
"""

from __future__ import annotations

import csv
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.document import Document, Paragraph
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading.read_draft import read_draft
from psrstats.draft.review import Found

SHARED = Path(os.environ.get("PSRSTATS_SHARED", Path(__file__).parents[3] / "shared"))
STRICT = ("material", "rounding_slip", "granularity")  # errors that arithmetic alone proves


class Claim(Struct):
    """A labelled statement, and what was made of its quote."""

    row: dict[str, str]
    flags: list[Found] = field(default_factory=list)
    judged: int = 0
    parsed: int = 0

    @property
    def strict(self) -> bool:
        """Tell an error that arithmetic alone proves."""
        return self.row["consistent"] == "no" and self.row["severity"] in STRICT


def claims(folder: Path) -> Iterator[tuple[Document, list[Claim]]]:
    """Give each document's quotes as a document, with what is labelled of them."""
    documents: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            documents[row["doc"]].append(row)
    for name, rows in documents.items():
        quotes = list(dict.fromkeys(row["quote"] for row in rows))
        paragraphs = tuple(_paragraph(number, quote) for number, quote in enumerate(quotes, 1))
        yield Document(name, paragraphs), [Claim(row) for row in rows]


def _paragraph(number: int, quote: str) -> Paragraph:
    if " | " in quote:
        return Paragraph(number, quote.replace(" | ", "\t"), kind="row")
    return Paragraph(number, quote)


def judge(document: Document, each: list[Claim]) -> list[Found]:
    """Judge a document and give each claim what was made of its quote."""
    numbers = {paragraph.number: numbers_of(paragraph) for paragraph in document.paragraphs}
    found, judged, _ = arithmetic(document, numbers)
    places = {paragraph.text.replace("\t", " | "): paragraph.number for paragraph in document.paragraphs}
    for claim in each:
        place = places[claim.row["quote"]]
        claim.flags = [flag for flag in found if flag.place.paragraph == place]
        claim.judged = sum(one.place.paragraph == place for one in judged)
        claim.parsed = sum(number.statistic for number in numbers[place])
    return list(found)


def operands_stand(claim: Claim, text: str) -> bool:
    """Tell whether every number that a claim was worked out of stands in its document's quotes."""
    values = re.sub(r"\([^)]*implied[^)]*\)|per=\d+|pop=\d+", "", claim.row["values"])
    operands = re.findall(r"\d[\d,]*(?:\.\d+)?", values)
    printed = {number.replace(",", "") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    return bool(operands) and all(number.replace(",", "") in printed for number in operands)


def main(folder: Path) -> None:
    """Print what was made of the claims, and each flag in the whole reports."""
    everything: list[Claim] = []
    checked = [0, 0]
    for document, each in claims(folder):
        for flag in judge(document, each):
            print(f"{document.name} {flag.code} {flag.severity}: {flag.message}\n    {flag.quote}")
        everything += each
        text = " ".join(paragraph.text for paragraph in document.paragraphs)
        standing = [claim for claim in each if claim.row["consistent"] == "yes" and operands_stand(claim, text)]
        checked = [checked[0] + sum(bool(claim.judged) for claim in standing), checked[1] + len(standing)]
    print_kinds(everything)
    strict = [claim for claim in everything if claim.strict]
    print(f"Strict errors told: {sum(bool(claim.flags) for claim in strict)} of {len(strict)}.")
    for verdict in ("yes", "unclear"):
        of_it = [claim for claim in everything if claim.row["consistent"] == verdict]
        errors = sum(any(flag.severity == "error" for flag in claim.flags) for claim in of_it)
        flagged = sum(bool(claim.flags) for claim in of_it)
        print(f"Labelled '{verdict}': {flagged} of {len(of_it)} flagged, {errors} as error.")
    print(f"Consistent, with operands in the quotes: {checked[0]} of {checked[1]} judged right.\n")
    whole_reports(folder)


def print_kinds(everything: list[Claim]) -> None:
    """Print how many statements of each kind were parsed, judged and told."""
    print(f"\n{'kind':28}{'label':9}{'all':>5}{'parsed':>8}{'judged':>8}{'flagged':>9}")
    kinds: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in everything:
        kinds[claim.row["kind"], claim.row["consistent"]].append(claim)
    for (kind, label), each in sorted(kinds.items()):
        counts = (
            len(each),
            *(
                sum(bool(part) for part in parts)
                for parts in zip(*((c.parsed, c.judged, c.flags) for c in each), strict=True)
            ),
        )
        print(f"{kind:28}{label:9}{counts[0]:5}{counts[1]:8}{counts[2]:8}{counts[3]:9}")


def whole_reports(folder: Path) -> None:
    """Print every flag in the whole reports."""
    pages = flags = 0
    for path in sorted(folder.glob("*.pdf")):
        start = time.perf_counter()
        document = read_draft(path)
        numbers = {paragraph.number: numbers_of(paragraph) for paragraph in document.paragraphs}
        found, judged, unread = arithmetic(document, numbers)
        last = max((paragraph.page or 0 for paragraph in document.paragraphs), default=0)
        pages, flags = pages + last, flags + len(found)
        took = time.perf_counter() - start
        print(f"{path.name}: {last} pages, {len(judged)} judged right, {len(unread)} not read, {took:.2f} s")
        for flag in found:
            print(f"    page {flag.place.page} {flag.code} {flag.severity}: {flag.message}\n        {flag.quote}")
    print(f"{flags} flags in {pages} pages.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "drafts")
