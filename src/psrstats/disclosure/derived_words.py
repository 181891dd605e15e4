"""Words that say that a figure was worked out from others: a change, a gap to what is set, a limit, a multiple."""

from __future__ import annotations

import re

from psrstats.patterns import regex

CHANGE = regex(
    r"\b(?:chang(?:e|ed|es)|differen(?:ce|ces|t)|rises?|rose|falls?|fell|increas(?:e|es|ed)|decreas(?:e|es|ed)|net|growth|"
    r"grew|reduction|reduced|movement|more than|fewer than|less than|up on|down on|gap|variance|\+/-)(?!\w)",
    re.IGNORECASE,
)
FROM_SET = regex(
    r"\b(?:over or under|under or over|against|versus|vs|shortfall|surplus|variation|distance|compared (?:with|to)|"
    r"(?:from|to|of|off|above|below|behind|ahead of) (?:the |our )?(?:target|plan|budget|aim|expected|forecast))\b",
    re.IGNORECASE,
)
INDEX_WORDS = regex(r"\b(?:index(?:ed)?|relative to|base (?:year|of)|\w+ = 100)(?!\w)", re.IGNORECASE)
OF_BEFORE = regex(
    r"\b(?:year[- ]on[- ]year|(?:last|previous|prior|preceding|earlier) (?:year|quarter|month|period)(?:'s|\u2019s)?|"
    r"(?:year|quarter|month|period) (?:before|earlier|ago))(?!\w)",
    re.IGNORECASE,
)
LIMIT = regex(
    r"\b(?:(?:lower|upper)\b.*\b(?:limit|bound|confidence|interval|ci|end)|(?:limit|bound|confidence|interval|ci)s?\b.*"
    r"\b(?:lower|upper)|confidence (?:limit|interval)s?|margin of error|standard error)(?!\w)",
    re.IGNORECASE,
)
SHARE = regex(r"\b(?:proportions?|shares?|fractions?)(?!\w)", re.IGNORECASE)
TIMES = regex(r"\b(?:times|ratio|multiple)(?!\w)", re.IGNORECASE)
