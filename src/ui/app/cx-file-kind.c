#include "config.h"

#include "cx-file-kind.h"

#include "cx-i18n.h"
#include "cx-store.h"
#include "cx-table.h"

#include <string.h>

gboolean
cx_file_kind_is_business (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, CX_STORE_SUFFIX);
}

gboolean
cx_file_kind_is_table (const char *path)
{
  const char *dot = strrchr (path, '.');
  const CxReaderType *const *readers;
  guint n;

  if (dot == NULL)
    return FALSE;
  readers = cx_readers (&n);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) suffixes = g_strsplit (readers[i]->suffixes, " ", 0);

      for (guint k = 0; suffixes[k] != NULL; k++)
        if (g_ascii_strcasecmp (dot + 1, suffixes[k]) == 0)
          return TRUE;
    }
  return FALSE;
}

const CxFileFilter *
cx_file_kind_get_businesses (void)
{
  static const CxFileFilter filters[] = {
    { N_ ("Businesses"), "clientele" },
    { N_ ("All files"), NULL },
    { NULL, NULL },
  };

  return filters;
}

const CxFileFilter *
cx_file_kind_get_tables (void)
{
  static const CxFileFilter filters[] = {
    { N_ ("Answers from form tools and spreadsheets"),
      "csv;tsv;txt;tab;xlsx;xlsm;ods;fods;xls;sav;zsav;zip" },
    { N_ ("All files"), NULL },
    { NULL, NULL },
  };

  return filters;
}
