"""The codes of all findings, stable for ever: a code is never used again for anything else."""

from __future__ import annotations

from msgspec import Struct


class Code(Struct, frozen=True):
    """A kind of finding: its code, its name, and what it means."""

    code: str
    name: str
    says: str


CODES = (
    Code("PSR001", "quotient", "A percentage, rate or ratio does not come from its counts."),
    Code("PSR002", "parts", "Parts do not add up to their total."),
    Code("PSR003", "overlap", "Children in two groups are counted twice in a total of children."),
    Code("PSR004", "label", "A label does not say what its parts cover."),
    Code("PSR005", "subset", "A part is larger than its whole."),
    Code("PSR006", "sent-twice", "A figure stands in two cells, and they differ."),
    Code("PSR007", "agreement", "Two measures that should agree do not."),
    Code("PSR008", "unit", "A figure is in another unit than its measure, or than those it is compared with."),
    Code("PSR009", "impossible-period", "A period cannot be."),
    Code("PSR010", "unlike-periods", "Two periods stand side by side that are not like."),
    Code("PSR011", "missing-period", "A period is missing between two that are compared."),
    Code("PSR012", "period-order", "The periods of a sheet are out of order."),
    Code("PSR013", "file-period", "A file of one year holds another year's figures."),
    Code("PSR014", "said", "Words or figures of change do not agree with the figures."),
    Code("PSR015", "rank-said", "A rank that was stated is not that of its value."),
    Code("PSR016", "hundred", "Percentages of one whole do not add up to 100."),
    Code("PSR017", "granularity", "A percentage cannot be of so few children, or tells of each of them."),
    Code("PSR018", "implausible", "A value is far from its past, its comparator or its neighbours."),
    Code("PSR019", "linked", "The ratio of two linked counts jumps."),
    Code("PSR020", "small-number", "A small number is shown in a sheet that suppresses others."),
    Code("PSR021", "read-back", "A count that is not shown can be worked out from what is."),
    Code("PSR022", "areas", "An area within is unknown, missing, listed twice or named in two ways."),
    Code("PSR023", "population-year", "A rate's population is of another year, copied, or was not sent."),
    Code("PSR024", "restated", "A figure differs from that of last year's report."),
    Code("PSR025", "not-used", "Words of a sheet name no measure, so that its figures are not used."),
    Code("PSR026", "doubt", "A cell was read, but could be meant otherwise."),
    Code("PSR027", "file", "A file is not quite what it should be."),
    Code("PSR028", "area-names", "Area codes and names do not go together."),
    Code("PSR029", "acceptance", "An accepted finding is no longer there, or its figure has changed."),
    Code("PSR030", "telling", "A published text states a number of children that is not to be shown."),
    Code("PSR031", "not-placed", "Words of a sheet could not be placed, so that the figures under them are not used."),
    Code("PSR032", "elsewhere", "A measure has figures, but none of the report's own area and period."),
    Code("PSR033", "log-twice", "Rows of a log say the same as others."),
    Code("PSR034", "log-date", "A date of a log is missing, cannot be read or cannot be."),
    Code("PSR035", "log-child", "Rows of a log name no child."),
    Code("PSR036", "log-order", "Episodes of a log end before they start."),
    Code("PSR037", "log-born", "A child of a log has two dates of birth."),
    Code("PSR038", "log-identifiers", "A child of a log may have two identifiers."),
    Code("PSR039", "log-adult", "Events of a log are dated after the eighteenth birthday."),
    Code("PSR040", "log-gap", "A log has no event in a month, and some in all others."),
    Code("PSR041", "log-begins", "A log begins too late for what is counted in it."),
    Code("PSR042", "log-months", "Dates of a log have the month first, or may have."),
    Code("PSR043", "log-agreement", "What is counted in a log is not what its agency sent."),
    Code("PSR044", "action-dates", "The dates of an action contradict one another or its status, or cannot be read."),
    Code("PSR045", "action-status", "An action has no status, or one that may be meant otherwise."),
    Code("PSR046", "action-reference", "Two actions have one reference, or one of the last report is gone."),
    Code("PSR047", "survey-replies", "Replies are there twice or are none, or an answer is counted that none gives."),
    Code("PSR101", "mismatched", "The words name a figure, and the number is another."),
    Code("PSR102", "other-period", "The number is the figure of another period than the words say."),
    Code("PSR103", "ambiguous", "The number may be any of several figures."),
    Code("PSR104", "unsupported", "No figure of the report gives the number."),
    Code(
        "PSR105",
        "unit-said",
        "A number of a draft is in another unit than its figure, or than what it is compared with.",
    ),
    Code("PSR106", "percentage-said", "A percentage in a draft does not come from the counts beside it."),
    Code("PSR107", "impossible-said", "A percentage in a draft cannot be of so few."),
    Code("PSR108", "change-said", "A change in per cent in a draft does not come from the two values beside it."),
    Code(
        "PSR109", "difference-said", "A change in number in a draft is not the difference of the two values beside it."
    ),
    Code("PSR110", "points-said", "A difference between two percentages is called per cent, or another called points."),
    Code("PSR111", "direction-said", "Words of a draft say the other direction than the values beside them."),
    Code("PSR112", "parts-said", "Parts that a draft states do not add up to their total."),
    Code("PSR113", "rate-said", "A rate in a draft does not go with its count and the population of the others."),
    Code("PSR114", "twice-said", "A draft states one thing twice, with two values."),
    Code("PSR115", "name-said", "A draft gives one value two names."),
    Code("PSR116", "rank-in-draft", "A rank or a superlative in a draft is not that of the values beside it."),
    Code("PSR117", "periods-said", "A draft compares periods that are not like."),
    Code(
        "PSR118", "multiple-said", "A multiple, a fraction in words or an average is not that of the numbers beside it."
    ),
    Code("PSR119", "unread", "A number of a draft cannot be read for sure."),
    Code("PSR120", "hidden-printed", "The draft prints a number that the report does not show."),
    Code(
        "PSR121", "hidden-follows", "A number that the report does not show can be worked out from the draft's words."
    ),
)
CODE_OF = {code.name: code.code for code in CODES}
