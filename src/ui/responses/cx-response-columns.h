/* The columns of the grid of responses as a person has arranged them: which ones, in which order,
 * which stay, how wide. Only one group of them is built at a time. No widgets. */
#pragma once

#include "cx-response-list-repo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* At most this many are built at once: the ones that stay, and a group of the others. */
#define CX_RESPONSE_COLUMNS_FROZEN 4
#define CX_RESPONSE_COLUMNS_GROUP 20

/* One column as it is arranged. */
#define CX_TYPE_RESPONSE_COLUMN (cx_response_column_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseColumn, cx_response_column, CX, RESPONSE_COLUMN, GObject)
/* (transfer none) Changes when the survey is loaded again. */
const CxListColumn *cx_response_column_get (CxResponseColumn *column);
/* What stands above it, shortened; and the whole question. */
const char *cx_response_column_get_title (CxResponseColumn *column);
const char *cx_response_column_get_full_title (CxResponseColumn *column);
int cx_response_column_get_width (CxResponseColumn *column);
void cx_response_column_set_width (CxResponseColumn *column, int width);
gboolean cx_response_column_is_shown (CxResponseColumn *column);
gboolean cx_response_column_is_frozen (CxResponseColumn *column);

/* Signal "changed": another group, order or choice of columns is to be shown. A GListModel of all
 * CxResponseColumns in their order. */
#define CX_TYPE_RESPONSE_COLUMNS (cx_response_columns_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseColumns, cx_response_columns, CX, RESPONSE_COLUMNS, GObject)

CxResponseColumns *cx_response_columns_new (void);
/* @language: of questions and labels. What a person arranged stays. */
void
cx_response_columns_set_survey (CxResponseColumns *self, CxSurvey *survey, const char *language);
CxSurvey *cx_response_columns_get_survey (CxResponseColumns *self);
const char *cx_response_columns_get_language (CxResponseColumns *self);

void cx_response_columns_move (CxResponseColumns *self, guint from, guint to);
void
cx_response_columns_set_shown (CxResponseColumns *self, CxResponseColumn *column, gboolean shown);
/* The number always stays; FALSE if no more may stay. */
gboolean
cx_response_columns_set_frozen (CxResponseColumns *self, CxResponseColumn *column, gboolean frozen);
/* As they were made. */
void cx_response_columns_reset (CxResponseColumns *self);

/* Those that stay; those of the group. (element-type CxResponseColumn) (transfer none), valid until
 * the next change. */
GPtrArray *cx_response_columns_get_frozen (CxResponseColumns *self);
GPtrArray *cx_response_columns_get_group (CxResponseColumns *self);
/* @order: the columns of the group in another order. */
void cx_response_columns_set_group_order (CxResponseColumns *self, GPtrArray *order);
/* The first of the group among the shown columns that do not stay, and how many of those there
 * are. */
guint cx_response_columns_get_first (CxResponseColumns *self);
guint cx_response_columns_get_n_shown (CxResponseColumns *self);
/* To the group that holds column @first, or the one with @column. */
void cx_response_columns_go (CxResponseColumns *self, guint first);
void cx_response_columns_go_to (CxResponseColumns *self, CxResponseColumn *column);
/* By the key of its CxListColumn; NULL if there is none. */
CxResponseColumn *cx_response_columns_find (CxResponseColumns *self, const char *key);

/* What is shown now, the columns that stay first: SQL of its rows, which carry number @layout. Each
 * arrangement has its own number. g_free (). */
char *cx_response_columns_make_rows (CxResponseColumns *self);
gint64 cx_response_columns_get_layout (CxResponseColumns *self);

G_END_DECLS
