"""Two reports compared, in each of the forms that `psrstats diff` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from json import dumps

from tabulate import tabulate

from psrstats.model import INTERNAL, name_of
from psrstats.writers.files.html import opening
from psrstats.writers.markdown import plain
from psrstats.years import Compared, Difference

MOST = 200  # that are printed to be read; JSON has them all
COLUMNS = ("Figure", "About", "Was", "Is", "Cause", "Why")
STYLE = "tbody th { font-weight: normal; text-align: left; }\n"


def table(found: Compared) -> str:
    """Write the counts, then the figures that differ, as plain text."""
    rows = list(map(_row, _read(found)))
    body = [tabulate(rows, headers=COLUMNS, disable_numparse=True), ""] if rows else []
    return "\n".join([*_head(found), "", *body, *_more(found, len(rows))]).rstrip() + "\n"


def markdown(found: Compared) -> str:
    """Write the same as Markdown."""
    rows = [[plain(text) for text in _row(one)] for one in _read(found)]
    body = [tabulate(rows, headers=COLUMNS, tablefmt="pipe", disable_numparse=True), ""] if rows else []
    first, *others = map(plain, _head(found))
    return (
        "\n".join([f"# {first}", "", *(f"- {line}" for line in others), "", *body, *_more(found, len(rows))]).rstrip()
        + "\n"
    )


def json(found: Compared) -> str:
    """Write every figure that differs as one JSON document, a figure a line."""
    summary = {
        "before": found.before,
        "after": found.after,
        "changes": found.number,
        "same": found.same,
        **{str(kind): count for kind, count in found.kinds.items()},
        "causes": dict(found.causes),
        "given_away_together": list(found.opened),
    }
    lines = (f"  {dumps(_record(one), ensure_ascii=False)}" for one in found.each())
    changes = ",\n".join(lines)
    between = f"\n{changes}\n " if changes else ""
    return f'{{\n "changes": [{between}],\n "summary": {dumps(summary, ensure_ascii=False)}\n}}\n'


def html(found: Compared) -> str:
    """Write the same as a web page in one file."""
    return "\n".join([*_page(found), ""])


WRITE_DIFFERENCES: dict[str, Callable[[Compared], str]] = {
    "table": table,
    "markdown": markdown,
    "json": json,
    "html": html,
}


def _head(found: Compared) -> Iterator[str]:
    edition = f"{INTERNAL}. " if found.internal else ""
    yield f"{edition}What changed from {found.before} to {found.after}"
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in found.kinds.items())
    yield f"Figures: {kinds}, {found.same:,} as they were."
    causes = ", ".join(f"{cause} {count:,}" for cause, count in found.causes.items() if count)
    yield f"Causes: {causes or 'none'}."
    if found.opened:
        yield f"The two together give away {len(found.opened):,} that neither shows: {'; '.join(found.opened)}."


def _read(found: Compared) -> Iterator[Difference]:
    """Give what is printed to be read: of figures that are new or gone, not what is stated of them."""
    yield from islice((one for one in found.each() if one.kind == "changed" or not one.statistic), MOST)


def _more(found: Compared, told: int) -> list[str]:
    more = found.number - told
    return [f"And {more:,} more, most of them stated of these: --format json has them all."] if more > 0 else []


def _row(one: Difference) -> tuple[str, ...]:
    name = f"{one.title}, {one.statistic}" if one.statistic else one.title
    why = one.why or ", ".join(one.cells[:1])
    return name, one.about, one.was or "-", one.now or "-", one.cause, why


def _record(one: Difference) -> dict[str, object]:
    return {
        "measure": one.measure,
        "statistic": one.statistic,
        "name": name_of(one.measure, one.statistic),
        "area": one.area,
        "group": one.group,
        "item": one.item,
        "period": one.period,
        "was": one.was or None,
        "is": one.now or None,
        "kind": one.kind,
        "cause": one.cause,
        "why": one.why,
        "cells": list(one.cells),
    }


def _page(found: Compared) -> Iterator[str]:
    first, *others = map(escape, _head(found))
    yield from opening(f"What changed from {found.before} to {found.after}", "", STYLE)
    yield f"<header>\n<h1>{first}</h1>"
    yield from (f"<p>{line}</p>" for line in others)
    yield '</header>\n<main>\n<div class="wide" role="region" aria-labelledby="changes" tabindex="0">\n<table>'
    yield '<caption id="changes">Figures that differ, what a reader would notice most first</caption>\n<thead>\n<tr>'
    yield from (f'<th scope="col">{name}</th>' for name in COLUMNS)
    yield "</tr>\n</thead>\n<tbody>"
    rows = list(map(_row, _read(found)))
    for name, *cells in (map(escape, row) for row in rows):
        yield f'<tr><th scope="row">{name}</th>{"".join(f"<td>{text}</td>" for text in cells)}</tr>'
    yield "</tbody>\n</table>\n</div>"
    yield from (f"<p>{escape(line)}</p>" for line in _more(found, len(rows)))
    yield "</main>\n</body>\n</html>"
