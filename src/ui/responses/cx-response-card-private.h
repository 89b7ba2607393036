/* The inside of the card, for its files: the widget, and the rows it is built of. */
#pragma once

#include "cx-response-card.h"
#include "cx-response-row.h"

G_BEGIN_DECLS

struct _CxResponseCard
{
  GtkWidget parent_instance;

  CxSession *session;
  CxResponseWords words; /* owns its survey */
  char *language;
  GTimeZone *zone;
  GPtrArray *columns; /* CxListColumn, all of a response */
  GArray *values;     /* CxListValue of the stored ones; nullable */
  gint64 id;
  gboolean is_new;

  GPtrArray *rows; /* CxResponseRow, borrowed */
  guint building;  /* idle source that adds rows */
  guint next;      /* the column that gets the next row */
  gboolean in_questions;
  CxPage *page;        /* of the section that is being filled; borrowed */
  GtkListBox *section; /* nullable */

  GtkLabel *title;
  GtkWidget *steps, *menu, *save, *discard;
  GtkStack *stack;
  GtkBox *body;
};

/* FALSE for a field of which the survey's answers have no column yet. */
gboolean cx_response_card_is_stored (CxResponseCard *self, const CxListColumn *column);
/* Makes all rows anew, some at a time. */
void cx_response_card_build (CxResponseCard *self);
void cx_response_card_show_value (CxResponseCard *self, CxResponseRow *row);
void cx_response_card_changed_cb (CxResponseRow *row, GPtrArray *changes, CxResponseCard *self);

G_END_DECLS
