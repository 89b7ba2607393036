#include "config.h"

#include "cx-metadata-private.h"

#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-value-words.h"
#include "cx-vocabulary.h"

#include <string.h>

/* Weights of a sample are about 1 on the whole, and no whole numbers. @decimal gets how they are
 * written. */
static gboolean
are_weights (const CxColumnSample *sample, CxDecimal *decimal)
{
  CxNumberFacts facts;
  double sum = 0, cells = 0;

  cx_number_facts_read (&facts, sample);
  *decimal = facts.decimal;
  if (!cx_number_facts_are_numbers (&facts) || facts.min < 0 || facts.max <= 0 ||
      (facts.whole && facts.max > 1))
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      double weight;

      if (!cx_number_parse_human (value->text, strlen (value->text), facts.decimal, &weight))
        continue;
      sum += weight * (double) value->count;
      cells += (double) value->count;
    }
  return cells > 0 && sum / cells > 0.5 && sum / cells < 2;
}

/* Short names that come again, as branches and staff do. */
static gboolean
are_names (const CxColumnSample *sample)
{
  return sample->beyond == 0 && sample->values->len > 0 && sample->length / sample->filled <= 80;
}

static void
turn_into_field (CxIntake *intake, guint column, CxResponseField field, const char *reason)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  if (cx_metadata_has_field (intake, field))
    return;
  g_ptr_array_set_size (mapped->recodes, 0);
  cx_intake_set_field (intake, column, field, reason);
  cx_column_type_add_missing (mapped, cx_intake_get_sample (intake, column));
}

static void
settle_weight (CxIntake *intake, guint column)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);
  CxDecimal decimal;

  if (!are_weights (cx_intake_get_sample (intake, column), &decimal) ||
      cx_metadata_has_field (intake, CX_FIELD_OF_WEIGHT))
    return;
  turn_into_field (intake, column, CX_FIELD_OF_WEIGHT, _ ("How much each response counts for."));
  mapped->decimal = decimal;
}

static void
settle_draft (CxIntake *intake, const CxDraft *draft, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  switch (cx_vocabulary_heading_field (draft->text))
    {
    case CX_HEADING_FIELD_BRANCH:
      if (are_names (sample))
        turn_into_field (intake, column, CX_FIELD_OF_BRANCH, _ ("The heading names the branch."));
      break;
    case CX_HEADING_FIELD_CHANNEL:
      if (are_names (sample))
        turn_into_field (intake, column, CX_FIELD_OF_CHANNEL, _ ("The heading names the channel."));
      break;
    case CX_HEADING_FIELD_STAFF:
      if (are_names (sample))
        turn_into_field (intake, column, CX_FIELD_OF_STAFF, _ ("The heading names the staff."));
      break;
    case CX_HEADING_FIELD_LANGUAGE:
      if (are_names (sample))
        turn_into_field (intake, column, CX_FIELD_OF_LANGUAGE,
                         _ ("The heading names the language."));
      break;
    case CX_HEADING_FIELD_WEIGHT:
      settle_weight (intake, column);
      break;
    case CX_HEADING_FIELD_CUSTOMER:
      cx_metadata_add_contact (intake, column, 0);
      break;
    case CX_HEADING_FIELD_PHONE:
      cx_metadata_add_contact (intake, column, 1);
      break;
    case CX_HEADING_FIELD_EMAIL:
      cx_metadata_add_contact (intake, column, 2);
      break;
    case CX_HEADING_FIELD_NAME:
      cx_metadata_add_contact (intake, column, 3);
      break;
    default:
      break;
    }
}

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const CxContact *first = a, *second = b;

  if (first->rank != second->rank)
    return (int) first->rank - (int) second->rank;
  return first->column < second->column ? -1 : first->column > second->column;
}

static void
choose_customer (CxIntake *intake)
{
  g_array_sort (intake->contacts, compare_contacts);
  for (guint i = 0; i < intake->contacts->len; i++)
    {
      guint index = g_array_index (intake->contacts, CxContact, i).column;
      const CxColumnSample *sample = cx_intake_get_sample (intake, index);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      if (!cx_metadata_names_somebody (sample) ||
          cx_metadata_has_field (intake, CX_FIELD_OF_CUSTOMER))
        continue;
      turn_into_field (intake, index, CX_FIELD_OF_CUSTOMER, _ ("Names the customer."));
      for (guint k = 0; k < sample->values->len; k++)
        {
          CxSampleValue *value = cx_column_sample_get (sample, k);

          if (cx_metadata_is_nobody (value->text) && cx_sample_value_get_missing (value) == NULL)
            cx_mapping_column_add_recode (column, value->text, CX_RECODE_IGNORE, NULL, value->count,
                                          FALSE);
        }
    }
}

void
cx_metadata_settle (CxIntake *intake)
{
  for (guint i = 0; i < intake->drafts->len; i++)
    {
      const CxDraft *draft = g_ptr_array_index (intake->drafts, i);
      guint column = g_array_index (draft->columns, guint, 0);

      if (draft->columns->len == 1 && cx_intake_get_column (intake, column)->part == CX_PART_WHOLE)
        settle_draft (intake, draft, column);
    }
  choose_customer (intake);
  for (guint i = intake->drafts->len; i-- > 0;)
    {
      const CxDraft *draft = g_ptr_array_index (intake->drafts, i);
      guint column = g_array_index (draft->columns, guint, 0);

      if (cx_intake_get_column (intake, column)->target == CX_TARGET_FIELD)
        g_ptr_array_remove_index (intake->drafts, i);
    }
}
