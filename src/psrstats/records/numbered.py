"""Texts as whole numbers: each different one is looked at once, and the rows of a log hold its number.

Millions of rows are counted, sorted and held against one another by numbers in a third of the time and room of texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ibis
from ibis.expr.types import IntegerValue, StringValue, Table
from msgspec import Struct

from psrstats.config import Log
from psrstats.errors import Fault, UserError
from psrstats.records.engines.engine import Engine

NOT_KNOWN = "Not known"
NOBODY = (  # what stands in the place of an identifier where there is none
    *("unknown", "not known", "not recorded", "not provided", "not stated", "not available", "not applicable", "n/a"),
    *("na", "n/k", "nk", "nil", "none", "null", "nan", "blank", "tbc", "tba", "anonymous", "withheld", "redacted"),
    *(sign * number for sign in "-?*." for number in range(1, 11)),
    *(sign * number for sign in "x0" for number in range(3, 11)),  # 0 and X may be pseudonyms
)
BLANKS = ("", " ", "\t", "\n", "\r", "\v", "\f")
MOST_VALUES = 400  # of what figures are parted by: more would tell single children apart
MOST_WHOLE = 1e15  # beyond it a float has no units
MOST_WAYS = 20_000  # of writing them
Column = tuple[Table, str]  # a file's table, and the name of one of its columns


def as_text(column: Column) -> StringValue:
    """Give a column as texts, a whole number without a point: 12 and 12.0 are one, and 1.5 is another."""
    table, name = column
    given = table[name]
    if not given.type().is_floating():
        return given.cast("string")
    number = given.isnan().ifelse(ibis.null("float64"), given.cast("float64"))  # pandas writes it for what is missing
    is_whole = (number == number.floor()) & (number.abs() < MOST_WHOLE)
    whole = is_whole.ifelse(number, ibis.null("float64")).cast("int64").cast("string")
    return ibis.coalesce(whole, number.cast("string"))


def number_children(columns: Sequence[Column], engine: Engine) -> Table:
    """Give each child of a log a number.

    columns: that of each of its files.
    Returns a table of three columns: said, as a file has the identifier; who, without blanks around it; and child,
    the number of who, the same for all that say the same.
    """
    said = engine.keep(_different(columns))  # at once, or blanks are sought in every row
    ends = (said.said.left(1), said.said.right(1))  # to take blanks off costs five times as much as to look for them
    ((any_blanks,),) = engine.fetch(said.aggregate(blanks=(ends[0].isin(BLANKS) | ends[1].isin(BLANKS)).any()))
    named = said.mutate(who=said.said.strip().nullif("") if any_blanks else said.said)
    nobody = engine.hold({"word": NOBODY})  # a join: so long a list of words would be sought in each identifier
    named = named.filter(named.who.notnull()).anti_join(nobody, named.who.lower() == nobody.word)
    numbered = engine.keep(named.mutate(child=ibis.row_number().cast("int32")))
    if any_blanks:  # several may say the same child: all have the least of their numbers
        least = numbered.child.min().over(group_by=numbered.who)
        numbered = engine.keep(numbered.mutate(child=least))
    return numbered


class Values(Struct, frozen=True):
    """What figures are parted by: its values in order, and a table of two columns: said, and the place of its value."""

    names: tuple[str, ...]
    codes: Table

    def place_of(self, looked_up: IntegerValue) -> IntegerValue:
        """Give the place of a value that was looked up; where no text stood, that of those not known."""
        return looked_up.fill_null(self.names.index(NOT_KNOWN)) if NOT_KNOWN in self.names else looked_up


def number_values(
    columns: Sequence[Column], log: Log, heading: str, engine: Engine, known: Sequence[str] = ()
) -> Values:
    """Give each value of what a log's figures are parted by its place: a value is written in one way.

    columns: that of each of its files; heading: as measures.csv names it; known: values that there are in any case, in
    their order, before others.
    Raises UserError where there are so many that they would tell single children.
    """
    found = [text for (text,) in engine.fetch(_different(columns).limit(MOST_WAYS + 1))]
    words = {text: (text or "").strip() or NOT_KNOWN for text in found}
    written = one_way(words.values(), log.values, known)
    if len(set(written.values())) > MOST_VALUES or len(found) > MOST_WAYS:
        what = f"has more than {MOST_VALUES} values under '{heading}': they would tell single children."
        raise UserError(Fault(log.place, what, "Part them by a column of fewer."))
    order = {place: at for at, place in enumerate(known)}
    names = tuple(
        sorted({*written.values(), *known}, key=lambda text: (text == NOT_KNOWN, order.get(text, len(order)), text))
    )
    places = {name: at for at, name in enumerate(names)}
    codes = {text: places[written[word]] for text, word in words.items() if text is not None}
    return Values(names, engine.hold({"said": list(codes), "code": list(codes.values())}, numbers=("code",)))


def _different(columns: Sequence[Column]) -> Table:
    each = [column[0].select(said=as_text(column)).distinct() for column in columns]
    return each[0] if len(each) == 1 else ibis.union(*each, distinct=True)


def one_way(found: Iterable[str], said: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """Say of each value of a column how it is written: two that differ in capitals or spaces are one.

    A place that is known is also one that differs from it in its signs, or is called a ward.

    >>> one_way(["fratton", "Fratton ", "CSE"], {"CSE": "Exploitation"}, ["Fratton"])
    {'CSE': 'Exploitation', 'Fratton ': 'Fratton', 'fratton': 'Fratton'}
    >>> one_way(["St. Jude Ward"], {}, ["St Jude"])
    {'St. Jude Ward': 'St Jude'}
    """
    written = {_folded(place): place for place in known}
    written |= {_folded(word): word for word in said.values()} | {_folded(text): word for text, word in said.items()}
    places: dict[str, list[str]] = defaultdict(list)
    for place in known:
        places[_place(place)].append(place)
    meant = {name: alike[0] for name, alike in places.items() if len(alike) == 1}
    return {
        text: written.setdefault(_folded(text), meant.get(_place(text)) or " ".join(text.split()))
        for text in sorted(found)
    }


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _place(text: str) -> str:
    """Write a place as its words, without that it is a ward."""
    words = re.sub(r"[^\w\s]", "", _folded(text).replace("&", " and ").replace("-", " "))
    return re.sub(r"^ward of | ward$", "", " ".join(words.split()))
