"""Agencies' text kept from being run: a spreadsheet program takes a cell that begins with = for a formula."""


def safe(text: str) -> str:
    """Keep a spreadsheet from running an agency's text as a formula; numbers and changes stay as they are.

    >>> safe("=cmd"), safe("-4.1%"), safe("-cmd"), safe("")
    ("'=cmd", '-4.1%', "'-cmd", '')
    """
    signed = text[:1] in ("+", "-") and not text[1:2].isdigit()
    return f"'{text}" if signed or text.startswith(("=", "@", "\t", "\r")) else text
