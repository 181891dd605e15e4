"""The checklist for workbooks, one rule a function, in the checklist's order."""

from __future__ import annotations

from psrstats.lint.check import Check
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks import (
    above,
    beside,
    columns,
    file_name,
    looks,
    numbers,
    people,
    properties,
    sheets,
    tables,
    texts,
    widths,
)
from psrstats.verdicts import Rule

WORKBOOKS: tuple[Check[Workbook], ...] = (
    Check(
        Rule(
            "PSRL001",
            "W1",
            "must",
            "The document title is filled in, and is no file name.",
            "Give the title in the file's properties (File, Info, Title), in words.",
        ),
        properties.title,
    ),
    Check(
        Rule(
            "PSRL002",
            "W2",
            "must",
            "The document language is British English (en-GB), or Welsh.",
            "Set the language in the file's properties: en-GB.",
        ),
        properties.language,
    ),
    Check(
        Rule(
            "PSRL003",
            "W3",
            "should",
            "The author is the organisation.",
            "Give the organisation as author in the file's properties: no person, and no program.",
        ),
        properties.author,
    ),
    Check(
        Rule("PSRL004", "W3", "should", "Keywords are filled in.", "Give keywords in the file's properties (Tags)."),
        properties.keywords,
    ),
    Check(
        Rule(
            "PSRL005",
            "W4",
            "should",
            "The first sheet is a cover with a title in A1.",
            "Put a sheet called Cover first, with the title in A1.",
        ),
        sheets.cover,
    ),
    Check(
        Rule(
            "PSRL006",
            "W4",
            "should",
            "The cover tells what, where and when.",
            "See that it gives a summary, the release and a link to it, the source, the dates published and next, "
            "whether figures are provisional or revised, the chief caveats, and a contact.",
        ),
        sheets.cover_says,
        sheets.has_cover,
    ),
    Check(
        Rule(
            "PSRL007",
            "W5",
            "should",
            "A sheet of contents, marked up as a table, leads to A1 of each sheet of figures.",
            "Add a sheet called Contents with a table of links, each to A1 of its sheet.",
        ),
        sheets.contents,
        sheets.has_many,
    ),
    Check(
        Rule(
            "PSRL008",
            "W6",
            "should",
            "The notes are a marked-up table on a sheet of their own.",
            "Put the notes into a table on a sheet called Notes.",
        ),
        sheets.notes_sheet,
        sheets.has_notes,
    ),
    Check(
        Rule(
            "PSRL009",
            "W7",
            "must",
            "The names of the sheets are unique, and say what is on them.",
            "Name each sheet by what is on it.",
        ),
        sheets.plain_names,
    ),
    Check(
        Rule(
            "PSRL010",
            "W7",
            "should",
            "The names of the sheets have no spaces.",
            "Take out spaces before and after, and join words by underscores.",
        ),
        sheets.joined_names,
    ),
    Check(
        Rule("PSRL011", "W8", "must", "No sheet is blank.", "Delete the sheets with nothing on them."),
        sheets.blank_sheets,
    ),
    Check(
        Rule(
            "PSRL012",
            "W9",
            "must",
            "There are no headers, footers, text boxes or comments.",
            "Move what they say into cells above the table, and delete them.",
        ),
        beside.floating,
    ),
    Check(
        Rule(
            "PSRL013",
            "W10",
            "should",
            "There are no macros and no live formulas.",
            "Save it without macros, and paste formulas as values.",
        ),
        beside.calculated,
    ),
    Check(
        Rule(
            "PSRL014",
            "W11",
            "must",
            "Every image and chart has a text alternative.",
            "Give each alt text that serves the same purpose.",
        ),
        beside.without_alt_text,
        beside.has_pictures,
    ),
    Check(
        Rule(
            "PSRL015",
            "W11",
            "must",
            "Text alternatives say what the picture says.",
            "Read each beside its picture.",
        ),
        beside.with_alt_text,
        beside.has_pictures,
    ),
    Check(
        Rule(
            "PSRL016",
            "W11",
            "should",
            "There are no images or logos, and charts have sheets of their own.",
            "Delete images and logos, and move charts to sheets without tables.",
        ),
        beside.beside_tables,
    ),
    Check(
        Rule(
            "PSRL017",
            "W12",
            "must",
            "The file opens on A1 of its first sheet.",
            "Go to A1 of the first sheet, and save.",
        ),
        beside.opening,
    ),
    Check(
        Rule(
            "PSRL018",
            "W12",
            "should",
            "The cursor is in A1 of every sheet, and every sheet is shown at 100%.",
            "Go to A1 of each sheet, set the zoom to 100%, and save.",
        ),
        beside.views,
    ),
    Check(
        Rule(
            "PSRL019",
            "W13",
            "must",
            "Spelling and grammar are checked.",
            "Run the spelling check, and your program's own accessibility check.",
        ),
        people.whole,
    ),
    Check(
        Rule(
            "PSRL020",
            "W15",
            "should",
            "The file's name is short, in lower case with dashes, and tells no version.",
            "Rename it, such as annual-report-2019-20.xlsx: at most 60 characters.",
        ),
        file_name.file_name,
    ),
    Check(
        Rule("PSRL021", "S1", "must", "Every sheet has a title in A1.", "Give a title in A1: what, where and when."),
        above.titles,
    ),
    Check(
        Rule(
            "PSRL022",
            "S1",
            "must",
            "Titles over figures tell the period.",
            "Put the year or years of the figures into the title.",
        ),
        above.years,
        tables.has_data,
    ),
    Check(
        Rule(
            "PSRL023",
            "S1",
            "must",
            "Titles over figures tell the data and the place.",
            "See that each title says what is counted, and where.",
        ),
        above.places,
        tables.has_data,
    ),
    Check(
        Rule(
            "PSRL024",
            "S2",
            "should",
            "Titles in A1 are headings, of at least 14 points.",
            "Give A1 the cell style Heading 1, then set its letters to 14 points or more.",
        ),
        above.headings,
    ),
    Check(
        Rule(
            "PSRL025",
            "S3",
            "must",
            "A2 tells the number of tables in words.",
            "Write it into A2, such as: This worksheet contains one table.",
        ),
        above.number_of_tables,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL026",
            "S4",
            "must",
            "Sheets with note markers say where the notes are.",
            "Say above the table, in column A: Some cells refer to notes, which are on the Notes sheet.",
        ),
        above.mention_notes,
        sheets.has_notes,
    ),
    Check(
        Rule(
            "PSRL027",
            "S4",
            "must",
            "Every note marker has its note, and every note its marker.",
            "Write the missing notes, and take out those that nothing points at.",
        ),
        sheets.explained_notes,
        sheets.has_notes,
    ),
    Check(
        Rule(
            "PSRL028",
            "S5",
            "must",
            "A sentence above the table says why cells are blank.",
            "Fill the cells, with shorthand such as [x] if need be, or say above the table why they are blank.",
        ),
        above.mention_blanks,
        above.has_blanks,
    ),
    Check(
        Rule(
            "PSRL029",
            "S6",
            "must",
            "Shorthand is explained above its table, each code that is used and no other.",
            "Give one sentence above the table, in column A, such as: [c] means suppressed.",
        ),
        above.explain_shorthand,
        above.uses_shorthand,
    ),
    Check(
        Rule(
            "PSRL030",
            "S7",
            "should",
            "A sentence tells of filters, frozen panes and hidden rows.",
            "Take them off, or say above the table how to.",
        ),
        above.mention_view,
        above.has_view,
    ),
    Check(
        Rule(
            "PSRL031",
            "S8",
            "should",
            "The source is named on each sheet, or on the cover.",
            "Name it above the table, in column A: Source: ...",
        ),
        above.sources,
        tables.has_data,
    ),
    Check(
        Rule(
            "PSRL032",
            "S9",
            "must",
            "Tables start in column A, with no blank row above them.",
            "Delete the blank columns before the table and the blank rows above it.",
        ),
        tables.start,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL033", "S10", "should", "Nothing stands below a table.", "Move it above the table, or to Notes."),
        tables.below,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL034",
            "S11",
            "should",
            "Tables on one sheet are one blank row or column apart.",
            "Put each table on a sheet of its own, or leave exactly one row or column between.",
        ),
        tables.apart,
        tables.has_several,
    ),
    Check(
        Rule("PSRL035", "S12", "should", "No row, column or sheet is hidden.", "Unhide or delete them."),
        tables.hidden,
    ),
    Check(
        Rule(
            "PSRL036",
            "T1",
            "must",
            "Every table is marked up as a table.",
            "Select it and mark it up (Insert, Table; in LibreOffice Data, Define Range).",
        ),
        tables.marked_up,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL037",
            "T2",
            "should",
            "Every table has a telling name.",
            "Rename it (Table Design, Table Name): letters, figures and underscores.",
        ),
        tables.names,
        tables.has_marked_tables,
    ),
    Check(
        Rule("PSRL038", "T3", "must", "No cells are merged.", "Unmerge them, and repeat what they say where needed."),
        tables.merged,
    ),
    Check(
        Rule("PSRL039", "T4", "must", "No row or column in a table is blank.", "Delete the blank rows and columns."),
        tables.blank_lines,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL040",
            "T5",
            "must",
            "Every table has exactly one header row, filled and unique.",
            "Give each column its own heading, in one row.",
        ),
        tables.headers,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL041",
            "T6",
            "must",
            "Text in tables is wrapped, not cut off.",
            "Set Wrap Text for the table, or widen the column.",
        ),
        widths.wrapped,
        tables.has_tables,
    ),
    Check(
        Rule("PSRL042", "T7", "should", "There are no filter buttons.", "Turn off the filter (Data, Filter)."),
        tables.filter_buttons,
    ),
    Check(
        Rule("PSRL043", "T8", "should", "There are no frozen panes.", "Unfreeze them (View, Freeze Panes)."),
        tables.frozen,
    ),
    Check(
        Rule(
            "PSRL044",
            "T9",
            "must",
            "Blank cells are blank for one reason only.",
            "If they are blank for several reasons, use shorthand such as [x] and [z] in their place.",
        ),
        above.blank_reasons,
        above.has_blanks,
    ),
    Check(
        Rule(
            "PSRL045",
            "T10",
            "should",
            "Tables have a plain style: no banding, shading or colour.",
            "Choose the table style None, or turn banding off.",
        ),
        tables.styles,
        tables.has_marked_tables,
    ),
    Check(
        Rule("PSRL046", "T11", "should", "Columns are as wide as what they hold.", "Widen them."),
        widths.wide_enough,
        tables.has_tables,
    ),
    Check(
        Rule(
            "PSRL047",
            "T12",
            "should",
            "Totals are the first or last row, never in the middle.",
            "Move the total to the edge of the table.",
        ),
        tables.totals,
        tables.has_data,
    ),
    Check(
        Rule(
            "PSRL048",
            "T13",
            "should",
            "Headers tell the unit in round brackets, on a line of their own.",
            "See that each header over figures says what it counts, such as: Children (per 10,000).",
        ),
        tables.units,
        tables.has_data,
    ),
    Check(
        Rule("PSRL049", "T14", "should", "Headers and labels of rows are bold.", "Make them bold."),
        tables.bold,
        tables.has_data,
    ),
    Check(
        Rule(
            "PSRL050",
            "C1",
            "should",
            "Numbers from 1,000 on have commas.",
            "Give them a number format with a thousands separator.",
        ),
        numbers.separators,
        columns.has_figures,
    ),
    Check(
        Rule(
            "PSRL051",
            "C2",
            "should",
            "All numbers of a column show the same decimals.",
            "Give the column one number format.",
        ),
        numbers.decimals,
        columns.has_figures,
    ),
    Check(
        Rule(
            "PSRL052",
            "C3",
            "should",
            "Figures and their headers are to the right, labels of rows to the left.",
            "Align columns of figures right, their headers and shorthand too, and labels left.",
        ),
        numbers.sides,
        columns.has_figures,
    ),
    Check(
        Rule(
            "PSRL053",
            "C4",
            "should",
            "Columns of figures hold only numbers, or a code in place of one.",
            "Type numbers as numbers, and move marks and words to a column of notes.",
        ),
        numbers.numbers_only,
        columns.has_figures,
    ),
    Check(
        Rule(
            "PSRL054",
            "C6",
            "should",
            "No asterisk marks anything.",
            "Use [note 1], or words such as [s] for significant.",
        ),
        texts.asterisks,
    ),
    Check(
        Rule(
            "PSRL055",
            "C7",
            "should",
            "Dates have years of four digits, ranges the word 'to', and quarters their months.",
            "Write 1 Feb 2010, Jan to Mar 2020, and say which months Q1 holds.",
        ),
        texts.dates,
        tables.has_data,
    ),
    Check(
        Rule("PSRL056", "C8", "should", "The letters have no serifs.", "Set the font to Arial."),
        looks.plain_letters,
    ),
    Check(
        Rule("PSRL057", "C8", "should", "The letters are of at least 12 points.", "Set them to 12 points or more."),
        looks.large_letters,
    ),
    Check(
        Rule(
            "PSRL058",
            "C9",
            "should",
            "Letters have the automatic colour, and cells no fill.",
            "Set the font colour to Automatic and the fill to None: white is a fill, too.",
        ),
        looks.automatic_colours,
    ),
    Check(
        Rule(
            "PSRL059",
            "C10",
            "should",
            "There are no italics, underlines, turned text or spaced letters.",
            "Write plain text; bold where it must stand out.",
        ),
        looks.plain_text,
    ),
    Check(
        Rule(
            "PSRL060",
            "C11",
            "must",
            "Colour is never alone in telling something.",
            "See that whatever a colour tells is said in words as well, and can be read on its background.",
        ),
        beside.colours,
        beside.coloured,
    ),
    Check(
        Rule(
            "PSRL061",
            "C12",
            "must",
            "No superscript or symbol marks anything.",
            "Use [note 1] in titles, headers and labels, or a column of notes.",
        ),
        texts.raised,
    ),
    Check(
        Rule(
            "PSRL062",
            "C13",
            "should",
            "Note markers stand in titles, headers and labels, not in cells of figures.",
            "Move them into the header or the label, or into a column of notes.",
        ),
        numbers.note_markers,
        columns.has_figures,
    ),
    Check(
        Rule(
            "PSRL063",
            "C14",
            "must",
            "Links say where they lead.",
            "Replace bare addresses and 'click here' by the title of what is linked.",
        ),
        texts.links,
        texts.has_links,
    ),
    Check(
        Rule("PSRL064", "C15", "should", "No text is indented.", "Give each level a column of its own."),
        looks.indents,
    ),
    Check(
        Rule("PSRL065", "C16", "should", "No text begins or ends with spaces.", "Take them out (TRIM)."),
        texts.spaces,
    ),
    Check(
        Rule(
            "PSRL066",
            "1e",
            "should",
            "No symbol or bare letters stand in place of a figure.",
            "Use harmonised shorthand: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0.",
        ),
        numbers.symbols,
        columns.has_figures,
    ),
)
