/* Numerics on plain arrays and counts over GSL. Knows no survey and no file.
 *
 * Nothing here fails: where a value does not exist (no data, no spread, an argument outside its
 * range) the result is NAN, which callers show as "no value". */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* An interval; both NAN: there is none. */
typedef struct
{
  double lower, upper;
} CxInterval;

#define CX_INTERVAL_NONE ((CxInterval){ (double) NAN, (double) NAN })

/* Turns off GSL's error handler, which would end the program. Every program calls this before
 * anything else of this floor; it may be called again, from any thread. */
void cx_stats_init (void);

/* @interval made to contain @value, after it was cut to [@lowest, @highest]. */
CxInterval cx_interval_fit (CxInterval interval, double value, double lowest, double highest);

G_END_DECLS
