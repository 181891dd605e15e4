"""The checklist for web pages, one rule a function."""

from __future__ import annotations

from psrstats.lint.check import Check
from psrstats.lint.page import Page
from psrstats.lint.pages import structure, tables, texts
from psrstats.verdicts import Rule

PAGES: tuple[Check[Page], ...] = (
    Check(
        Rule(
            "PSRL201",
            "W2",
            "must",
            "The page's language is British English (en-GB), or Welsh.",
            'Begin the page with <html lang="en-GB">.',
        ),
        structure.language,
    ),
    Check(
        Rule("PSRL202", "W1", "must", "The page has a title.", "Give it one, in <title>."),
        structure.title,
    ),
    Check(
        Rule(
            "PSRL203", "1h", "must", "There is exactly one heading of level 1.", "Make the page's title its only <h1>."
        ),
        structure.one_heading,
    ),
    Check(
        Rule(
            "PSRL204",
            "1h",
            "should",
            "Headings skip no level.",
            "Give each heading the level below the one that it stands under.",
        ),
        structure.levels,
        structure.has_headings,
    ),
    Check(
        Rule("PSRL205", "1h", "must", "Each table has a caption.", "Put its title into <caption>, first in the table."),
        tables.captions,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL206",
            "1h",
            "must",
            "Each header says whether it is a column's or a row's.",
            'Write headers as <th scope="col"> and <th scope="row">.',
        ),
        tables.scopes,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL207", "T5", "must", "Every header is filled and unique.", "Give each column and row its own heading."
        ),
        tables.headers,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL208", "T3", "must", "No cells are merged.", "Take out colspan and rowspan, and repeat what is said."),
        tables.merged,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL209", "T9", "must", "No cell is blank.", "Fill it, with shorthand such as [x] if need be."),
        tables.blanks,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL210", "T3", "must", "No table is in another.", "Move it out, or make its rows part of the other."),
        tables.nested,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL211", "1h", "must", "No two elements have one identifier.", "Give each an id of its own."),
        structure.identifiers,
    ),
    Check(
        Rule(
            "PSRL212",
            "W11",
            "must",
            "Every image has a text alternative.",
            'Give each an alt; alt="" where it is for decoration only.',
        ),
        texts.images,
        texts.has_images,
    ),
    Check(
        Rule("PSRL213", "W11", "must", "Text alternatives say what the image says.", "Read each beside its image."),
        texts.alternatives,
        texts.has_images,
    ),
    Check(
        Rule(
            "PSRL214",
            "W11",
            "must",
            "Every drawing (svg) is an image with a name.",
            'Give it role="img" and a <title> or an aria-label; aria-hidden="true" where it is for decoration only.',
        ),
        texts.drawings,
        texts.has_drawings,
    ),
    Check(
        Rule(
            "PSRL215",
            "C14",
            "must",
            "Links say where they lead.",
            "Replace bare addresses and 'click here' by the title of what is linked.",
        ),
        texts.links,
        texts.has_links,
    ),
    Check(
        Rule(
            "PSRL216",
            "1h",
            "should",
            "What scrolls can be reached by keyboard.",
            'Give the wrapper tabindex="0", a role and a label; try the page with the Tab key.',
        ),
        tables.scrolled,
        tables.may_scroll,
    ),
    Check(
        Rule(
            "PSRL217",
            "1h",
            "must",
            "The page lets itself be enlarged.",
            "Take user-scalable and maximum-scale out of the viewport.",
        ),
        structure.enlarged,
        structure.has_viewport,
    ),
    Check(
        Rule("PSRL218", "1h", "should", "There is exactly one main part.", "Put the page's own text into one <main>."),
        structure.landmark,
    ),
    Check(
        Rule(
            "PSRL219",
            "S6",
            "must",
            "Shorthand in tables is explained in the text.",
            "Give one sentence by the table, such as: [c] means suppressed.",
        ),
        tables.explain_shorthand,
        tables.uses_shorthand,
    ),
    Check(
        Rule(
            "PSRL220",
            "1e",
            "should",
            "No symbol or bare letters stand in place of a figure.",
            "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
        ),
        tables.symbols,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL221", "1h", "should", "No element is coloured by itself.", "Leave colours to the style sheet."),
        texts.colours,
    ),
    Check(
        Rule(
            "PSRL222",
            "C12",
            "must",
            "No superscript, asterisk or symbol marks anything.",
            "Use [note 1] in titles, headers and labels.",
        ),
        texts.marks,
    ),
    Check(
        Rule("PSRL223", "C3", "should", "Figures are to the right.", "See that columns of figures are aligned right."),
        texts.sides,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL224",
            "W13",
            "must",
            "Spelling and grammar are checked.",
            "Run a spelling check, and an accessibility check of the page in a browser.",
        ),
        structure.whole,
    ),
)
