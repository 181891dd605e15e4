"""Whether the time that a draft's text takes grows with its length, and not with its square.

`python -m tests.bench.long_texts` judges texts of one piece over and over, 15,000 letters and 30,000 of each, and
prints what the longer takes beside the shorter: twice as long, give or take, and four times where something is wrong.
"""

from __future__ import annotations

from time import process_time

from tests.draft.arithmetic.test_any_text import judge

LETTERS = 15_000
PIECES = (
    "1 ",
    "n (5%) of 6 ",
    "increase from 5 to 6 ",
    "one hundred and ",
    "a-",
    "within in for the ",
    "1,111",
    " ",
    "5 and ",
)


def seconds(text: str) -> float:
    """Give the processor's time that a text takes."""
    start = process_time()
    judge(text)
    return process_time() - start


def main() -> None:
    """Print a line a piece."""
    judge(" ".join(PIECES))  # which compiles the expressions
    for piece in PIECES:
        short = seconds(piece * (LETTERS // len(piece)))
        long = seconds(piece * (2 * LETTERS // len(piece)))
        print(f"{long / short:5.1f} x for twice the length ({long:.2f} s)  {piece!r}")


if __name__ == "__main__":
    main()
