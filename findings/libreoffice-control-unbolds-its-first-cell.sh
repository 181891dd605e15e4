#!/usr/bin/env bash
# LibreOffice 7.4.7 forgets the looks of the letters in the first cell of a Word table that a content control begins with, though they
# are the cell's own: of two bold header cells the second alone is bold. With a paragraph before the table in the control, or where the
# cell's paragraph style is bold, both are. So whoever fills controls with tables sees one header in plain letters, in each table.
# Seen: Alpha plain, Beta bold; without the control, and with a bold style, both bold
set -euo pipefail
soffice --version | grep -q '^LibreOffice 7\.4\.7' || { echo "needs LibreOffice 7.4.7"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0 pypdfium2==5.15.2
cd "$folder"
venv/bin/python - <<'PYTHON'
import os
import subprocess
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
import pypdfium2

def plain(held, style=""):
    """Give what is not bold in a table of two bold header cells."""
    word = Document()
    word.styles.add_style("Bold", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    cells = "".join(f"<w:tc><w:p>{look}<w:r><w:rPr><w:b/></w:rPr><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in ("Alpha", "Beta"))
    grid = f'<w:tbl {nsdecls("w")}><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    control = f'<w:sdt {nsdecls("w")}><w:sdtPr/><w:sdtContent>{grid}</w:sdtContent></w:sdt>'
    word.element.body.insert(0, parse_xml(control if held else grid))
    word.save("t.docx")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{os.getcwd()}/profile", "--headless", "--convert-to", "pdf", "t.docx"], check=True, capture_output=True)
    page = pypdfium2.PdfDocument("t.pdf")[0]
    fonts = {text.extract().strip(): text.get_font().get_base_name() for text in page.get_objects([1], textpage=page.get_textpage())}
    return [text for text, font in fonts.items() if text and "Bold" not in font]

print(found := [plain(held=True), plain(held=False), plain(held=True, style="Bold")])
assert found == [["Alpha"], [], []]
PYTHON
