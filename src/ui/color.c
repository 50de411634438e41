/* The colours of a theme in the colours that a terminal has. */
#include "ui/color.h"

static int
distance(int32_t a, int32_t b)
{
	int red = ((a >> 16) & 255) - ((b >> 16) & 255);
	int green = ((a >> 8) & 255) - ((b >> 8) & 255), blue = (a & 255) - (b & 255);

	return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

/* xterm's palette as red, green, blue. */
static int32_t
rgb_of_index(int i)
{
	static const int32_t basic[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee,
	    0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff,
	    0xff00ff, 0x00ffff, 0xffffff};
	static const int32_t steps[6] = {0, 95, 135, 175, 215, 255};
	int32_t grey;

	if (i < 16)
		return basic[i];
	if (i < 232) {
		i -= 16;
		return steps[i / 36] << 16 | steps[i / 6 % 6] << 8 | steps[i % 6];
	}
	grey = 8 + 10 * (i - 232);
	return grey << 16 | grey << 8 | grey;
}

/* The nearest of the palette's entries from first to below n. */
static int32_t
nearest(int32_t rgb, int first, int n)
{
	int i, best = first;

	for (i = first + 1; i < n; i++)
		if (distance(rgb, rgb_of_index(i)) < distance(rgb, rgb_of_index(best)))
			best = i;
	return best;
}

static int32_t
fit(int32_t color, int n)
{
	if (color == COLOR_DEFAULT)
		return color;
	if (color & COLOR_RGB)
		return n >= 256 ? nearest(color & 0xffffff, 16, 256)
				: nearest(color & 0xffffff, 0, n < 16 ? n : 16);
	if (color < n || color < 16)
		return color; /* 8..15 on 8 colours: below */
	return nearest(rgb_of_index(color), 0, n < 16 ? 8 : 16);
}

struct look
color_fit(struct look l, int n)
{
	if (n < 8)
		return look_without_colors(l);
	l.fg = fit(l.fg, n);
	l.bg = fit(l.bg, n);
	if (n >= 16)
		return l;
	if (l.fg == 8) {
		l.fg = COLOR_DEFAULT;
		l.attrs |= ATTR_DIM;
	} else if (l.fg > 8) {
		l.fg -= 8;
		l.attrs |= ATTR_BOLD;
	}
	if (l.bg >= 8)
		l.bg -= 8;
	return l;
}
