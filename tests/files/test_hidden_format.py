"""What Excel shows of a number in each kind of number format."""

from __future__ import annotations

import pytest

from psrstats.files.hidden_format import is_hidden

HIDDEN = [
    ('[<5]"c";0', 0),
    ('[<5]"c";0', 4),
    ('[<5]"c";0', 4.9),
    ('[<5]"c";0', -2),
    ('[<=5]"c";#,##0', 5),
    ('[Red][<5]"c";[Blue]0', 3),
    ('[<5][Red]"c";0', 3),
    ('[<5]"<5";0', 3),  # the digit is no digit of the number
    ('[<5]"1 to 4";0', 3),
    (r"[<5]\c;0", 3),
    (r"[<5]\*;0", 3),
    ('[<5]"";0', 3),
    ("[<5];0", 3),
    ("[ < 5 ] ;0", 3),
    ('[=0]0;[<5]"c";0', 3),
    ('[>=5]0;"c"', 3),
    ('[>=5]0;-0;"c"', 3),  # of three, the second is for those below 0
    ('[>=10]0;[<5]"c";"low"', 3),
    ('[>=10]0;[<5]"c";"low"', 7),
    ('[<5]"c";[<10]"low";0', 3),
    ('[<5]"c";[<10]"low";0', 9),
    (";;;", 12),
    (";;;", -12),
    (";;;", 0),
    (";;", 3),
    (";", 3),
    (";;;@", 3),
    ('""', 3),
    ('"c"', 3),
    ('"c";"c";"c"', 0),
    ('"suppressed"', 3),
    (r"\c", 3),
    ("* ", 3),
    ("_-", 3),
    ("[Red]", 3),
    ('[$£-809]"c"', 3),
    ('"c";0', 3),
    ('0;"c"', -3),
    ('0;;0', -3),
    ('0;-0;"c"', 0),
    ('0;-0;"*"', 0),
    ("#,", 3),  # in thousands, there are none
    ('[<5]"c";[<10]0', 20),  # Excel fills the cell with #
    ('[Black][<5]"a;b";0', 3),  # a semicolon in quotes parts nothing
    ('0.0%;;', -0.1),
    ('"General"', 3),
]  # fmt: skip

SHOWN = [
    ("General", 3),
    ("GENERAL", 3),
    ('General;"c"', 3),
    ("", 3),
    ("0", 3),
    ("0", 0),
    ("0", 0.2),
    ("#", 3),
    ("#", 0),  # a nought that is left blank, where others are shown
    ("#,###", 0),
    ("#,##0", 3),
    ("#,##0", 0),
    ("??", 3),
    ("0.0%", 0.196),
    ("#%", 0.02),
    ("#.#", 0.1),
    ("0;-0", 0),
    ("0;-0", -3),
    ("0;", 0),
    ("0;;", 0),  # a nought that is left blank is no secret
    ("0;-0;;@", 0),
    ('0;-0;"-"', 0),
    ('0;-0;"nil"', 0),
    ("0;0;;@", -3),
    ("_-* #,##0_-;-* #,##0_-;_-* -_-;_-@_-", 0),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0),
    ("_-* #,##0_-;-* #,##0_-;_-* -_-;_-@_-", 3),
    ("£#,##0;[Red]-£#,##0", -3),
    ('[<5]"c";0', 5),
    ('[<5]"c";0', 500),
    ('[<5]"c"', 12),  # Excel adds General to it
    ('[<5]"c";[<10]0;#,##0', 7),
    ('[<5]"c";[<10]0;#,##0', 20),
    ('[>=5]0;"c"', 5),
    ('[>=5]0;-0;"c"', -3),
    ('[<>0]0;"none"', 2),
    ('[=1]0" child";0" children"', 1),
    ('[=1]0" child";0" children"', 3),
    ('0" (provisional)"', 3),
    ('"about "0', 3),
    (r"0\c", 3),
    ("[Red]0", 3),
    ("[$-809]0", 3),
    ("@", 3),
    ("0;@", 3),
    ("0.00E+00", 3),
    ("# ?/?", 3),
    ("dd/mm/yyyy", 43831),
    ("mmm", 43831),
    ("[h]:mm:ss", 3),
    ("#,", 600),
    ('0"a', 3),  # quotes that nobody closed
]  # fmt: skip


@pytest.mark.parametrize(("code", "value"), HIDDEN)
def test_a_number_of_which_no_digit_is_shown_is_hidden(code: str, value: float) -> None:
    assert is_hidden(code, value)


@pytest.mark.parametrize(("code", "value"), SHOWN)
def test_a_number_of_which_a_digit_is_shown_is_not(code: str, value: float) -> None:
    assert not is_hidden(code, value)
