"""Which libraries each command may load: whoever starts it waits for them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[2] / "examples" / "portsmouth-2019-20"
WATCHED = {
    *("PIL", "docx", "highspy", "lxml", "msgspec", "numpy", "openpyxl"),
    *("pandas", "pydantic", "python_calamine", "rich", "scipy", "tabulate"),
}
# Each command says what is loaded after it: the first with a library that it does not need is the one that loads it.
ASK = """
import json
import os
import sys
from pathlib import Path
from psrstats.cli import main
for number, command in enumerate(json.loads(sys.argv[1])):
    Path(str(number)).mkdir()
    os.chdir(str(number))
    sys.argv = ["psrstats", *command.split()]
    try:
        main()
    except SystemExit:
        print("LOADED", *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
    os.chdir("..")
"""
NONE: set[str] = set()
A_REPORT = {"highspy", "msgspec", "numpy", "pydantic", "python_calamine", "tabulate"}
MAY_LOAD = {
    "calc percent 12087 212658": NONE,
    "calc rank 3 1 2": NONE,
    "--help": {"rich"},
    "catalogue plan": {"msgspec", "tabulate"},
    "lint page.html": {"msgspec", "tabulate"},
    "draft draft.md": {"msgspec", "tabulate"},
    "draft draft.md --format html": {"msgspec", "tabulate"},
    f"draft draft.md {REPORT}": A_REPORT,
    f"inspect {REPORT}/sources/mash.xlsx": A_REPORT,
    f"load {REPORT}": A_REPORT,
    f"compute {REPORT}": A_REPORT,
    f"compute {REPORT} --format json": A_REPORT,
    f"validate {REPORT}": A_REPORT,
    f"sentences {REPORT}": A_REPORT,
    f"attack {REPORT}": A_REPORT,
    f"rollover {REPORT} next": {"msgspec", "pydantic", "python_calamine", "tabulate"},
    f"diff {REPORT} {REPORT}": A_REPORT,
    f"status {REPORT}": A_REPORT - {"highspy"},
    f"explain {REPORT} looked-after-rate": A_REPORT,
    f"export {REPORT} --to csv,md,svg,html --output .": A_REPORT,
    f"export {REPORT} --to xlsx --output .": A_REPORT
    | {"PIL", "lxml", "openpyxl"},  # openpyxl takes them where they are
}


SETS = sorted({tuple(sorted(allowed)) for allowed in MAY_LOAD.values()})


@pytest.mark.parametrize("allowed", SETS, ids=" ".join)
def test_a_command_loads_no_library_that_it_does_not_need(allowed: tuple[str, ...], tmp_path: Path) -> None:
    commands = [command for command, libraries in MAY_LOAD.items() if libraries == set(allowed)]
    (tmp_path / "draft.md").write_text("Half of 30 children.", encoding="utf-8")
    (tmp_path / "page.html").write_text("<!DOCTYPE html><title>Plans</title><p>None.</p>", encoding="utf-8")
    beside = [re.sub(r" (page\.html|draft\.md)", r" ../\1", command) for command in commands]
    run = [sys.executable, "-c", ASK, json.dumps(beside)]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    loaded = [set(line.split()[1:]) for line in done.stderr.splitlines() if line.startswith("LOADED ")]
    assert len(loaded) == len(commands), done.stderr
    assert "psrstats" in loaded[0]
    assert {command: found & WATCHED - set(allowed) for command, found in zip(commands, loaded, strict=True)} == {
        command: set() for command in commands
    }
