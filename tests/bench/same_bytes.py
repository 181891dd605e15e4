"""Whether anything published tells of a hidden count: `python -m tests.bench.same_bytes [PAIRS]`, 200 unless told.

Pairs of reports that differ in hidden counts only are put through every command and every format (tests/attacker), and
what each gives is compared byte by byte.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.attacker.every_output import every_output
from tests.attacker.made import Made
from tests.attacker.pairs import pairs

TOLD = 20


def compared(one: Made, other: Made) -> Iterator[tuple[str, bool]]:
    """Give each output of a pair, and whether it is the same for both."""
    with TemporaryDirectory() as folder:
        first, second = (every_output(made, Path(folder) / one.name) for made in (one, other))
    yield from ((name, first.get(name) == second.get(name)) for name in sorted({*first, *second}))


def main(arguments: Sequence[str]) -> None:
    """Run and print."""
    number, outputs, differ, told = int(arguments[0]) if arguments else 200, 0, Counter[str](), list[str]()
    for one, other in islice(pairs(), number):
        found = list(compared(one, other))
        outputs += len(found)
        differ.update(name.split(" ")[0] for name, same in found if not same)
        names = [name for name, same in found if not same]
        told += [f"{one.name} ({', '.join(sorted(one.kinds))}): {len(names)}, such as {names[0]}"] if names else []
    print(f"{number:,} pairs, {outputs:,} outputs compared, {differ.total():,} differ, in {len(told):,} pairs")
    for command, count in differ.most_common():
        print(f"  {count:6,} of {command}")
    print(*told[:TOLD], sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
