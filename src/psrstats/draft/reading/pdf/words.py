"""The words of a PDF page, and where each stands; letters that are raised are told by their height."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import pi, tau

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from psrstats.patterns import regex

HYPHEN = "\ufffe"  # which pdfium writes for one at a line's end
SMALL = 0.85  # of the height of the letters beside it: what is raised is smaller,
RISE = 0.08  # and stands higher by so much of that height,
TINY = 0.7  # or is so small that it is a mark wherever it stands
BOLD = 600  # of the weights that fonts have, 400 being the usual one
UPRIGHT = 0.2  # radians
_WORD = regex(r"[^\s\u00a0\ufffe]+\ufffe?|\ufffe")  # what follows a hyphen at a line's end stands on the next

_DIGIT = regex(r"\d")


class Word(Struct):
    """Letters without a space between, in a page's own points.

    height: of its first letter's box; breaks: whether pdfium begins a line with it.
    """

    text: str
    left: float
    right: float
    base: float
    low: float
    high: float
    height: float
    raised: frozenset[int]
    at: int
    breaks: bool


class PageWords:
    """Reads the words of a page; `sideways` are those that are set in another direction."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._text = page.get_textpage()
        self._raw = self._text.raw
        self._rect = pdfium.FS_RECTF()
        self._to = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._turned: int = page.get_rotation()
        self._width, self._height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the page is, as it is shown."""
        return self._width, self._height

    def text(self) -> str:
        """Give the page's letters, one for each that has a box."""
        count = pdfium.FPDFText_CountChars(self._raw)
        text = self._text.get_text_range() if count > 0 else ""
        if len(text) != count:
            text = "".join(_letter(pdfium.FPDFText_GetUnicode(self._raw, at)) for at in range(max(count, 0)))
        return text.replace("\x02", HYPHEN)

    def words(self) -> Iterator[Word]:
        """Give the words in the order in which they were drawn."""
        text, ended = self.text(), 0
        word, digit, box, raised = self._word, _DIGIT.search, self._box, frozenset[int]()
        foot, head, base = 0.0, 0.0, 0.0  # letters between the same feet and heads are of one font, on one line
        for found in _WORD.finditer(text):
            said, (start, end) = found[0], found.span()
            breaks, ended = text.find("\n", ended, start) >= 0, end
            if said[-1] == HYPHEN or (end - start > 1 and digit(said)):
                yield word(said, start, breaks)
                continue
            left, low, right, high = box(start)
            if end - start > 1:
                first, _, last, _ = box(end - 1)
                left, right = left if left < first else first, right if right > last else last
            if low != foot or high != head:
                foot, head, base = low, high, self._base(start)
            yield Word(said, left, right, base, low, high, high - low, raised, start, breaks)

    def is_upright(self, word: Word) -> bool:
        """Say whether a word is set from left to right."""
        angle = float(pdfium.FPDFText_GetCharAngle(self._raw, word.at)) + self._turned * pi / 180
        return abs((angle + pi) % tau - pi) < UPRIGHT

    def is_bold(self, word: Word) -> bool:
        """Say whether a word begins in bold letters."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._raw, word.at, buffer, 128, ctypes.byref(flags))
        name = buffer.value.lower()
        named = any(said in name for said in (b"bold", b"black", b"heavy"))
        return named or int(pdfium.FPDFText_GetFontWeight(self._raw, word.at)) >= BOLD

    def _word(self, text: str, start: int, breaks: bool) -> Word:
        first = self._box(start)
        last_at = start + len(text) - 1
        last = self._box(last_at) if len(text) > 1 else first
        if text[-1] == HYPHEN and len(text) > 1 and last[2] <= first[2]:
            last = self._box(last_at - 1)
        raised = self._raised(text, start) if len(text) > 1 and _DIGIT.search(text) else frozenset()
        left, right = min(first[0], last[0]), max(first[2], last[2])
        low, high = first[1], first[3]
        return Word(text, left, right, self._base(start), low, high, high - low, raised, start, breaks)

    def _raised(self, text: str, start: int) -> frozenset[int]:
        """Say which letters of a word are smaller than the others, and stand higher or are much smaller."""
        boxes = [self._box(start + at) for at in range(len(text))]
        heights = [high - low for _, low, _, high in boxes]
        tallest = max(heights)
        if min(heights) > SMALL * tallest:
            return frozenset()
        low = boxes[heights.index(tallest)][1]
        return frozenset(
            at
            for at, (height, box) in enumerate(zip(heights, boxes, strict=True))
            if height <= TINY * tallest or (height <= SMALL * tallest and box[1] > low + RISE * tallest)
        )

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Give the left, low, right and high edge of a letter, as the page is shown."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._to)
        rect = self._rect
        if not self._turned:
            return rect.left, rect.bottom, rect.right, rect.top
        one, other = self._shown(rect.left, rect.bottom), self._shown(rect.right, rect.top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def _base(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._raw, at, self._to_x, self._to_y)
        return self._shown(self._x.value, self._y.value)[1] if self._turned else self._y.value

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point with its page."""
        if self._turned == 90:
            return y, self._height - x
        if self._turned == 180:
            return self._width - x, self._height - y
        return self._width - y, x


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
