"""How small numbers are protected: [disclosure] of psrstats.toml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from psrstats.config.texts import Names, Part


class Disclosure(Part):
    """How small numbers of children are kept from telling who they are."""

    policy: Literal["dfe-1-5", "nhs-1-7-round-5", "threshold", "round", "midpoint-6", "none"] = Field(
        default="dfe-1-5",
        description="dfe-1-5: counts of 1 to 5 are not shown, nor others by which these could be worked out. "
        "nhs-1-7-round-5: counts of 1 to 7 are not shown, all others are rounded to 5. threshold: counts below n are "
        "not shown. round: every count is rounded to 5 or 10. midpoint-6: every count is replaced by the middle of the "
        "six that it is among: 3 for 1 to 6, 9 for 7 to 12. none: everything is shown.",
    )
    n: int | None = Field(default=None, gt=1, description="For threshold: the smallest count that may be shown.")
    to: Literal[5, 10, 20, 100] | None = Field(default=None, description="For round: what counts are rounded to.")
    zeros: Literal["shown", "hidden"] = Field(default="shown", description="Whether a count of 0 is shown.")
    candidates: int = Field(
        default=3, ge=2, description="How many values an outsider must be left with for every count that is not shown."
    )
    keep: Names = Field(
        default=(),
        description="Figures to show wherever something else can be left out for them: MEASURE, MEASURE:GROUP or "
        "MEASURE:AREA; of a measure alone, the totals.",
    )
    no_totals: Names = Field(
        default=(),
        description="Figures that are the sum of others by chance only: MEASURE, MEASURE:GROUP or MEASURE:AREA. A "
        "figure that is exactly the sum of those beside it is held for their total unless it is named here.",
    )
    least_denominator: int = Field(
        default=0,
        ge=0,
        description="Percentages, rates and averages of fewer children than this are not shown, nor those of a group "
        "that leaves fewer of the whole.",
    )

    @property
    def largest(self) -> int:
        """The largest count that is not shown; 0 where all are."""
        return {"dfe-1-5": 5, "nhs-1-7-round-5": 7, "threshold": (self.n or 1) - 1}.get(self.policy, 0)

    @property
    def base(self) -> int:
        """What counts are rounded to; 1 for exact ones."""
        return {"nhs-1-7-round-5": 5, "round": self.to or 1, "midpoint-6": 6}.get(self.policy, 1)

    @property
    def lowest(self) -> int:
        """The lowest count that is not shown."""
        return 1 if self.zeros == "shown" or not self.largest else 0

    @property
    def words(self) -> str:
        """The policy as a note under a table says it; blank where all is shown."""
        rules = []
        if self.largest:
            rules.append(
                f"counts of {self.lowest} to {self.largest} children are not shown, nor others by which they could be "
                "worked out"
            )
        if self.policy == "midpoint-6":
            rules.append(
                "counts of children are replaced by the middle of the six that each is among, so that totals may "
                "differ from the sum of their parts"
            )
        elif self.base > 1:
            rules.append(
                f"{'other ' if rules else ''}counts of children are rounded to the nearest {self.base}, each by "
                "itself, so that totals may differ from the sum of their parts"
            )
        return "; ".join(rules)

    @model_validator(mode="after")
    def _has_its_numbers(self) -> Disclosure:
        for policy, key in (("threshold", "n"), ("round", "to")):
            if (self.policy == policy) != (getattr(self, key) is not None):
                raise ValueError(f"the policy '{policy}' needs '{key}', and only it has one")
        if self.n and self.n - 1 < self.candidates:
            raise ValueError(
                f"counts below {self.n} leave an outsider fewer than {self.candidates} values to choose from"
            )
        return self
