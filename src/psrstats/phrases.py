"""A sentence with room for figures: "{n} children were looked after at {date}, {change} than a year before."."""

from __future__ import annotations

import re

from msgspec import Struct

from psrstats.patterns import regex

N = "n"
FIELDS = {
    N: "the figure",
    "change": "12 (3.4%) more, before 'than'",
    "before": "a year before",
    "date": "31 March 2020, the period's last day",
    "at": "at 31 March 2020",
    "period": "2019-20, or January to March 2020",
    "when": "in 2019-20",
    "per": "per 10,000, of a rate",
    "interval": "95% interval 101.3 to 121.8, of a percentage or rate of two counts",
    "compared": "compared with 65 in England and 62 in the South East, or better than England by polarity and interval",
    "area": "the report's area",
}
MAY_STAND = f"{', '.join(f'{{{name}}}' for name in FIELDS)} or {{one|many}} may stand in it"
FIELD = regex(r"\{([^{}]*)\}")
A_YEAR_BEFORE = regex(r"\b(?:a|the|one) year (?:before|earlier)\b|\b(?:a|the) previous year\b")
_SENTENCES = regex(r"(?<=[.!?])\s+(?=[A-Z{])")
_PARTS = regex(r"(\s\([^()]*\))|(?=[,;]\s)")


class Spoken(Struct, frozen=True):
    """One sentence of a phrase: its parts, each but the first with the mark before it, and the mark at its end."""

    parts: tuple[str, ...]
    end: str

    @property
    def text(self) -> str:
        """The sentence without the mark at its end."""
        return "".join(self.parts)


def read_phrase(text: str) -> tuple[Spoken, ...]:
    """Read a phrase: its sentences, and their parts between commas, semicolons and round brackets.

    text: words with {n} for the figure, other FIELDS, and {one|many} where words follow the number.
    Raises ValueError that says what is wrong, and what may stand there.

    >>> read_phrase("{n} children had a plan {at}, {change} than a year before.")[0].parts
    ('{n} children had a plan {at}', ', {change} than {before}')
    >>> read_phrase("{n} children, {chnage} more")
    Traceback (most recent call last):
    ...
    ValueError: has {chnage}, which stands for nothing; {n}, {change}, ... may stand in it
    """
    _must_be_known(text)
    return tuple(map(_spoken, _SENTENCES.split(A_YEAR_BEFORE.sub("{before}", " ".join(text.split())))))


def fields_of(text: str) -> tuple[str, ...]:
    """Name the fields of a phrase, each as often as it stands there.

    >>> fields_of("{n} {child|children} {when}")
    ('n', 'when')
    """
    return tuple(name for name in FIELD.findall(text) if "|" not in name)


def _must_be_known(text: str) -> None:
    if stray := re.search(r"[{}]", FIELD.sub("", text)):
        what = "a { that is not closed" if stray[0] == "{" else "a } that closes nothing"
        raise ValueError(f"has {what}, in '{_around(text, stray[0])}'; {MAY_STAND}")
    for name in FIELD.findall(text):
        if "|" in name and not re.fullmatch(r"[^|]*[^|\s][^|]*\|[^|]*[^|\s][^|]*", name):
            raise ValueError(f"has {{{name}}}; write the word for one and the word for many, such as {{was|were}}")
        if "|" not in name and name not in FIELDS:
            raise ValueError(f"has {{{name}}}, which stands for nothing; {MAY_STAND}")
    if N not in fields_of(text):
        raise ValueError(f"has no {{{N}}}, where the figure goes; {MAY_STAND}")
    if re.search(r"\{change\}(?! than\b)", text):
        raise ValueError(
            "has {change} without 'than' behind it; write {change} than {before}, or {change} than a year before"
        )


def _around(text: str, brace: str) -> str:
    """Give the words about a brace that has no partner."""
    left = FIELD.sub(lambda found: " " * len(found[0]), text)
    place = left.index(brace)
    return text[max(0, place - 15) : place + 15].strip()


def _spoken(text: str) -> Spoken:
    said = text.rstrip(".!?")
    return Spoken(tuple(filter(None, _PARTS.split(said))), text[len(said) :] or ".")
