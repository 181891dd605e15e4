"""The forms in which sentences state changes, and the two values that they are between."""

from __future__ import annotations

import re

from psrstats.draft.arithmetic.sentence import OTHER, N
from psrstats.draft.arithmetic.words import ANY, DOWN_ADVERB, NOUN, UP_ADVERB, VERB
from psrstats.patterns import regex

_SOFT = "around|about|approximately|just|over|under|almost|nearly|roughly|some|more|than|a|an|further|by|up|to"
_HEDGE = rf"(?:(?:{_SOFT}) )*"
_AND = rf"(?:\s?\(\s?(?P<m>{N})\)|,? or (?P<o>{N}))?"  # the same change in another unit
_WITH = r"(?:with|to)"
_POINTS = r"(?: (?:percentage )?points?)?"
_MORE = rf"{UP_ADVERB}|{DOWN_ADVERB}|more|less|better|worse|longer|shorter|quicker|slower"
CHANGES = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<way>{NOUN}) (?:in [a-z ]{{1,40}} )?of {_HEDGE}(?P<n>{N})(?: [a-z]+)?{_AND}",
        rf"(?P<n>{N}) (?:overall |net |percentage |(?:percentage )?point )?(?P<way>{NOUN})\b",
        rf"\b(?P<way>{VERB}) (?:[a-z]+ly )?(?:(?:over|in|during|across) (?:the|this) (?:{OTHER}|year|period) )?"
        rf"(?:(?:again|further|slightly) )?by {_HEDGE}(?P<n>{N}){_AND}",
        rf"(?P<n>{N})(?:\s?\(\s?(?P<m>{N})\))?{_POINTS} (?P<way>{_MORE}) than\b",
        rf"(?P<n>{N}){_POINTS} (?P<way>more|fewer|higher|lower|up|down)(?=[.,;)]|\Z)",
        rf"(?P<n>{N}) (?P<way>more|fewer) (?:[a-z-]+ ){{1,3}}?than (?=(?:in|at|were|was|last|the|a|{OTHER})\b)",
        rf"(?P<n>{N}) (?P<way>above|below)\b(?! (?:the |our |its )?(?:target|budget|plan|limit|capacity|level))",
        rf"\b(?P<way>{VERB}) (?:[a-z]+ly )?(?!(?:[a-z]+ )?to\b){_HEDGE}(?P<n>{N})(?: [a-z]+)? (?=(?:to|from)\b)",
        # "climbed 18%"
        rf"\b(?P<way>{VERB}) (?:[a-z]+ly )?(?!(?:[a-z]+ )?to\b){_HEDGE}(?P<u>{N})(?! (?:of|and|to \w+ {N})\b)",
        rf"(?P<n>{N}) (?P<way>longer|shorter|quicker|faster|slower|sooner)(?=[.,;)]|\Z)",
        rf"(?P<n>{N}){_POINTS} (?P<way>up|down|higher|lower) (?=(?:on|at)\b)",
        rf", (?P<n>{N})(?P<way>)(?=[.,;)]|\Z)",  # "52% last year, +12 points": with its sign only
        rf"\b(?P<way>{VERB})\b[^.;]{{0,80}},? or by (?P<n>{N})",
        rf"\b(?P<way>cut|{VERB}) from {N}[^.;()]{{0,30}} to {N}[^.;()]{{0,30}}\((?:by )?(?P<n>{N})\)",
        rf", (?:an? )(?P<way>extra|additional) {_HEDGE}(?P<n>{N})(?=[.,;)]|\Z)",
        rf"\b(?:an? )?(?:net |overall )?(?P<way>loss|gain|shortfall|addition) of {_HEDGE}(?P<n>{N})(?=[.,;)]|\Z)",
        rf"\((?:by )?(?P<n>{N})(?P<way>)\)",  # "(+21.5%)": with its sign only
        rf"\b(?P<way>up|down) (?!to\b)(?:by )?{_HEDGE}(?P<n>{N}) from\b",
        rf"\b(?P<way>up|down) (?:by )?{_HEDGE}(?P<n>{N})(?! (?:from|to)\b)(?= (?:on|since|compared|over)\b|[.,;)]|\Z)",
    )
)


def _gap(most: int) -> str:
    """Make the form of at most so many characters without a number or a sentence's end."""
    return rf"(?:[^\U000f0000-\U000ffffd;!?]|;(?= an? )){{0,{most}}}?"


_ANYTHING = r"[^\U000f0000-\U000ffffd;!?]"
_THEN = rf"(?:from|on|over|since|compared {_WITH})"
_BESIDE = rf"(?:compared {_WITH}|in comparison {_WITH}|against|versus)"
_NO_COMMA = r"[^\U000f0000-\U000ffffd,;!?]{0,60}?"
_NO_TO = rf"(?!{_gap(60)}\bto {_gap(25)}{N})"
FROM = regex(
    rf"\bfrom {_HEDGE}(?P<a>{N}){_gap(60)}(?<!compared )(?<!comparison )\bto {_gap(25)}(?P<b>{N})",
    re.IGNORECASE,
    needs="from",
)
# "a fall of 7 on the year before after two were taken out"
_ON = rf"(?:(?!\b(?:after|once|because|following|due|owing)\b){_ANYTHING}){{0,50}}?"
_FORMS = tuple(
    (regex(form, re.IGNORECASE, needs), order)
    for form, order, needs in (
        (rf"\bto {_HEDGE}(?P<b>{N}){_gap(60)}\bfrom {_gap(25)}(?P<a>{N})", "old", "from"),
        (rf"(?P<b>{N}){_gap(170)}\b(?:up|down) from {_gap(40)}(?P<a>{N}){_NO_TO}", "old", "up down"),
        (rf"(?P<b>{N}){_gap(80)}, (?:up|down) (?:by )?{_HEDGE}{N} (?:from|on|since|compared {_WITH}) "
         rf"(?:(?!, | and )[^{N[1:-1]};!?]){{0,50}}?(?P<a>{N}){_NO_TO}", "old", "up down"),
        (rf"(?P<a>{N}){_gap(60)}\b(?:start|beginning)\b{_gap(40)}\band (?P<b>{N}){_gap(30)}\b(?:end|close)\b",
         "old", "start beginning"),
        (rf"(?P<b>{N}){_gap(80)}, {N}{_POINTS} (?:{_MORE}) (?:than|on) {_NO_COMMA}(?P<a>{N})", "old", "than on"),
        (rf"\b{VERB} (?:by )?{_HEDGE}{N}{_POINTS}[,:;(] ?(?P<a>{N}) to (?P<b>{N})(?=[.,;)]|\Z)", "old", "to"),
        (rf"(?P<b>{N}){_gap(170)}\ban? (?:{N} )?(?:[a-z]+ )?{NOUN}(?: of {N})? {_THEN} {_ON}(?P<a>{N}){_NO_TO}",
         "old", "on from over since compared"),
        (rf"\blast year\b{_gap(50)}(?P<a>{N}){_gap(50)}[;,] (?:and |but )?this year\b{_gap(50)}(?P<b>{N})",
         "old", "year"),
        (rf"(?P<b>{N}){_gap(170)}\b{_BESIDE} {_gap(60)}(?P<a>{N})", "beside", "compare comparison against versus"),
        (rf"(?P<b>{N}),?{_gap(80)}\b(?:{UP_ADVERB}|{DOWN_ADVERB}|more|less) than {_gap(60)}(?P<a>{N})",
         "beside", "than"),
        (rf"\b{VERB} (?:[a-z’'-]+ ){{0,3}}?to {_HEDGE}(?P<b>{N}).{{0,80}}?\b(?:from|compared {_WITH}) {_gap(25)}"
         rf"(?P<a>{N})", "old", "from compared"),
        (rf"\bcompare[sd]? with {_gap(25)}(?P<a>{N}){_gap(60)}\b{NOUN} of {_HEDGE}{N},? to {_gap(15)}(?P<b>{N})",
         "old", "compare"),
        (rf"(?P<a>{N}){_gap(120)}\b(?:that|this|it|the (?:number|figure|total)) (?:had |has |then )?{VERB} "
         rf"(?:by )?{_HEDGE}{N},? to {_gap(15)}(?P<b>{N})", "old", "that this it the"),
        (rf"\bfrom (?:a |an )?(?:peak|high|low) of {_HEDGE}(?P<a>{N})(?:(?! from | and |{N})[^;!?]){{0,60}}?\b{VERB} "
         rf"by {_HEDGE}{N},? to {_gap(15)}(?P<b>{N})", "old", "peak high low"),
        (rf"\A\W*compared {_WITH} {_gap(25)}(?P<a>{N})(?: [a-z]+)? "
         rf"(?:last year|(?:in )?the (?:year before|previous year)|in {OTHER}),{_gap(60)}(?P<b>{N})",
         "old", "compared"),
        (rf"(?P<b>{N}),?{_gap(80)}\b(?:above|below) {_gap(60)}(?P<a>{N})", "beside", "above below"),
        (rf"(?P<b>{N}){_gap(40)}\b(?:is|are|was|were|stands at|stood at) {_HEDGE}{N}{_POINTS} "
         rf"(?:(?:{_MORE}) than|above|below) {_gap(60)}(?P<a>{N})", "old", "than above below"),
    )
)  # fmt: skip
PAIRS = ((FROM, "old"), *_FORMS)
# With brackets: "19.8%, 1.4 points lower than last year (21.2%)", "2,209, a 3% increase on the year before (2,145)".
APART_BY = regex(
    rf"(?P<b>{N})(?:,?|{_ANYTHING}{{0,40}},) {N} (?:lower|higher|fewer|more|less|above|below) (?:than )?"
    rf"(?:(?!, ){_ANYTHING}){{0,60}}?(?P<a>{N})|"
    rf"(?P<d>{N}){_ANYTHING}{{0,60}}?, an? {N} {NOUN} (?:on|from|since|over) {_ANYTHING}{{0,30}}?\((?P<c>{N})\)|"
    rf"\((?P<f>{N})\) (?:is|was|are|were) {N} (?:higher|lower|more|less|fewer) than {_ANYTHING}{{0,50}}?\((?P<e>{N})\)|"
    rf"\((?P<h>{N})\) (?:(?:is|was|are|were|has|have|had) )?(?:[a-z]+ ){{0,2}}?(?:up|down|{VERB}) (?:by )?{_HEDGE}{N} "
    rf"(?:on|from|since|over|compared {_WITH}) {_ANYTHING}{{0,40}}?\((?P<g>{N})\)",
    re.IGNORECASE,
)
THIS = regex(
    rf"\A\W*(?:this|that|it|which)\b{_gap(60)}\b{ANY}\b(?: of {_HEDGE}{N}{_AND})?{_gap(40)}\b(?:than|{_THEN}) "
    rf"{_gap(40)}(?P<a>{N})|"
    rf"\A\W*(?:this|that|it) (?:(?:figure|number|rate|percentage|proportion|has|have) )*{VERB} "
    rf"(?:slightly |significantly )?from (?P<b>{N})(?!{_gap(60)}\bto\b{_gap(25)}{N})",
    re.IGNORECASE,
)
COMPARES = regex(
    rf"\A\W*(?:this|that|it)\b{_gap(60)}\b(?:compare[sd]? {_WITH}|in comparison {_WITH}|similar to) {_gap(40)}"
    rf"(?P<a>{N})|\A\W*compared {_WITH} (?P<b>{N})",
    re.IGNORECASE,
)
# What may follow a change that is of the two values before it, and of no other base.
ENDS = regex(
    r"(?: [a-z]+)?(?:\s?[.,;:)(]|\Z| overall\b| in all\b| over (?:the|that) (?:year|period)\b| year on year\b|"
    r" (?:on|from|compared with) the (?:previous year|year before)\b)",
    re.IGNORECASE,
)
# "by 2% a year for five years" is of no two values
A_YEARLY = regex(
    r"(?: on average)?,? (?:(?:a|per|each|every) (?:year|month|quarter|week)|annually|yearly|"
    r"year on year(?!,? \(?(?:from|to)\b))\b",
    re.IGNORECASE,
)
A_YEAR = regex(r"((?:19|20)\d\d)(?:\s?[-/\u2010-\u2015\u2212]\s?\d\d)?")
# "1,320 (2022-23: 1,100), a rise of 20%", "by 18 to 248 (from 230)"
WAS = regex(
    rf"(?P<b>{N})(?: [a-z]+){{0,2}} \((?:up |down )?"
    rf"(?:from|was|previously|{OTHER}:?|(?:last|previous|the previous) year:?) "
    rf"(?P<a>{N})(?: (?:last year|in {OTHER}|the year before))?\)|"
    rf"(?P<d>{N})(?: [a-z]+){{0,2}} \((?P<c>{N}) (?:last year|in {OTHER}|the year before|in the previous year)\)",
    re.IGNORECASE,
    needs="(",
)
FROM_TO = regex(
    rf"\(\s?from (?P<a>{N}){_ANYTHING}{{0,60}}? to (?P<b>{N})(?! in (?:the|one|some)\b)[^()]{{0,40}}\)",
    re.IGNORECASE,
    needs="(",
)
YEAR = regex(r"[^\d,;]{0,25}? (?:in|at|for|during|by) \D{0,20}?((?:19|20)\d\d)\b")
QUARTER = regex(r"[^\d,;]{0,40}? (?:in|at|for|during|by) (?:the )?q(?:uarter|tr)?\.?\s?([1-4])\b", re.IGNORECASE)
SUMS_UP = regex(
    r"\W*(?:this|that|it|which) (?:is|was|represent(?:s|ed)|equate[sd] to|amount(?:s|ed) to|mean[st]|show(?:s|ed)|"
    r"marks) (?:therefore |a |an |about |around )",
    re.IGNORECASE,
)
RANGE = regex(r"\b(?:rang(?:e|es|ed|ing)|vari(?:es|ed|ation)|varying|between|fluctuat\w+|spread)\b", re.IGNORECASE)
