#!/usr/bin/env python3
"""Makes src/text/unicode_table.c from the Unicode Character Database and the C library.

    unicode.py UCD src/text/unicode.h > src/text/unicode_table.c

UCD is the database's directory (Debian: unicode-data, /usr/share/unicode). Widths are those of
wcwidth in the locale C.UTF-8, which is what ncurses goes by; where it knows nothing, East Asian
Width decides. Classes come in the order of the header's enumerators."""
import ctypes
import locale
import re
import sys

LAST = 0x110000


def ranges(path, column=1):
    """(first, last, value) of a data file, its @missing lines first."""
    missing, rows = [], []
    for line in open(path, encoding="utf-8"):
        head = re.match(r"# @missing: ([0-9A-F]+)\.\.([0-9A-F]+); *(\w+)", line)
        if head:
            missing.append((int(head[1], 16), int(head[2], 16), head[3]))
            continue
        fields = [f.strip() for f in line.split("#")[0].split(";")]
        if len(fields) > column:
            first, _, last = fields[0].partition("..")
            rows.append((int(first, 16), int(last or first, 16), fields[column]))
    return missing + rows


def table(path, default):
    values = [default] * LAST
    for first, last, value in ranges(path):
        values[first : last + 1] = [value] * (last - first + 1)
    return values


def enumerators(header, prefix):
    return re.findall(r"^\t%s(\w+)(?:,|$)" % prefix, header, re.M)


def widths(east_asian, category):
    libc = ctypes.CDLL(None)
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    known = [libc.wcwidth(ctypes.c_wchar(chr(c))) for c in range(LAST)]
    unknown = {True: 2, False: 1}
    return [
        w if w >= 0 else 0 if category[c] in ("Cc", "Cs", "Zl", "Zp") else unknown[east_asian[c] in "WF"]
        for c, w in enumerate(known)
    ]


LONG = {"Unknown": "XX", "Ideographic": "ID", "Prefix_Numeric": "PR"}
CLUSTERS = {
    "Other": "OTHER", "CR": "CR", "LF": "LF", "Control": "CONTROL", "Extend": "EXTEND",
    "ZWJ": "ZWJ", "Regional_Indicator": "REGIONAL", "Prepend": "PREPEND",
    "SpacingMark": "SPACING", "L": "L", "V": "V", "T": "T", "LV": "LV", "LVT": "LVT",
}  # fmt: skip


def line_class(value, category, east_asian, picture):
    """LB1, and the parts of classes that LB30 and LB30b name."""
    value = LONG.get(value, value)
    if value == "SA":
        return "CM" if category in ("Mn", "Mc") else "AL"
    if value == "CJ":
        return "NS"
    if value in ("AI", "SG", "XX"):
        value = "AL"
    if value in ("OP", "CP") and east_asian not in ("F", "W", "H"):
        return value + "N"
    if picture and category == "Cn" and value == "ID":
        return "IDX"
    return value


def words(text):
    return set(text.split())


CLOSE = words("CL CP CPN EX IS SY")
HANGUL = words("JL JV JT H2 H3")


def may_break(b, a, spaced):
    """UAX 14 of Unicode 15.0 for two classes, b not a space, with spaces between or not. What
    needs more than two classes (LB5, LB8a, LB9, LB21a, LB25's numbers, LB30a) is text/line.c's."""
    if a in words("BK CR LF NL SP ZW"):  # LB6, LB7
        return False
    if b == "ZW":  # LB8
        return True
    if not spaced and (a == "WJ" or b == "WJ" or b == "GL"):  # LB11, LB12
        return False
    if a == "WJ":
        return False
    if a == "GL" and not spaced and b not in words("BA HY"):  # LB12a
        return False
    if a in CLOSE:  # LB13
        return False
    if b in words("OP OPN"):  # LB14
        return False
    if b == "QU" and a in words("OP OPN"):  # LB15
        return False
    if b in words("CL CP CPN") and a == "NS":  # LB16
        return False
    if b == a == "B2":  # LB17
        return False
    if spaced or b == "SP":  # LB18
        return True
    if "QU" in (a, b):  # LB19
        return False
    if "CB" in (a, b):  # LB20
        return True
    if a in words("BA HY NS") or b == "BB":  # LB21
        return False
    if b == "SY" and a == "HL":  # LB21b
        return False
    if a == "IN":  # LB22
        return False
    letter, picture = words("AL HL"), words("ID IDX EB EM")
    if (b in letter and a == "NU") or (b == "NU" and a in letter):  # LB23
        return False
    if (b == "PR" and a in picture) or (b in picture and a == "PO"):  # LB23a
        return False
    if (b in words("PR PO") and a in letter) or (b in letter and a in words("PR PO")):  # LB24
        return False
    if b in words("PR PO HY OP OPN NU") and a == "NU":  # LB25, what two classes tell
        return False
    if b == "JL" and a in words("JL JV H2 H3"):  # LB26
        return False
    if b in words("JV H2") and a in words("JV JT"):
        return False
    if b in words("JT H3") and a == "JT":
        return False
    if (b in HANGUL and a == "PO") or (b == "PR" and a in HANGUL):  # LB27
        return False
    if b in letter and a in letter:  # LB28
        return False
    if b == "IS" and a in letter:  # LB29
        return False
    if b in letter | {"NU"} and a == "OPN":  # LB30
        return False
    if b == "CPN" and a in letter | {"NU"}:
        return False
    if b in words("EB IDX") and a == "EM":  # LB30b
        return False
    return True  # LB31


def blocks(values, size):
    """Distinct blocks in order of appearance, and which one each stretch is."""
    found, index = {}, []
    for at in range(0, len(values), size):
        index.append(found.setdefault(tuple(values[at : at + size]), len(found)))
    return list(found), index


def print_rows(kind, name, shape, rows):
    print("\nconst %s unicode_%s%s = {" % (kind, name, shape))
    for row in rows:
        text = ",".join(map(str, row))
        print("{%s}," % text if shape.count("[") > 1 else text + ",")
    print("};")


def main():
    ucd, header = sys.argv[1], open(sys.argv[2]).read()
    version = re.search(r"-([\d.]+)\.txt", open(ucd + "/EastAsianWidth.txt").readline())[1]
    category = table(ucd + "/extracted/DerivedGeneralCategory.txt", "Cn")
    east_asian = table(ucd + "/EastAsianWidth.txt", "N")
    cluster = table(ucd + "/auxiliary/GraphemeBreakProperty.txt", "Other")
    line = table(ucd + "/extracted/DerivedLineBreak.txt", "XX")
    picture = [False] * LAST
    for first, last, value in ranges(ucd + "/emoji/emoji-data.txt"):
        if value == "Extended_Pictographic":
            picture[first : last + 1] = [True] * (last - first + 1)
    width = widths(east_asian, category)
    cluster_order = enumerators(header, "CLUSTER_")
    line_order = [c for c in enumerators(header, "LINE_") if c != "CLASSES"]
    records = [
        cluster_order.index(CLUSTERS[cluster[c]])
        | line_order.index(line_class(line[c], category[c], east_asian[c], picture[c])) << 4
        | width[c] << 10
        | picture[c] << 12
        | (category[c][0] == "M") << 13
        | (category[c][0] in "LMN") << 14
        for c in range(LAST)
    ]
    distinct = {record: i for i, record in enumerate(dict.fromkeys(records))}
    leaf, index = blocks([distinct[r] for r in records], 64)
    middle, top = blocks(index, 64)
    print("/* Properties of code points, Unicode %s, in one const table (text/unicode.h)." % version)
    print(" * Made by src/train/unicode.py; not edited. */")
    print('#include "text/unicode.h"\n\n/* clang-format off */')
    print_rows("uint8_t", "top", "[0x110000 / 4096]", [top[i : i + 32] for i in range(0, len(top), 32)])
    print_rows("uint16_t", "middle", "[][64]", middle)
    print_rows("uint8_t", "leaf", "[][64]", leaf)
    print_rows("uint16_t", "records", "[]", [list(distinct)[i : i + 16] for i in range(0, len(distinct), 16)])
    pairs = [[may_break(b, a, False) | may_break(b, a, True) << 1 for a in line_order] for b in line_order]
    print_rows("uint8_t", "line_pairs", "[LINE_CLASSES][LINE_CLASSES]", pairs)
    print("/* clang-format on */")


main()
