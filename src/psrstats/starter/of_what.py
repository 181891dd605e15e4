"""What a label says that its figures are of: no children, what can be worked out, or one number for each of another."""

from __future__ import annotations

from psrstats.load.words import NEVER, fold, statistic_of
from psrstats.patterns import regex

# What no child is: small numbers of it tell of nobody.
_THINGS = regex(
    r"£|\b(?:jobs?[a-z]?|beds?|funding|allocations?|organisations|providers|hours|staff|employees|pay|spend|"
    r"budgets?|costs?|expenditure|vacanc(?:y|ies)|(?:(?:social|support|youth|family) )?workers?|"
    r"practitioners|managers|teachers|(?:fte|wte)s?|audits?|trained|courses?|workshops?|ranks?|ranking|posts)\b"
)
# Children, and what each is of a child: such words beside the others are stronger, for these may be what is counted.
_OF_CHILDREN = regex(
    r"\b(?:child(?:ren)?|pupils?|young|girls?|boys?|bab(?:y|ies)|infants?|people|persons?|victims?|siblings?|learners?|"
    r"students?|patients?|famil(?:y|ies)(?! workers?)|parents?|carers?|leavers?|cases|referr\w*|contacts?|plans?|"
    r"visit\w*|assess\w*|review\w*|meetings?|conferences?|enquir\w*|interview\w*|allegation\w*|concern\w*|incident\w*|"
    r"death\w*|missing|missed|episodes?|admissions?|attendances?|arrests?|offen[cd]\w*|assault\w*|looked|adopt\w*|abus\w*|"
    r"neglect\w*|harm\w*|suicid\w*|injur\w*|exclu\w*|cla|lac|cin|cpp?|uasc|send|ehcps?|notif\w*|report(?:s|ed)|disclos\w*)\b"
)
_MONEY = regex(r"£|^(?:(?:total|average|mean|unit|annual|weekly|gross|net) )*(?:costs?|spend|expenditure|budgets?)\b")
_RATIO = regex(r"^(?:the )?ratio\b|\bratio$")
_PIECES = regex(r"\s*(?::|\||\s[-\u2013\u2014]\s|\()\s*")
_RANK = regex(r"\brank(?:ing)?s?\b(?! (?:and|or) file)")
_TARGET = regex(
    r"^(?:\w+ )?targets?(?: (?:number|rate|percentage|figure|level|value))?(?: (?:of|for|in)\b.*|$)|"
    r"(?<!\bon)(?<!\bin)(?<!\bto)(?<!\bof)(?<!\bmet)(?<!\bhit)(?<!\bthe)(?<!\bwithin)(?<!\babove)(?<!\bbelow)(?<!\bmissed)"
    r"(?<!\bmeeting)(?<!\bexceeding)(?<!\bagainst)(?<!\bunder)(?<!\bover)(?<!\bmissing)(?<!\boutside)(?<!\bbeyond)"
    r" target$"
)
_DIFFERENCE = regex(
    r"^(?:numerical |net )?(?:difference|variance|increase|decrease|reduction)s? (?:in|of|from|on|since|between)\b"
)


def is_beside(label: str) -> bool:
    """Tell the target, rank, difference or limit of a measure: it can be worked out, and is no measure of its own.

    label: as a sheet has it, whose last words may say so.

    >>> [is_beside(text) for text in ("Target", "Target for plans", "England rank", "Plans: difference from last year")]
    [True, True, True, True]
    >>> [is_beside(text) for text in ("Assessments within target", "Children with a change of placement")]
    [False, False]
    """
    words = fold(label)
    ends = _PIECES.split(words.rstrip(" )"))[-1]
    said = any(statistic_of(text) in NEVER for text in (label, ends))
    return said or is_rank(label) or any(form.search(words) is not None for form in (_TARGET, _DIFFERENCE))


def is_rank(label: str) -> bool:
    """Tell a place among others, which is no number of anything.

    >>> is_rank("Rank of 152"), is_rank("England ranking"), is_rank("Frankly")
    (True, True, False)
    """
    return _RANK.search(fold(label)) is not None


def is_of_things(words: str) -> bool:
    """Tell words for what no child is, such as staff or money, with none beside them for children or what is theirs.

    >>> [is_of_things(text) for text in ("Social worker vacancies", "Cost of placements for children", "Beds")]
    [True, True, True]
    >>> [is_of_things(text) for text in ("Children with a social worker", "Referrals by social workers", "Contacts")]
    [False, False, False]
    """
    said = words.casefold()
    return bool(_MONEY.search(said) or (_THINGS.search(said) and not _OF_CHILDREN.search(said)))


def is_ratio(label: str) -> bool:
    """Tell a label that names a ratio, whether or not its figures are whole.

    >>> is_ratio("Ratio of children to social workers"), is_ratio("Adult-child ratio"), is_ratio("Rationale recorded")
    (True, True, False)
    """
    return _RATIO.search(fold(label)) is not None
