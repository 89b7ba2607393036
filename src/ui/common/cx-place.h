/* Where in the window a person is, as a text that actions carry: "surveys/12/results?where=…". The
 * first part is the page; what follows is that page's business. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char **parts;       /* "surveys", "12", "results"; NULL-terminated */
  GHashTable *params; /* name → value, decoded */
} CxPlace;

/* Any text is a place; what cannot be read is left out. */
CxPlace *cx_place_parse (const char *text);
void cx_place_free (CxPlace *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPlace, cx_place_free)

/* (nullable) (transfer none) */
const char *cx_place_get_part (const CxPlace *place, guint index);
/* A part that is a number; 0 if it is none. */
gint64 cx_place_get_id (const CxPlace *place, guint index);
const char *cx_place_get_param (const CxPlace *place, const char *name);

/* "PATH?name=value&…" with the values encoded. What follows @path are pairs of name and value
 * (nullable: the pair is left out), then NULL. g_free (). */
char *cx_place_make (const char *path, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
