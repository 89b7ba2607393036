#include "config.h"

#include "cx-groups.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-text.h"

#include <string.h>

/* So many groups are counted without looking first which of them occur. */
#define FEW_GROUPS 200

static void
clear_group (gpointer data)
{
  CxGroup *group = data;

  g_free (group->key);
  g_free (group->label);
}

static void
clear_pass (gpointer data)
{
  g_free (((CxGroupPass *) data)->map);
}

void
cx_groups_clear (CxGroups *groups)
{
  g_clear_pointer (&groups->groups, g_array_unref);
  g_clear_pointer (&groups->passes, g_array_unref);
}

static void
add_group (CxGroups *groups, const char *key, const char *label)
{
  CxGroup group = { g_strdup (key), g_strdup (label) };

  g_array_append_val (groups->groups, group);
}

/* A pass that leaves everybody out so far. */
static gint32 *
add_pass (CxGroups *groups)
{
  CxGroupPass pass = { .first = groups->groups->len, .map = g_new (gint32, groups->codes->n) };

  for (guint i = 0; i < groups->codes->n; i++)
    pass.map[i] = -1;
  g_array_append_val (groups->passes, pass);
  return pass.map;
}

/* Which indices of @codes occur among the rows that were asked. */
static guint8 *
find_present (const CxPlan *plan, const CxCodes *codes)
{
  g_autofree guint8 *present = g_malloc0 (codes->n);
  gint32 by[CX_BLOCK], answers[CX_BLOCK];
  const CxTarget *target = &plan->targets[0];

  for (gsize start = 0; start < plan->rows->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, plan->rows->n - start);

      cx_codes_read (codes, start, n, by);
      cx_codes_read (target->codes, start, n, answers);
      for (gsize i = 0; i < n; i++)
        if (answers[i] != 0 && cx_bitset_has (plan->rows, start + i))
          present[by[i]] = TRUE;
    }
  return g_steal_pointer (&present);
}

/* A group while they are being put in order. */
typedef struct
{
  guint index;
  char *key, *label, *sort_key;
  double number;
} Candidate;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->key);
  g_free (candidate->label);
  g_free (candidate->sort_key);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return g_strcmp0 (x->sort_key, y->sort_key);
}

/* The place of @choice among its question's choices. */
static guint
get_place (const CxQuestion *question, const CxChoice *choice)
{
  guint place = question->choices->len;

  g_ptr_array_find (question->choices, choice, &place);
  return place;
}

static void
describe_choice (const CxPlan *plan, const CxCodes *codes, Candidate *candidate)
{
  CxQuestion *question = codes->variable.question;
  gint32 code = cx_codes_get_code (codes, candidate->index);
  CxChoice *choice = codes->variable.choice == NULL
                         ? cx_question_get_choice_by_number (question, code)
                         : NULL;

  candidate->number = code;
  candidate->key = g_strdup_printf ("%d", code);
  if (choice == NULL)
    candidate->label = g_strdup (candidate->key);
  else
    {
      candidate->label = g_strdup (cx_options_get_label (plan->context.survey, choice->uuid,
                                                         choice->text, plan->context.language));
      if (codes->variable.kind == CX_VARIABLE_CHOICE)
        {
          g_free (candidate->key);
          candidate->key = g_strdup (choice->code);
          candidate->number = get_place (question, choice);
        }
    }
}

static Candidate
describe (const CxPlan *plan, const CxCodes *codes, guint index)
{
  Candidate candidate = { .index = index };
  char buffer[CX_NUMBER_BUFFER];

  if (codes->column->dictionary != NULL)
    {
      candidate.key = g_strdup (cx_codes_get_text (codes, index));
      candidate.sort_key = cx_text_sort_key (candidate.key);
      candidate.label = g_strdup (candidate.key);
    }
  else if (codes->numbers != NULL)
    {
      candidate.number = cx_codes_get_number (codes, index);
      candidate.key = g_strdup (cx_number_to_text (candidate.number, buffer));
      candidate.label = g_strdup (candidate.key);
    }
  else
    describe_choice (plan, codes, &candidate);
  return candidate;
}

static gboolean
has_too_many (GError **error)
{
  cx_error_set (error, CX_ERROR_LIMIT,
                _ ("Group by something with fewer different values, or filter first."),
                _ ("There are more than %d groups."), CX_MAX_GROUPS);
  return FALSE;
}

/* Rows without an answer to what is grouped by. */
static void
add_not_stated (CxGroups *groups, const guint8 *present)
{
  gint32 *map;
  gboolean any = FALSE;

  for (guint i = 0; i < groups->codes->n; i++)
    any |= present[i] && cx_codes_get_code (groups->codes, i) < 0;
  if (!any)
    return;

  map = add_pass (groups);
  for (guint i = 0; i < groups->codes->n; i++)
    if (cx_codes_get_code (groups->codes, i) < 0)
      map[i] = 0;
  add_group (groups, "", _ ("Not stated"));
  g_array_index (groups->passes, CxGroupPass, groups->passes->len - 1).n = 1;
}

static gboolean
add_values (CxGroups *groups, const CxPlan *plan, const guint8 *present, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gint32 *map = add_pass (groups);

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < groups->codes->n; i++)
    {
      Candidate candidate;

      if (!present[i] || cx_codes_get_code (groups->codes, i) < 0)
        continue;
      if (candidates->len == CX_MAX_GROUPS)
        return has_too_many (error);
      candidate = describe (plan, groups->codes, i);
      g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      map[candidate->index] = (gint32) i;
      add_group (groups, candidate->key, candidate->label);
    }
  g_array_index (groups->passes, CxGroupPass, 0).n = candidates->len;
  return TRUE;
}

static void
add_choice (CxGroups *groups, const CxPlan *plan, const guint8 *present, const CxChoice *choice)
{
  gint32 *map = NULL;

  for (guint i = 0; i < groups->codes->n; i++)
    if (present[i] && cx_codes_has_choice (groups->codes, i, choice->number))
      {
        if (map == NULL)
          map = add_pass (groups);
        map[i] = 0;
      }
  if (map == NULL)
    return;
  add_group (groups, choice->code,
             cx_options_get_label (plan->context.survey, choice->uuid, choice->text,
                                   plan->context.language));
  g_array_index (groups->passes, CxGroupPass, groups->passes->len - 1).n = 1;
}

static gboolean
check_by (const CxPlan *plan, GError **error)
{
  if (plan->by.kind == CX_VARIABLE_WHOLE)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Name one of its rows, as in question/row."),
                  _ ("“%s” is a grid, which cannot be grouped by as a whole."), plan->query->by);
  else if (plan->by.kind == CX_VARIABLE_MOMENT)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Use a period: day, week, month or quarter."),
                  _ ("“%s” is a moment in time, which hardly ever comes twice."), plan->query->by);
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_groups (CxGroups *groups, const CxPlan *plan, const guint8 *present, GError **error)
{
  groups->groups = g_array_new (FALSE, FALSE, sizeof (CxGroup));
  groups->passes = g_array_new (FALSE, FALSE, sizeof (CxGroupPass));
  g_array_set_clear_func (groups->groups, clear_group);
  g_array_set_clear_func (groups->passes, clear_pass);

  if (plan->by.kind == CX_VARIABLE_SET)
    {
      CxQuestion *question = plan->by.question;

      for (guint i = 0; i < question->choices->len; i++)
        add_choice (groups, plan, present, g_ptr_array_index (question->choices, i));
      if (groups->groups->len > CX_MAX_GROUPS)
        return has_too_many (error);
    }
  else if (!add_values (groups, plan, present, error))
    return FALSE;
  add_not_stated (groups, present);
  return TRUE;
}

gboolean
cx_groups_narrow (CxGroups *groups, const CxPlan *plan, GError **error)
{
  g_autofree guint8 *present = NULL;

  if (groups->narrow)
    return TRUE;
  cx_groups_clear (groups);
  groups->narrow = TRUE;
  present = find_present (plan, groups->codes);
  return add_groups (groups, plan, present, error);
}

gboolean
cx_groups_init (CxGroups *groups, const CxPlan *plan, GError **error)
{
  g_autofree guint8 *present = NULL;

  *groups = (CxGroups){ 0 };
  if (!check_by (plan, error))
    return FALSE;

  groups->codes = cx_frame_get_codes (plan->frame, &plan->by, 0);
  groups->overlap = plan->by.kind == CX_VARIABLE_SET;
  if (groups->codes->n > FEW_GROUPS)
    return cx_groups_narrow (groups, plan, error);

  present = g_malloc (groups->codes->n);
  memset (present, TRUE, groups->codes->n);
  return add_groups (groups, plan, present, error);
}
