/* What the files of the list of choices share. */
#pragma once

#include "cx-part-list.h"
#include "cx-part-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _CxPartList
{
  GtkWidget parent_instance;

  CxSession *session;
  CxSurvey *survey;
  CxQuestion *question;
  gboolean rows;
  gboolean all;      /* also those past SHOWN_AT_FIRST */
  gint64 wanted;     /* the part whose text gets the focus once it is there */
  guint shown;       /* how many parts there are that were not removed */
  guint room;        /* how many rows there may be now: more with every frame */
  guint tick;        /* of the frame clock; 0: every row is there */
  GPtrArray *hidden; /* parts that were removed, borrowed from the question */

  GtkLabel *heading;
  GtkListBox *list, *removed_list;
  GtkWidget *add, *rest;
  AdwExpanderRow *removed;
  GPtrArray *removed_rows; /* borrowed from the expander */
};

gint64 cx_part_list_get_id (GObject *part);
CxPartRow *cx_part_list_get_row (CxPartList *self, int index);
/* A new row at @index. */
CxPartRow *cx_part_list_make_row (CxPartList *self, int index);
/* Gives the caret to the part that is to have it, once it is there. */
void cx_part_list_focus_wanted (CxPartList *self);
/* Parts and removed parts as the question has them now. */
void cx_part_list_show_parts (CxPartList *self);

G_END_DECLS
