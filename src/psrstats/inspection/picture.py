"""A sheet drawn as its reader knows it: column letters, row numbers, cells cut short, each marked by its class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from psrstats.files.grid import Place, letters_of
from psrstats.inspection.cells import cut, in_file, said
from psrstats.inspection.folding import Fold, counted, fold
from psrstats.load.account import Account, Class

MARKS: dict[Class, str] = {
    "title": "t",
    "note": "n",
    "header": "h",
    "label": "l",
    "value": "v",
    "marker": "m",
    "total": "+",
    "unread": "?",
}
WIDEST = {"header": 16, "label": 26, "note": 16, "value": 14, "total": 14, "marker": 14, "unread": 14}
SPILLS = ("title", "note")  # run on over empty cells to their right, as in a spreadsheet
RIGHT = ("value", "marker", "total")  # stand to the right of their column

Span = tuple[str, str]  # a text and its class, or how it is printed
Line = list[Span]


class _Slot(Struct, frozen=True):
    """A column as it is drawn, or a stretch of columns folded into one."""

    columns: tuple[int, ...]
    width: int
    title: str


class Picture(Struct, frozen=True, dict=True):
    """The drawing of one sheet, in lines of at most a width."""

    account: Account
    width: int

    def lines(self) -> Iterator[Line]:
        """Draw the sheet."""
        titles = "".join(f"  {slot.title.ljust(slot.width)}" for slot in self._slots)
        yield [(" " * self._gutter + titles, "dim")]
        for row in self._kept:
            yield self._fold_line(row) if isinstance(row, Fold) else self._row_line(row)

    @cached_property
    def _rows(self) -> list[dict[int, Place]]:
        """For each row of the file, its columns that hold something, and each one's place in the sheet."""
        rows: list[dict[int, Place]] = []
        for place in self.account.classes:
            row, column = in_file(self.account, place)
            rows.extend({} for _ in range(row + 1 - len(rows)))
            rows[row][column] = place
        return rows

    @cached_property
    def _kept(self) -> list[int | Fold]:
        """Give the rows that are drawn, and the folds between them."""
        return fold([self._kind(row) for row in range(len(self._rows))])

    def _kind(self, row: int) -> tuple[object, ...]:
        """Say what rows that may be folded together have in common: the bodies of tables, or the classes of cells."""
        tables = tuple(number for number, body in enumerate(self._bodies) if row in body)
        return tables or tuple(sorted({self.account.classes[place] for place in self._rows[row].values()}))

    @cached_property
    def _bodies(self) -> list[frozenset[int]]:
        found = [table.found for table in self.account.tables]
        return [frozenset(each.columns if self.account.sheet.turned else each.body_rows) for each in found]

    @cached_property
    def _hidden(self) -> tuple[frozenset[int], frozenset[int]]:
        grid = self.account.sheet.grid
        hidden = (grid.hidden_rows, grid.hidden_columns)
        return (hidden[1], hidden[0]) if self.account.sheet.turned else hidden

    @cached_property
    def _gutter(self) -> int:
        return len(f"({len(self._rows)})")

    @cached_property
    def _slots(self) -> list[_Slot]:
        """Give the columns as they are drawn, those in the middle folded where all of them are too wide."""
        every = [self._slot(column, width) for column, width in enumerate(self._widths)]
        room = self.width - self._gutter
        if sum(slot.width + 2 for slot in every) <= room:
            return every
        folded = self._folded_slot(tuple(range(1, len(every) - 1)))
        room -= folded.width + 2 + every[-1].width + 2
        left = 1
        while left < len(every) - 1 and sum(slot.width + 2 for slot in every[: left + 1]) <= room:
            left += 1
        middle = [self._folded_slot(tuple(range(left, len(every) - 1)))] if left < len(every) - 1 else []
        return [*every[:left], *middle, *(every[-1:] if len(every) > 1 else [])]

    def _slot(self, column: int, width: int) -> _Slot:
        return _Slot((column,), width, f"  {self._letters(column)}")

    def _folded_slot(self, columns: tuple[int, ...]) -> _Slot:
        ends = dict.fromkeys(self._letters(column) for column in (*columns[:1], *columns[-1:]))
        title = f"… {':'.join(ends)} …"
        return _Slot(columns, max(len(title), len("… XFA:XFD …")), title)

    def _letters(self, column: int) -> str:
        letters = letters_of(column)
        return f"({letters})" if column in self._hidden[1] else letters

    @cached_property
    def _widths(self) -> list[int]:
        """How many characters each column takes, its marks among them."""
        count = max(column + 1 for row in self._rows for column in row)
        widths = [2 + len(self._letters(column)) for column in range(count)]
        for row in (self._rows[row] for row in self._kept if isinstance(row, int)):
            for column, place in row.items():
                given = self.account.classes[place]
                if given not in SPILLS or column > min(row):
                    widths[column] = max(
                        widths[column], 2 + min(len(said(self.account, place)), WIDEST.get(given, len("title")))
                    )
        return widths

    def _fold_line(self, folded: Fold) -> Line:
        classes = [self.account.classes[place] for row in folded.items for place in self._rows[row].values()]
        words = (
            f"{counted(len(folded.items), 'row')} like these" if classes else counted(len(folded.items), "blank row")
        )
        unread = classes.count("unread")
        also = f", {counted(unread, 'cell')} of them unread" if unread else ""
        return [(f"{'':{self._gutter}}  … {words}{also} …", "dim")]

    def _row_line(self, row: int) -> Line:
        number = f"({row + 1})" if row in self._hidden[0] else f"{row + 1} "
        line: Line = [(number.rjust(self._gutter), "dim")]
        filled, slots = self._rows[row], list(self._slots)
        while slots:
            slot = slots.pop(0)
            if not filled.keys() & set(slot.columns):
                line.append((" " * (2 + slot.width), ""))
            elif len(slot.columns) > 1:
                line.append((f"  {'…':^{slot.width}}", "dim"))
            else:
                place, width = filled[slot.columns[0]], slot.width
                given = self.account.classes[place]
                while given in SPILLS and slots and not filled.keys() & set(slots[0].columns):
                    width += 2 + slots.pop(0).width
                if given in SPILLS and not slots:
                    width = self.width - sum(len(text) for text, _ in line) - 2
                line.append((f"  {self._cell(place, given, width)}", given))
        return line

    def _cell(self, place: Place, given: Class, width: int) -> str:
        text = cut(said(self.account, place), width - 2)
        return f"{MARKS[given]} {text.rjust(width - 2) if given in RIGHT else text.ljust(width - 2)}"
