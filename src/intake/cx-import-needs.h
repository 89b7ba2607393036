/* What can only be made before the first row is written, and was found missing while rows were
 * read: the import then begins anew with it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GHashTable *missing; /* set of columns that say "not applicable" in a number or text */
  GHashTable *options; /* joined column → GPtrArray of char *: options that nobody knew */
  gboolean found;      /* something was added since the last beginning */
} CxImportNeeds;

/* A joined cell with more unknown pieces than these (in the whole column) has free text in it. */
#define CX_IMPORT_MOST_OPTIONS 60

CxImportNeeds *cx_import_needs_new (void);
void cx_import_needs_free (CxImportNeeds *needs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportNeeds, cx_import_needs_free)

/* @column (from 0) needs codes of missing answers beside its numbers or texts. */
void cx_import_needs_add_missing (CxImportNeeds *needs, guint column);
gboolean cx_import_needs_has_missing (CxImportNeeds *needs, guint column);
/* A joined cell of @column holds an option that its question does not have. @text is copied. */
void cx_import_needs_add_option (CxImportNeeds *needs, guint column, const char *text);
/* (element-type utf8) (nullable) */
GPtrArray *cx_import_needs_get_options (CxImportNeeds *needs, guint column);

G_END_DECLS
