#!/usr/bin/env python3
"""Cuts the fonts of the upload PDFs from their originals. Run only when a font changes; needs fontTools (Debian: python3-fonttools).

    python3 test/tools/cut-fonts.py NanumGothic.ttf NotoSans-Regular.ttf

NanumGothic comes from Debian's fonts-nanum, Noto Sans Regular from npm's @expo-google-fonts/noto-sans. The Open Font License reserves
Nanum's names, so the cut of it is called Recourse Hangul.
"""
import os
import sys

from fontTools import subset, ttLib

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "lib", "package", "fonts")

HANGUL = "AC00-D7A3,1100-11FF,3131-318E,3000-303F,FF01-FFEE,2010-2027,2030-205E,2190-2199,21D2,21D4,2200-222E,2248-226B,2460-24E9,2500-254B,25A0-25EF,2605-2606,260E-260F,261C-261E,2640,2642,2660-266D,3200-321E,3260-327F,3380-33DD"
LATIN = "20-7E,A0-24F,259,2B0-2DD,300-36F,370-3FF,400-45F,1E00-1EFF,2010-2027,2030-205E,2070-208E,20A0-20C0,2113,2116,2122,2126,215B-215E,2212,25CC,FFFD"


def codes(ranges):
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def cut(source, target, ranges, name=None):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "BASE", "vhea", "vmtx", "gasp", "meta"]
    font = ttLib.TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(codes(ranges)))
    subsetter.subset(font)
    if name:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4):
                record.string = name
            elif record.nameID == 6:
                record.string = name.replace(" ", "")
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(os.path.join(FOLDER, target))


cut(sys.argv[1], "recourse-hangul.ttf", HANGUL, "Recourse Hangul")
cut(sys.argv[2], "noto-sans.ttf", LATIN)
