#include "config.h"

#include "cx-i18n.h"
#include "cx-package.h"
#include "cx-readers.h"
#include "cx-table-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Files that people drop although they are no table, or not one that we read: each is told what it
 * is and what to do. And the ZIP that holds the table. */

typedef struct
{
  const char *magic;
  gsize length;
  const char *message; /* N_() */
  const char *mend;    /* N_() */
} Foreign;

static const Foreign foreigners[] = {
  { "%PDF-", 5, N_ ("This is a PDF; its tables are pictures of text."),
    N_ ("Export the answers as CSV or .xlsx instead.") },
  { "\x1f\x8b", 2, N_ ("This is a file packed with gzip."),
    N_ ("Unpack it and choose what comes out.") },
  { "7z\xbc\xaf", 4, N_ ("This is a 7-Zip archive."), N_ ("Unpack it and choose what comes out.") },
  { "Rar!", 4, N_ ("This is a RAR archive."), N_ ("Unpack it and choose what comes out.") },
  { "SQLite format 3", 16, N_ ("This is a database, not a table of answers."),
    N_ ("If it is a business file of ours, open it instead of importing it.") },
  { "\x89PNG", 4, N_ ("This is a picture."), N_ ("Export the answers as CSV or .xlsx instead.") },
  { "\xff\xd8\xff", 3, N_ ("This is a picture."),
    N_ ("Export the answers as CSV or .xlsx instead.") },
  { "{\\rtf", 5, N_ ("This is a text document."),
    N_ ("Export the answers as CSV or .xlsx instead.") },
  { "<stata_dta>", 11, N_ ("This is a Stata file."), N_ ("Save it as .sav or CSV.") },
  { "HEADER RECORD*******", 20, N_ ("This is a SAS transport file."),
    N_ ("Save it as .sav or CSV.") },
  { "\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60", 16, N_ ("This is a SAS file."),
    N_ ("Save it as .sav or CSV.") },
};

/* Suffixes of text that is no table, and what is said of them. */
static const struct
{
  const char *suffix;
  const char *message; /* N_() */
} suffixes[] = {
  { ".json", N_ ("This is a JSON file, which is not read as a table.") },
  { ".por", N_ ("This is an SPSS portable file, which is not read.") },
  { ".dta", N_ ("This is a Stata file, which is not read.") },
  { ".qsf", N_ ("This is a Qualtrics survey, not its answers.") },
  { ".lss", N_ ("This is a LimeSurvey survey, not its answers.") },
};

static gboolean
refuse (GError **error, const char *mend, const char *message)
{
  cx_error_set (error, CX_ERROR_UNSUPPORTED, mend, "%s", message);
  return FALSE;
}

static gboolean
contains (const guint8 *bytes, gsize size, const char *needle)
{
  return g_strstr_len ((const char *) bytes, (gssize) size, needle) != NULL;
}

/* Web pages and XML that call themselves .xls. */
static gboolean
check_markup (const guint8 *bytes, gsize size, GError **error)
{
  gsize at = size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *head = NULL;

  while (at < size && g_ascii_isspace (bytes[at]))
    at++;
  if (at >= size || bytes[at] != '<' || contains (bytes, size, "office:document"))
    return TRUE;

  head = g_ascii_strdown ((const char *) bytes + at, (gssize) MIN (size - at, 1024));
  if (contains (bytes, size, "urn:schemas-microsoft-com:office:spreadsheet"))
    return refuse (error, _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                   _ ("This is a workbook in the XML format of Excel 2003, whatever its name "
                      "says."));
  if (strstr (head, "<html") != NULL || strstr (head, "<!doctype html") != NULL ||
      strstr (head, "<table") != NULL)
    return refuse (error, _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                   _ ("This is a web page, whatever its name says."));
  if (g_str_has_prefix (head, "<?xml"))
    return refuse (error, _ ("Export the answers as CSV or .xlsx instead."),
                   _ ("This is an XML file, which is not read as a table."));
  return TRUE;
}

/* Control characters in numbers that no text has, unless it is UTF-16. */
static gboolean
is_binary (const guint8 *bytes, gsize size)
{
  gsize controls = 0, zeros[2] = { 0, 0 };

  if (size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return FALSE;
  for (gsize i = 0; i < size; i++)
    {
      if (bytes[i] == 0)
        zeros[i % 2]++;
      else if (bytes[i] < 0x20 && strchr ("\t\n\r\f\x1a\x1b", bytes[i]) == NULL)
        controls++;
    }
  /* A few stray ones are mended. */
  if (MIN (zeros[0], zeros[1]) > 8 && MIN (zeros[0], zeros[1]) * 20 > size)
    return TRUE;
  /* Of random bytes nearly one in ten is one, and zeros stand at both places of a pair. */
  if (controls * 14 > size && MIN (zeros[0], zeros[1]) > 2)
    return TRUE;
  return controls > 8 && controls * 10 > size;
}

#ifdef HAVE_READSTAT
static const gboolean reads_sav = TRUE;
#else
static const gboolean reads_sav = FALSE;
#endif

/* SPSS data has a reader unless the build left it out. */
static gboolean
check_sav (const guint8 *bytes, gsize size, gboolean *is_sav, GError **error)
{
  *is_sav = size >= 4 && memcmp (bytes, "$FL", 3) == 0;
  if (*is_sav && !reads_sav)
    return refuse (error, _ ("Save it as CSV in SPSS."),
                   _ ("This is an SPSS file (.sav), which this build does not read."));
  return TRUE;
}

/* What a ZIP that is no workbook of ours turns out to be. */
static gboolean
check_package (const char *path, GError **error)
{
  g_autoptr (CxPackage) package = cx_package_open (path, 0, error);

  if (package == NULL)
    return FALSE;
  if (cx_package_has (package, "Index/Document.iwa") || cx_package_has (package, "Index.zip"))
    return refuse (error, _ ("In Numbers choose File ▸ Export To ▸ CSV or Excel."),
                   _ ("This is an Apple Numbers document."));
  if (cx_package_has (package, "word/document.xml"))
    return refuse (error, _ ("Export the answers as CSV or .xlsx instead."),
                   _ ("This is a Word document, not a table."));
  if (cx_package_has (package, "xl/workbook.bin"))
    return refuse (error, _ ("Open it in Excel and save it as .xlsx."),
                   _ ("This is a binary Excel workbook (.xlsb), which is not read."));
  return TRUE;
}

gboolean
cx_reader_check_foreign (const char *path, const guint8 *bytes, gsize size, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean is_sav;

  for (gsize i = 0; i < G_N_ELEMENTS (foreigners); i++)
    if (size >= foreigners[i].length &&
        memcmp (bytes, foreigners[i].magic, foreigners[i].length) == 0)
      return refuse (error, _ (foreigners[i].mend), _ (foreigners[i].message));

  if (size >= 4 && memcmp (bytes, "PK\3\4", 4) == 0)
    return check_package (path, error);
  if (!check_sav (bytes, size, &is_sav, error))
    return FALSE;
  if (is_sav || (size >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0", 4) == 0))
    return TRUE;
  if (!check_markup (bytes, size, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix))
      return refuse (error, _ ("Export the answers as CSV or .xlsx instead."),
                     _ (suffixes[i].message));
  if (is_binary (bytes, size))
    return refuse (error, _ ("Choose a CSV, .xlsx, .ods, .xls or .sav file."),
                   _ ("This is not a file with a table that can be read."));
  return TRUE;
}

static gboolean
is_text_table (const char *name)
{
  static const char *const endings[] = { ".csv", ".tsv", ".txt", ".tab", NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *base = g_path_get_basename (name);

  if (g_str_has_prefix (name, "__MACOSX/") || *base == '.')
    return FALSE;
  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_zip (const char *path)
{
  char head[4] = { 0 };
  FILE *file = g_fopen (path, "rb");
  gsize n = file != NULL ? fread (head, 1, 4, file) : 0;

  if (file != NULL)
    fclose (file);
  return n == 4 && memcmp (head, "PK\3\4", 4) == 0;
}

gboolean
cx_reader_find_zipped_table (const char *path, char **entry, GError **error)
{
  g_autoptr (CxPackage) package = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) tables = g_string_new (NULL);
  guint n = 0;

  *entry = NULL;
  if (!is_zip (path))
    return TRUE;
  package = cx_package_open (path, 0, error);
  if (package == NULL)
    return FALSE;

  names = cx_package_list (package);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!is_text_table (name))
        continue;
      g_string_append_printf (tables, "%s%s", n > 0 ? ", " : "", name);
      if (n++ == 0)
        *entry = g_strdup (name);
    }
  if (n == 1)
    return TRUE;

  g_clear_pointer (entry, g_free);
  if (n == 0)
    return refuse (error, _ ("Unpack it and choose the table."),
                   _ ("This is a ZIP archive without a table inside."));
  cx_error_set (error, CX_ERROR_AMBIGUOUS, _ ("Unpack it and choose one of them."),
                _ ("This ZIP archive holds several tables: %s."), tables->str);
  return FALSE;
}
