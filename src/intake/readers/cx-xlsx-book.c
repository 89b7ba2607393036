#include "config.h"

#include "cx-xlsx.h"

#include "cx-i18n.h"

#include <string.h>

/* The workbook part, and the relationships that say where everything else is. */

typedef struct
{
  char *id;
  char *type; /* the last word of its URL: worksheet, styles … */
  char *target;
} Relation;

typedef struct
{
  CxXlsxBook *book;
  CxXmlStream *stream;
  GPtrArray *relations;
  const char *folder; /* of the part whose relationships are read */
  GPtrArray *ids;     /* per sheet: its relationship */
} Reading;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
free_sheet (gpointer data)
{
  CxXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* A target is relative to its part's folder unless it begins with "/"; "../" goes up. */
static char *
resolve_target (const char *folder, const char *target)
{
  g_autofree char *joined = *target == '/' ? g_strdup (target + 1)
                                           : g_strconcat (folder, target, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", 0);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0 && kept->len > 0)
        g_ptr_array_remove_index (kept, kept->len - 1);
      else if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0 && strcmp (parts[i], "..") != 0)
        g_ptr_array_add (kept, parts[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
relation_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  Reading *self = user_data;
  const char *id = cx_xml_attribute (attributes, "Id");
  const char *type = cx_xml_attribute (attributes, "Type");
  const char *target = cx_xml_attribute (attributes, "Target");
  const char *word;
  Relation *relation;

  if (strcmp (cx_xml_local_name (name), "Relationship") != 0 || id == NULL || type == NULL ||
      target == NULL)
    return;
  word = strrchr (type, '/');
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id);
  relation->type = g_strdup (word != NULL ? word + 1 : type);
  relation->target = resolve_target (self->folder, target);
  g_ptr_array_add (self->relations, relation);
}

static void
workbook_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  Reading *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (strcmp (local, "workbookPr") == 0)
    {
      const char *epoch = cx_xml_attribute (attributes, "date1904");

      self->book->epoch_1904 = epoch != NULL &&
                               (strcmp (epoch, "1") == 0 || strcmp (epoch, "true") == 0);
    }
  else if (strcmp (local, "sheet") == 0)
    {
      const char *title = cx_xml_attribute (attributes, "name");
      const char *id = cx_xml_attribute (attributes, "id");
      const char *state = cx_xml_attribute (attributes, "state");
      CxXlsxSheet *sheet = g_new0 (CxXlsxSheet, 1);

      sheet->name = g_strdup (title != NULL ? title : "");
      sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
      g_ptr_array_add (self->book->sheets, sheet);
      g_ptr_array_add (self->ids, g_strdup (id != NULL ? id : ""));
    }
}

static void
ignore_end_cb (void *user_data, const XML_Char *name)
{
  (void) user_data;
  (void) name;
}

static gboolean
parse_part (Reading *self, const char *part, XML_StartElementHandler start, GError **error)
{
  g_autoptr (CxXmlStream) stream = cx_xml_stream_open (self->book->package, part, start,
                                                       ignore_end_cb, NULL, self, error);
  gboolean done;

  return stream != NULL && cx_xml_stream_run (stream, &done, error);
}

static const Relation *
find_relation (const Reading *self, const char *id, const char *type)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (self->relations, i);

      if ((id == NULL || strcmp (relation->id, id) == 0) &&
          (type == NULL || strcmp (relation->type, type) == 0))
        return relation;
    }
  return NULL;
}

/* "xl/workbook.xml" unless the package says otherwise. */
static char *
find_workbook (Reading *self, GError **error)
{
  const Relation *relation;
  g_autofree char *part = NULL;

  self->folder = "";
  if (cx_package_has (self->book->package, "_rels/.rels") &&
      !parse_part (self, "_rels/.rels", relation_cb, error))
    return NULL;
  relation = find_relation (self, NULL, "officeDocument");
  part = g_strdup (relation != NULL ? relation->target : "xl/workbook.xml");
  g_ptr_array_set_size (self->relations, 0);
  return g_steal_pointer (&part);
}

static gboolean
read_book (Reading *self, GError **error)
{
  g_autofree char *workbook = find_workbook (self, error);
  g_autofree char *folder = NULL, *base = NULL, *relations = NULL;
  const Relation *styles, *strings;
  const char *slash;

  if (workbook == NULL)
    return FALSE;
  slash = strrchr (workbook, '/');
  folder = slash != NULL ? g_strndup (workbook, (gsize) (slash + 1 - workbook)) : g_strdup ("");
  base = g_path_get_basename (workbook);
  relations = g_strconcat (folder, "_rels/", base, ".rels", NULL);
  self->folder = folder;
  if (!parse_part (self, workbook, workbook_cb, error) ||
      !parse_part (self, relations, relation_cb, error))
    return FALSE;

  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);
      const Relation *relation = find_relation (self, g_ptr_array_index (self->ids, i),
                                                "worksheet");

      sheet->part = g_strdup (relation != NULL ? relation->target : NULL);
    }
  styles = find_relation (self, NULL, "styles");
  strings = find_relation (self, NULL, "sharedStrings");
  return (styles == NULL || cx_xlsx_read_styles (self->book, styles->target, error)) &&
         (strings == NULL || cx_xlsx_read_strings (self->book, strings->target, error));
}

CxXlsxBook *
cx_xlsx_book_open (const char *path, gint64 max_bytes, CxProgress *progress, GError **error)
{
  g_autoptr (CxXlsxBook) book = g_new0 (CxXlsxBook, 1);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { .book = book, .relations = relations, .ids = ids };

  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  book->formats = g_array_new (FALSE, FALSE, sizeof (CxCellFormat));
  book->strings = g_string_new (NULL);
  book->offsets = g_array_new (FALSE, TRUE, sizeof (gsize));
  book->package = cx_package_open (path, max_bytes, error);
  if (book->package == NULL)
    return NULL;
  cx_package_set_progress (book->package, progress);
  if (!read_book (&reading, error))
    return NULL;
  if (book->sheets->len == 0)
    {
      cx_error_set (error, CX_ERROR_DAMAGED,
                    _ ("Open it in a spreadsheet program and save it again."),
                    _ ("The workbook has no sheets."));
      return NULL;
    }
  return g_steal_pointer (&book);
}

void
cx_xlsx_book_free (CxXlsxBook *book)
{
  g_clear_pointer (&book->package, cx_package_free);
  g_ptr_array_unref (book->sheets);
  g_array_unref (book->formats);
  g_string_free (book->strings, TRUE);
  g_array_unref (book->offsets);
  g_free (book);
}

const char *
cx_xlsx_book_get_string (const CxXlsxBook *book, guint64 index, gsize *length)
{
  const gsize *offsets = (const gsize *) (const void *) book->offsets->data;

  if (book->offsets->len < 2 || index >= book->offsets->len - 1)
    return NULL;
  *length = offsets[index + 1] - offsets[index] - 1;
  return book->strings->str + offsets[index];
}

gboolean
cx_xlsx_parse_reference (const char *reference, guint *column, gint64 *row)
{
  guint number = 0;
  guint64 line;
  const char *p = reference;
  char *end;

  while (g_ascii_isalpha (*p) && number < 1000000)
    number = number * 26 + (guint) (g_ascii_toupper (*p++) - 'A') + 1;
  if (number == 0)
    return FALSE;
  *column = number - 1;
  if (row == NULL)
    return TRUE;

  line = g_ascii_strtoull (p, &end, 10);
  if (end == p || line == 0 || line > G_MAXINT32)
    return FALSE;
  *row = (gint64) line;
  return TRUE;
}
