/* Handlers: every source that the main loop dispatches, and the phases of a frame. */
#include "config.h"

#include "watchdog.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <gtk/gtk.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* From here on a handler is told of with where it was. */
#define TELL_MS 10.0
#define TELL_FRAME_MS 33.0
#define MAX_PHASES 16

typedef struct
{
  const char *name;
  WatchMoment start;
} Phase;

static FILE *report;
static GThread *main_thread;
static int delay_fd = -1;
static gint64 began, first_frame;
static char *section;

/* The handler that runs. */
static int depth;
static WatchMoment handler_start;
static Phase phases[MAX_PHASES];
static guint n_phases;

/* Since the section began. */
static guint n_handlers;
static double longest_handler, longest_ours, handlers_sum;
static GArray *frames; /* of double, in ms */

/* --- Clocks ------------------------------------------------------------------------------------
 */

static gint64
read_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);
  return (gint64) time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

/* The second field of schedstat: how long the thread could have run and did not. */
static gint64
read_waited (void)
{
  char text[96];
  ssize_t length = delay_fd >= 0 ? pread (delay_fd, text, sizeof text - 1, 0) : 0;
  char *second;

  if (length <= 0)
    return 0;
  text[length] = '\0';
  second = strchr (text, ' ');
  return second != NULL ? g_ascii_strtoll (second, NULL, 10) : 0;
}

WatchMoment
watch_now (void)
{
  WatchMoment now = { .waited = read_waited () };

  now.cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
  now.wall = read_clock (CLOCK_MONOTONIC);
  return now;
}

static WatchTime
subtract (const WatchMoment *end, const WatchMoment *start)
{
  const gint64 wall = end->wall - start->wall;

  return (WatchTime){
    .counted = (double) MAX (wall - (end->waited - start->waited), 0) / 1e6,
    .wall = (double) wall / 1e6,
    .cpu = (double) (end->cpu - start->cpu) / 1e6,
  };
}

WatchTime
watch_since (const WatchMoment *start)
{
  WatchMoment now = watch_now ();

  return subtract (&now, start);
}

gboolean
watch_is_main_thread (void)
{
  return main_thread != NULL && g_thread_self () == main_thread;
}

/* --- Report ------------------------------------------------------------------------------------
 */

void
watch_print (const char *format, ...)
{
  va_list args;

  if (report == NULL)
    return;
  va_start (args, format);
  vfprintf (report, format, args);
  va_end (args);
}

/* Functions of the program are told by their place in it, which addr2line can name. */
void
watch_print_address (gpointer address)
{
  Dl_info info;

  if (dladdr (address, &info) == 0 || info.dli_fname == NULL)
    watch_print (" ?");
  else if (strstr (info.dli_fname, ".so") == NULL)
    watch_print (" @%lx", (unsigned long) ((char *) address - (char *) info.dli_fbase));
  else
    watch_print (" %s",
                 info.dli_sname != NULL ? info.dli_sname : strrchr (info.dli_fname, '/') + 1);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_section (void)
{
  double median = 0, longest = 0;

  if (section == NULL)
    return;
  g_array_sort (frames, compare_doubles);
  if (frames->len > 0)
    {
      median = g_array_index (frames, double, frames->len / 2);
      longest = g_array_index (frames, double, frames->len - 1);
    }
  watch_print ("section\t%s\t%u\t%.2f\t%.2f\t%.2f\t%u\t%.2f\t%.2f", section, n_handlers,
               longest_handler, longest_ours, handlers_sum, frames->len, median, longest);
  watch_sql_print_section ();
  watch_print ("\n");
  fflush (report);
}

void
watch_set_section (const char *name)
{
  print_section ();
  g_free (section);
  section = g_strdup (name);
  n_handlers = 0;
  longest_handler = longest_ours = handlers_sum = 0;
  g_array_set_size (frames, 0);
}

/* --- Handlers ----------------------------------------------------------------------------------
 */

void
watch_begin (void)
{
  if (depth++ > 0)
    return;
  n_phases = 0;
  watch_sql_begin ();
  handler_start = watch_now ();
  /* Nothing counts before the first frame, which looking would only make late. */
  if (first_frame != 0)
    watch_sample_begin ();
}

void
watch_mark_phase (const char *phase)
{
  if (depth != 1 || n_phases == MAX_PHASES)
    return;
  phases[n_phases].name = phase;
  phases[n_phases++].start = watch_now ();
}

static void
tell_slow (const char *kind, const char *name, gpointer callback, const WatchTime *time, double own)
{
  watch_print ("%s\t%s\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t", kind, section, name, own,
               time->counted, time->wall, time->cpu, watch_sql_sum ());
  if (callback != NULL)
    watch_print_address (callback);
  watch_print ("\n");
  watch_sample_print ();
}

static void
end_frame (const WatchMoment *end, const char *name)
{
  WatchTime time = subtract (end, &handler_start);
  g_autoptr (GString) text = g_string_new (name);
  double ours = watch_sample_ours (), whole;

  for (guint i = 0; i < n_phases; i++)
    {
      WatchTime part = subtract (i + 1 < n_phases ? &phases[i + 1].start : end, &phases[i].start);

      g_string_append_printf (text, " %s %.1f", phases[i].name, part.counted);
    }
  time.counted -= watch_sample_cost ();
  whole = time.counted;
  g_array_append_val (frames, whole);
  longest_ours = MAX (longest_ours, ours);
  if (ours > TELL_MS || time.counted > TELL_FRAME_MS)
    tell_slow ("frame", text->str, NULL, &time, ours);
}

static void
end_handler (const WatchMoment *end, const char *name, gpointer callback)
{
  WatchTime time = subtract (end, &handler_start);
  double own;

  time.counted -= watch_sample_cost ();
  own = MAX (time.counted - watch_sample_layout (), 0);
  n_handlers++;
  handlers_sum += own;
  longest_handler = MAX (longest_handler, own);
  if (own > TELL_MS)
    tell_slow ("handler", name, callback, &time, own);
}

void
watch_end (const char *name, gpointer callback)
{
  WatchMoment end;

  if (--depth > 0)
    return;
  end = watch_now ();
  watch_sample_end ();
  if (n_phases > 1)
    end_frame (&end, name);
  else
    end_handler (&end, name, callback);
}

/* --- Sources -----------------------------------------------------------------------------------
 */

typedef struct
{
  GSourceFuncs funcs;
  const GSourceFuncs *original;
  gboolean (*dispatch) (GSource *source, GSourceFunc callback, gpointer data);
} Watched;

static GHashTable *watched; /* what a source has for functions → Watched, of all threads' sources */
static GMutex watched_mutex;

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  g_autofree char *name = NULL;
  gboolean main_one = watch_is_main_thread (), again;
  Watched *own;

  g_mutex_lock (&watched_mutex);
  own = g_hash_table_lookup (watched, source->source_funcs);
  g_mutex_unlock (&watched_mutex);
  if (!main_one)
    return own->dispatch (source, callback, data);
  name = g_strdup (g_source_get_name (source));
  watch_begin ();
  again = own->dispatch (source, callback, data);
  watch_end (name != NULL ? name : "source", (gpointer) callback);
  return again;
}

/* GLib knows these by their address: they are changed where they are. */
static void
watch_in_place (GSourceFuncs *funcs)
{
  Watched *own = g_new0 (Watched, 1);

  own->original = funcs;
  own->dispatch = funcs->dispatch;
  funcs->dispatch = dispatch;
  g_hash_table_insert (watched, funcs, own);
}

static void
watch_source (GSource *source)
{
  Watched *own;

  g_mutex_lock (&watched_mutex);
  own = g_hash_table_lookup (watched, source->source_funcs);
  if (own == NULL)
    {
      own = g_new0 (Watched, 1);
      own->original = source->source_funcs;
      own->funcs = *source->source_funcs;
      own->dispatch = own->funcs.dispatch;
      own->funcs.dispatch = dispatch;
      g_hash_table_insert (watched, (gpointer) own->original, own);
      g_hash_table_insert (watched, &own->funcs, own);
    }
  if (source->source_funcs == own->original && own->funcs.dispatch != NULL)
    source->source_funcs = &own->funcs;
  g_mutex_unlock (&watched_mutex);
}

static gboolean
never (GSource *source, GSourceFunc callback, gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* Before the loop waits it is seen what was attached since; ids of sources count up. */
static gint
watch_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  static GSourceFuncs end_funcs = { .dispatch = never };
  static guint seen;
  GSource *end = g_source_new (&end_funcs, sizeof (GSource));
  guint newest = g_source_attach (end, NULL);

  g_source_destroy (end);
  g_source_unref (end);
  for (guint id = seen + 1; id < newest; id++)
    {
      GSource *source = g_main_context_find_source_by_id (NULL, id);

      if (source != NULL)
        watch_source (source);
    }
  seen = newest;
  return g_poll (fds, n_fds, timeout);
}

/* --- Frames ------------------------------------------------------------------------------------
 */

static gboolean
phase_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  const char *phase = user_data;

  if (first_frame == 0 && g_str_equal (phase, "after-paint"))
    first_frame = g_get_monotonic_time ();
  watch_mark_phase (phase);
  return TRUE;
}

static void
watch_frames (void)
{
  static const char *const names[] = { "flush-events", "before-paint", "update",       "layout",
                                       "paint",        "after-paint",  "resume-events" };

  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_add_emission_hook (g_signal_lookup (names[i], GDK_TYPE_FRAME_CLOCK), 0, phase_cb,
                                (gpointer) names[i], NULL);
}

/* --- Begin and end -----------------------------------------------------------------------------
 */

static void
open_delay (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%ld/schedstat",
                                           (long) syscall (SYS_gettid));

  delay_fd = open (path, O_RDONLY | O_CLOEXEC);
}

static void __attribute__ ((constructor)) begin_watching (void)
{
  const char *start = g_getenv ("CLIENTELE_WATCHDOG_START");
  const char *path = g_getenv ("CLIENTELE_WATCHDOG");

  if (path == NULL)
    return;
  report = fopen (path, "w");
  /* What the program starts is not watched. */
  g_unsetenv ("LD_PRELOAD");
  g_unsetenv ("CLIENTELE_WATCHDOG");
  began = start != NULL ? g_ascii_strtoll (start, NULL, 10) : g_get_monotonic_time ();
  main_thread = g_thread_self ();
  open_delay ();
  frames = g_array_new (FALSE, FALSE, sizeof (double));
  watched = g_hash_table_new (NULL, NULL);
  watch_in_place (&g_idle_funcs);
  watch_in_place (&g_timeout_funcs);
  watch_in_place (&g_child_watch_funcs);
  watch_in_place (&g_unix_signal_funcs);
  watch_in_place (&g_unix_fd_source_funcs);
  g_main_context_set_poll_func (NULL, watch_poll);
  watch_set_section ("start");
  watch_frames ();
  watch_sample_prepare ();
  watch_drive_prepare (g_getenv ("CLIENTELE_WATCHDOG_DRIVE"));
}

static void __attribute__ ((destructor)) end_watching (void)
{
  if (report == NULL)
    return;
  print_section ();
  watch_print ("first_frame\t%.1f\n",
               first_frame != 0 ? (double) (first_frame - began) / 1000 : -1);
  fclose (report);
  report = NULL;
}
