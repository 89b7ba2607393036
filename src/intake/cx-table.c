#include "config.h"

#include "cx-table-private.h"

#include "cx-i18n.h"

#include <string.h>

/* Between the reader and the caller: passes over preamble and header, holds the last block back so
 * that totals and notes below the data can be left out. */
typedef struct
{
  const CxReaderType *type;
  guint skip;        /* raw rows before the data */
  gboolean ready;    /* preamble and header have been found */
  gboolean at_start; /* the held block is the file's first */
  CxRowBlock *held;  /* read, not yet handed out */
  CxRowBlock view;   /* what the caller sees */
  GPtrArray *texts;  /* char *: texts of the view that the reader wrote otherwise; nullable */
  gint64 given;      /* data rows handed out */
} Stream;

G_DEFINE_FINAL_TYPE (CxTable, cx_table, G_TYPE_OBJECT)

static void
free_note (gpointer data)
{
  CxColumnNote *note = data;

  if (note == NULL)
    return;
  g_free (note->name);
  g_free (note->label);
  g_clear_pointer (&note->value_labels, g_hash_table_unref);
  g_clear_pointer (&note->missing, g_hash_table_unref);
  g_free (note);
}

static void
cx_table_finalize (GObject *object)
{
  CxTable *self = CX_TABLE (object);
  Stream *stream = self->stream;

  if (stream->type != NULL)
    stream->type->close (self);
  g_clear_pointer (&stream->texts, g_ptr_array_unref);
  g_free (stream);
  g_free (self->path);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->quote);
  g_free (self->line_end);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->head);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_ptr_array_unref (self->repairs);
  g_ptr_array_unref (self->doubts);
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->plain_head, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_table_parent_class)->finalize (object);
}

static void
cx_table_class_init (CxTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_table_finalize;
}

static void
cx_table_init (CxTable *self)
{
  self->stream = g_new0 (Stream, 1);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->repairs = g_ptr_array_new_with_free_func (g_free);
  self->doubts = g_ptr_array_new_with_free_func (g_free);
  self->rows = -1;
}

static void
take_once (GPtrArray *list, char *text)
{
  if (g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (list, text);
}

void
cx_table_take_repair (CxTable *table, char *text)
{
  take_once (table->repairs, text);
}

void
cx_table_take_doubt (CxTable *table, char *text)
{
  take_once (table->doubts, text);
}

GPtrArray *
cx_table_new_notes (void)
{
  return g_ptr_array_new_with_free_func (free_note);
}

gboolean
cx_table_check_cancelled (CxProgress *progress, GError **error)
{
  GCancellable *cancellable = cx_progress_get_cancellable (progress);

  if (cancellable == NULL || !g_cancellable_is_cancelled (cancellable))
    return TRUE;
  cx_error_set (error, CX_ERROR_CANCELLED, NULL, _ ("Reading was stopped."));
  return FALSE;
}

/* Takes the rows below the data off @before (nullable) and @last, the file's end. */
static void
cut_footer (CxTable *self, CxRowBlock *before, CxRowBlock *last)
{
  Stream *stream = self->stream;
  guint first = stream->at_start ? stream->skip : 0;
  guint limit = (before != NULL ? before->rows : 0) + last->rows;
  guint notes = 0;
  guint cut = cx_table_find_footer (self, before, last, limit > first ? limit - first : 0, &notes);
  guint from_last;

  /* A statistics program writes no notes below its cases, and a case without answers is one. */
  if (self->notes != NULL)
    return;
  from_last = MIN (cut, last->rows);
  last->rows -= from_last;
  if (before != NULL)
    before->rows -= cut - from_last;
  self->footer_rows = notes;
  if (notes > 0)
    cx_table_take_doubt (
        self,
        g_strdup_printf (ngettext ("The last %u row looks like a total or a note and was left "
                                   "out.",
                                   "The last %u rows look like totals or notes and were left "
                                   "out.",
                                   notes),
                         notes));
}

/* Moves the file's next block into @held, telling whether the file ends with it. */
static gboolean
fetch (CxTable *self, CxProgress *progress, GError **error)
{
  Stream *stream = self->stream;
  CxRowBlock *before = stream->held;
  CxRowBlock *block = NULL;

  if (!cx_table_check_cancelled (progress, error) ||
      !stream->type->next (self, &block, progress, error))
    {
      cx_error_place (error, self->path, 0, NULL);
      return FALSE;
    }

  stream->held = block;
  if (!stream->ready)
    return TRUE;
  if (block != NULL && block->last)
    cut_footer (self, before, block);
  else if (block == NULL && before != NULL)
    cut_footer (self, NULL, before);
  return TRUE;
}

static gint64
count_data_rows (CxTable *self, const CxRowBlock *block, guint skip)
{
  gint64 n = 0;

  for (guint i = skip; i < block->rows; i++)
    n += self->delimiter == NULL || block->widths[i] > 0;
  return n;
}

static gboolean
holds_nothing (const CxRowBlock *block)
{
  if (block == NULL)
    return TRUE;
  for (gsize i = 0; i < (gsize) block->rows * block->columns; i++)
    if (block->cells[i].text[strspn (block->cells[i].text, " \t\r\n")] != '\0')
      return FALSE;
  return block->last || block->rows == 0;
}

static void
set_empty (CxTable *self, GError **error)
{
  if (self->sheet > 0)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Name another sheet."),
                  _ ("The sheet “%s” holds nothing."),
                  (const char *) g_ptr_array_index (self->sheets, self->sheet - 1));
  else
    cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                  _ ("The file holds nothing but blanks."));
  cx_error_place (error, self->path, 0, NULL);
}

static gboolean
open_with (CxTable *self, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  Stream *stream = self->stream;

  stream->type = cx_reader_pick (self->path, error);
  if (stream->type == NULL)
    return FALSE;

  stream->at_start = TRUE;
  if (!stream->type->open (self, options, progress, error) || !fetch (self, progress, error))
    {
      cx_error_place (error, self->path, 0, NULL);
      return FALSE;
    }
  if (holds_nothing (stream->held))
    {
      set_empty (self, error);
      return FALSE;
    }

  stream->skip = cx_table_find_layout (self, stream->held, options, self->merges);
  stream->ready = TRUE;
  if (stream->held->last)
    {
      cut_footer (self, NULL, stream->held);
      self->rows = count_data_rows (self, stream->held, stream->skip);
    }
  return TRUE;
}

CxTable *
cx_table_open (const char *path, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  static const CxReadOptions defaults = { .header_rows = -1 };
  g_autoptr (CxTable) self = g_object_new (CX_TYPE_TABLE, NULL);

  self->path = g_strdup (path);
  if (!open_with (self, options != NULL ? options : &defaults, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Blank lines of a text file are no rows. */
static void
drop_blank_lines (CxRowBlock *block)
{
  guint kept = 0;

  for (guint i = 0; i < block->rows; i++)
    {
      if (block->widths[i] == 0)
        continue;
      if (kept != i)
        {
          memmove (&block->cells[(gsize) kept * block->columns],
                   &block->cells[(gsize) i * block->columns], block->columns * sizeof (CxCell));
          block->lines[kept] = block->lines[i];
          block->widths[kept] = block->widths[i];
        }
      kept++;
    }
  block->rows = kept;
}

/* The words in braces of LimeSurvey's round-trip file become what they stand for. The texts live as
 * long as the view. */
static void
unbrace_view (Stream *stream)
{
  gsize n = (gsize) stream->view.rows * stream->view.columns;

  if (stream->texts == NULL)
    stream->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (stream->texts, 0);
  for (gsize i = 0; i < n; i++)
    {
      CxCell *cell = &stream->view.cells[i];
      char *plain = cx_table_unbrace (cell->text);

      if (plain == NULL)
        continue;
      g_ptr_array_add (stream->texts, plain);
      cell->text = plain;
      cell->length = (guint32) strlen (plain);
    }
}

static void
show_block (CxTable *self, CxRowBlock *block)
{
  Stream *stream = self->stream;
  guint skip = stream->at_start ? MIN (stream->skip, block->rows) : 0;

  stream->view = *block;
  stream->view.rows -= skip;
  stream->view.cells += (gsize) skip * block->columns;
  stream->view.lines += skip;
  stream->view.widths += skip;
  stream->at_start = FALSE;
  if (self->delimiter != NULL)
    drop_blank_lines (&stream->view);
  if (self->braced)
    unbrace_view (stream);
  stream->given += stream->view.rows;
}

gboolean
cx_table_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  Stream *stream = table->stream;

  *block = NULL;
  while (stream->held != NULL)
    {
      CxRowBlock *current = stream->held;

      if (current->last)
        stream->held = NULL;
      else if (!fetch (table, progress, error))
        return FALSE;

      show_block (table, current);
      stream->view.last = stream->held == NULL;
      if (stream->view.rows > 0)
        {
          *block = &stream->view;
          return TRUE;
        }
    }
  table->rows = stream->given;
  return TRUE;
}

gboolean
cx_table_rewind (CxTable *table, GError **error)
{
  Stream *stream = table->stream;

  stream->held = NULL;
  stream->at_start = TRUE;
  stream->given = 0;
  if (!stream->type->rewind (table, error))
    {
      cx_error_place (error, table->path, 0, NULL);
      return FALSE;
    }
  return fetch (table, NULL, error);
}

double
cx_table_get_fraction (CxTable *table)
{
  Stream *stream = table->stream;

  return CLAMP (stream->type->fraction (table), 0, 1);
}

char *
cx_table_get_heading (CxTable *table, guint column)
{
  g_autoptr (GString) heading = g_string_new (NULL);
  const char *before = "";

  for (guint i = 0; i < table->head->len; i++)
    {
      GStrv row = g_ptr_array_index (table->head, i);
      const char *part = column < table->columns ? row[column] : "";

      /* Qualtrics' third row is JSON for machines. */
      if (*part == '\0' || strcmp (part, before) == 0 || (i == 2 && *part == '{'))
        continue;
      if (heading->len > 0)
        g_string_append (heading, " - ");
      g_string_append (heading, part);
      before = part;
    }
  return g_string_free (g_steal_pointer (&heading), FALSE);
}
