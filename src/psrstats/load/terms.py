"""What a text on an axis of a table can be: a measure, an area, a period, a statistic, a total, or its own word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.load.others import is_other_area, spelling
from psrstats.load.pieces import BEFORE, MARK, STRETCH, follows_section, joined, may_stand_with, parts_people, unlike
from psrstats.load.term import Term, part_of
from psrstats.load.words import NATIONS_AND_REGIONS, Vocabulary, fold, is_group, loose, statistic_of
from psrstats.model import NEIGHBOURS
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES, ImpossiblePeriod, read_period
from psrstats.totals import is_total

_NOTE = regex(
    r"\s*(?:\[(?:notes? [^]]*|\d{1,2}|[a-z])\]|\((?:r|p|e|rev(?:ised)?|prov(?:isional)?|est(?:imated)?|notes? \d+)\)|"
    r"\((?:see )?(?:foot)?notes? [\d, and&]+\)|\((?:provisional|revised|final|draft|"
    r"(?:un|part(?:ly|ially)?[ -])?validated|estimated|"
    r"not (?:yet )?(?:validated|final|confirmed|complete)|to be confirmed|tbc|subject to \w+)(?: data| figures?)?\)|"
    r"\((?:restated|(?:as )?(?:(?:first|originally|previously|last) )?(?:published|reported))\)|"
    r"\([EWSNK]\d{8}\)|[(\[](?:n|base|unweighted base|sample)\s*[=:]?\s*[\d,]+(?: [^\W\d_]+)?[)\]]|"
    r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|\.{3,}|\u2026)(?=\s|$)",
    re.IGNORECASE,
)
_NEIGHBOURS = regex(r"(?:stat(?:istical|\.)? )?neighbours?'?(?: (?:average|avg\.?|mean))?")
_AVERAGE = regex(r" region$|(?: region(?:al)?)?(?: (?:average|avg\.?|mean|median|benchmark))$")
_BOTH = regex(r"(.*\S)[\s,:|-]+(?:no\.?|numbers?|n|counts?) ?(?:[(\[]%[)\]]|(?:and|&|/) ?%)", re.IGNORECASE)
_AT_END = regex(
    r"(.+?),? \(?(?:as )?at (?:the )?(?:31(?:st)? march|end of (?:the )?(?:year|period|quarter|month)|"
    r"(?:year|period|quarter|month)[ -]end)\)?"
)
_IN_TIME = regex(  # what happened in the month that a row or a heading names: doubtful.py holds the two together
    r"(.+?),? \(?(?:in|during|within)[ -](?:the |each |this )?(?:month|quarter|year|period)\)?"
)
_RUN_ON = regex(r"(.*[^\W\d_]\)?)(\d{1,2})")
_BRACKETED = regex(r"(.*?\S) ?((?:\(\d{1,2}(?:, ?\d{1,2})*\) ?)+)")  # Referrals (1)(2)
_OF_WHICH = regex(r"(?:of which|of whom|of these)\b", re.IGNORECASE)
_LEAD = regex(
    r"(?:of which|of whom|of these|including|incl\.?|comprising|made up of)\b\s*[:,]?\s*|"
    r"[-\u2013\u2014\u2022\u00b7>\u25cf\u25aao]\s+|"
    r"[EWSNK]\d{8}\b\s*[-:]?\s*(?=\S)|"
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\d{0,2}[a-z][.)]|\([a-z\d]{1,2}\)|\d{1,2}[a-z])\s+",
    re.IGNORECASE,
)
_KIND_OF_AREA = regex(r"(?:ward|locality|district|area)s? ?[:-] ?(.+)|(.+) (?:ward|locality|district)")
_INSIDE = regex(r"[(\[]([^()\[\]]+)[)\]]")
_OF = regex(r"(?:sum|count|average|total) of ", re.IGNORECASE)
_BRACKET = regex(r"(.*\S)\s*\(([^()]*)\)")
_COLON = regex(r"([^:,\u2013-]*\d) ?(?::|,| -| \u2013) (.*\d)")
_DURING = regex(r"(?:during|throughout|in|for)(?: the)? (?=(?:year |financial year )?(?:of )?\S*\d)", re.IGNORECASE)
_LESS = regex(r"(.+?),? ?\(?\b(?:excl|excluding|without|outside|except|minus|less|not including)\b.*", re.IGNORECASE)
_REMARK = regex(r"(.*\S) ?\(([a-z][^()]*|[A-Z])\)")
_ENDS_OPEN = regex(r"\b(?:to|from|and|&)$", re.IGNORECASE)  # Total 2017-18 to
_ENDS_DAY = regex(rf"(\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTH_NAMES)}))$", re.IGNORECASE)
_HINT = regex(
    r"\d\d|\bq[1-4]\b|[()%|]|^(?:no\.|number|count|rate|average|total|all|proportion|percent\w*|per|ytd|target|baseline)\b|"
    r"\b(?:rate|number|count|target|change|ytd|average|total|percentage|outturn|actual|value|rank|rag|"
    r"variance|trajectory|forecast|base ?line)$",
    re.IGNORECASE,
)
_CAPITAL: tuple[frozenset[str], ...] = (frozenset(), frozenset({"london"}))  # the City of London is not London
_EDGE = " \t,;:|-\u2013\u2014()/"
_MIXED = 12  # words: a longer text is looked up whole only


class Terms(Struct):
    """The texts of one sheet, each looked up once.

    footnotes: the numbers of its notes, which may be run on to a word.
    """

    words: Vocabulary
    footnotes: frozenset[str] = frozenset()
    known: dict[str, Term] = field(default_factory=dict)
    loosely: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    spelled: dict[frozenset[str], str] = field(default_factory=dict)  # the report's areas by the words that name them
    ends: frozenset[str] = frozenset()  # words with which a known text begins or ends

    def __post_init__(self) -> None:
        keys = [(loose(label), name) for label, name in self.words.measures.items()]
        names: dict[str, set[str]] = {}
        for key, name in keys:
            names.setdefault(key, set()).add(name)
        self.loosely = {key: next(iter(found)) for key, found in names.items() if len(found) == 1 and key}
        self.areas = {fold(area): area for area in NATIONS_AND_REGIONS} | self.words.areas
        own = {area for area in self.words.areas.values() if area not in NATIONS_AND_REGIONS}
        times = Counter(map(spelling, own))
        self.spelled = {words: area for area in own if times[words := spelling(area)] == 1 and words not in _CAPITAL}
        self.ends = frozenset(
            token for known in (*self.areas, *self.loosely) if known for token in (known.split()[0], known.split()[-1])
        )

    def read(self, text: str) -> Term:
        """Say what a heading or a label can be."""
        if text not in self.known:
            self.known[text] = self._read(text)
        return self.known[text]

    def name(self, text: str) -> str:
        """Give a name without the marks of notes on it."""
        return self._bare(text)

    def plain(self, text: str) -> str:
        """Take marks, numbering, dashes and "of which" off a text."""
        bare = self._bare(text)
        if inside := _INSIDE.fullmatch(bare):
            return inside[1]
        lead = _LEAD.match(bare)
        if not lead or lead.end() >= len(bare):
            return bare
        inner = bare[lead.end() :].strip()
        return self.plain(inner) if _OF_WHICH.match(inner) else inner

    def _read(self, text: str) -> Term:
        if measure := self.words.measures.get(fold(text)):
            return Term(text, measure=measure, total=fold(text) in ("total", "grand total", "all"))
        bare = self._bare(text)
        if not _NOTE.sub("", text).strip():
            return Term(text)  # [note 1], under a heading
        if _LEAD.fullmatch(bare + " ") and self._whole(bare) is None:
            return Term(text)  # "of which:", over the rows that follow; 30.04.23 is a day
        words = self.plain(text)
        if (both := _BOTH.fullmatch(bare)) and (of := self.read(both[1].strip(_EDGE))).known and not of.statistic:
            return replace(of, text=text, statistic="value")
        whole = next(
            filter(None, map(self._whole, dict.fromkeys((bare, words, _OF.sub("", bare), *self._during(bare))))), None
        )
        if whole and not ((whole.total or whole.statistic) and not whole.measure and " " in words):
            return replace(whole, text=text)
        term = self._mixed(words, 2) if self._may_be_mixed(words) else None
        if whole and not (term and term.rest == "" and (term.measure or term.dated)):
            term = whole
        return replace(term, text=text) if term else Term(text, rest=words)

    def _during(self, bare: str) -> Iterator[str]:
        """Give what follows During, where it is a period."""
        rest = _DURING.sub("", bare)
        if rest != bare and (term := self._whole(rest)) and term.period:
            yield rest

    def _may_be_mixed(self, words: str) -> bool:
        tokens = fold(words).split()
        if not 1 < len(tokens) <= _MIXED:
            return False
        ends = {tokens[0].strip(_EDGE), tokens[-1].strip(_EDGE)}
        return _HINT.search(words) is not None or not ends.isdisjoint(self.ends)

    def _bare(self, text: str) -> str:
        """Take the marks of notes off a text, and a note's number that is run on to a word."""
        bare = _NOTE.sub("", text).strip() or text.strip()
        if (marked := _BRACKETED.fullmatch(bare)) and self._is_marked(*marked.groups()):
            bare = marked[1]
        if found := _RUN_ON.fullmatch(bare):
            whole = self._whole(bare)
            if whole and not whole.total:
                return bare
            if found[2] in self.footnotes or self._measure(found[1]) or fold(found[1]) in self.areas:
                return found[1]
        return bare

    def _is_marked(self, words: str, marks: str) -> bool:
        """Tell whether numbers in brackets are a note's: of a note of the sheet, or behind words that are known."""
        if self._measure(words):
            return True
        if self._whole(words + marks):
            return False
        lead = _LEAD.match(words)
        return set(re.findall(r"\d+", marks)) <= self.footnotes or any(
            (term := self._whole(one)) and not term.area for one in (words, words[lead.end() :] if lead else "") if one
        )

    def _measure(self, words: str) -> str:
        if measure := self.words.measures.get(fold(words)) or self.loosely.get(loose(words)):
            return measure
        if stripped := _AT_END.fullmatch(fold(words)) or _IN_TIME.fullmatch(fold(words)):
            return self._measure(stripped[1])
        return self.loosely.get(re.sub(r"^(?:all|total) ", "", loose(words)), "")

    def _whole(self, words: str) -> Term | None:
        """Tell a text that is one thing as a whole."""
        folded = fold(words)
        if measure := self._measure(words):
            return Term(words, measure=measure, total=folded in ("total", "grand total", "all"))
        if area := self._area(folded) or self._remarked_area(words) or (words if is_other_area(folded) else ""):
            return Term(words, area=area, own=area == self.words.area)
        if part := part_of(folded):
            return Term(words, part=part)
        try:
            if period := read_period(words):
                return Term(words, period=period.name)
        except ImpossiblePeriod as error:
            return Term(words, fault=str(error))
        if STRETCH.fullmatch(folded) and not statistic_of(words):
            return Term(words, fault=unlike(words))
        if statistic := statistic_of(words):  # % of total, running total
            return Term(words, statistic=statistic)
        return Term(words, total=True) if is_total(words) else None

    def _area(self, folded: str) -> str:
        if area := self.areas.get(folded):
            return area
        if kind := _KIND_OF_AREA.fullmatch(folded):
            folded = kind[1] or kind[2]
        if area := self.areas.get(folded) or self.spelled.get(spelling(folded)):
            return area
        if _NEIGHBOURS.fullmatch(folded):
            return NEIGHBOURS
        if area := self.areas.get(re.sub(r"(?: (?:overall|total))$|^(?:all|total) ", "", folded), ""):
            return area
        area = self.areas.get(_AVERAGE.sub("", folded), "")  # Town average is that of its parts, and no figure of it
        return "" if area == self.words.area or area in self.words.within else area

    def _remarked_area(self, words: str) -> str:
        """Tell an area with a remark in small letters: Alder (new boundary), but not Richmond (Surrey)."""
        if (less := _LESS.fullmatch(words)) and self._area(fold(less[1])):
            return words
        found = _REMARK.fullmatch(words)
        if not found or is_group(found[2]) or self._whole(found[2]):
            return ""
        return self._area(fold(found[1]))

    def _mixed(self, words: str, depth: int) -> Term | None:
        """Tell a text of two things: England 2019/20, 2018/19 target, Children looked after (number), Girls 2019-20."""
        if depth == 0:
            return None
        if twice := self._part_and_dates(words):
            return twice
        for first, rest in self._cuts(words):
            taken = self._whole(first)
            if not taken or (taken.measure and taken.total) or _ENDS_OPEN.search(first) or _ENDS_OPEN.search(rest):
                continue
            if taken.dated and MARK.fullmatch(rest):
                return replace(taken, text=words)
            if (
                (taken.measure or taken.statistic)
                and (day := _ENDS_DAY.search(first))
                and (at := self._whole(f"{day[1]} {rest}"))
                and at.period
            ):
                # Children looked after, or Number, at 31 March | 2024
                return Term(words, taken.measure, period=at.period, statistic=taken.statistic)
            other = self._whole(rest) or self._mixed(rest, depth - 1)
            if taken.dated and STRETCH.fullmatch(rest):
                return Term(words, fault=unlike(words))
            if other and (whole := joined(words, taken, other)):
                return whole
            beside = (taken, first, rest, words)
            if not other and (may_stand_with(*beside) or parts_people(*beside) or follows_section(*beside)):
                return replace(taken, text=words, rest=rest)
        return None

    def _part_and_dates(self, words: str) -> Term | None:
        """Tell a part of a year with its dates behind it: Q1 (Apr-Jun 2019), whose dates say which year's."""
        found = _BRACKET.fullmatch(words) or _COLON.fullmatch(words)
        outer, inner = (self._whole(part.strip(_EDGE)) for part in found.groups()) if found else (None, None)
        if not (outer and inner and outer.part and inner.period):
            return None
        if inner.period.startswith(outer.part) or outer.part.split()[0] in ("year", "this", "last", "previous", "same"):
            return Term(words, period=inner.period)
        return Term(words, fault=f"'{words}' says two periods")

    def _cuts(self, words: str) -> Iterator[tuple[str, str]]:
        """Cut a text in two, what may be known first: brackets, "Number of", then at each space from either end."""
        if found := _BRACKET.fullmatch(words):
            yield found[2], found[1].strip(_EDGE)
        if found := BEFORE.fullmatch(words):
            yield found[1], found[2]
        tokens = words.split()
        for number in range(len(tokens) - 1, 0, -1):
            before, after = " ".join(tokens[:number]).strip(_EDGE), " ".join(tokens[number:]).strip(_EDGE)
            if before and after:
                yield before, after
                yield after, before
