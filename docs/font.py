#!/usr/bin/env python3
"""Makes the font of charts, src/main/resources/bouncecard/font/sans.ttf, out of Noto Sans CJK KR (SIL Open Font License 1.1): Latin,
Greek, Cyrillic and the 2,350 syllables of KS X 1001, with quadratic outlines, one table of characters and nothing else.

  docs/font.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc      needs fontTools; the file is of Debian's fonts-noto-cjk
"""
import pathlib
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

KOREAN = 1  # the number of the Korean font in the collection
NAME = "Bouncecard Sans"
OUT = pathlib.Path(__file__).parent.parent / "src/main/resources/bouncecard/font/sans.ttf"


def syllables():
    for row in range(0xB0, 0xC9):
        for cell in range(0xA1, 0xFF):
            yield ord(bytes((row, cell)).decode("euc_kr"))


def quadratic(font):
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = {}
    for name in table.glyphOrder:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 2.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["glyf"] = table
    font["loca"] = newTable("loca")
    font["maxp"].tableVersion = 0x00010000
    for key in ("Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions",
                "ComponentElements", "Points", "Contours", "CompositePoints", "CompositeContours", "ComponentDepth"):
        setattr(font["maxp"], "max" + key, 1 if key == "Zones" else 0)
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0


def characters(font):
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length = 12, 0, 0
    table.cmap = font.getBestCmap()
    font["cmap"].tables = [table]


def main():
    font = TTFont(sys.argv[1], fontNumber=KOREAN, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 5, 13, 14]
    subsetter = Subsetter(options)
    wanted = [*range(0x20, 0x180), *range(0x370, 0x400), *range(0x400, 0x460), *range(0x2010, 0x2027), 0x2192, 0x2264, 0x2265]
    subsetter.populate(unicodes=[*wanted, *syllables()])
    subsetter.subset(font)
    quadratic(font)
    characters(font)
    for number in (1, 4):
        font["name"].setName(NAME, number, 3, 1, 0x409)
    font["name"].setName("Regular", 2, 3, 1, 0x409)
    font["name"].setName("BouncecardSans-Regular", 6, 3, 1, 0x409)
    for table in set(font.keys()) - {"GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}:
        del font[table]
    font["post"].formatType = 3.0
    font.save(OUT)


main()
