"""Published files: known by their columns, read by what each column is known to say."""

from psrstats.load.published.observed import Observed
from psrstats.load.published.read import read_published, read_published_sheet
from psrstats.load.published.rows_of_grid import header_of

__all__ = ["Observed", "header_of", "read_published", "read_published_sheet"]
