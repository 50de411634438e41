/* Ranking of one hit. */
#include "store/rank.h"

#include <string.h>

enum { MAX_PHRASES = 64, MAX_HITS = 400, CLOSE = 8 };

static const double column_weights[] = {8.0, 4.0, 1.0};

void
rank_hit(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int n_values,
    sqlite3_value **values)
{
	double counts[MAX_PHRASES] = {0}, score = 0, weight;
	int n = 0, i, phrase, column, at, last_phrase = -1, last_column = -1, last_at = 0;

	(void)n_values;
	(void)values;
	if (api->xInstCount(fts, &n))
		n = 0;
	for (i = 0; i < n && i < MAX_HITS; i++) {
		if (api->xInst(fts, i, &phrase, &column, &at))
			break;
		if (phrase >= MAX_PHRASES || column >= (int)ARRAY_LEN(column_weights))
			continue;
		weight = column_weights[column];
		if (column == 2 && at < 60)
			weight *= 1.5;
		counts[phrase] += weight;
		if (column == last_column && phrase != last_phrase && at > last_at &&
		    at - last_at <= CLOSE)
			score += 0.5 / (at - last_at);
		last_phrase = phrase;
		last_column = column;
		last_at = at;
	}
	for (i = 0; i < MAX_PHRASES; i++)
		score += counts[i] / (counts[i] + 1.2);
	sqlite3_result_double(context, score);
}
