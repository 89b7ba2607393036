#include "config.h"

#include "cx-import-needs.h"

CxImportNeeds *
cx_import_needs_new (void)
{
  CxImportNeeds *self = g_new0 (CxImportNeeds, 1);

  self->missing = g_hash_table_new (NULL, NULL);
  self->options = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
cx_import_needs_free (CxImportNeeds *needs)
{
  g_hash_table_unref (needs->missing);
  g_hash_table_unref (needs->options);
  g_free (needs);
}

void
cx_import_needs_add_missing (CxImportNeeds *needs, guint column)
{
  if (g_hash_table_add (needs->missing, GUINT_TO_POINTER (column)))
    needs->found = TRUE;
}

gboolean
cx_import_needs_has_missing (CxImportNeeds *needs, guint column)
{
  return g_hash_table_contains (needs->missing, GUINT_TO_POINTER (column));
}

void
cx_import_needs_add_option (CxImportNeeds *needs, guint column, const char *text)
{
  GPtrArray *options = cx_import_needs_get_options (needs, column);

  if (options == NULL)
    {
      options = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (needs->options, GUINT_TO_POINTER (column), options);
    }
  /* One more than the most shows that there are too many. */
  if (options->len > CX_IMPORT_MOST_OPTIONS ||
      g_ptr_array_find_with_equal_func (options, text, g_str_equal, NULL))
    return;
  g_ptr_array_add (options, g_strdup (text));
  needs->found = TRUE;
}

GPtrArray *
cx_import_needs_get_options (CxImportNeeds *needs, guint column)
{
  return g_hash_table_lookup (needs->options, GUINT_TO_POINTER (column));
}
