/* Bytes from the terminal become events. */
#include "ui/input.h"

#include <string.h>

enum { MAX_SEQUENCE = 64, MAX_PARAMS = 8, MAX_PASTE = 1 << 20 };

/* What a step of the parser made of the bytes. */
enum step {
	STEP_MORE,  /* incomplete */
	STEP_EVENT, /* *event is filled */
	STEP_SKIP   /* understood, and nothing for us */
};

struct csi {
	char leader; /* '<', '=', '>', '?' or 0 */
	int params[MAX_PARAMS];
	int n_params;
	char final;
};

void
input_init(struct input *in)
{
	memset(in, 0, sizeof(*in));
}

void
input_clear(struct input *in)
{
	buf_clear(&in->bytes);
	buf_clear(&in->paste);
	input_init(in);
}

void
input_feed(struct input *in, const void *bytes, size_t len)
{
	if (in->at == in->bytes.len) {
		buf_reset(&in->bytes);
		in->at = 0;
	}
	buf_add(&in->bytes, bytes, len);
}

static enum step
give_key(struct input_event *event, enum key_sym sym, unsigned mods)
{
	event->kind = INPUT_KEY;
	event->key = key_of_sym(sym, mods);
	return STEP_EVENT;
}

static enum step
give_char(struct input_event *event, const char *s, size_t len, unsigned mods)
{
	event->kind = INPUT_KEY;
	event->key = key_of_char(s, len, mods);
	return STEP_EVENT;
}

/* Bytes of the well-formed UTF-8 sequence at s (Unicode, table 3-7); 0: ill-formed; -1: cut. */
static int
sequence_length(const unsigned char *s, size_t len)
{
	unsigned char low = 0x80, high = 0xbf;
	int n = s[0] < 0x80 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4, i;

	if ((s[0] >= 0x80 && s[0] < 0xc2) || s[0] > 0xf4)
		return 0;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	for (i = 1; i < n; i++) {
		if ((size_t)i >= len)
			return -1;
		if (s[i] < low || s[i] > high)
			return 0;
		low = 0x80;
		high = 0xbf;
	}
	return n;
}

static enum step
control_key(unsigned char c, unsigned mods, struct input_event *event)
{
	char letter;

	switch (c) {
	case '\r':
	case '\n':
		return give_key(event, SYM_ENTER, mods);
	case '\t':
		return give_key(event, SYM_TAB, mods);
	case '\b':
	case 0x7f:
		return give_key(event, SYM_BACKSPACE, mods);
	case 0x1b:
		return give_key(event, SYM_ESCAPE, mods);
	default:
		letter = c == 0 ? ' ' : c <= 26 ? (char)(c + 'a' - 1) : (char)(c + '@');
		return give_char(event, &letter, 1, mods | MOD_CTRL);
	}
}

/* One character, controls included. */
static enum step
parse_char(
    const unsigned char *s, size_t len, size_t *used, unsigned mods, struct input_event *event)
{
	int n;

	*used = 1;
	if (s[0] < 0x20 || s[0] == 0x7f)
		return control_key(s[0], mods, event);
	n = sequence_length(s, len);
	if (n < 0)
		return STEP_MORE;
	if (n == 0 || (s[0] == 0xc2 && s[1] < 0xa0))
		return STEP_SKIP;
	*used = (size_t)n;
	return give_char(event, (const char *)s, (size_t)n, mods);
}

/* xterm: 1 plus the sum of 1 Shift, 2 Alt, 4 Control, 8 Meta. */
static unsigned
mods_of(int param)
{
	unsigned bits = param > 1 ? (unsigned)param - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0u) | (bits & 10 ? MOD_ALT : 0u) |
	       (bits & 4 ? MOD_CTRL : 0u);
}

static enum key_sym
sym_of_letter(char c)
{
	static const struct {
		char letter;
		uint8_t sym;
	} letters[] = {{'A', SYM_UP}, {'B', SYM_DOWN}, {'C', SYM_RIGHT}, {'D', SYM_LEFT},
	    {'H', SYM_HOME}, {'F', SYM_END}, {'P', SYM_F1}, {'Q', SYM_F1 + 1},
	    {'R', SYM_F1 + 2}, {'S', SYM_F1 + 3}, {'M', SYM_ENTER}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(letters); i++)
		if (letters[i].letter == c)
			return letters[i].sym;
	return SYM_NONE;
}

static enum key_sym
sym_of_number(int n)
{
	static const uint8_t syms[] = {SYM_NONE, SYM_HOME, SYM_INSERT, SYM_DELETE, SYM_END,
	    SYM_PAGE_UP, SYM_PAGE_DOWN, SYM_HOME, SYM_END};

	if (n >= 0 && (size_t)n < ARRAY_LEN(syms))
		return syms[n];
	if (n >= 11 && n <= 15)
		return (enum key_sym)(SYM_F1 + n - 11);
	if (n >= 17 && n <= 21)
		return (enum key_sym)(SYM_F1 + n - 12);
	if (n == 23 || n == 24)
		return (enum key_sym)(SYM_F1 + n - 13);
	return SYM_NONE;
}

/* A key told by its code point: kitty's CSI u, xterm's modifyOtherKeys. */
static enum step
give_code(int code, unsigned mods, struct input_event *event)
{
	char c = (char)code;

	if (code < 0x20 || code == 0x7f)
		return control_key((unsigned char)code, mods, event);
	if (code > 0x7e)
		return STEP_SKIP;
	if (mods & MOD_CTRL && c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	return give_char(event, &c, 1, mods & ~(unsigned)MOD_SHIFT);
}

static enum step
give_mouse(const struct csi *csi, struct input_event *event)
{
	int button = csi->params[0];

	event->kind = INPUT_MOUSE;
	event->col = csi->params[1] - 1;
	event->row = csi->params[2] - 1;
	if (csi->n_params < 3 || csi->final == 'm' || event->col < 0 || event->row < 0)
		return STEP_SKIP;
	if ((button & ~28) == 0)
		event->mouse = MOUSE_PRESS;
	else if ((button & ~28) == 64)
		event->mouse = MOUSE_WHEEL_UP;
	else if ((button & ~28) == 65)
		event->mouse = MOUSE_WHEEL_DOWN;
	else
		return STEP_SKIP;
	return STEP_EVENT;
}

static enum step
act_on_csi(struct input *in, const struct csi *csi, struct input_event *event)
{
	unsigned mods = csi->n_params > 1 ? mods_of(csi->params[1]) : 0;
	enum key_sym sym;

	if (csi->leader == '<')
		return csi->final == 'M' || csi->final == 'm' ? give_mouse(csi, event)
							      : STEP_SKIP;
	if (csi->leader)
		return STEP_SKIP; /* an answer to a question of somebody else */
	if (csi->final == '~' && csi->params[0] == 200) {
		in->in_paste = true;
		buf_reset(&in->paste);
		return STEP_SKIP;
	}
	if (csi->final == '~' && csi->params[0] == 27 && csi->n_params > 2)
		return give_code(csi->params[2], mods, event);
	if (csi->final == 'u')
		return give_code(csi->params[0], mods, event);
	if (csi->final == 'I') {
		event->kind = INPUT_FOCUS;
		return STEP_EVENT;
	}
	if (csi->final == 'Z')
		return give_key(event, SYM_TAB, MOD_SHIFT);
	if (csi->final >= 'a' && csi->final <= 'd') { /* rxvt with Shift */
		sym = sym_of_letter((char)(csi->final - 'a' + 'A'));
		return give_key(event, sym, MOD_SHIFT);
	}
	if (csi->final == '^')
		mods |= MOD_CTRL; /* rxvt */
	sym = csi->final == '~' || csi->final == '^' ? sym_of_number(csi->params[0])
						     : sym_of_letter(csi->final);
	return sym == SYM_NONE || csi->final == 'M' ? STEP_SKIP : give_key(event, sym, mods);
}

/* s stands behind "ESC [". */
static enum step
parse_csi(struct input *in, const unsigned char *s, size_t len, size_t *used,
    struct input_event *event)
{
	struct csi csi = {0, {0}, 0, 0};
	size_t i = 0;

	if (len > 0 && s[0] == '[') { /* the Linux console's F1 to F5: "ESC [ [ A" */
		*used = 2;
		if (len < 2)
			return STEP_MORE;
		return s[1] >= 'A' && s[1] <= 'E'
			   ? give_key(event, (enum key_sym)(SYM_F1 + s[1] - 'A'), 0)
			   : STEP_SKIP;
	}
	if (len > 0 && s[0] >= '<' && s[0] <= '?')
		csi.leader = (char)s[i++];
	for (; i < len && s[i] < 0x40; i++) {
		int *param = &csi.params[csi.n_params];

		*used = i;
		if (s[i] < 0x20) /* what begins here is another key */
			return STEP_SKIP;
		*used = i + 1;
		if (i > MAX_SEQUENCE)
			return STEP_SKIP;
		if (s[i] >= '0' && s[i] <= '9' && csi.n_params < MAX_PARAMS &&
		    *param < 0x200000)
			*param = *param * 10 + s[i] - '0';
		else if (s[i] == ';' && csi.n_params < MAX_PARAMS - 1)
			csi.n_params++;
	}
	if (i >= len)
		return STEP_MORE;
	csi.n_params++;
	csi.final = (char)s[i];
	*used = i + 1;
	if (csi.final == 'M' && !csi.leader && i == 0) { /* the old mouse report: three bytes */
		*used = 4;
		return len < 4 ? STEP_MORE : STEP_SKIP;
	}
	return act_on_csi(in, &csi, event);
}

/* s[0] is ESC. */
static enum step
parse_escape(struct input *in, const unsigned char *s, size_t len, size_t *used,
    struct input_event *event)
{
	enum step step;
	char c;

	*used = 1;
	if (len < 2 && !in->expired)
		return STEP_MORE;
	in->expired = false;
	if (len < 2 || s[1] == 0x1b)
		return give_key(event, SYM_ESCAPE, 0);
	if (s[1] == '[') {
		step = parse_csi(in, s + 2, len - 2, used, event);
		*used += 2;
		return step;
	}
	if (s[1] == 'O') {
		*used = 3;
		if (len < 3)
			return STEP_MORE;
		if (s[2] >= 'a' && s[2] <= 'd') /* rxvt with Control */
			return give_key(
			    event, sym_of_letter((char)(s[2] - 'a' + 'A')), MOD_CTRL);
		if (s[2] >= 'j' && s[2] <= 'y') { /* the keypad in application mode */
			c = (char)(s[2] - 'j' + '*');
			return give_char(event, &c, 1, 0);
		}
		return sym_of_letter((char)s[2]) == SYM_NONE
			   ? STEP_SKIP
			   : give_key(event, sym_of_letter((char)s[2]), 0);
	}
	step = parse_char(s + 1, len - 1, used, MOD_ALT, event);
	*used += 1;
	return step;
}

/* Moves bytes into the paste until its end. */
static enum step
parse_paste(
    struct input *in, const char *s, size_t len, size_t *used, struct input_event *event)
{
	static const char end[] = "\033[201~";
	size_t i = 0, room;
	bool ended = false;

	while (i < len && !ended) {
		size_t n = len - i < 6 ? len - i : 6;

		if (!memcmp(s + i, end, n)) {
			if (n < 6)
				break; /* perhaps the end, perhaps not: wait */
			ended = true;
		} else {
			i++;
		}
	}
	room = MAX_PASTE - in->paste.len;
	buf_add(&in->paste, s, i < room ? i : room);
	*used = ended ? i + 6 : i;
	if (!ended && i > 0)
		return STEP_SKIP;
	if (!ended)
		return STEP_MORE;
	in->in_paste = false;
	event->kind = INPUT_PASTE;
	return STEP_EVENT;
}

bool
input_next(struct input *in, struct input_event *event)
{
	while (in->at < in->bytes.len) {
		const char *s = in->bytes.data + in->at;
		const unsigned char *bytes = (const unsigned char *)s;
		size_t len = in->bytes.len - in->at, used = 1;
		enum step step;

		memset(event, 0, sizeof(*event));
		if (in->in_paste)
			step = parse_paste(in, s, len, &used, event);
		else if (*s == '\033')
			step = parse_escape(in, bytes, len, &used, event);
		else
			step = parse_char(bytes, len, &used, 0, event);
		if (step == STEP_MORE)
			return false;
		in->at += used;
		if (step == STEP_EVENT)
			return true;
	}
	return false;
}

int
input_timeout(const struct input *in)
{
	if (in->in_paste)
		return INPUT_PASTE_DELAY_MS;
	return in->at < in->bytes.len ? INPUT_ESC_DELAY_MS : -1;
}

void
input_expire(struct input *in)
{
	const char *rest = buf_str(&in->bytes) + in->at;
	size_t len = in->bytes.len - in->at;

	if (in->in_paste) {
		/* Give what there is, as if the end had come. */
		input_feed(in, "\033[201~", 6);
	} else if (len == 1 && *rest == '\033') {
		in->expired = true;
	} else if (len == 2 && *rest == '\033') { /* Alt and the letter that begins sequences */
		in->at += 2;
		input_feed(in, rest[1] == '[' ? "\033[91;3u" : "\033[79;3u", 7);
	} else {
		in->at = in->bytes.len; /* a cut sequence means nothing */
	}
}
