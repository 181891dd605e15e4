"""What is counted of the replies to a survey, in the sector's words: `share of choices` read, and said at length."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from psrstats.patterns import regex

Kind = Literal[
    "replies", "asked", "answers", "choices", "choice", "mean", "scores", "mean change", "pairs", "better", "worse"
]
SAYS = (
    "replies, asked, response rate, answers, choices, share of choices, choice Yes, choice Good or Very good, agree, "
    "strongly agree, disagree, mean, mean change, share better, share worse"
)
AGREEMENT: dict[str, tuple[str, ...]] = {
    "strongly agree": ("strongly agree",),
    "agree": ("strongly agree", "agree"),
    "disagree": ("strongly disagree", "disagree"),
    "strongly disagree": ("strongly disagree",),
}
_SHARE = r"(?:(?:share|per ?cent|percentage|%)(?: of| who did)? )"
_END = r"(?: (?P<end>(?:since last )?(?:lower|upper)) (?P<level>\d+(?:\.\d+)?))?"
_FORMS: tuple[tuple[Kind, str], ...] = (
    ("replies", r"(?P<share>response rate)|replies|responses|attendances?"),
    ("asked", r"asked|invited|places"),
    ("answers", r"answers|base|comments"),
    ("choices", rf"(?P<share>{_SHARE})?(?:choices|themes)"),
    ("choice", r"(?P<number>number )?choice (?P<choice>.+)"),
    ("choice", r"(?P<number>number )?(?P<agree>strongly agree|agree|strongly disagree|disagree)"),
    ("mean change", rf"(?:mean|average) change{_END}"),
    ("mean", rf"(?:mean|average){_END}"),
    ("scores", r"scores"),
    ("pairs", r"pairs"),
    ("better", rf"(?P<share>{_SHARE})?better"),
    ("worse", rf"(?P<share>{_SHARE})?worse"),
)
_BEFORE_AND_AFTER = regex(r"\s*(?:\||->|→)\s*")
_COMPILED = tuple((kind, regex(form)) for kind, form in _FORMS)
SAID: dict[Kind, str] = {
    "replies": "{rows}",
    "asked": "those asked",
    "answers": "{rows} that answer the question; a blank is no answer",
    "choices": "{rows} with each choice; where several may be chosen they come to more than all",
    "choice": "{rows} with {chosen}",
    "mean": "the mean score of {rows} that have one",
    "scores": "{rows} that have a score",
    "mean change": "the mean change of score from before to after, of {rows} that have both",
    "pairs": "{rows} that have a score before and after",
    "better": "{rows} whose score is higher after than before",
    "worse": "{rows} whose score is lower after than before",
}


class Answer(Struct, frozen=True):
    """What is counted of replies."""

    kind: Kind
    share: bool = False
    chosen: tuple[str, ...] = ()  # choice: the choices of which any counts
    end: str = ""  # lower or upper, of a mean's interval; since last lower or upper, of its change on the year before
    level: float = 0.0

    @property
    def unit(self) -> str:
        """The unit of its figure."""
        return "score" if self.kind in ("mean", "mean change") else "percent" if self.share else "count"

    @property
    def parts(self) -> tuple[str, str] | None:
        """What is counted for the number that is divided, and for the one that it is divided by; None for one count."""
        if not self.share:
            return None
        match self.kind:
            case "replies":
                return "replies", "asked"
            case "choice":
                return f"number choice {' or '.join(self.chosen)}", "answers"
            case "better" | "worse":
                return self.kind, "pairs"
        return self.kind, "answers"

    @property
    def among(self) -> str:
        """What is counted beside a mean, by which it can be seen whether it is of few; blank for others."""
        return {"mean": "scores", "mean change": "pairs"}.get(self.kind, "")

    def words(self, rows: str) -> str:
        """Say at length what is counted.

        rows: what the survey's rows are called, such as replies of parents.

        >>> read_answer("pairs").words("replies")
        'replies that have a score before and after'
        """
        said = SAID[self.kind].format(rows=rows, chosen=" or ".join(f"'{one}'" for one in self.chosen))
        if not self.end:
            return said
        change = "the change on the year before of " if self.end.startswith("since last") else ""
        return f"the {self.end.split()[-1]} {self.level:g}% limit of {change}{said}"


def before_and_after(words: str) -> tuple[str, ...]:
    """Part the words of a pair of questions; one alone where they are of one.

    >>> before_and_after("How sure before? | How sure now?"), before_and_after("How sure now?")
    (('How sure before?', 'How sure now?'), ('How sure now?',))
    """
    return tuple(_BEFORE_AND_AFTER.split(words))


def read_answer(text: str) -> Answer | None:
    """Read what is counted of replies; None where the text is none of the forms.

    >>> read_answer("Agree").chosen, read_answer("choice Good or Very good").chosen, read_answer("overdue")
    (('strongly agree', 'agree'), ('good', 'very good'), None)
    """
    words = " ".join(text.split()).casefold()
    for kind, form in _COMPILED:
        if found := form.fullmatch(words):
            parts = found.groupdict()
            chosen = AGREEMENT.get(parts.get("agree") or "", ())
            chosen = chosen or tuple(filter(None, map(str.strip, (parts.get("choice") or "").split(" or "))))
            share = bool(parts.get("share")) or (kind == "choice" and not parts.get("number"))
            return Answer(kind, share, chosen, parts.get("end") or "", float(parts.get("level") or 0))
    return None
