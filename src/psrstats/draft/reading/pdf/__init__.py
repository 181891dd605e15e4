"""A PDF document read with pypdfium2: its letters and where they stand, put into lines, columns, tables, paragraphs."""

from psrstats.draft.reading.pdf.read_pdf import read_pdf

__all__ = ["read_pdf"]
