"""Changes to the text of a psrstats.toml that leave every other letter of it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from json import dumps

from msgspec import Struct

from psrstats.continuity.toml_text import Leaf


class Edit(Struct, frozen=True):
    """What stands between two places of a text afterwards."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Make several changes that do not touch one another.

    >>> edited("a = 1, b = 2", [Edit(4, 5, "3"), Edit(11, 12, "44")])
    'a = 3, b = 44'
    """
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def put(text: str, entry: Mapping[str, Leaf], key: str, value: str, after: str) -> Edit:
    r"""Give a key of an entry another value, or add it below another key, written as that is.

    text: the whole description; entry: the values of the entry by their keys.

    >>> from psrstats.continuity.toml_text import scanned
    >>> def shown(text):
    ...     entry = {str(leaf.path[-1]): leaf for leaf in scanned(text)[0]}
    ...     return edited(text, [put(text, entry, "against", "../2018-19", after="period")])
    >>> shown('[report]\nperiod = "2019-20" # ours\n')
    '[report]\nperiod = "2019-20" # ours\nagainst = "../2018-19"\n'
    >>> shown('report = { period = "2019-20" }')
    'report = { period = "2019-20", against = "../2018-19" }'
    >>> shown('report.period = "2019-20"\nreport.against = ""')
    'report.period = "2019-20"\nreport.against = "../2018-19"'
    """
    written = dumps(value, ensure_ascii=False)
    if key in entry:
        return Edit(entry[key].start, entry[key].end, written)
    leaf = entry[after]
    begin = text.rfind("\n", 0, leaf.start) + 1
    alone = re.fullmatch(
        rf"(\s*(?:[\w\"'-]+\s*\.\s*)*)[\"']?{re.escape(after)}[\"']?(\s*=\s*)", text[begin : leaf.start]
    )
    if not alone:
        return Edit(leaf.end, leaf.end, f", {key} = {written}")
    end = text.find("\n", leaf.end)
    end = len(text) if end < 0 else end
    return Edit(end, end, f"\n{alone[1]}{key}{alone[2].rstrip()} {written}")


def taken_out(text: str, leaf: Leaf) -> Edit:
    r"""Take out a key with its value: the line that it has to itself, or what stands between two commas.

    >>> from psrstats.continuity.toml_text import scanned
    >>> def shown(text):
    ...     return edited(text, [taken_out(text, leaf) for leaf in scanned(text)[0] if leaf.path[-1] == "last"])
    >>> shown('[[actions]]\nlast = "old.csv" # as it stood\nname = "plan"\n')
    '[[actions]]\nname = "plan"\n'
    >>> shown('x = { last = "a", name = "b" }'), shown('x = { name = "b", last = "a" }'), shown('x.last = "a"')
    ('x = { name = "b" }', 'x = { name = "b" }', '')
    """
    begin = text.rfind("\n", 0, leaf.start) + 1
    if re.fullmatch(r"\s*(?:[\w\"'-]+\s*\.\s*)*[\w\"'-]+\s*=\s*", text[begin : leaf.start]):
        end = text.find("\n", leaf.end)
        return Edit(begin, len(text) if end < 0 else end + 1, "")
    before = re.search(r"(,?)\s*[\w\"'-]+\s*=\s*$", text[begin : leaf.start])
    assert before is not None, "a value has a key"
    after = re.match(r"\s*,", text[leaf.end :])
    end = leaf.end + (after.end() if after and not before[1] else 0)
    return Edit(begin + before.start(), end, "")
