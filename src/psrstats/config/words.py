"""What pydantic finds wrong, in a user's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from psrstats.errors import Fault, did_you_mean

# The kind of error, what is wrong with the key, and what would mend it.
SAID = {
    "string_type": ("is not a text.", "Write it in quotes."),
    "string_too_short": ("is empty.", "Write something, or take it out."),
    "string_pattern_mismatch": ("cannot be '{input}'.", "Names have small letters, digits and hyphens."),
    "tuple_type": ("is not a list.", 'Write ["one", "two"].'),
    "too_long": ("has more names than have room.", "Keep at most {max_length}."),
    "too_short": ("has fewer names than are needed.", "Write at least {min_length}."),
    "int_type": ("cannot be '{input}'.", "Write a whole number, without quotes."),
    "greater_than_equal": ("cannot be {input}.", "Write a number that is {ge} or more."),
    "int_parsing": ("cannot be '{input}'.", "Write a whole number, such as 10000."),
    "greater_than": ("cannot be {input}.", "Write a number above 0."),
    "float_type": ("holds '{input}', which is not a number.", "Write it without quotes."),
    "bool_parsing": ("cannot be '{input}'.", "Write yes or no."),
}


def in_words(part: type[BaseModel], error: ValidationError, where: str) -> Iterator[Fault]:
    """Say each error of one part of a description: where, what, and what would mend it."""
    fields = {field.alias or name: field for name, field in part.model_fields.items()}
    for fault in error.errors():
        key, given = str(next(iter(fault["loc"]), "")), fault["input"]
        match fault["type"]:
            case "missing":
                yield Fault(where, f"has no '{key}'.", fields[key].description or "")
            case "extra_forbidden":
                yield Fault(where, f"does not know '{key}'.", did_you_mean(key, fields))
            case "literal_error":
                yield Fault(where, f"'{key}' cannot be '{given}'.", did_you_mean(str(given), _choices(fields[key])))
            case "too_short" if not given:
                yield Fault(where, f"'{key}' is an empty list.", "Write at least one name.")
            case kind if kind in SAID:
                what, fix = SAID[kind]
                yield Fault(where, f"'{key}' {what.format(input=given)}", fix.format_map(fault.get("ctx", {})))
            case _:
                yield Fault(where, f"{key}: {fault['msg'].removeprefix('Value error, ')}.".removeprefix(": "))


def _choices(field: Any) -> list[str]:
    """Give the words or numbers that a key may have, of an annotation such as Literal[5, 10] | None too."""
    found = [each for part in get_args(field.annotation) for each in (get_args(part) or (part,))]
    return [str(choice) for choice in found if isinstance(choice, str | int) and choice]
