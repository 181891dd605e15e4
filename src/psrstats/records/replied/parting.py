"""What parts several choices in one cell."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.agreement import folded
from psrstats.config import Survey


def choices_in(texts: Sequence[str], about: Survey) -> list[tuple[str, ...]]:
    """Part the cells of a question into choices, where they hold several."""
    none = {folded(word) for word in about.no_answer}
    offered = {folded(choice) for choice in (*about.choices, *about.scale)}
    parted = about.parted_by or next((mark for mark in (";", "|", ",") if _parts(texts, mark, offered)), "")
    each = [[" ".join(one.split()) for one in (text.split(parted) if parted else [text])] for text in texts]
    return [tuple(dict.fromkeys(one for one in choices if one and folded(one) not in none)) for choices in each]


def _parts(texts: Sequence[str], mark: str, offered: set[str]) -> bool:
    """Tell whether a mark parts choices: it ends a cell too, or most of what it parts stands alone, or beside others.

    Yes, definitely and Yes, somewhat are two choices: neither word stands alone, and only Yes has two beside it. So is
    what is written in sentences.
    """
    marked = {text for text in texts if mark in text}
    if not marked or any(folded(text) in offered for text in marked):
        return False
    lots = [[folded(piece) for piece in text.split(mark) if piece.strip()] for text in marked]
    if mark == ";":
        pieces = [folded(piece) for text in texts if mark in text for piece in text.split(mark) if piece.strip()]
        return any(text.endswith(mark) for text in marked) or len({*pieces}) < len(pieces)
    alone = {folded(text) for text in texts} | offered
    beside: dict[str, set[str]] = {}
    for lot in lots:
        for piece in lot:
            beside.setdefault(piece, set()).update(other for other in lot if other != piece)
    sure = [piece for piece, others in beside.items() if piece in alone or len(others) > 1]
    return len(sure) * 2 > len(beside)
