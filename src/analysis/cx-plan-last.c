#include "config.h"

#include "cx-plan.h"

#include "cx-error.h"

#include <stdlib.h>

/* Only the last answer of each customer: within so many days, or at all. */

#define MS_PER_DAY (24 * 60 * 60 * (gint64) 1000)

typedef struct
{
  gint32 customer;
  gint64 at; /* ms; G_MININT64: not known, before all others */
  gsize row;
} Answer;

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const Answer *x = a, *y = b;

  if (x->customer != y->customer)
    return x->customer < y->customer ? -1 : 1;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static gint64
get_moment (const CxColumn *submitted, const CxColumn *started, gsize row)
{
  if (submitted->int64[row] == G_MININT64 && started != NULL)
    return started->int64[row];
  return submitted->int64[row];
}

static GArray *
collect_answers (CxPlan *plan, const CxColumn *started)
{
  const CxColumn *customers = cx_frame_get_field (plan->frame, CX_FIELD_OF_CUSTOMER);
  const CxColumn *submitted = cx_frame_get_field (plan->frame, CX_FIELD_OF_SUBMITTED);
  g_autoptr (CxBitset) counted = cx_plan_get_answers (plan);
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));

  for (gsize row = 0; row < counted->n; row++)
    {
      Answer answer = { .row = row };

      if (!cx_bitset_has (counted, row))
        continue;
      answer.customer = cx_column_get_code (customers, row);
      if (answer.customer < 0)
        continue;
      answer.at = get_moment (submitted, started, row);
      g_array_append_val (answers, answer);
    }
  g_array_sort (answers, compare_answers);
  return answers;
}

/* TRUE if @next, of the same customer, takes the place of @answer. */
static gboolean
is_superseded (const Answer *answer, const Answer *next, int days)
{
  if (next->customer != answer->customer)
    return FALSE;
  if (days < 0)
    return TRUE;
  return answer->at != G_MININT64 && next->at - answer->at <= days * MS_PER_DAY;
}

gboolean
cx_plan_keep_last (CxPlan *plan, CxProgress *progress, GError **error)
{
  const CxColumn *submitted = cx_frame_get_field (plan->frame, CX_FIELD_OF_SUBMITTED);
  const CxColumn *started = NULL;
  g_autoptr (GArray) answers = NULL;

  if (submitted->n_null > 0 &&
      cx_response_repo_has_field (cx_frame_get_survey (plan->frame), CX_FIELD_OF_STARTED))
    {
      g_auto (CxColumnSet) set = { 0 };

      cx_column_set_init (&set);
      cx_column_set_add_field (&set, CX_FIELD_OF_STARTED);
      if (!cx_frame_load (plan->frame, &set, progress, error))
        return FALSE;
      started = cx_frame_get_field (plan->frame, CX_FIELD_OF_STARTED);
    }

  answers = collect_answers (plan, started);
  for (guint i = 0; i + 1 < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (is_superseded (answer, &g_array_index (answers, Answer, i + 1),
                         plan->query->last_within_days))
        cx_bitset_remove (plan->rows, answer->row);
    }
  return TRUE;
}
