#include "config.h"

#include "cx-readers.h"

#include "cx-i18n.h"
#include "cx-program.h"
#include "cx-table-private.h"
#include "cx-xls-stream.h"

#include <string.h>

/* Old .xls workbooks. The reading itself happens in a child process (cx-xls-child.c). */

#define PROGRAM "clientele-cli"
/* Seconds without a sign from the child; where the system limits it, it ends before. */
#define PATIENCE 90

typedef struct
{
  GSubprocess *child;
  CxXlsStream *stream;
  CxBlockBuilder *builder;
  int wanted; /* sheet as asked for */
  gboolean done;

  GThread *watch;
  GMutex lock;
  GCond wake;
  gboolean closing;
  gboolean reading;
  gint64 since; /* when the reading began */
  gboolean timed_out;
} XlsReader;

static int
xls_probe (const guint8 *bytes, gsize size, const char *path)
{
  (void) path;
  return size >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0 ? 100 : 0;
}

/* Ends a child that keeps silent for too long. */
static gpointer
watch_thread (gpointer data)
{
  XlsReader *self = data;

  g_mutex_lock (&self->lock);
  while (!self->closing)
    {
      gint64 now = g_get_monotonic_time ();

      if (self->reading && now - self->since > PATIENCE * G_USEC_PER_SEC)
        {
          self->timed_out = TRUE;
          g_subprocess_force_exit (self->child);
          break;
        }
      g_cond_wait_until (&self->wake, &self->lock, now + G_USEC_PER_SEC);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
set_reading (XlsReader *self, gboolean reading)
{
  g_mutex_lock (&self->lock);
  self->reading = reading;
  self->since = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
}

static void
stop_child (XlsReader *self)
{
  if (self->watch != NULL)
    {
      g_mutex_lock (&self->lock);
      self->closing = TRUE;
      g_cond_signal (&self->wake);
      g_mutex_unlock (&self->lock);
      g_thread_join (g_steal_pointer (&self->watch));
    }
  self->closing = FALSE;
  g_clear_pointer (&self->stream, cx_xls_stream_free);
  if (self->child != NULL)
    {
      g_subprocess_force_exit (self->child);
      g_subprocess_wait (self->child, NULL, NULL);
    }
  g_clear_object (&self->child);
}

/* The program that knows "--read-xls". */
static char *
find_program (void)
{
  const char *named = g_getenv ("CLIENTELE_READER");
  g_autofree char *own = cx_program_get_path ();
  g_autofree char *base = own != NULL ? g_path_get_basename (own) : NULL;
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  static const char *const places[] = { PROGRAM, PROGRAM ".exe", "../libexec/" PROGRAM, NULL };

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  if (base != NULL && g_str_has_prefix (base, PROGRAM))
    return g_steal_pointer (&own);
  for (gsize i = 0; folder != NULL && places[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_find_program_in_path (PROGRAM);
}

static gboolean
start_child (CxTable *table, GError **error)
{
  XlsReader *self = table->reader;
  g_autofree char *program = find_program ();
  g_autofree char *sheet = g_strdup_printf ("%d", self->wanted);
  g_autoptr (GError) reason = NULL;

  stop_child (self);
  self->done = self->timed_out = FALSE;
  cx_block_builder_reset (self->builder);
  g_ptr_array_set_size (table->sheets, 0);
  if (program != NULL)
    self->child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    &reason, program, "--read-xls", table->path, sheet, NULL);
  if (self->child == NULL)
    {
      cx_error_set (error, CX_ERROR_FAILED,
                    _ ("Install the program anew, or save the file as .xlsx."),
                    _ ("Reading .xls needs the program %s, which could not be started: %s"),
                    PROGRAM, reason != NULL ? reason->message : _ ("it was not found"));
      return FALSE;
    }
  self->stream = cx_xls_stream_new (g_subprocess_get_stdout_pipe (self->child), table->sheets);
  set_reading (self, FALSE);
  self->watch = g_thread_new ("xls-watch", watch_thread, self);
  return TRUE;
}

static gboolean
replace_by_timeout (XlsReader *self, GError **error)
{
  if (!self->timed_out)
    return FALSE;
  g_clear_error (error);
  cx_error_set (error, CX_ERROR_LIMIT, _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                _ ("The workbook took too long to read."));
  return FALSE;
}

static gboolean
begin (CxTable *table, GError **error)
{
  XlsReader *self = table->reader;
  gboolean read;

  if (!start_child (table, error))
    return FALSE;
  set_reading (self, TRUE);
  read = cx_xls_stream_read_head (self->stream, &table->sheet, &table->epoch_1904, error);
  set_reading (self, FALSE);
  return read || replace_by_timeout (self, error);
}

static gboolean
xls_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  XlsReader *self = table->reader = g_new0 (XlsReader, 1);
  int sheet;

  (void) progress;
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  self->builder = cx_block_builder_new ();
  table->format = g_strdup ("xls");
  self->wanted = options->sheet_name == NULL ? options->sheet : 0;
  if (!begin (table, error))
    return FALSE;

  sheet = cx_reader_choose_sheet (table->sheets, options, error);
  if (sheet < 0)
    return FALSE;
  self->wanted = sheet > 0 ? sheet : table->sheet;
  return table->sheet == self->wanted || begin (table, error);
}

static gboolean
xls_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  XlsReader *self = table->reader;
  gboolean read = TRUE;

  (void) progress;
  *block = NULL;
  cx_block_builder_begin (self->builder, table->columns);
  if (!self->done)
    {
      set_reading (self, TRUE);
      read = cx_xls_stream_read_rows (self->stream, self->builder, &self->done, error);
      set_reading (self, FALSE);
    }
  if (!read)
    return replace_by_timeout (self, error);
  *block = cx_block_builder_finish (self->builder, self->done);
  return TRUE;
}

static gboolean
xls_rewind (CxTable *table, GError **error)
{
  return begin (table, error);
}

static double
xls_fraction (CxTable *table)
{
  XlsReader *self = table->reader;

  return self->done ? 1 : 0;
}

static void
xls_close (CxTable *table)
{
  XlsReader *self = table->reader;

  if (self == NULL)
    return;
  stop_child (self);
  cx_block_builder_free (self->builder);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
  table->reader = NULL;
}

const CxReaderType cx_reader_xls = {
  .id = "xls",
  .title = N_ ("Excel 97–2003 workbook (.xls)"),
  .suffixes = "xls",
  .probe = xls_probe,
  .open = xls_open,
  .next = xls_next,
  .rewind = xls_rewind,
  .fraction = xls_fraction,
  .close = xls_close,
};
