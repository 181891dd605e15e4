"""Numbers that name or mark something: links, notes, pages, list items, phones, codes, times of day."""

from __future__ import annotations

from psrstats.draft.numbers.forms import TO, joined

LINK = joined(
    r"<?\b(?:https?://|www\.)[^\s<>]+>?",
    r"\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+",
    r"\b[\w-]{1,80}(?:/[\w-]{1,80}){1,20}\.(?:pdf|docx?|xlsx?)\b",
    needs="www. // @ .pdf .doc .xls",
)
NOTE = joined(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+", r"\[(?:note |\^)?\d{1,3}\]")
PAGE = joined(
    rf"\bpages?\s\d{{1,3}}(?:{TO}\d{{1,3}}|\sof\s\d{{1,3}})?\b",
    r"^\s*[-\u2013]?\s?\d{1,3}\s?[-\u2013]?\s*\Z",  # nothing else stands in the paragraph
    r"\bpp?\.\s?\d{1,3}(?:-\d{1,3})?\b",
    r"(?:\.\s?){4}(?P<n>\d{1,3})\s*$",  # after a contents line's dots
)
# In a header or a footer: "Draft 12 of 40", "14 | Annual report".
FOOTER = joined(
    r"\b\d{1,4}\s?(?:of|/)\s?\d{1,4}\s*\Z",
    r"\b\d{1,3}\s*\Z",
    r"\A\W*(?P<n>\d{1,3})(?=\s*(?:\||$|[-\u2013]\s|\t))",
)
LIST = joined(
    r"^[ \t]*(?:[-*•]\s)?\(?(?P<n>\d{1,3})[.)](?=\s|[*_]|[A-Z])",
    r"^[ \t]*(?P<n>\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s(?=[A-Z*])",
    r"^[ \t]*\((?P<n>\d{1,2})\)\s",
    cased=True,
)
PHONE = joined(
    r"(?<![\w.,])(?:\+44\s?\(?0?\)?\s?|0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w,])",
    r"\b0(?:800|500|300)\s?\d{3,4}(?:\s?\d{3,4})?\b",
)
# Postcodes, area codes, releases.
CODE = joined(r"\b[a-z]{1,2}\d{1,2}[a-z]?\s\d[a-z]{2}\b|\b[a-z]\d{8}\b|\bsfr\s?\d+/\d{4}")
IDENTIFIER = joined(
    r"\bcovid[\s-]?19\b|\b24/7\b|\b20:20\b|\b5[-\s]?a-day\b|\b360[-\s]degrees?\b",
    r"\b(?:urn|upn|isbn|ref(?:erence)?(?: number| no\.?)?|version|no\.)\s?[\w-]{0,20}\d[\w./-]*",
    r"\b(?:report|charity|account|application) number:?\s?[\w-]{0,20}\d[\w./-]*",
    r"\b(?:attainment|progress) 8\b|\b(?:average )?(?:gcse |attainment )score of (?P<n>8)\b",
    r"\b\d+-(?:page|point|item|question|bed|place)\b|\b(?:999|111|101) (?:service|call|number|emergenc)",
    r"\b(?:call|dial|ring|phone)\w*\b[^.;]{0,40}\b(?P<n>999|111|101)\b",
    needs="covid 24/7 20:20 a-day 360 urn upn isbn ref vers no. no number attainment progress score - 999 111 101",
)
TIME = joined(
    r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon|o.clock)\b", r"\b[01]?\d:[0-5]\d\b(?!\d)", needs="am pm noon clock :"
)
ORDINAL = joined(r"\b\d{1,3}(?:st|nd|rd|th)\b", needs="st nd rd th")
UNREAD = joined(
    r"(?<![\d,.£])\d{1,3}, (?!19\d\d\b|20\d\d\b)\d{4}(?!\d|,)",  # "2, 8483"
    r"(?<![\d,.])\d{1,3}(?:,\d{3})*,\d{4}(?![\d/]|,)",  # "11,9991"
    r"(?<![\d,.])\d{1,3}(?:,\d{3})+,\d{1,2}(?!\d)",
    r"(?<![\d,.])\d+\.\d+\.\d{1,3}(?![\d.])",
    r"\d+\u2044\d+",
    needs=", . \u2044",
)
# A raised mark that lost its raising: "Board1", "area2.", "network.9 They".
GLUED = joined(
    r"(?:(?<=[a-z]{3})\d{1,2}(?!\w|[.,:/-]\d)|(?<=[a-z)”’][.,;])\d{1,2}(?=\s|\Z)|(?<=[a-z][)”’])\d{1,2}(?!\w|%))",
    cased=True,
)
TOKEN = joined(r"\b[a-z][a-z-]{0,40}\d[\w-]*|\b\d{1,20}[a-z]{2,20}\d\w*")
