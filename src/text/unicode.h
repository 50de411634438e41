/* text/unicode.h: what text/ needs to know of each code point, from one table that
 * src/train/unicode.py makes (make unicode). Used inside text/ only.
 *
 * The enumerators' order is the table's: the script reads it from here. */
#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include "base/base.h"

/* Grapheme_Cluster_Break (UAX #29). */
enum unicode_cluster {
	CLUSTER_OTHER,
	CLUSTER_CR,
	CLUSTER_LF,
	CLUSTER_CONTROL,
	CLUSTER_EXTEND,
	CLUSTER_ZWJ,
	CLUSTER_REGIONAL,
	CLUSTER_PREPEND,
	CLUSTER_SPACING,
	CLUSTER_L,
	CLUSTER_V,
	CLUSTER_T,
	CLUSTER_LV,
	CLUSTER_LVT
};

/* Line_Break (UAX #14) as resolved by LB1, with parts of classes that rules name: OPN and CPN
 * are OP and CP that are not East Asian (LB30), IDX is ID that is kept for pictures (LB30b). */
enum unicode_line {
	LINE_AL,
	LINE_BK,
	LINE_CR,
	LINE_LF,
	LINE_NL,
	LINE_SP,
	LINE_ZW,
	LINE_CM,
	LINE_ZWJ,
	LINE_WJ,
	LINE_GL,
	LINE_BA,
	LINE_HY,
	LINE_BB,
	LINE_B2,
	LINE_CB,
	LINE_CL,
	LINE_CP,
	LINE_CPN,
	LINE_EX,
	LINE_IN,
	LINE_NS,
	LINE_OP,
	LINE_OPN,
	LINE_QU,
	LINE_IS,
	LINE_NU,
	LINE_PO,
	LINE_PR,
	LINE_SY,
	LINE_EB,
	LINE_EM,
	LINE_HL,
	LINE_ID,
	LINE_IDX,
	LINE_JL,
	LINE_JV,
	LINE_JT,
	LINE_H2,
	LINE_H3,
	LINE_RI,
	LINE_CLASSES
};

enum unicode_flag {
	UNICODE_PICTURE = 1 << 12, /* Extended_Pictographic */
	UNICODE_MARK = 1 << 13,    /* General_Category M */
	UNICODE_WORD = 1 << 14     /* L, M or N */
};

/* Bits of unicode_line_pairs: may a line end between two classes? */
enum unicode_pair { PAIR_BREAK_JOINED = 1, PAIR_BREAK_SPACED = 2 };

/* A code point's properties: bits 0..3 the cluster class, 4..9 the line class, 10..11 the
 * cells, then flags. Three steps: 4096, 64 and 1 code points. */
extern const uint8_t unicode_top[0x110000 / 4096];
extern const uint16_t unicode_middle[][64];
extern const uint8_t unicode_leaf[][64];
extern const uint16_t unicode_records[];

/* By class before and class behind: PAIR_ bits. */
extern const uint8_t unicode_line_pairs[LINE_CLASSES][LINE_CLASSES];

static inline unsigned
unicode_of(uint32_t cp)
{
	if (cp > 0x10ffff)
		return 0;
	return unicode_records[unicode_leaf[unicode_middle[unicode_top[cp >> 12]][cp >> 6 & 63]]
					   [cp & 63]];
}

static inline enum unicode_cluster
unicode_cluster_of(unsigned record)
{
	return (enum unicode_cluster)(record & 15);
}

static inline enum unicode_line
unicode_line_of(unsigned record)
{
	return (enum unicode_line)(record >> 4 & 63);
}

static inline int
unicode_width_of(unsigned record)
{
	return (int)(record >> 10 & 3);
}

#endif
