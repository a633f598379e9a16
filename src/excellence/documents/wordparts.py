"""The parts of a DOCX that python-docx has no words for: styles, fields, links, languages."""

from __future__ import annotations

import re
from typing import Any, Final

SERIF: Final = "Georgia"
MONO: Final = "Consolas"
INK: Final = (0x16, 0x24, 0x2A)
SOFT: Final = (0x4A, 0x5A, 0x60)
LINK: Final = (0x0C, 0x4A, 0x60)
FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
# Name, the style it follows, size in points, bold, colour, space after in points.
PARAGRAPHS: Final = (
    ("Lead", "Normal", 14, False, INK, 8),
    ("Hint", "Normal", 9, False, SOFT, 6),
    ("Own words", "Normal", 10.5, False, INK, 8),
    ("Side head", "Normal", 10.5, True, INK, 3),
    ("Fact", "Normal", 10.5, False, INK, 2),
    ("Cell", "Normal", 9.5, False, INK, 2),
    ("Amount", "Cell", 9.5, False, INK, 2),
    ("After table", "Normal", 6, False, INK, 2),
)
HEADINGS: Final = (("Title", 30), ("Heading 1", 20), ("Heading 2", 14), ("Heading 3", 11.5))


def prepare_styles(document: Any, language: str) -> None:
    """Give the document our type and colours, a page of A4 and the language its spelling is checked in."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - slow library, see `word`
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - the same
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415 - the same

    styles = document.styles
    _set_font(styles["Normal"], 10.5, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in HEADINGS:
        _set_font(styles[name], size, INK)
    for name, base, size, bold, colour, after in PARAGRAPHS:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        _set_font(style, size, colour)
        style.font.bold = bold
        style.paragraph_format.space_after = Pt(after)
    styles["Amount"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["Side head"].paragraph_format.keep_with_next = True
    styles["Own words"].paragraph_format.left_indent = Mm(6)
    code = styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name, code.font.size = MONO, Pt(8)
    link = styles.add_style("Address", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(*LINK)
    _table_style(styles)
    _set_language(styles, language)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(25),
        Mm(20),
        Mm(26),
        Mm(24),
    )


def _set_font(style: Any, size: float, colour: tuple[int, int, int]) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow library, see `word`
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - the same

    style.font.name, style.font.size, style.font.color.rgb = SERIF, Pt(size), RGBColor(*colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), SERIF)


def _table_style(styles: Any) -> None:
    """A table with a strong rule on top and hairlines between rows."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - slow library, see `word`
    from docx.oxml import parse_xml  # noqa: PLC0415 - the same
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - the same

    style = styles.add_style("Report", WD_STYLE_TYPE.TABLE)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, size, colour in (("top", 12, "16242A"), ("bottom", 4, "CCD4D2"), ("insideH", 4, "CCD4D2"))
    )
    style.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"))


def _set_language(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow library, see `word`

    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def mark_language(run: Any, language: str) -> None:
    """Say in which language the words of a run are."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow library, see `word`
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language)
    run._element.get_or_add_rPr().append(lang)  # noqa: SLF001 - python-docx has no language of a run


def begin_page(paragraph: Any) -> None:
    """Let a paragraph begin a new page."""
    paragraph.paragraph_format.page_break_before = True


def repeat_as_head(row: Any) -> None:
    """Let a row of a table be its head, repeated on each page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow library, see `word`

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no table head


def number_pages(paragraph: Any, sentence: str) -> None:
    """Add a sentence with fields in the places of {page} and {pages}."""
    for part in re.split(r"(\{pages?\})", sentence):
        if part in FIELDS:
            _field(paragraph, FIELDS[part])
        elif part:
            paragraph.add_run(part)


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow library, see `word`
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def set_style(run: Any, style_id: str) -> None:
    """Give a run its style by id, without looking through all styles."""
    run._r.style = style_id  # noqa: SLF001 - see above


def link_to(paragraph: Any, run: Any, address: str) -> None:
    """Let the last run of a paragraph lead to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - slow library, see `word`
    from docx.oxml import OxmlElement  # noqa: PLC0415 - the same
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)  # noqa: SLF001 - python-docx has no links
    paragraph._p.append(link)  # noqa: SLF001 - the same
