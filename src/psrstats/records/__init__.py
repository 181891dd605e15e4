"""Logs in, observations out: single events and episodes counted, before anything is protected or worked out."""

from psrstats.records.counted_logs import count_logs

__all__ = ["count_logs"]
