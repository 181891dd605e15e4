"""What the parts of a description are made of: names, words, lists of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from psrstats.printable import one_line

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1)]
Line = Annotated[str, Field(min_length=1), AfterValidator(one_line)]
Names = Annotated[tuple[str, ...], Field(strict=False)]
Awaited = Annotated[
    str,
    Field(
        description="Set where its file is still to come: when last year's was saved, or yes. Until it is there, all "
        "its figures are [x] with that reason; afterwards this says nothing more."
    ),
]


class Part(BaseModel):
    """One part of psrstats.toml: each key of its own kind, none that is unknown."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
