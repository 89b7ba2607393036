#include "config.h"

#include "cx-ods-private.h"

#include "cx-byte-source.h"
#include "cx-i18n.h"
#include "cx-table-private.h"

#include <string.h>

#define MAX_ROWS (1 << 24)
/* Cells that exist only because a row or cell is said to be repeated: a few bytes can claim
 * billions. */
#define MAX_REPEATED (G_GINT64_CONSTANT (1) << 26)
#define MAX_CELL_BYTES (4 << 20)

typedef enum
{
  PASS_LIST,
  PASS_DATA,
} Pass;

struct _CxOds
{
  CxTable *table; /* borrowed */
  CxPackage *package;
  CxXmlStream *stream;
  CxBlockBuilder *builder;
  gint64 max_bytes;
  GPtrArray *sheets;
  GHashTable *hidden_styles;
  char *style; /* table style being read */
  Pass pass;
  guint wanted;
  int table_index; /* of the table being read, -1 before the first */
  int table_depth; /* tables inside tables are no sheets */
  int skip_depth;  /* inside a note or drawing */
  gboolean ended;
  gboolean merges_known;

  gint64 row; /* last one ended, from 1 */
  guint column;
  gint64 row_repeats;
  gint64 pending; /* times the row has still to be given */
  gboolean row_is_hidden;
  guint hidden_rows;
  gint64 repeated;
  GArray *cells;  /* CxOdsCell of the row */
  GString *texts; /* of those cells */
  CxOdsContent content;
};

static void
fail (CxOds *self, const char *message)
{
  GError *error = NULL;

  cx_error_set (&error, CX_ERROR_LIMIT,
                _ ("Save the sheet as CSV in a spreadsheet program and import that."), "%s",
                message);
  cx_error_place (&error, NULL, self->row + 1, NULL);
  cx_xml_stream_fail (self->stream, error);
}

static gboolean
is_wanted (const CxOds *self)
{
  const CxOdsSheet *sheet;

  if (self->table_depth != 1)
    return FALSE;
  if (self->pass == PASS_DATA)
    return self->table_index == (int) self->wanted;
  /* Of a sheet that is known to hold something no more has to be known. */
  sheet = g_ptr_array_index (self->sheets, self->table_index);
  return !sheet->filled;
}

static gint64
read_repeat (const char *text)
{
  return text != NULL ? CLAMP (g_ascii_strtoll (text, NULL, 10), 1, MAX_ROWS) : 1;
}

static void
start_table (CxOds *self, const char **attributes)
{
  const char *name = cx_xml_attribute (attributes, "name");
  const char *style = cx_xml_attribute (attributes, "style-name");
  CxOdsSheet *sheet;

  if (++self->table_depth > 1)
    return;
  self->table_index++;
  self->row = 0;
  if (self->pass != PASS_LIST)
    return;
  sheet = g_new0 (CxOdsSheet, 1);
  sheet->name = g_strdup (name != NULL ? name : "");
  sheet->hidden = style != NULL && g_hash_table_contains (self->hidden_styles, style);
  g_ptr_array_add (self->sheets, sheet);
}

static void
start_row (CxOds *self, const char **attributes)
{
  const char *visibility = cx_xml_attribute (attributes, "visibility");

  self->row_repeats = read_repeat (cx_xml_attribute (attributes, "number-rows-repeated"));
  self->row_is_hidden = visibility != NULL && strcmp (visibility, "visible") != 0;
  self->column = 0;
  g_array_set_size (self->cells, 0);
  g_string_truncate (self->texts, 0);
}

static void
note_merge (CxOds *self, const char **attributes)
{
  gint64 columns = read_repeat (cx_xml_attribute (attributes, "number-columns-spanned"));
  gint64 rows = read_repeat (cx_xml_attribute (attributes, "number-rows-spanned"));
  CxMerge merge = { .row = (guint) self->row,
                    .column = self->column,
                    .rows = (guint) rows,
                    .columns = (guint) columns };

  if (self->pass != PASS_DATA || self->merges_known || self->row > 64 || (columns < 2 && rows < 2))
    return;
  g_array_append_val (self->table->merges, merge);
}

static void
start_cell (CxOds *self, const char **attributes)
{
  self->content.repeats = (guint) read_repeat (
      cx_xml_attribute (attributes, "number-columns-repeated"));
  note_merge (self, attributes);
  cx_ods_content_begin (&self->content, attributes);
}

static void
note_style (CxOds *self, const char *local, const char **attributes)
{
  const char *display;

  if (strcmp (local, "style") == 0)
    {
      g_free (self->style);
      self->style = g_strdup (cx_xml_attribute (attributes, "name"));
    }
  else if (strcmp (local, "table-properties") == 0)
    {
      display = cx_xml_attribute (attributes, "display");
      if (self->style != NULL && display != NULL && strcmp (display, "false") == 0)
        g_hash_table_add (self->hidden_styles, g_strdup (self->style));
    }
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  CxOds *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->skip_depth > 0)
    {
      self->skip_depth++;
      return;
    }
  if (strcmp (local, "table") == 0)
    start_table (self, attributes);
  else if (!is_wanted (self))
    note_style (self, local, attributes);
  else if (strcmp (local, "table-row") == 0)
    start_row (self, attributes);
  else if (strcmp (local, "table-cell") == 0 || strcmp (local, "covered-table-cell") == 0)
    start_cell (self, attributes);
  else if (strcmp (local, "annotation") == 0 || strcmp (local, "shapes") == 0 ||
           strcmp (local, "ruby-text") == 0 || g_str_has_prefix (name, "draw:"))
    self->skip_depth = 1;
  else if (self->content.inside)
    cx_ods_content_start (&self->content, local, attributes);
}

static void
end_cell (CxOds *self)
{
  CxOdsContent *content = &self->content;
  CxOdsCell cell = { .column = self->column, .repeats = content->repeats };
  const char *text = cx_ods_content_get_text (content, &cell.length);

  content->inside = FALSE;
  self->column = (guint) MIN ((guint64) self->column + content->repeats, G_MAXINT);
  if (cell.length == 0)
    return;
  if (self->pass == PASS_LIST)
    {
      CxOdsSheet *sheet = g_ptr_array_index (self->sheets, self->table_index);

      sheet->filled = TRUE;
      return;
    }
  if (self->column > CX_SHEET_MAX_COLUMNS)
    {
      fail (self, _ ("The sheet has cells beyond the last column that a workbook can have."));
      return;
    }
  cell.kind = content->kind;
  cell.number = content->number;
  cell.text = self->texts->len;
  g_string_append_len (self->texts, text, (gssize) cell.length);
  g_array_append_val (self->cells, cell);
}

static void
add_cells (CxOds *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const CxOdsCell *cell = &g_array_index (self->cells, CxOdsCell, i);

      for (guint k = 0; k < cell->repeats; k++)
        cx_block_builder_add (self->builder, cell->column + k, cell->kind,
                              self->texts->str + cell->text, cell->length, cell->number, FALSE);
    }
}

/* Cells that the row stands for beyond those written out. */
static gint64
count_repeated (const CxOds *self)
{
  gint64 cells = 0;

  for (guint i = 0; i < self->cells->len; i++)
    cells += g_array_index (self->cells, CxOdsCell, i).repeats;
  return cells * self->row_repeats - self->cells->len;
}

/* Gives the row as often as it is repeated. FALSE when the block is full before that. */
static gboolean
give_rows (CxOds *self)
{
  while (self->pending > 0)
    {
      self->pending--;
      self->row++;
      add_cells (self);
      if (cx_block_builder_end_row (self->builder, self->row))
        return FALSE;
    }
  return TRUE;
}

static void
end_row (CxOds *self)
{
  if (self->row + self->row_repeats > MAX_ROWS)
    {
      if (self->cells->len > 0)
        fail (self, _ ("The sheet has rows beyond the last that a workbook can have."));
      self->row_repeats = 0;
    }
  if (self->pass == PASS_LIST || self->cells->len == 0)
    {
      self->row += self->row_repeats;
      return;
    }
  if (self->row_is_hidden)
    self->hidden_rows += (guint) self->row_repeats;
  self->repeated += count_repeated (self);
  if (self->repeated > MAX_REPEATED)
    {
      fail (self, _ ("The sheet says that its cells repeat far too often."));
      return;
    }
  self->pending = self->row_repeats;
  if (!give_rows (self))
    cx_xml_stream_pause (self->stream);
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  CxOds *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->skip_depth > 0)
    {
      self->skip_depth--;
      return;
    }
  if (strcmp (local, "table") == 0)
    {
      gboolean was_wanted = is_wanted (self) && self->pass == PASS_DATA;

      self->table_depth--;
      if (was_wanted)
        {
          self->ended = TRUE;
          cx_xml_stream_pause (self->stream);
        }
    }
  else if (!is_wanted (self))
    return;
  else if (strcmp (local, "table-row") == 0)
    end_row (self);
  else if (strcmp (local, "table-cell") == 0 || strcmp (local, "covered-table-cell") == 0)
    end_cell (self);
  else if (self->content.inside)
    cx_ods_content_end (&self->content, local);
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  CxOds *self = user_data;

  if (!self->content.inside || self->skip_depth > 0)
    return;
  cx_ods_content_text (&self->content, text, length);
  if (self->content.text->len > MAX_CELL_BYTES)
    fail (self, _ ("A cell holds more text than a workbook can hold."));
}

static gboolean
start_pass (CxOds *self, Pass pass, GError **error)
{
  g_clear_pointer (&self->stream, cx_xml_stream_free);
  cx_block_builder_reset (self->builder);
  self->pass = pass;
  self->table_index = -1;
  self->table_depth = self->skip_depth = 0;
  self->ended = FALSE;
  self->content.inside = FALSE;
  self->row = self->pending = self->repeated = 0;
  self->hidden_rows = 0;
  if (self->package != NULL)
    self->stream = cx_xml_stream_open (self->package, "content.xml", start_cb, end_cb, text_cb,
                                       self, error);
  else
    self->stream = cx_xml_stream_open_file (self->table->path, self->max_bytes, start_cb, end_cb,
                                            text_cb, self, error);
  return self->stream != NULL;
}

static gboolean
run_stream (CxOds *self, CxProgress *progress, gboolean *done, GError **error)
{
  gboolean read;

  if (self->package != NULL)
    cx_package_set_progress (self->package, progress);
  read = cx_xml_stream_run (self->stream, done, error);
  if (self->package != NULL)
    cx_package_set_progress (self->package, NULL);
  return read;
}

static void
free_sheet (gpointer data)
{
  CxOdsSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

CxOds *
cx_ods_open (CxTable *table, gint64 max_bytes, CxProgress *progress, GError **error)
{
  CxOds *self = g_new0 (CxOds, 1);
  char magic[4] = { 0 };
  g_autoptr (CxByteSource) file = NULL;
  gboolean done;

  self->table = table;
  self->max_bytes = max_bytes;
  self->builder = cx_block_builder_new ();
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (CxOdsCell));
  self->texts = g_string_new (NULL);
  self->content.value = g_string_new (NULL);
  self->content.text = g_string_new (NULL);

  file = cx_byte_source_open (table->path, NULL, 0, error);
  if (file == NULL || cx_byte_source_read (file, (guint8 *) magic, 4, error) < 0)
    g_clear_pointer (&self, cx_ods_free);
  else if (memcmp (magic, "PK\3\4", 4) == 0)
    {
      self->package = cx_package_open (table->path, max_bytes, error);
      if (self->package == NULL || !cx_package_check_readable (self->package, error))
        g_clear_pointer (&self, cx_ods_free);
    }
  if (self != NULL &&
      (!start_pass (self, PASS_LIST, error) || !run_stream (self, progress, &done, error)))
    g_clear_pointer (&self, cx_ods_free);
  return self;
}

void
cx_ods_free (CxOds *ods)
{
  g_clear_pointer (&ods->stream, cx_xml_stream_free);
  g_clear_pointer (&ods->package, cx_package_free);
  cx_block_builder_free (ods->builder);
  g_ptr_array_unref (ods->sheets);
  g_hash_table_unref (ods->hidden_styles);
  g_array_unref (ods->cells);
  g_string_free (ods->texts, TRUE);
  g_string_free (ods->content.value, TRUE);
  g_string_free (ods->content.text, TRUE);
  g_free (ods->style);
  g_free (ods);
}

const GPtrArray *
cx_ods_get_sheets (CxOds *ods)
{
  return ods->sheets;
}

gboolean
cx_ods_start (CxOds *ods, guint sheet, GError **error)
{
  ods->wanted = sheet;
  if (ods->table->merges->len > 0 || ods->pass == PASS_DATA)
    ods->merges_known = TRUE;
  return start_pass (ods, PASS_DATA, error);
}

gboolean
cx_ods_run (CxOds *ods, gboolean *done, CxProgress *progress, GError **error)
{
  gboolean at_end = FALSE;

  *done = FALSE;
  if (!give_rows (ods))
    return TRUE;
  if (!ods->ended && !run_stream (ods, progress, &at_end, error))
    return FALSE;
  *done = (ods->ended || at_end) && ods->pending == 0;
  return TRUE;
}

CxBlockBuilder *
cx_ods_get_builder (CxOds *ods)
{
  return ods->builder;
}

guint
cx_ods_get_hidden_rows (CxOds *ods)
{
  return ods->hidden_rows;
}

double
cx_ods_get_fraction (CxOds *ods)
{
  return ods->ended ? 1 : cx_xml_stream_get_fraction (ods->stream);
}
