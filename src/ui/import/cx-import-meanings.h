/* What the values of a column can become. Without widgets. */
#pragma once

#include "cx-import-model.h"

G_BEGIN_DECLS

typedef struct
{
  char *to;       /* as CxRecode; NULL: it is read as it stands */
  char *label;    /* text of a choice; nullable */
  char *title;    /* for people */
  gboolean other; /* a person writes what it becomes */
} CxImportMeaning;

/* (element-type CxImportMeaning): as it stands first, then what the column's type offers, then the
 * words for no answer. (transfer full) */
GPtrArray *cx_import_meanings_list (CxImportModel *model, guint column);
/* The place of what @recode says among @meanings; G_MAXUINT: another value. @recode NULL: 0. */
guint cx_import_meanings_find (const GPtrArray *meanings, const CxRecode *recode);

/* One value of a column. */
typedef struct
{
  char *from;
  gint64 count;           /* in the sample */
  const CxRecode *recode; /* nullable; the mapping's own */
} CxImportValue;

/* (element-type CxImportValue): those listed by the mapping, then the others by how often they
 * came, at most @most. @beyond gets how many more there are. (transfer full) */
GPtrArray *cx_import_values_list (CxImportModel *model, guint column, guint most, guint *beyond);

G_END_DECLS
