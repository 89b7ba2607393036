/* Rankings whose items stand in the cells: all of them in one cell, the best first, or a column for
 * each place. */
#pragma once

#include "cx-column-sample.h"
#include "cx-joined.h"

G_BEGIN_DECLS

/* A ranking needs as many items, or it could be anything. */
#define CX_RANKING_ITEMS 3
/* … and as many answers. */
#define CX_RANKING_CELLS 4

/* Looks for items put in order and joined by @separator: every cell holds the same items, each
 * once, and not always in the same order, as people who tick boxes would leave it. NULL if it is
 * not so. */
CxJoined *cx_ranking_infer (const CxColumnSample *sample, const char *separator);

/* The place that a heading speaks of: "Rank 2", "2nd choice", "Hạng 2", or "2" alone, where *@named
 * is FALSE. 0 if it speaks of none. */
guint cx_ranking_get_place (const char *heading, gboolean *named);

G_END_DECLS
