"""Everyday layouts with each word taken out or misspelt, all of them: `python -m tests.bench.blurred_words SHARED`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.load.test_blurred import blurred, layouts_of

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        counts, wrong = blurred(layouts_of(Path(sys.argv[1])), Path(folder))
    print(dict(counts), *wrong, sep="\n")
