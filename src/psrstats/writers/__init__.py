"""Tables in, text out: one format a file."""

from __future__ import annotations

from psrstats.writers.csv import csv
from psrstats.writers.json import json, pieces
from psrstats.writers.markdown import markdown
from psrstats.writers.table import table

WRITERS = (table, markdown, csv, json)
WRITE = {writer.__name__: writer for writer in WRITERS}
IN_PIECES = {json.__name__: pieces}  # the same, bit by bit
