"""Read an xls or xlsb workbook from stdin by calamine, and write its sheets to stdout, pickled.

A script, run as a process of its own: a damaged file of these formats can make calamine claim all memory, which ends
the process at once. It imports nothing of psrstats, so that it starts in no time.
"""

import pickle
import sys
from io import BytesIO

LOCKED = 3
MOST_MEMORY = 2 << 30

if __name__ == "__main__":
    from python_calamine import CalamineWorkbook, PasswordError

    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        sys.exit(LOCKED)
    found = [(listed.name, str(listed.visible), book.get_sheet_by_name(listed.name)) for listed in book.sheets_metadata]
    sheets = [
        (name, state, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges) for name, state, sheet in found
    ]
    sys.stdout.buffer.write(pickle.dumps(sheets))
