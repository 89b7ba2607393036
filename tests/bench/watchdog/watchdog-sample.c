/* A thread that asks the main thread every millisecond, by a signal, where it is while a handler
 * runs. */
#include "config.h"

#include "watchdog.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define EVERY_NS 1000000
#define MAX_SAMPLES 256
#define MAX_FRAMES 96
#define ASK (SIGRTMIN + 7)

typedef struct
{
  gint64 time; /* since the sample before, without waiting for a processor */
  int n;
  gpointer frames[MAX_FRAMES];
} Sample;

static Sample samples[MAX_SAMPLES];
static volatile int n_samples;
static volatile gint64 last, cost;
static volatile gint running; /* a handler runs */
static pthread_t main_thread;

static gint64
get_time (void)
{
  WatchMoment now = watch_now ();

  return now.wall - now.waited;
}

static void
take_sample (int number)
{
  gint64 start = get_time (), end;
  Sample *sample;

  if (!running)
    return;
  if (n_samples < MAX_SAMPLES)
    {
      sample = &samples[n_samples];
      sample->time = start - last;
      sample->n = backtrace (sample->frames, MAX_FRAMES);
      n_samples++;
    }
  end = get_time ();
  cost += end - start;
  last = end;
}

static void *
ask (void *data)
{
  const struct timespec pause = { .tv_nsec = EVERY_NS };

  for (;;)
    {
      nanosleep (&pause, NULL);
      if (running)
        pthread_kill (main_thread, ASK);
    }
  return NULL;
}

void
watch_sample_prepare (void)
{
  struct sigaction action = { .sa_handler = take_sample, .sa_flags = SA_RESTART };
  gpointer once[4];
  sigset_t all, before;
  pthread_t thread;

  backtrace (once, 4); /* what it loads is not loaded in a signal's handler */
  main_thread = pthread_self ();
  sigaction (ASK, &action, NULL);
  sigfillset (&all);
  pthread_sigmask (SIG_BLOCK, &all, &before);
  pthread_create (&thread, NULL, ask, NULL);
  pthread_detach (thread);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}

void
watch_sample_begin (void)
{
  n_samples = 0;
  cost = 0;
  last = get_time ();
  running = 1;
}

void
watch_sample_end (void)
{
  running = 0;
}

double
watch_sample_cost (void)
{
  return (double) cost / 1e6;
}

static gboolean
is_program (const Dl_info *info)
{
  return info->dli_fname != NULL && strstr (info->dli_fname, ".so") == NULL;
}

/* Whose a moment is, is decided by who called last, from the inside out: a function of the program,
 * or GTK on its way through widgets, whatever of the program's the container around them is. */
typedef enum
{
  WHOSE_GTK,    /* neither: what GTK does for an event, or to show a window */
  WHOSE_OURS,   /* a function of the program, and what it calls */
  WHOSE_LAYOUT, /* GTK measures, places or paints widgets, or waits for the display to answer */
} Whose;

static Whose
find_whose (const Sample *sample)
{
  static const char *const traversal[] = {
    "gtk_layout_manager_measure", "gtk_layout_manager_allocate", "gtk_widget_measure",
    "gtk_widget_allocate",        "gtk_widget_size_allocate",    "gtk_widget_snapshot_child",
    "gdk_surface_queue_render",   "xcb_wait_for_reply",          "xcb_wait_for_reply64"
  };

  for (int i = 2; i < sample->n; i++)
    {
      Dl_info info;

      if (dladdr (sample->frames[i], &info) == 0)
        continue;
      if (info.dli_sname != NULL && g_str_equal (info.dli_sname, "g_application_run"))
        return WHOSE_GTK; /* behind it is only main () */
      if (is_program (&info))
        return WHOSE_OURS;
      for (guint k = 0; info.dli_sname != NULL && k < G_N_ELEMENTS (traversal); k++)
        if (g_str_equal (info.dli_sname, traversal[k]))
          return WHOSE_LAYOUT;
    }
  return WHOSE_GTK;
}

static double
sum_of (Whose whose)
{
  gint64 sum = 0;

  for (int i = 0; i < n_samples; i++)
    if (find_whose (&samples[i]) == whose)
      sum += samples[i].time;
  return (double) sum / 1e6;
}

double
watch_sample_ours (void)
{
  return sum_of (WHOSE_OURS);
}

double
watch_sample_layout (void)
{
  return sum_of (WHOSE_LAYOUT);
}

void
watch_sample_print (void)
{
  for (int i = 0; i < n_samples; i++)
    {
      watch_print ("sample\t%.2f\t%d\t", (double) samples[i].time / 1e6, find_whose (&samples[i]));
      for (int k = 2; k < samples[i].n; k++)
        watch_print_address (samples[i].frames[k]);
      watch_print ("\n");
    }
}
