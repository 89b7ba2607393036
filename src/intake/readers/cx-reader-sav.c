#include "config.h"

#include "cx-readers.h"

#include "cx-block-builder.h"
#include "cx-charset.h"
#include "cx-i18n.h"
#include "cx-sav.h"
#include "cx-table-private.h"

#include <string.h>

/* SPSS data (.sav, .zsav). ReadStat calls us for each value; it runs in a thread of its own that
 * rests whenever a block is full, so that the caller can fetch rows when it likes. */

typedef enum
{
  TURN_CALLER,
  TURN_PARSER,
} Turn;

typedef struct
{
  CxTable *table; /* borrowed */
  CxSav *sav;
  CxBlockBuilder *builder;
  CxRowBlock *first;
  char *encoding; /* forced, nullable */

  GThread *thread;
  GMutex lock;
  GCond changed;
  Turn turn;
  gboolean stop;
  gboolean ended;
  gint64 rows; /* given so far */
  GError *error;
} SavReader;

static int
sav_probe (const guint8 *bytes, gsize size, const char *path)
{
  (void) path;
  return size >= 4 && (memcmp (bytes, "$FL2", 4) == 0 || memcmp (bytes, "$FL3", 4) == 0) ? 100 : 0;
}

/* Hands over to the caller and waits to be called again. FALSE: stop. */
static gboolean
yield_block (SavReader *self)
{
  gboolean go_on;

  g_mutex_lock (&self->lock);
  self->turn = TURN_CALLER;
  g_cond_broadcast (&self->changed);
  while (self->turn == TURN_CALLER && !self->stop)
    g_cond_wait (&self->changed, &self->lock);
  go_on = !self->stop;
  g_mutex_unlock (&self->lock);
  return go_on;
}

/* The row of variable names, once all of them are known. */
static gboolean
begin_cb (gpointer user_data)
{
  SavReader *self = user_data;
  guint n = cx_sav_get_column_count (self->sav);

  for (guint i = 0; i < n; i++)
    {
      const char *name = cx_sav_get_name (self->sav, i);

      cx_block_builder_add (self->builder, i, CX_CELL_TEXT, name, strlen (name), 0, FALSE);
    }
  return !cx_block_builder_end_row (self->builder, 0) || yield_block (self);
}

static void
value_cb (guint column, CxCellKind kind, const char *text, double number, gpointer user_data)
{
  SavReader *self = user_data;

  cx_block_builder_add (self->builder, column, kind, text, strlen (text), number, FALSE);
}

static gboolean
row_cb (gint64 row, gpointer user_data)
{
  SavReader *self = user_data;

  self->rows = row;
  cx_block_builder_keep_row (self->builder);
  return !cx_block_builder_end_row (self->builder, row) || yield_block (self);
}

static gpointer
parse_thread (gpointer data)
{
  SavReader *self = data;
  static const CxSavHandlers handlers = { begin_cb, value_cb, row_cb };
  GError *error = NULL;

  cx_sav_parse (self->sav, &handlers, self, &error);
  g_mutex_lock (&self->lock);
  self->error = error;
  self->ended = TRUE;
  self->turn = TURN_CALLER;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
stop_thread (SavReader *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->stop = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_error (&self->error);
}

/* Begins the file anew; the thread waits for its first turn. */
static void
start (SavReader *self)
{
  stop_thread (self);
  g_clear_pointer (&self->sav, cx_sav_free);
  self->sav = cx_sav_new (self->table->path, self->encoding);
  cx_block_builder_reset (self->builder);
  self->stop = self->ended = FALSE;
  self->rows = 0;
  self->turn = TURN_CALLER;
}

/* Lets the parser fill one block. */
static gboolean
read_block (SavReader *self, CxRowBlock **block, GError **error)
{
  *block = NULL;
  if (self->ended)
    return TRUE;
  cx_block_builder_begin (self->builder, self->table->columns);
  g_mutex_lock (&self->lock);
  self->turn = TURN_PARSER;
  if (self->thread == NULL)
    self->thread = g_thread_new ("sav", parse_thread, self);
  g_cond_broadcast (&self->changed);
  while (self->turn == TURN_PARSER)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  *block = cx_block_builder_finish (self->builder, self->ended);
  return TRUE;
}

static gboolean
sav_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  SavReader *self = table->reader = g_new0 (SavReader, 1);
  g_autoptr (GError) reason = NULL;

  (void) progress;
  self->table = table;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->builder = cx_block_builder_new ();
  self->encoding = options->encoding != NULL ? g_strdup (cx_charset_canonical (options->encoding))
                                             : NULL;
  table->format = g_strdup ("sav");
  start (self);
  if (!read_block (self, &self->first, &reason))
    {
      if (self->encoding != NULL || !cx_sav_is_misread (self->sav))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      /* Files of old systems say nothing or something wrong about their letters. */
      self->encoding = g_strdup ("windows-1252");
      start (self);
      if (!read_block (self, &self->first, error))
        return FALSE;
      cx_table_take_doubt (
          table, g_strdup (_ ("The file names a wrong encoding; it was read as windows-1252. If "
                              "characters look wrong, name another encoding.")));
    }
  table->encoding = g_strdup (cx_sav_get_encoding (self->sav));
  table->notes = cx_sav_take_notes (self->sav);
  if (self->first == NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                    _ ("The file has no variables."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
sav_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  SavReader *self = table->reader;

  (void) progress;
  if (self->first != NULL)
    {
      *block = g_steal_pointer (&self->first);
      return TRUE;
    }
  return read_block (self, block, error);
}

static gboolean
sav_rewind (CxTable *table, GError **error)
{
  SavReader *self = table->reader;

  (void) error;
  self->first = NULL;
  start (self);
  return TRUE;
}

static double
sav_fraction (CxTable *table)
{
  SavReader *self = table->reader;
  gint64 rows = cx_sav_get_row_count (self->sav);

  if (self->ended)
    return 1;
  return rows > 0 ? (double) self->rows / (double) rows : 0;
}

static void
sav_close (CxTable *table)
{
  SavReader *self = table->reader;

  if (self == NULL)
    return;
  stop_thread (self);
  g_clear_pointer (&self->sav, cx_sav_free);
  cx_block_builder_free (self->builder);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->encoding);
  g_free (self);
  table->reader = NULL;
}

const CxReaderType cx_reader_sav = {
  .id = "sav",
  .title = N_ ("SPSS data (.sav)"),
  .suffixes = "sav zsav",
  .probe = sav_probe,
  .open = sav_open,
  .next = sav_next,
  .rewind = sav_rewind,
  .fraction = sav_fraction,
  .close = sav_close,
};
