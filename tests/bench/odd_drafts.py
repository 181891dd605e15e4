"""Read 500 damaged and odd drafts: `python -m tests.bench.odd_drafts [HOW MANY]`, and print what became of them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exc

from tests.draft.reading.odd import odd_draft
from tests.draft.reading.trying import tried


def main(many: int) -> int:
    """Try so many drafts; give 1 where one is neither read nor refused in words."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    with TemporaryDirectory() as folder:
        for seed in range(many):
            try:
                became = tried(seed, Path(folder))
            except Exception:
                became = f"{seed}: {format_exc(limit=-3)}"
            suffix = odd_draft(seed)[0].rpartition(".")[2]
            if became not in ("read", "refused"):
                wrong.append(became)
                became = "wrong"
            counts[suffix, became] += 1
    for (suffix, became), count in sorted(counts.items()):
        print(f"{suffix:5} {became:8} {count:4}")
    print("\n".join(wrong) or "Each was read, or refused in words.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
