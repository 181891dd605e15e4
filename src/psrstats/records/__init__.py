"""Records in, observations out: events, episodes and actions counted, before anything is protected or worked out."""

from psrstats.records.counted_logs import count_logs
from psrstats.records.counted_sheets import Sheets, count_sheets, headings_of
from psrstats.records.quoting import read_quotes

__all__ = ["Sheets", "count_logs", "count_sheets", "headings_of", "read_quotes"]
