"""Time drafts of 60 pages: Word beside `compute`, PDF beside pypdfium2 alone. `python -m tests.bench.bench_draft`.

Prints the median of some runs of each, and the ratios.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter

import pypdfium2
from docx import Document as WordDocument

from psrstats.draft.reading import read_draft
from tests.draft.reading.pdf_file import typeset

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "portsmouth-2019-20"
RUNS = 5
PAGES = 60
WORDS = 400  # of a page
SENTENCES = (
    "In Q4 2019-20 the number of looked after children was 463, in comparison to 483 in Q4 2018-19.",
    "Portsmouth has a family homelessness rate of 3.8 per 1,000 compared to a national rate of 1.7.",
    "The partnership agreed what each agency would do before the end of the year, and who would see that it was done.",
    "Partners met in each quarter, looked at what had been found in audits, and agreed what was to be learnt from it.",
    "Schools said that they knew better than before whom to ask, and that what they had asked was answered sooner.",
    "Young people told the partnership what mattered to them, and these words are found in every part of its plan.",
    "What was learnt was told to all who work with children, in meetings, in short films and in letters to each team.",
    "The audits looked at how well agencies had worked together, and asked families what they had made of it.",
    "Early help was offered to families by the teams in each of the localities, together with schools and health.",
)


def seconds(what: Callable[[], object]) -> float:
    """Time something: the median of some runs."""
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        what()
        taken.append(perf_counter() - began)
    return median(taken)


def command(*arguments: str | Path) -> None:
    """Run psrstats as a user does."""
    run([sys.executable, "-m", "psrstats", *arguments], stdout=DEVNULL, stderr=DEVNULL, check=False)


def alone(path: Path) -> int:
    """Read a PDF document with pypdfium2 and nothing else."""
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def main() -> None:
    """Make the drafts, time each, and print the figures."""
    paragraphs = [" ".join(SENTENCES[(n + m) % len(SENTENCES)] for m in range(5)) for n in range(PAGES * WORDS // 90)]
    with TemporaryDirectory() as folder:
        word, pdf = Path(folder) / "draft.docx", Path(folder) / "draft.pdf"
        document = WordDocument()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(word))
        pdf.write_bytes(typeset(paragraphs))
        with pypdfium2.PdfDocument(pdf) as read:
            print(f"{len(read)} pages of PDF, {len(paragraphs)} paragraphs of Word, the example report")
        compute, drafted = (
            seconds(lambda: command("compute", EXAMPLE)),
            seconds(lambda: command("draft", word, EXAMPLE)),
        )
        print(f"compute {compute:.2f} s, draft {drafted:.2f} s: {drafted / compute:.2f} x (at most 1.5)")
        print(f"reading the Word document {seconds(lambda: read_draft(word)):.3f} s")
        bare, ours = seconds(lambda: alone(pdf)), seconds(lambda: read_draft(pdf))
        print(f"pypdfium2 {bare:.3f} s, reading the PDF document {ours:.3f} s: {ours / bare:.1f} x (at most 10)")


if __name__ == "__main__":
    main()
