/* Watches the main thread of a program from outside (LD_PRELOAD), so that the program itself holds
 * nothing for benchmarks. What it writes, and what is counted, stands at the head of
 * bench-window.py. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment on the clocks of the calling thread, in nanoseconds. */
typedef struct
{
  gint64 wall;
  gint64 cpu;
  gint64 waited; /* able to run, while the processors did something else */
} WatchMoment;

/* What went by between two moments, in milliseconds. */
typedef struct
{
  double counted; /* all but waiting for a processor */
  double wall;
  double cpu;
} WatchTime;

WatchMoment watch_now (void);
WatchTime watch_since (const WatchMoment *start);
gboolean watch_is_main_thread (void);

/* The handler that runs now, and what it is called. Only the main thread's, and only the outermost
 * where handlers run handlers. */
void watch_begin (void);
void watch_end (const char *name, gpointer callback);
void watch_mark_phase (const char *phase);

/* Where a person is in the tour: what follows is told under that name. */
void watch_set_section (const char *name);

/* watchdog-sample.c: what the main thread is at, looked at every millisecond while a handler runs.
 */
void watch_sample_prepare (void);
void watch_sample_begin (void);
void watch_sample_end (void);
/* Milliseconds that looking itself took, to be taken off. */
double watch_sample_cost (void);
/* Milliseconds in functions of the program, and in GTK's way through widgets (measuring, placing,
 * painting) wherever that happens. */
double watch_sample_ours (void);
double watch_sample_layout (void);
void watch_sample_print (void);

/* watchdog-sql.c: SQL in the main thread. */
void watch_sql_begin (void);
double watch_sql_sum (void);
void watch_sql_print_section (void);

/* watchdog-drive.c: what the tour asks for. */
void watch_drive_prepare (const char *path);

/* The report: a line of fields, tab between them, after the name of the section. */
void watch_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void watch_print_address (gpointer address);

G_END_DECLS
