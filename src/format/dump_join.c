/* The line ends inside the paragraphs of a hard-wrapped text. */
#include "format/dump.h"
#include "format/dump_line.h"

void
dump_join_lines(struct buf *text)
{
	struct dump_lines l;
	size_t i, at, end;

	dump_lines_read(&l, buf_str(text), text->len);
	for (i = 0; l.style.is_wrapped && i + 1 < l.n; i++) {
		if (!dump_line_goes_on(&l, i))
			continue;
		end = l.items[i + 1].start;
		for (at = l.items[i].start + l.items[i].len; at < end; at++)
			if (text->data[at] == '\n')
				text->data[at] = ' ';
	}
	dump_lines_clear(&l);
}
