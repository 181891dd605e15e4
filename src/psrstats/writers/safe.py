"""Agencies' text kept from being run: a spreadsheet program takes a cell that begins with = for a formula."""

from __future__ import annotations

import re

from psrstats.patterns import regex

# What begins with a sign and is yet no formula: a number, as psrstats prints it or as JSON has it.
_SIGNED = regex(r"[+-](?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]\d+)?(?:%| percentage points)?")


def safe(text: str) -> str:
    r"""Keep a spreadsheet from running an agency's text as a formula, and a line end from parting its row.

    Only what is wholly a number may begin with a sign: +1+A1 is a formula too.

    >>> safe("=cmd"), safe("-4.1%"), safe("-cmd"), safe("-2+3+A1"), safe("")
    ("'=cmd", '-4.1%', "'-cmd", "'-2+3+A1", '')
    >>> safe("Title \r=1+1")
    'Title  =1+1'
    """
    text = re.sub(r"\r\n?", " ", text)
    signed = text[:1] in ("+", "-") and not _SIGNED.fullmatch(text)
    return f"'{text}" if signed or text.lstrip().startswith(("=", "@")) or text.startswith("\t") else text
