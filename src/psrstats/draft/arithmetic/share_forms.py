"""The forms in which sentences state a percentage with its count, and with what it is of."""

from __future__ import annotations

import re

from psrstats.draft.arithmetic.sentence import N
from psrstats.patterns import regex

THE = r"(?:(?:the|these|those|all|a|total|of|approximately|around|about|some|over|just|its|their|our) )*"
_SOFT = "or|around|about|approximately|just|over|under|almost|nearly|some|equivalent to|representing"
_HEDGED = rf"(?:(?:{_SOFT}) )*"
_IN_ALL = (
    r"(?:in (?:all|total)|children|young people|people|families|pupils|cases|plans|referrals|contacts|staff)(?=[,.;)])"
)
_MAKING = (
    r"(?:making up|representing|accounting for|equating to|equivalent to|amounting to|(?:which|that) "
    r"(?:is|was|represents|makes up|accounts for)|constituting|comprising|equal to)"
)
_GAP = r"[^\U000f0000-\U0010fffd();:]"
_BUT_STATISTICS = r"[^\U000f0000-\U000ffffd();:]"
NAMED = tuple(
    (regex(form, re.IGNORECASE), order)
    for form, order in (
        (
            rf"({N})(?: (?:(?!, | and ){_GAP}){{0,45}}?)? (?:out of|of|among) {THE}({N}){_GAP}{{0,60}}?"
            rf"(?:\(|,\s?(?=(?:(?:which|that) (?:is|was) )?{_HEDGED}{N}(?:[,.;:)]|\Z)))\s?"
            rf"(?:(?:which|that) (?:is|was) )?{_HEDGED}({N})(?!(?:,|;| and) {N})",
            "nbp",
        ),
        (rf"({N})\s?\(\s?{_HEDGED}({N})\)(?: [a-z’'-]+){{0,2}}? (?:out of|of) {THE}({N})", "npb"),
        (rf"({N}){_GAP}{{0,60}}?\(\s?({N}) {_GAP}{{0,20}}?(?:out of|of) {THE}({N})", "pnb"),
        (rf"({N})\s?\(({N})\) (?:out )?of {THE}({N})", "pnb"),
        (rf"\(({N}),? (?:or )?({N}) (?:out )?of {THE}({N})\)", "pnb"),
        (rf"({N})\)? of {_GAP}{{1,40}}?, (?:that is|or|namely|which is) ({N}) (?:out )?of {THE}({N})", "pnb"),
        (rf"({N}) of {THE}({N}){_GAP}{{0,60}}?\(\s?(?:n ?= ?)?({N})\s?\)", "pbn"),
        (rf"({N})\s?\(({N})\s?/\s?({N})\)", "pnb"),
        (
            rf"({N}) (?:out )?of {THE}({N}) {_GAP}{{1,60}}?, an? (?:[a-z-]+ ){{0,2}}"
            rf"(?:rate|proportion|percentage) of ({N})",
            "nbp",
        ),
        (
            rf"({N})\)? of {THE}({N}) {_GAP}{{1,40}}?, (?:or |some )?({N}) {_IN_ALL}",
            "pbn",
        ),
        (
            rf"\b(?:response|return|reply) rate\b{_GAP}{{0,40}}? (?:was|is|of|at|to) ({N}),? "
            rf"(?:with|as|or|at) ({N}) (?:out )?of {THE}({N}) (?:[a-z]+ ){{0,3}}?"
            r"(?:repl(?:ied|ying)|respond(?:ed|ing)|return(?:ed|ing)|complet(?:ed|ing))\b",
            "pnb",
        ),
        (
            rf"\bconversion\b{_BUT_STATISTICS}{{0,60}} (?:was|is|at|to) ({N}),? "
            rf"(?:with|as) ({N}) (?:[a-z]+ ){{0,4}}?(?:from|out of) {THE}({N})",
            "pnb",
        ),
        # "144 of the 480 that were closed, 30% of the total", "88 of the 110 replied; that is a return of 80%"
        (
            rf"({N}) (?:out )?of {THE}({N}){_GAP}{{0,60}}?[,;:\u2013] (?:(?:or|that is|which is|this is) )?"
            rf"(?:an? (?:[a-z]+ )?(?:return|rate|share|proportion|percentage|take-up|uptake) of )?{_HEDGED}({N})"
            r"(?: of (?:the (?:total|whole)|all|them|these|those))?(?=[.,;)]|\Z)",
            "nbp",
        ),
        # "the share from the police was 33%: 1,254 out of 3,800"
        (
            rf"({N})(?::| \u2013|,? that is,?|, i\.?e\.?,?) ({N}) (?:out )?of {THE}({N})(?=[.,;)]|\Z| [a-z]+[.,;)])",
            "pnb",
        ),
        # "72 were assessed, making up 12% of the 600 that are known"
        (rf"({N}) {_GAP}{{1,60}}?,? {_MAKING} {_HEDGED}({N}) of {THE}({N})", "npb"),
        (
            rf"({N}) (?:[a-z]+ ){{1,3}}among {THE}({N}){_GAP}{{1,40}}?, an? (?:[a-z-]+ ){{0,2}}"
            rf"(?:rate|proportion|share) of ({N})",
            "nbp",
        ),
    )
)
# "87% of whom (151) accepted"; "1,046 of those, 20%, came"
_WHOM = r"(?:whom|which|these|those|them)"
PAIRED = tuple(
    (regex(form, re.IGNORECASE), order)
    for form, order in (
        (rf"({N}){_GAP}{{0,25}}?\(\s?{_HEDGED}({N})(?=[);, ])(?! of (?:it|them|these|those|whom|which)\b)", "np"),
        (rf"({N})\s?\(\s?({N})(?: [a-z ]{{1,25}})?\)", "pn"),
        (rf"({N}) of {_WHOM} \(({N})\)", "pn"),
        (rf"({N}) of {_WHOM}, (?:or |about |some )?({N})(?=,)", "np"),
        (rf"({N}) [–-] ({N})", "pn"),
        (rf"({N}) or ({N})(?= [a-z]+ (?!of\b))", "pn"),
        (rf"\(({N}),? or ({N})(?: [a-z ]{{1,25}})?\)", "pn"),
        (rf"({N}) [a-z ]{{1,25}}, (?:or |representing |equating to |which is )({N})", "np"),
        (rf"({N}) [a-z ]{{1,25}}, {_MAKING} {_HEDGED}({N})(?=[.;)]|\Z)", "np"),
        (rf"({N}) {_GAP}{{1,60}}?, an? (?:[a-z-]+ ){{0,2}}(?:rate|proportion|percentage) of ({N})", "np"),
    )
)
# With what a percentage is of, but not so near that nothing else can be meant.
LOOSE = tuple(
    (regex(form, re.IGNORECASE), order)
    for form, order in (
        (rf"\((?:n ?= ?)?({N}),? (?:or )?({N})\)? (?:out )?of {THE}({N})", "npb"),
        (rf"({N})(?: {_GAP}{{0,40}}?)? \(\s?({N}) (?:out )?of {THE}({N})\)", "npb"),
        (rf"({N}) {_BUT_STATISTICS}{{0,60}}?, (?:or |some |about |around )?({N}) of {THE}({N})", "npb"),
    )
)
