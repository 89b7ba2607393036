#include "config.h"

#include "cx-groups.h"

#include "cx-error.h"
#include "cx-i18n.h"

#define MS_PER_DAY (24 * 60 * 60 * (gint64) 1000)

void
cx_periods_clear (CxPeriods *periods)
{
  g_clear_pointer (&periods->map, g_free);
}

/* First and last day with an answer; FALSE if there is none. */
static gboolean
find_days (const CxPlan *plan, gint32 *first, gint32 *last)
{
  g_autoptr (CxBitset) answers = cx_plan_get_answers (plan);

  *first = G_MAXINT32;
  *last = G_MININT32;
  for (gsize row = 0; row < answers->n; row++)
    if (cx_bitset_has (answers, row) && plan->days[row] != CX_CODE_NULL)
      {
        *first = MIN (*first, plan->days[row]);
        *last = MAX (*last, plan->days[row]);
      }
  return *first <= *last;
}

static gint64
get_period (const CxPeriods *periods, gint32 day)
{
  return cx_period_of_local_ms (periods->period, day * MS_PER_DAY);
}

static void
set_days (CxPeriods *periods, gint32 first_day, gint32 last_day)
{
  g_clear_pointer (&periods->map, g_free);
  periods->first = get_period (periods, first_day);
  periods->n = (guint) (get_period (periods, last_day) - periods->first + 1);
  periods->first_day = first_day;
  periods->n_days = (guint) (last_day - first_day + 1);
  periods->map = g_new (gint32, periods->n_days);
  for (guint i = 0; i < periods->n_days; i++)
    periods->map[i] = (gint32) (get_period (periods, first_day + (gint32) i) - periods->first);
}

static gboolean
has_too_many (const CxPeriods *periods, gint32 first_day, gint32 last_day)
{
  return get_period (periods, last_day) - get_period (periods, first_day) >= CX_MAX_PERIODS;
}

gboolean
cx_periods_narrow (CxPeriods *periods, const CxPlan *plan, GError **error)
{
  g_autofree char *from = NULL, *to = NULL;
  gint32 first_day, last_day;

  periods->n = 0;
  periods->n_days = 0;
  if (!find_days (plan, &first_day, &last_day))
    return TRUE;
  if (!has_too_many (periods, first_day, last_day))
    {
      set_days (periods, first_day, last_day);
      return TRUE;
    }

  from = cx_period_key (CX_PERIOD_DAY, first_day);
  to = cx_period_key (CX_PERIOD_DAY, last_day);
  cx_error_set (error, CX_ERROR_LIMIT,
                _ ("Choose a longer period, or limit the dates with since and until."),
                _ ("The answers run from %s to %s, which is more than %d periods."), from, to,
                CX_MAX_PERIODS);
  return FALSE;
}

gboolean
cx_periods_init (CxPeriods *periods, const CxPlan *plan, GError **error)
{
  gint32 first_day, last_day;

  *periods = (CxPeriods){ .period = plan->query->period };
  if (!cx_frame_get_day_range (plan->frame, &first_day, &last_day))
    return TRUE;
  if (has_too_many (periods, first_day, last_day))
    return cx_periods_narrow (periods, plan, error);
  set_days (periods, first_day, last_day);
  return TRUE;
}
