"""Damaged and odd drafts, made from sound ones by chance: each seed gives the same file each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.draft.reading.pdf_file import Drawn, lines, pdf_file, typeset
from tests.draft.reading.word_file import p, r, tbl, tc, word_file

DECOY = "987654"  # stands wherever nothing is to be read
SAID = (
    "There were 11,999 contacts in 2019-20, an increase of 8.0% on 11,110 the year before.",
    "Of the 730 families 435 (65%) changed; 5 to 7 of them did so twice, and one in five never.",
    "Fewer than 5 of the 11 deaths were unexpected, and 2–3% of 16- to 17-year-olds are not in work.",
)
ROWS = (("Ward", "2018-19", "2019-20"), ("Abbey", "12", "345"), ("Bridge", "1,234", "5.6%"))
ODD = (
    "\u202e",
    "\u200b",
    "\ufb01",
    "\u00ad",
    "\x0b",
    "\ufffe",
    "٣",
    "𝟓",
    "1\u20e3",
    "½",
    "²³",
    "\u2212",
    "%",
    "£",
    "((",
    "[]",
    "**",
    "|",
)


def odd_draft(seed: int) -> tuple[str, bytes]:
    """Make a draft: its name, whose suffix says what it was, and its bytes."""
    random = Random(seed)
    suffix, make = random.choice(
        [(".docx", _word), (".docx", _word), (".pdf", _pdf), (".pdf", _pdf), (".md", _text), (".txt", _text)]
    )
    data = make(random)
    if random.random() < 0.3:
        data = _damaged(random, data)
    return f"odd-{seed}{suffix}", data


def _damaged(random: Random, data: bytes) -> bytes:
    """Cut a file short, or change, repeat or leave out some of its bytes."""
    out = bytearray(data)
    how = random.randrange(4)
    if how == 0:
        return bytes(out[: random.randrange(1, len(out))])
    for _ in range(random.choice([1, 3, 30])):
        at = random.randrange(len(out))
        if how == 1:
            out[at] = random.randrange(256)
        elif how == 2:
            del out[at : at + random.randrange(1, 40)]
        else:
            out[at:at] = out[max(0, at - 60) : at]
        if not out:
            break
    return bytes(out)


def _text(random: Random) -> bytes:
    pieces = [
        *SAID,
        "\t".join(ROWS[0]),
        "\t".join(ROWS[1]),
        "| a | b |",
        "|---|---|",
        "| 1 | 2 |",
        "# 7",
        "```",
        "[^1]:",
        "> 5",
        "1. 2",
    ]
    said = []
    for _ in range(random.randrange(1, 40)):
        piece = random.choice(pieces)
        for _ in range(random.randrange(4)):
            at = random.randrange(len(piece) + 1)
            piece = piece[:at] + random.choice(ODD) * random.choice([1, 1, 40]) + piece[at:]
        said.append(piece)
    text = random.choice(["\n", "\r\n", "\r", "\n\n"]).join(said)
    return text.encode(random.choice(["utf-8", "utf-16", "cp1252"]), "replace")


def _pdf(random: Random) -> bytes:
    if random.random() < 0.3:
        return typeset([random.choice(SAID) for _ in range(random.randrange(1, 60))] + ["\t".join(row) for row in ROWS])
    pages: list[Sequence[Drawn] | bytes] = []
    for _ in range(random.randrange(1, 4)):
        drawn: list[Drawn] = lines(SAID, 60, random.choice([780, 300, 20, -50, 5000]))
        drawn += lines([said[:40] for said in SAID], 330, 400, random.choice([0.01, 4, 10, 300]))
        drawn += [
            (60 + 150 * across, 200 - 15 * down, random.choice([6, 10]), cell)
            for down, row in enumerate(ROWS)
            for across, cell in enumerate(row)
        ]
        random.shuffle(drawn)
        stream = b"%s %s %s %s 0 0 cm BT /F1 10 Tf 60 60 Td (There were 45) Tj ET" % tuple(
            random.choice([b"0", b"1", b"-1", b"0.5", b"1e9"]) for _ in range(4)
        )
        cut: list[Drawn] = drawn[: random.randrange(len(drawn))]
        kinds: list[Sequence[Drawn] | bytes] = [drawn, cut, b"", stream, b"0.5 g 1 1 9 9 re f"]
        pages.append(random.choice(kinds))
    return pdf_file(pages, turned=random.choice([0, 0, 90, 180, 270, 45]))


def _word(random: Random) -> bytes:
    """Make a Word document of pieces in an order by chance, some of its elements moved, repeated or taken out."""
    body = [random.choice(PIECES)(random.choice(SAID)) for _ in range(random.randrange(1, 12))]
    notes = f"<w:footnote w:id='2'>{p(random.choice(SAID))}</w:footnote>"
    data = word_file(*body, parts={"footnotes": notes, "header1": p("Report 2019-20")})
    return _shuffled(random, data) if random.random() < 0.5 else data


def _shuffled(random: Random, data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(sorted(parts))
    root = etree.fromstring(parts[name])
    for _ in range(random.choice([1, 4, 12])):
        elements = [each for each in root.iter() if each.getparent() is not None]
        if not elements:
            break
        _change(random, random.choice(elements), elements)
    parts[name] = etree.tostring(root)
    if random.random() < 0.2 and len(parts) > 1:
        del parts[random.choice(sorted(parts))]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for each, said in parts.items():
            archive.writestr(each, said)
    return out.getvalue()


def _change(random: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    how = random.randrange(4)
    hides = any(
        str(each.tag).endswith(("}del", "}moveFrom", "}instrText", "}rPr", "}vanish")) for each in element.iter()
    )
    if how == 0 and not hides and not _hides(element):
        parent.remove(element)
    elif how == 1:
        target = random.choice(others)
        if element not in (target, *target.iterancestors()) and not hides and not _hides(element):
            target.append(element)
    elif how == 2:
        for key in element.attrib:
            if str(key).endswith(("}val", "}id", "Target", "}w")):
                element.set(key, random.choice(["", "-1", "99999999999", "x", "0"]))
    elif element.text and not hides and not _hides(element) and DECOY not in element.text:
        element.text += random.choice(ODD)


def _hides(element: etree._Element) -> bool:
    """Say whether an element stands in what hides something, or is what does: to move it would show a decoy."""
    names = ("}del", "}moveFrom", "}rPr", "}fldChar", "}r", "}trPr", "}AlternateContent")
    return any(
        str(each.tag).endswith(names) for each in (element, *element.iterancestors())
    ) or DECOY.encode() in etree.tostring(element)


def _field(said: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return p(f"{marks[0]}<w:r><w:instrText>REF a {DECOY}</w:instrText></w:r>{marks[1]}{r(said)}{marks[2]}")


def _table(said: str) -> str:
    wide = tc(p(said), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    gone = f"<w:tr><w:trPr><w:del w:id='1' w:author='A'/></w:trPr>{tc(p(DECOY))}</w:tr>"
    return (
        f"<w:tbl>{''.join(tbl(row)[7:-8] for row in ROWS)}<w:tr>{wide}{tc(tbl(['1', '2']) + p())}</w:tr>{gone}</w:tbl>"
    )


def _box(said: str) -> str:
    box = f"<w:txbxContent>{p(said)}</w:txbxContent>"
    return p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box.replace(said, DECOY)}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _equation(said: str) -> str:
    run = "<m:r><m:t>{}</m:t></m:r>".format
    return p(said, f"<m:oMath><m:f><m:num>{run(435)}</m:num><m:den>{run(730)}</m:den></m:f></m:oMath>")


PIECES: tuple[Callable[[str], str], ...] = (
    lambda said: p(said),
    lambda said: p(said, style="Heading1"),
    lambda said: p(
        said[:20], f"<w:del w:id='1' w:author='A'><w:r><w:delText>{DECOY}</w:delText></w:r></w:del>", said[20:]
    ),
    lambda said: p(
        f"<w:moveFrom w:id='1' w:author='A'>{r(DECOY)}</w:moveFrom>",
        f"<w:moveTo w:id='2' w:author='A'>{r(said)}</w:moveTo>",
    ),
    lambda said: p(r(said), r(DECOY, "<w:vanish/>")),
    lambda said: p(
        f"<w:hyperlink>{r(said)}</w:hyperlink>", "<w:r><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br/></w:r>"
    ),
    lambda said: p(said, properties="<w:rPr><w:del w:id='1' w:author='A'/></w:rPr>"),
    lambda said: p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r(said)}</w:sdtContent></w:sdt>"),
    _field,
    _table,
    _box,
    _equation,
)
