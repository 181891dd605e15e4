"""The checklist for Word files, one rule a function."""

from __future__ import annotations

from psrstats.lint.check import Check
from psrstats.lint.document import Document
from psrstats.lint.documents import properties, tables, texts
from psrstats.verdicts import Rule

DOCUMENTS: tuple[Check[Document], ...] = (
    Check(
        Rule(
            "PSRL101",
            "W1",
            "must",
            "The document title is filled in, and is no file name.",
            "Give the title in the file's properties (File, Info, Title), in words.",
        ),
        properties.title,
    ),
    Check(
        Rule(
            "PSRL102",
            "W2",
            "must",
            "The language of the properties and of the text is British English (en-GB), or Welsh.",
            "Set the proofing language of all text, and of the style Normal, to English (United Kingdom).",
        ),
        properties.language,
    ),
    Check(
        Rule(
            "PSRL103", "1g", "must", "Headings have heading styles.", "Give headings the styles Heading 1, Heading 2..."
        ),
        properties.headings,
    ),
    Check(
        Rule(
            "PSRL104",
            "1g",
            "should",
            "Headings begin at level 1 and skip no level.",
            "Give each heading the level below the one that it stands under.",
        ),
        properties.levels,
        properties.has_headings,
    ),
    Check(
        Rule(
            "PSRL105",
            "1g",
            "must",
            "The first row of each table, and no other, is repeated as its header.",
            "Tick Repeat Header Rows (Table Layout) for the first row only.",
        ),
        tables.repeated_header,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL106",
            "1g",
            "must",
            "Each table has a header row and a first column.",
            "Tick Header Row and First Column (Table Design).",
        ),
        tables.ticked,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL107",
            "T5",
            "must",
            "Every header is filled and unique.",
            "Give each column its own heading.",
        ),
        tables.headers,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL108", "T3", "must", "No cells are merged.", "Split them, and repeat what they say where needed."),
        tables.merged,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL109", "T9", "must", "No cell is blank.", "Fill it, with shorthand such as [x] if need be."),
        tables.blanks,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL110", "T3", "must", "No table is in another.", "Move it out, or make its rows part of the other."),
        tables.nested,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL111",
            "1g",
            "should",
            "Each table has a title and a description as its text alternative.",
            "Give both (Table Properties, Alt Text).",
        ),
        tables.alternatives,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL112",
            "1g",
            "should",
            "Each table has a numbered caption next to it.",
            "Insert one above the table (References, Insert Caption).",
        ),
        tables.captions,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL113",
            "1g",
            "should",
            "No row of a table may break across pages.",
            "Untick Allow row to break across pages (Table Properties, Row).",
        ),
        tables.whole_rows,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL114", "W11", "must", "Every image has a text alternative.", "Give each alt text (Edit Alt Text)."),
        texts.without_alt_text,
        texts.has_pictures,
    ),
    Check(
        Rule("PSRL115", "W11", "must", "Text alternatives say what the picture says.", "Read each beside its picture."),
        texts.with_alt_text,
        texts.has_pictures,
    ),
    Check(
        Rule("PSRL116", "C3", "should", "Numbers in tables are to the right.", "Align columns of figures right."),
        tables.sides,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL117", "C8", "should", "The letters are of at least 12 points.", "Set them to 12 points or more."),
        texts.large_letters,
    ),
    Check(
        Rule("PSRL118", "C8", "should", "The letters have no serifs.", "Set the font to Arial."),
        texts.plain_letters,
    ),
    Check(
        Rule(
            "PSRL119",
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
            "PSRL120",
            "S6",
            "must",
            "Shorthand in tables is explained in the text.",
            "Give one sentence by the table, such as: [c] means suppressed.",
        ),
        texts.explain_shorthand,
        texts.uses_shorthand,
    ),
    Check(
        Rule(
            "PSRL121",
            "1e",
            "should",
            "No symbol or bare letters stand in place of a figure.",
            "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
        ),
        tables.symbols,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL122",
            "C12",
            "must",
            "No superscript, asterisk or symbol marks anything.",
            "Use [note 1] in titles, headers and labels.",
        ),
        texts.marks,
    ),
    Check(
        Rule("PSRL123", "W9", "must", "There are no text boxes.", "Move what they say into the text."),
        texts.text_boxes,
    ),
    Check(
        Rule(
            "PSRL124",
            "W13",
            "must",
            "Spelling and grammar are checked.",
            "Run the spelling check, and Word's own accessibility check.",
        ),
        properties.whole,
    ),
)
