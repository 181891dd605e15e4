"""The Markdown file."""

from __future__ import annotations

from psrstats.results import Results
from psrstats.writers.markdown import markdown
from psrstats.writers.summary import markdown as summary


def md(results: Results) -> bytes:
    """Write a report as Markdown: its title, the year in a few figures where it has them, its tables."""
    title, parted, tables = markdown(results).partition("\n\n")
    year = f"\n\n{summary(results.summary)}\n" if results.summary else parted
    return f"{title}{year}{tables}".encode()
