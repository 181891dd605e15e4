"""Whether the rows of a sheet are about single people: a column of identifiers, or one of counts or of other codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from psrstats.files.cells import read_cell
from psrstats.files.grid import Raw, is_number
from psrstats.records.headings import CHILD, FORMS, Role, plain
from psrstats.records.sheets import Rows

LOOKED_AT = 500  # rows
MOST = 0.5  # of the cells of a column that are of a kind
OF_SEVERAL = ("cyp", "yp")  # children and young people, or one of them
_SURE = re.compile(
    rf"(?:unique )?{CHILD}(?: s)?(?: unique)? (?:id|ids|identifier|ref|reference|code|key|urn|uid|pin)|"
    rf"(?:pseudonym|anon)\w*(?: \w+)*|(?:unique|local|la|social care) {CHILD} \w+|social care \w+|"
    r"(?:mosaic|liquidlogic|lcs|eclipse|nhs|nspis|niche|pnc|icims|upn)(?: (?:id|number|no|ref\w*))?"
)
_OTHERS = re.compile(r"(?:la|local|unique) (?:number|no|code)")  # of authorities, or of indicators
_CHILD = re.compile(rf"(?!subject$){CHILD}(?: s)?(?: (?:number|no))?")  # may be over a number of them as well
_NAMED = re.compile(
    rf"{CHILD}(?: s)? (?:\w+ )?(?:name|names|initials)|(?:first|given|last|family) name|forenames?|surname"
)
_MEASURED = re.compile(r"(?:measure|indicator|kpi|metric)s?(?: \w+)?")  # of which the identifiers are
_OF_A_ROW = re.compile(r"(?:.* )?(?:ages?|days?|hours?|year group|scores?|number|no|code|id|ref)(?: .*)?")


def identifies(rows: Rows, child: int, roles: Mapping[Role, int], dated: int | None) -> bool:
    """Say whether a column identifies children, and the sheet is no table of figures.

    child: the column whose heading may be over identifiers; dated: that of the dates beside it.
    """
    heading, others = plain(rows.headings[child]), [*_others(rows, {*roles.values(), child})]
    if _SURE.fullmatch(heading):
        return dated is not None or are(rows, child, _is_identifier)
    if _OTHERS.fullmatch(heading) or not (_CHILD.fullmatch(heading) or dated is not None):
        return False
    if _has_births(rows, roles):
        return True
    if any(_MEASURED.fullmatch(plain(each)) for each in rows.headings):
        return False
    if not _CHILD.fullmatch(heading):
        return not any(others) and heading != "urn"  # which schools and homes have
    if dated is None:  # Child beside Adult, over numbers of them
        lettered = are(rows, child, lambda raw: _is_identifier(raw) and _lettered(raw))
        return lettered or ("sex" in roles and not any(others))
    counts = are(rows, child, _is_figure) and (dated < child or heading in OF_SEVERAL)
    return not (counts and any(others) and all(figures is not False for figures in others))


def lists_people(rows: Rows, roles: Mapping[Role, int]) -> bool:
    """Say whether a sheet without identifiers lists single people all the same: it has their names or days of birth."""
    return _has_births(rows, roles) or any(_NAMED.fullmatch(plain(heading)) for heading in rows.headings)


def names_children(rows: Rows) -> bool:
    """Say whether a sheet has a column of children's identifiers, or of their days of birth, by its heading alone."""
    words = [plain(heading) for heading in rows.headings]
    return any(_SURE.fullmatch(each) or re.fullmatch(FORMS["born"][0], each) for each in words)


def _has_births(rows: Rows, roles: Mapping[Role, int]) -> bool:
    return "born" in roles and are(rows, roles["born"], lambda raw: not _is_figure(raw))


def are(rows: Rows, column: int, wanted: Callable[[Raw], bool]) -> bool:
    """Say whether most cells of a column are of a kind."""
    cells = [raw for row in rows.body[:LOOKED_AT] if (raw := rows.raw(row, column)) not in (None, "")]
    return bool(cells) and sum(map(wanted, cells)) > MOST * len(cells)


def _others(rows: Rows, known: Collection[int]) -> Iterator[bool | None]:
    """Say of each other column that holds anything whether it has figures; None of numbers that are about one child."""
    for column, heading in enumerate(rows.headings):
        if column not in known and are(rows, column, lambda _: True):
            figures = are(rows, column, _is_figure)
            yield None if figures and _OF_A_ROW.fullmatch(plain(heading)) else figures


def _is_figure(raw: Raw) -> bool:
    reading = read_cell(raw) if isinstance(raw, str) else None
    return is_number(raw) or (reading is not None and not reading.marker)


def _is_identifier(raw: Raw) -> bool:
    """Say whether a cell may be a child's identifier: no date, and no words alone."""
    return not isinstance(raw, date) and any(letter.isdigit() for letter in str(raw)) and " " not in str(raw).strip()


def _lettered(raw: Raw) -> bool:
    return any(letter.isalpha() for letter in str(raw))
