"""Words that say that figures are of others than the report's own area: a region, the country, neighbours, a force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from psrstats.load.bodies import KINDS, council_in, may_be_place
from psrstats.load.places import plain_place
from psrstats.load.words import NATIONS, NATIONS_AND_REGIONS, Vocabulary, fold
from psrstats.model import SOMEWHERE
from psrstats.patterns import regex

MOST_WORDS = 12  # of a title: what is longer explains
_OF = r"(?:average|avg\.?|mean|median|totals?|figures?|data|benchmarks?|comparators?|picture|position|results?|outturn)"
_GROUP = (
    r"(?:family (?:average|mean|median)|benchmark(?:s|ing)?|comparators?|peer group|msg|"
    r"most similar (?:group|forces?|authorities|areas))"
)
_NAMED = regex(
    rf"(?:the )?(?:{_GROUP}(?: {_OF})*|(?:regional|national|{KINDS}|all (?:forces|trusts|authorities))(?: {_OF})+|"
    rf"all (?:other )?(?:forces|trusts|icbs|local authorities|authorities|councils|regions))"
)
_NEIGHBOURS = r"(?:(?:stat(?:istical|\.)?|nearest|similar|cipfa) )*neighbours?\b"
_ALL_AREAS = regex(
    r"\b(?:all (?:the )?(?:two|three|four|five|six|seven|\d+)|both) (?:areas|authorities|boroughs|councils|counties)\b"
    r"(?! of (?!the\b|\d))"  # both areas of need
)
_SAYS = regex(
    rf"\bbenchmark(?:s|ing)?\b|\b{_NEIGHBOURS}|\b(?:regional|national) {_OF}\b|\bfamily (?:average|mean|median)\b|"
    r"(?:^|[:,|\u2013-] ?)(?:regional|national)(?= ?(?:$|[:,|(\u2013-]))|\b(?:the|our|whole) region\b|"
    r"\bneighbouring (?:forces|authorities|areas|boroughs|councils|counties)\b|"
    r"\bmost similar (?:group|forces|authorities|areas)\b|^comparators?\b|\bcomparator (?:figures|data|group)\b|"
    r"\b(?:regional|national)(?: \w+){1,3} (?:totals?|average)\b|"
    r"\bpan[- ](?:london|[a-z]+shire)\b|\bcombined authority\b|"
    rf"{_ALL_AREAS.pattern}|^all (?:authorities|boroughs|councils|counties)\b|"
    r"\b(?:force|county|icb|ics|ccg|sub-?region|region|trust)"
    r"(?:[ -]?wide\b| (?:area|footprint|total|average)\b)|"
    r"^(?:all )?other (?:local )?(?:authorities|councils|forces|las|areas)\b"
)
_AGAINST = r"(?:against|than|below|above|under|over|with|to|from|vs?\.?|versus) (?:(?:the|our|its|their|those of) )*"
_COMPARED = regex(rf"\b(?!benchmark){_AGAINST}(?:{_NEIGHBOURS}|(?:regional|national) \w+|england)")
_WRITTEN = regex(r"(?:source|produced|prepared|provided|supplied|compiled|note|notes|contact|owner|please|\*)\b")
_IN = regex(  # Hampshire, Bath and North East Somerset; not where children live or are placed
    r"(?<!placed )(?<!live )(?<!living )(?<!found )\b(?:in|for|across) "
    r"((?:[A-Z][\w'-]+)(?: (?:[A-Z][\w'-]+|and|upon|on|of|with|the|in))*)(?= ?(?:$|[,:|(\u2013-]|\d))"
)
_TAUGHT = regex(r"\b(?:attain|progress|writing|maths|scores?\b|standard|key stage|phonics|grades?\b)", re.IGNORECASE)
_SMALL = {"city", "county", "of", "the", "and", "upon", "on", "royal", "borough", "council"}
_LETTERS = regex(r"[^\W\d_][^\d_%|/:;+]*").fullmatch  # Town %, Town 2020 are no spellings of Town
_LINKS = {"of", "the", "and"}
# What a name may say of its own kind: City of Bristol; Bristol, City of. Durham City is a place in County Durham.
_OF_KIND = regex(
    r"^(?:the )?(?:(?:royal|london|metropolitan) )*(?:city|county|borough)(?: and county| and borough)? of (?:the )?"
    r"|, ?(?:the )?(?:city|county|borough)(?: and county)? of$"
)
EMPTY: frozenset[str] = frozenset()
_ON = regex(r"\w[ -](?:upon|on)[ -]\w")
_REGION = regex(r"\bregion(?:al)?\b")


def is_other_area(folded: str) -> bool:
    """Tell words that name an area that is not the report's own, without its name.

    >>> [is_other_area(text) for text in ("regional average", "benchmark", "force total", "region", "national figures")]
    [True, True, True, False, True]
    """
    return _NAMED.fullmatch(folded) is not None


def is_own_named(title: str, words: Vocabulary) -> bool:
    """Tell whether a title names the report's area, or one within it, as what it is of, and not as whose neighbours."""
    said, own = fold(title), _own(words)
    if not own or _WRITTEN.match(said) or not re.search(own, said):
        return False
    whose = rf"{own}['\u2019]?s? (?:{_NEIGHBOURS}|region\b)|(?:neighbours?|average|comparators?) (?:of|to|for) {own}"
    return re.search(whose, said) is None


def is_joint(title: str, words: Vocabulary) -> bool:
    """Tell a title of the report's area and others together: Town and Reading, Town and Countyshire combined."""
    said, own = fold(title), _own(words)
    if not own or len(said.split()) > MOST_WORDS or not re.search(own, said):
        return False
    if re.search(rf"{own}(?:, [^,]+)*,? (?:and|&) [\w ]+? combined\b", said) or _ALL_AREAS.search(said):
        return True
    after = rf"{own}(?:,? (?:and|&)|,) ([\w ]+?)(?=$|[,:;(\u2013-]| and | & | 20\d\d)"
    beside = re.search(after, said)
    return beside is not None and plain_place(beside[1]) != ""


def _own(words: Vocabulary) -> str:
    """Give a form of the names of the report's area and those within it; blank where it has none."""
    names = [fold(area) for area in (words.area, *words.within) if area]
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else ""


def others_said(title: str, area: str = "") -> str:
    """Give the words of a title that say its figures are of others, or are held against theirs; blank where none do.

    area: the report's own: what is national is England's own, and what is regional a region's.

    >>> others_said("North West benchmarking: regional average"), others_said("Referrals against the national average")
    ('benchmarking', '')
    >>> others_said("National Referral Mechanism"), others_said("Children looked after: national")
    ('', 'national')
    >>> others_said("National time series of total waits", "England")
    ''
    """
    said = fold(title)
    if len(said.split()) > MOST_WORDS or _WRITTEN.match(said):
        return ""
    found = _SAYS.search(_COMPARED.sub("", said))
    own = "national" if area in NATIONS else "regional" if area in NATIONS_AND_REGIONS else ""
    return "" if not found or (own and own in found[0]) else found[0].strip(" :,|-\u2013")


def authority_named(title: str) -> str:
    """Give the one local authority that a title names by itself, or after in, for or across; blank where it names none.

    >>> authority_named("Hampshire"), authority_named("Children's services in Hampshire, 2019-20")
    ('Hampshire', 'Hampshire')
    >>> authority_named("Plans by ward"), authority_named("Children living in Hampshire")
    ('', '')
    """
    if whole := plain_place(title):
        return whole
    said = [found[1].strip() for found in _IN.finditer(title)]
    places = {
        place for words in said if (place := plain_place(words)) and not (place == "Reading" and _TAUGHT.search(title))
    }
    return places.pop() if len(places) == 1 and len(title.split()) <= MOST_WORDS else ""


def unlisted(title: str, words: Vocabulary) -> str:
    """Give the place that a title is of by its form, a council's or a name alone, and that the report does not know.

    A report whose area nobody has named yet, as one just begun, knows none.
    """
    place = "" if len(title.split()) > MOST_WORDS else council_in(title) or may_be_place(title)
    own = (words.area, *words.within)
    if not place or _WRITTEN.match(fold(title)) or not words.area or words.area == SOMEWHERE:
        return ""
    said = set(re.findall(r"\w+", fold(place))) - _SMALL
    known = any(said <= set(re.findall(r"\w+", fold(area))) or is_other_spelling(place, area) for area in own)
    return "" if known or fold(place) in words.areas else place


@lru_cache(1 << 14)
def spelling(name: str) -> frozenset[str]:
    """Give the words that name a place, however it is spelled: Bristol, City of; Brighton & Hove; St. Helens.

    >>> spelling("Bristol, City of") == spelling("Bristol"), spelling("Bath & NE Somerset") == spelling("Bath")
    (True, False)
    >>> spelling("Durham City") == spelling("County Durham")
    False
    """
    said = fold(name)
    return frozenset(_words(_OF_KIND.sub("", said))) - _LINKS if _LETTERS(said) else EMPTY


def _words(said: str) -> set[str]:
    return set(re.findall(r"\w+", said.replace("&", "and").replace("'", "")))


def is_other_spelling(place: str, area: str) -> bool:
    """Tell another spelling of one area: City of Bristol and Bristol, Kingston upon Hull and Hull.

    >>> is_other_spelling("Kingston upon Hull", "Hull"), is_other_spelling("South Gloucestershire", "Gloucestershire")
    (True, False)
    """
    one, other = (_words(fold(name)) - _SMALL for name in (place, area))
    return one == other or (bool(other) and other < one and bool(_ON.search(fold(place))))


def other_named(title: str, words: Vocabulary, areas: Mapping[str, str]) -> str:
    """Give the one area besides the report's own whose figures, average or total a title says that it holds.

    areas: the areas that a sheet may name, as folded and as written.
    """
    said = fold(title)
    if len(said.split()) > MOST_WORDS or _WRITTEN.match(said):
        return ""
    own = {words.area, *words.within}
    forms = [(known, area) for known, area in areas.items() if area not in own and known != "national"]
    named = {known: area for known, area in forms if _stands_in(known, said)}
    named = {known: area for known, area in named.items() if not any(known != one and known in one for one in named)}
    if len(set(named.values())) != 1:
        return ""
    known, area = next(iter(named.items()))
    if re.search(
        rf"{re.escape(known)}(?: region(?:al)?| local authorities| councils| las| all)*(?: {_OF}\b| ?$)", said
    ):
        return area if _of_all(said, known) else ""
    regional = area in NATIONS_AND_REGIONS and area not in NATIONS and _REGION.search(said)
    national = area in NATIONS and "national" in said
    return area if (regional or national) and others_said(title) else ""


def _of_all(said: str, known: str) -> bool:
    """Tell an area with a kind of figures behind it from one that is named by the way: compared with England."""
    return re.search(rf"\b{_AGAINST}{re.escape(known)}", said) is None and said != known


@lru_cache(1 << 14)
def _stands_in(known: str, said: str) -> bool:
    return known in said and re.search(rf"(?<![\w'-]){re.escape(known)}(?![\w'])", said) is not None
