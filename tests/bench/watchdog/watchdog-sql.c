/* What the program asks of SQLite: how long its main thread is in there, and how many rows all its
 * threads read. These functions stand before SQLite's own. */
#include "config.h"

#include "watchdog.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <sqlite3.h>

#define TELL_MS 4.0
#define MAX_FRAMES 48

/* In the handler that runs, and since the section began. */
static double handler_sum, longest_call, longest_sum;
static guint n_calls;
static gint rows;
static __thread int inside; /* SQLite calls itself */

static gpointer
find (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static void
tell_call (const char *name, const char *sql, const WatchTime *time)
{
  gpointer stack[MAX_FRAMES];
  int n = backtrace (stack, MAX_FRAMES);
  g_autofree char *line = g_strdelimit (g_strdup (sql != NULL ? sql : ""), "\n\t", ' ');

  watch_print ("sql\t%s\t%.2f\t%.2f\t%.2f\t%s\t", name, time->counted, time->wall, time->cpu, line);
  for (int i = 2; i < n; i++)
    watch_print_address (stack[i]);
  watch_print ("\n");
}

static void
count_call (const char *name, const char *sql, const WatchMoment *start)
{
  WatchTime time = watch_since (start);

  n_calls++;
  handler_sum += time.counted;
  longest_call = MAX (longest_call, time.counted);
  longest_sum = MAX (longest_sum, handler_sum);
  if (time.counted > TELL_MS)
    tell_call (name, sql, &time);
}

void
watch_sql_begin (void)
{
  handler_sum = 0;
}

double
watch_sql_sum (void)
{
  return handler_sum;
}

void
watch_sql_print_section (void)
{
  watch_print ("\t%u\t%.2f\t%.2f\t%d", n_calls, longest_call, longest_sum,
               g_atomic_int_get (&rows));
  n_calls = 0;
  longest_call = longest_sum = 0;
  g_atomic_int_set (&rows, 0);
}

/* Calls what SQLite has under that name, and counts it in the main thread. */
#define WATCHED(name, parameters, arguments, sql)                                                  \
  int name parameters;                                                                             \
  int name parameters                                                                              \
  {                                                                                                \
    static int (*real) parameters;                                                                 \
    WatchMoment start;                                                                             \
    gboolean counts;                                                                               \
    int result;                                                                                    \
                                                                                                   \
    if (real == NULL)                                                                              \
      real = find (#name);                                                                         \
    counts = inside++ == 0 && watch_is_main_thread ();                                             \
    if (counts)                                                                                    \
      start = watch_now ();                                                                        \
    result = real arguments;                                                                       \
    inside--;                                                                                      \
    if (result == SQLITE_ROW)                                                                      \
      g_atomic_int_inc (&rows);                                                                    \
    if (counts)                                                                                    \
      count_call (#name, sql, &start);                                                             \
    return result;                                                                                 \
  }

WATCHED (sqlite3_step, (sqlite3_stmt * stmt), (stmt), sqlite3_sql (stmt))
WATCHED (sqlite3_reset, (sqlite3_stmt * stmt), (stmt), NULL)
WATCHED (sqlite3_finalize, (sqlite3_stmt * stmt), (stmt), NULL)
WATCHED (sqlite3_exec,
         (sqlite3 * db,
          const char *sql,
          int (*callback) (void *, int, char **, char **),
          void *data,
          char **message),
         (db, sql, callback, data, message),
         sql)
WATCHED (sqlite3_prepare_v2,
         (sqlite3 * db, const char *sql, int length, sqlite3_stmt **stmt, const char **tail),
         (db, sql, length, stmt, tail),
         sql)
WATCHED (sqlite3_prepare_v3,
         (sqlite3 * db,
          const char *sql,
          int length,
          unsigned int flags,
          sqlite3_stmt **stmt,
          const char **tail),
         (db, sql, length, flags, stmt, tail),
         sql)
WATCHED (sqlite3_open_v2,
         (const char *path, sqlite3 **db, int flags, const char *vfs),
         (path, db, flags, vfs),
         path)
WATCHED (sqlite3_close, (sqlite3 * db), (db), NULL)
WATCHED (sqlite3_close_v2, (sqlite3 * db), (db), NULL)
WATCHED (sqlite3_backup_step, (sqlite3_backup * backup, int pages), (backup, pages), NULL)
WATCHED (sqlite3_wal_checkpoint_v2,
         (sqlite3 * db, const char *schema, int mode, int *size, int *done),
         (db, schema, mode, size, done),
         schema)
