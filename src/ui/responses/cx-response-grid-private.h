/* The inside of the grid, shared by its files: the widget, its cursor and keys, its columns. */
#pragma once

#include "cx-response-cell.h"
#include "cx-response-grid.h"
#include "cx-response-rows.h"

G_BEGIN_DECLS

#define CX_RESPONSE_SLOTS (CX_GRID_COLUMNS_FROZEN + CX_GRID_COLUMNS_GROUP)

struct _CxResponseGrid
{
  GtkWidget parent_instance;

  CxSession *session;
  CxGridColumns *columns;
  CxResponseWords words;
  GTimeZone *zone;
  CxPagedModel *model;    /* nullable */
  CxResponseLines *lines; /* of the model, those in view */
  CxResponseMarks *marks; /* the rows that are selected; of the lines */
  gboolean editable;

  /* Of the columns that stay, then of the group. */
  CxResponseSlot slots[CX_RESPONSE_SLOTS];
  guint arranging; /* idle source: a header was dragged */
  gboolean quiet;  /* sorting or columns are being set by ourselves */
  char *sort;      /* nullable */
  gboolean descending;

  /* The cursor. */
  gint64 cursor_id;       /* 0: none */
  guint cursor;           /* its position */
  guint anchor;           /* where a range of rows begins */
  CxResponseSlot *column; /* nullable: the first */
  guint focusing;         /* tick callback: the cell is not built yet */
  guint tries;
  gboolean scrolled;
  gboolean only_scroll; /* somebody else keeps the focus */

  GtkScrolledWindow *frozen_scroller, *scroller;
  CxResponseRows *frozen_rows, *rows;
  GtkColumnView *frozen_view, *view;
};

/* cx-response-grid-columns.c */
void cx_response_grid_make_slots (CxResponseGrid *self);
void cx_response_grid_free_slots (CxResponseGrid *self);
/* Puts the columns of the group into the slots. */
void cx_response_grid_arrange (CxResponseGrid *self);
/* The slots that show a column, from left to right. g_ptr_array_unref () */
GPtrArray *cx_response_grid_list_slots (CxResponseGrid *self);

/* cx-response-grid-cursor.c */
void cx_response_grid_init_keys (CxResponseGrid *self);
/* Moves the cursor; @extend: the rows between are selected too; @select FALSE: only the cursor. */
void cx_response_grid_move (CxResponseGrid *self,
                            guint position,
                            CxResponseSlot *slot,
                            gboolean extend,
                            gboolean select);
/* To another column; past the last one to the next group, or where @wrap to the next row. */
void cx_response_grid_move_columns (CxResponseGrid *self, int step, gboolean wrap);
/* Gives the focus to the cell with the cursor, when it is there. */
void cx_response_grid_show_cursor (CxResponseGrid *self);
/* Rows were scrolled: the focus goes to the cell with the cursor if that is in view, else to the
 * grid. */
void cx_response_grid_keep_focus (CxResponseGrid *self);
/* Rows were added, went or stand in another order: the cursor stays with its response. */
void cx_response_grid_settle_cursor (CxResponseGrid *self);

/* cx-response-grid-edit.c */
void cx_response_grid_install_actions (GtkWidgetClass *widget_class);
void cx_response_grid_update_actions (CxResponseGrid *self);
gboolean cx_response_grid_edit (CxResponseGrid *self);
void cx_response_grid_stop_editing (CxResponseGrid *self);
CxResponseCell *cx_response_grid_find_cell (CxResponseGrid *self);
/* Takes @changes. */
void cx_response_grid_change_row (CxResponseGrid *self,
                                  CxResponseSlot *slot,
                                  gint64 id,
                                  GPtrArray *changes);

/* cx-response-grid-copy.c: an action */
void cx_response_grid_copy (GtkWidget *widget, const char *name, GVariant *parameter);
/* A cell of a table of text has no breaks: takes them out of @cell, and returns it. */
char *cx_response_grid_flatten (char *cell);

/* cx-response-grid-paste.c: an action */
void cx_response_grid_paste (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
