/* Several answers in one cell: finding the options that were joined, although an option may hold
 * the separator itself. */
#pragma once

#include "cx-column-sample.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  gint64 count; /* cells that hold it */
} CxJoinedOption;

typedef struct
{
  char *separator;
  GPtrArray *options; /* CxJoinedOption in the order of the form, as far as the cells show it */
  gint64 cells;       /* cells with an answer */
  gint64 several;     /* of these, cells with more than one option */
  gint64 others;      /* cells with a text that is no option */
  guint pieces;       /* different pieces of all cells: the fewer, the surer */
} CxJoined;

/* Looks for options joined by @separator in @sample. NULL if the cells do not look like joined
 * options;
 * @known TRUE: the source says that they are. */
CxJoined *cx_joined_infer (const CxColumnSample *sample, const char *separator, gboolean known);
/* Without options yet. */
CxJoined *cx_joined_new (const char *separator);
void cx_joined_add_option (CxJoined *joined, const char *text, gint64 count);
void cx_joined_free (CxJoined *joined);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxJoined, cx_joined_free)

/* The pieces of @text between separators that do not stand in brackets, tidy, without blank ones. A
 * bare "," does not part where a blank follows: "Coffee, black,Tea" are two.
 * (element-type utf8) (transfer full) */
GPtrArray *cx_joined_split (const char *text, const char *separator);

G_END_DECLS
