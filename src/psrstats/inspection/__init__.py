"""What agency files hold and how psrstats understands it, for an analyst to look at."""

from psrstats.inspection.document import document
from psrstats.inspection.files import FileSeen, see
from psrstats.inspection.lines import file_lines, plain
from psrstats.inspection.one_cell import one_cell

__all__ = ["FileSeen", "document", "file_lines", "one_cell", "plain", "see"]
