"""Texts as TOML writes them."""

from __future__ import annotations

import json


def quoted(text: str) -> str:
    r"""Write a text as TOML does.

    >>> print(quoted('The "MASH"'))
    "The \"MASH\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
