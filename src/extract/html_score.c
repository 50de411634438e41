/* Numbers about the first scores around a block. */
#include "extract/html_feature.h"

#include "extract/html_outline.h"
#include "extract/html_pick.h"

#include <stdlib.h>

struct scored {
	const struct page *p;
	const float *scores;
	float *words, *mass;        /* of each box's subtree: words, words times score */
	float *group, *group_words; /* the same of sets of like boxes */
	uint16_t *alike;
	uint32_t *set;
	float all; /* mass of the page */
	struct outline_steps best;
};

static int16_t
share(float part, float whole)
{
	return (int16_t)(whole > 0 ? 100 * part / whole + .5f : 0);
}

static int16_t
score_at(const struct scored *s, size_t i)
{
	return (int16_t)(i < s->p->doc->n_blocks ? s->scores[i] * 100 + .5f : -1);
}

static float
weight(const struct page *p, size_t i)
{
	return (float)p->pieces[i].words + 1;
}

static void
scored_init(struct scored *s, const struct page *p, const float *scores)
{
	float *votes = base_calloc(p->doc->n_blocks + 1, sizeof(*votes));
	uint32_t c;
	size_t i;

	*s = (struct scored){.p = p, .scores = scores};
	s->words = base_calloc(p->n_boxes, sizeof(float));
	s->mass = base_calloc(p->n_boxes, sizeof(float));
	s->group = base_calloc(p->n_boxes, sizeof(float));
	s->group_words = base_calloc(p->n_boxes, sizeof(float));
	s->alike = base_calloc(p->n_boxes, sizeof(*s->alike));
	s->set = base_calloc(p->n_boxes, sizeof(*s->set));
	outline_alike(p, s->alike, s->set);
	for (i = 0; i < p->doc->n_blocks; i++) {
		c = p->doc->blocks[i].container;
		s->words[c] += weight(p, i);
		s->mass[c] += weight(p, i) * scores[i];
		votes[i] = weight(p, i) * (scores[i] - .5f);
	}
	outline_sum(p, s->words);
	outline_sum(p, s->mass);
	for (i = 0; i < p->n_boxes; i++) {
		s->group[s->set[i]] += s->mass[i];
		s->group_words[s->set[i]] += s->words[i];
	}
	s->all = s->mass[0];
	outline_steps_init(&s->best, p, pick_box(p, votes));
	free(votes);
}

static void
scored_clear(struct scored *s)
{
	free(s->words);
	free(s->mass);
	free(s->group);
	free(s->group_words);
	free(s->alike);
	free(s->set);
	outline_steps_clear(&s->best);
}

static void
put_neighbours(const struct scored *s, size_t i, int16_t *row)
{
	const struct doc *d = s->p->doc;
	float before = 0, after = 0, before_words = 0, after_words = 0;
	size_t k;

	row[FEATURE_SCORE] = score_at(s, i);
	row[FEATURE_SCORE_BEFORE] = score_at(s, i - 1);
	row[FEATURE_SCORE_BEFORE_2] = score_at(s, i - 2);
	row[FEATURE_SCORE_BEFORE_3] = score_at(s, i - 3);
	row[FEATURE_SCORE_AFTER] = score_at(s, i + 1);
	row[FEATURE_SCORE_AFTER_2] = score_at(s, i + 2);
	row[FEATURE_SCORE_AFTER_3] = score_at(s, i + 3);
	for (k = 1; k <= 8; k++) {
		if (i >= k) {
			before += s->scores[i - k] * weight(s->p, i - k);
			before_words += weight(s->p, i - k);
		}
		if (i + k < d->n_blocks) {
			after += s->scores[i + k] * weight(s->p, i + k);
			after_words += weight(s->p, i + k);
		}
	}
	row[FEATURE_SCORE_RUN_BEFORE] = share(before, before_words);
	row[FEATURE_SCORE_RUN_AFTER] = share(after, after_words);
}

/* Mean score of a box, without the block itself when it holds more. */
static int16_t
box_score(const struct scored *s, uint32_t c, size_t i)
{
	float words = s->words[c], own = weight(s->p, i);

	if (words <= own + .5f)
		return -1;
	return share(s->mass[c] - own * s->scores[i], words - own);
}

static void
put_boxes(const struct scored *s, size_t i, int16_t *row)
{
	const struct page *p = s->p;
	uint32_t c = p->doc->blocks[i].container, up = p->boxes[c].parent,
		 top = p->boxes[up].parent, over = p->boxes[top].parent;
	float own = weight(p, i) * s->scores[i];

	row[FEATURE_SCORE_BOX] = box_score(s, c, i);
	row[FEATURE_SCORE_BOX_2] = box_score(s, up, i);
	row[FEATURE_SCORE_BOX_3] = box_score(s, top, i);
	row[FEATURE_SCORE_BOX_4] = box_score(s, over, i);
	row[FEATURE_SCORE_SECTION] =
	    box_score(s, outline_section(p, p->boxes[outline_section(p, c)].parent), i);
	row[FEATURE_SCORE_MASS_BOX] = share(s->mass[c] - own, s->all);
	row[FEATURE_SCORE_MASS_BOX_2] = share(s->mass[up] - own, s->all);
	row[FEATURE_SCORE_MASS_BOX_3] = share(s->mass[top] - own, s->all);
	row[FEATURE_SCORE_ALIKE] = s->alike[c] > 1
				       ? share(s->group[s->set[c]] - s->mass[c],
					     s->group_words[s->set[c]] - s->words[c])
				       : -1;
	row[FEATURE_SCORE_BEST_UP] = s->best.up[c];
	row[FEATURE_SCORE_BEST_DOWN] = s->best.down[c];
}

void
feature_scores(const struct page *p, const float *scores, struct feature_row *rows)
{
	struct scored s;
	float before = 0, own;
	size_t i;

	scored_init(&s, p, scores);
	for (i = 0; i < p->doc->n_blocks; i++) {
		own = weight(p, i) * scores[i];
		put_neighbours(&s, i, rows[i].v);
		put_boxes(&s, i, rows[i].v);
		rows[i].v[FEATURE_SCORE_MASS_BEFORE] = share(before, s.all);
		rows[i].v[FEATURE_SCORE_MASS_AFTER] = share(s.all - before - own, s.all);
		rows[i].v[FEATURE_SCORE_PAGE] = share(s.all, s.words[0]);
		before += own;
	}
	scored_clear(&s);
}
