#include "config.h"

#include "cx-stats.h"

#include <gsl/gsl_errno.h>
#include <math.h>

void
cx_stats_init (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&once, 1);
    }
}

CxInterval
cx_interval_fit (CxInterval interval, double value, double lowest, double highest)
{
  if (isnan (interval.lower) || isnan (interval.upper) || isnan (value))
    return CX_INTERVAL_NONE;

  return (CxInterval){
    .lower = fmin (CLAMP (interval.lower, lowest, highest), value),
    .upper = fmax (CLAMP (interval.upper, lowest, highest), value),
  };
}
