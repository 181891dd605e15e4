"""A review as it is shown: on the console, as JSON, as a page, and as comments in the draft itself."""

from psrstats.draft.writing.json import json
from psrstats.draft.writing.listing import listing
from psrstats.draft.writing.page import page

__all__ = ["json", "listing", "page"]
