"""Words that follow a number: one child was, two children were, no children were."""

from __future__ import annotations

import re

from psrstats.formulas.wording import NUMBERS
from psrstats.patterns import regex

ONE, NOUGHT, SMALL = "1", "0", 9  # up to nine, numbers are words
N = "{n}"
IRREGULAR = {"children": "child", "people": "person", "women": "woman", "men": "man", "lives": "life", "wives": "wife"}
VERBS = {"were": "was", "are": "is", "have": "has", "do": "does", "weren't": "wasn't", "haven't": "hasn't"}
ALIKE = frozenset("series species means news always besides perhaps sometimes whereas afterwards across".split())
CHOICE = regex(r"\{([^{}|]*)\|([^{}|]*)\}")
_WORD = regex(r"\{[^{}]*\}|[\w'’-]+|[,;:.()]")
BEFORE_OTHERS = frozenset("of in to at for with by on from among under over".split())  # what follows is not counted
_THERE = regex(r"\b([Tt]here) (were|are|have)\b")


def agreed(template: str, *, one: bool) -> str:
    """Make the words of a template agree with its number: those that it gives for one and for many, or those after it.

    template: a sentence in the plural, with {n} for its number; where it has {one|many} nothing else is changed.
    one: whether the number is 1.

    >>> agreed("{n} initial conferences were held in time", one=True)
    '{n} initial conference was held in time'
    >>> agreed("there were {n} needs assessments of children", one=True)
    'there was {n} needs assessment of children'
    >>> agreed("{n} {pupil is|pupils are} known", one=True), agreed("{n} {pupil is|pupils are} known", one=False)
    ('{n} pupil is known', '{n} pupils are known')
    """
    if CHOICE.search(template):
        return CHOICE.sub(lambda found: found[1 if one else 2], template)
    if not one or N not in template:
        return template
    before, _, after = template.partition(N)
    before = _THERE.sub(lambda found: f"{found[1]} {VERBS[found[2]]}", before)
    return f"{before}{N}{_singular(after)}"


def in_words(number: str, after: str) -> str:
    """Write a number of up to nine as a word; none as the words after it need.

    number: a count as it is printed; after: what follows it.

    >>> in_words("9", " children were"), in_words("10", " children were"), in_words("1,000", "")
    ('nine', '10', '1,000')
    >>> in_words("0", " children were"), in_words("0", " were"), in_words("0", " of them"), in_words("0", ".")
    ('no', 'none', 'none', '0')
    """
    if number == NOUGHT:
        following = re.match(r"\s+([\w'’-]+)", after)
        return NOUGHT if not following else "none" if following[1] in (*VERBS, *VERBS.values(), "of") else "no"
    return NUMBERS[int(number) - 1] if number.isdecimal() and int(number) <= SMALL else number


def singular(noun: str) -> str:
    """Give a noun in the singular; itself where it is no plural.

    >>> [singular(noun) for noun in ("children", "agencies", "classes", "plans", "EHCPs", "children's", "access")]
    ['child', 'agency', 'class', 'plan', 'EHCP', "children's", 'access']
    """
    lower = noun.casefold()
    if lower in IRREGULAR:
        return noun[0] + IRREGULAR[lower][1:]
    if len(noun) < 4 or lower in ALIKE or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s", "’s")):
        return noun
    if lower.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if lower.endswith(("sses", "shes", "ches", "xes")) else noun[:-1]


def _singular(after: str) -> str:
    """Put the noun and the verb that follow a number in the singular, within the part that they stand in."""
    words = list(_WORD.finditer(after))
    stop = next((place for place, word in enumerate(words) if word[0] in ",;:.()"), len(words))
    verb = next((place for place, word in enumerate(words[:stop]) if word[0] in VERBS), stop)
    counted = next((place for place, word in enumerate(words[:verb]) if word[0] in BEFORE_OTHERS), verb)
    nouns = [place for place, word in enumerate(words[:counted]) if singular(word[0]) != word[0]]
    changed = {verb: VERBS[words[verb][0]]} if verb < stop else {}
    if nouns:
        head = nouns[0]
        while head + 1 in nouns:  # of "needs assessments" the last is counted
            head += 1
        changed[head] = singular(words[head][0])
    for place in sorted(changed, reverse=True):
        after = after[: words[place].start()] + changed[place] + after[words[place].end() :]
    return after
