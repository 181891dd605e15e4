"""What children and families wrote that may be printed: a cell each, with who agreed to it."""

from __future__ import annotations

from pydantic import Field

from psrstats.config.texts import Line, Part, Words


class Quote(Part):
    """One cell of a survey whose words may be printed. All else that is written in replies never is."""

    file: Words = Field(description="The survey's file in the folder sources.")
    sheet: str = Field(default="", description="Its sheet, where it has several.")
    cell: Words = Field(description="The cell that is quoted, such as F12.")
    agreed_by: str = Field(
        default="",
        description="Who agreed that it is printed: a role, such as the young person and her social worker. "
        "Nothing is quoted without.",
    )
    about: Line | None = Field(default=None, description="What it is about, printed beside it.")

    @property
    def where(self) -> str:
        """The cell, as messages name it."""
        return "!".join(filter(None, (self.file, self.sheet, self.cell)))
