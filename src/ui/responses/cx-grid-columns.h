/* The columns of the grid of responses as a person has arranged them: which ones, in which order,
 * which stay, how wide. Only one group of them is built at a time. No widgets. */
#pragma once

#include "cx-response-list-repo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* At most this many are built at once: the ones that stay, and a group of the others. */
#define CX_GRID_COLUMNS_FROZEN 4
#define CX_GRID_COLUMNS_GROUP 20

/* One column as it is arranged. */
#define CX_TYPE_GRID_COLUMN (cx_grid_column_get_type ())
G_DECLARE_FINAL_TYPE (CxGridColumn, cx_grid_column, CX, GRID_COLUMN, GObject)
/* (transfer none) Changes when the survey is loaded again. */
const CxListColumn *cx_grid_column_get (CxGridColumn *column);
/* What stands above it, shortened; and the whole question. */
const char *cx_grid_column_get_title (CxGridColumn *column);
const char *cx_grid_column_get_full_title (CxGridColumn *column);
int cx_grid_column_get_width (CxGridColumn *column);
void cx_grid_column_set_width (CxGridColumn *column, int width);
gboolean cx_grid_column_is_shown (CxGridColumn *column);
gboolean cx_grid_column_is_frozen (CxGridColumn *column);

/* Signal "changed": another group, order or choice of columns is to be shown. A GListModel of all
 * CxGridColumns in their order. */
#define CX_TYPE_GRID_COLUMNS (cx_grid_columns_get_type ())
G_DECLARE_FINAL_TYPE (CxGridColumns, cx_grid_columns, CX, GRID_COLUMNS, GObject)

CxGridColumns *cx_grid_columns_new (void);
/* @language: of questions and labels. What a person arranged stays. */
void cx_grid_columns_set_survey (CxGridColumns *self, CxSurvey *survey, const char *language);
CxSurvey *cx_grid_columns_get_survey (CxGridColumns *self);
const char *cx_grid_columns_get_language (CxGridColumns *self);

void cx_grid_columns_move (CxGridColumns *self, guint from, guint to);
void cx_grid_columns_set_shown (CxGridColumns *self, CxGridColumn *column, gboolean shown);
/* The number always stays; FALSE if no more may stay. */
gboolean cx_grid_columns_set_frozen (CxGridColumns *self, CxGridColumn *column, gboolean frozen);
/* As they were made. */
void cx_grid_columns_reset (CxGridColumns *self);

/* Those that stay; those of the group. (element-type CxGridColumn) (transfer none), valid until
 * the next change. */
GPtrArray *cx_grid_columns_get_frozen (CxGridColumns *self);
GPtrArray *cx_grid_columns_get_group (CxGridColumns *self);
/* @order: the columns of the group in another order. */
void cx_grid_columns_set_group_order (CxGridColumns *self, GPtrArray *order);
/* The first of the group among the shown columns that do not stay, and how many of those there
 * are. */
guint cx_grid_columns_get_first (CxGridColumns *self);
guint cx_grid_columns_get_n_shown (CxGridColumns *self);
/* To the group that holds column @first, or the one with @column. */
void cx_grid_columns_go (CxGridColumns *self, guint first);
void cx_grid_columns_go_to (CxGridColumns *self, CxGridColumn *column);
/* By the key of its CxListColumn; NULL if there is none. */
CxGridColumn *cx_grid_columns_find (CxGridColumns *self, const char *key);

/* What is shown now, the columns that stay first: SQL of its rows, which carry number @layout. Each
 * arrangement has its own number. g_free (). */
char *cx_grid_columns_make_rows (CxGridColumns *self);
gint64 cx_grid_columns_get_layout (CxGridColumns *self);

G_END_DECLS
