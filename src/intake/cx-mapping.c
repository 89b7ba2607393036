#include "config.h"

#include "cx-mapping.h"

#include "cx-text.h"

#include <math.h>
#include <string.h>

static const char *const part_names[] = {
  [CX_PART_WHOLE] = "whole", [CX_PART_CHOICE] = "choice",   [CX_PART_JOINED] = "joined",
  [CX_PART_ROW] = "row",     [CX_PART_RANK] = "rank",       [CX_PART_PLACE] = "place",
  [CX_PART_OTHER] = "other", [CX_PART_SUMMARY] = "summary",
};

static const char *const repair_names[] = {
  [CX_REPAIR_NONE] = "none",
  [CX_REPAIR_MONTH_RANGE] = "month-range",
  [CX_REPAIR_TRAILING_ZERO] = "trailing-zero",
  [CX_REPAIR_SERIAL_DATE] = "serial-date",
  [CX_REPAIR_LONG_ID] = "long-id",
  [CX_REPAIR_GUARD] = "guard",
  [CX_REPAIR_MOJIBAKE] = "mojibake",
  [CX_REPAIR_LEADING_ZERO] = "leading-zero",
};

static void
free_recode (gpointer data)
{
  CxRecode *recode = data;

  g_free (recode->from);
  g_free (recode->to);
  g_free (recode->label);
  g_free (recode);
}

static void
free_repair (gpointer data)
{
  CxRepair *repair = data;

  g_free (repair->from);
  g_free (repair->to);
  g_free (repair->message);
  g_free (repair);
}

static void
free_column (gpointer data)
{
  CxMappingColumn *column = data;

  g_free (column->heading);
  g_free (column->question);
  g_free (column->type);
  g_free (column->text);
  g_free (column->option);
  g_free (column->option_text);
  g_free (column->date_pattern);
  g_free (column->time_zone);
  g_free (column->separator);
  g_free (column->reason);
  g_free (column->group);
  g_ptr_array_unref (column->recodes);
  g_ptr_array_unref (column->options);
  g_free (column);
}

static CxMappingColumn *
make_column (guint index)
{
  CxMappingColumn *column = g_new0 (CxMappingColumn, 1);

  column->index = index;
  column->heading = g_strdup ("");
  column->type = g_strdup ("");
  column->recodes = g_ptr_array_new_with_free_func (free_recode);
  column->options = g_ptr_array_new_with_free_func (g_free);
  column->scale_min = NAN;
  column->scale_max = NAN;
  return column;
}

CxMapping *
cx_mapping_new (guint columns)
{
  CxMapping *mapping = g_new0 (CxMapping, 1);

  mapping->version = 1;
  mapping->source = g_strdup ("table");
  mapping->fingerprint = g_strdup ("");
  mapping->columns = g_ptr_array_new_with_free_func (free_column);
  mapping->repairs = g_ptr_array_new_with_free_func (free_repair);
  mapping->id_column = -1;
  for (guint i = 0; i < columns; i++)
    g_ptr_array_add (mapping->columns, make_column (i));
  return mapping;
}

void
cx_mapping_free (CxMapping *mapping)
{
  if (mapping == NULL)
    return;
  g_free (mapping->source);
  g_free (mapping->fingerprint);
  g_free (mapping->survey);
  g_free (mapping->new_title);
  g_free (mapping->language);
  g_free (mapping->reason);
  g_ptr_array_unref (mapping->columns);
  g_ptr_array_unref (mapping->repairs);
  g_free (mapping);
}

CxMappingColumn *
cx_mapping_get_column (const CxMapping *mapping, guint index)
{
  g_assert (index < mapping->columns->len);
  return g_ptr_array_index (mapping->columns, index);
}

CxRepair *
cx_mapping_get_repair (const CxMapping *mapping, guint index)
{
  g_assert (index < mapping->repairs->len);
  return g_ptr_array_index (mapping->repairs, index);
}

CxRecode *
cx_mapping_column_add_recode (CxMappingColumn *column,
                              const char *from,
                              const char *to,
                              const char *label,
                              gint64 count,
                              gboolean guessed)
{
  CxRecode *recode = g_new0 (CxRecode, 1);

  recode->from = g_strdup (from);
  recode->to = g_strdup (to);
  recode->label = g_strdup (label);
  recode->count = count;
  recode->guessed = guessed;
  g_ptr_array_add (column->recodes, recode);
  return recode;
}

static void
replace_equal (char **text, const char *old, const char *new_text)
{
  if (*text == NULL || !g_str_equal (*text, old))
    return;
  g_free (*text);
  *text = g_strdup (new_text);
}

void
cx_mapping_refuse_repair (CxMapping *mapping, guint index)
{
  CxRepair *repair = cx_mapping_get_repair (mapping, index);
  CxMappingColumn *column = cx_mapping_get_column (mapping, repair->column);

  repair->accepted = FALSE;
  if (repair->kind != CX_REPAIR_MONTH_RANGE && repair->kind != CX_REPAIR_TRAILING_ZERO)
    return;
  replace_equal (&column->option_text, repair->to, repair->from);
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      replace_equal (&recode->from, repair->to, repair->from);
      replace_equal (&recode->label, repair->to, repair->from);
    }
}

char *
cx_mapping_column_get_target (const CxMappingColumn *column)
{
  switch (column->target)
    {
    case CX_TARGET_QUESTION:
      return g_strconcat ("question:", column->question, NULL);
    case CX_TARGET_NEW:
      return g_strconcat ("new:", column->type, NULL);
    case CX_TARGET_FIELD:
      return g_strconcat ("field:", cx_response_field_info (column->field)->name, NULL);
    case CX_TARGET_IGNORE:
    default:
      return g_strdup ("ignore");
    }
}

char *
cx_mapping_fingerprint (CxTable *table)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint row = 0; row < table->head->len; row++)
    {
      char **cells = g_ptr_array_index (table->head, row);

      for (guint i = 0; i < table->columns; i++)
        {
          g_autofree char *key = cx_text_key (cells[i]);

          g_checksum_update (checksum, (const guchar *) key, (gssize) strlen (key));
          g_checksum_update (checksum, (const guchar *) "\037", 1);
        }
      g_checksum_update (checksum, (const guchar *) "\036", 1);
    }
  /* Without a header the shape alone must do: such files share a fingerprint with their like. */
  if (table->head->len == 0)
    {
      g_autofree char *width = g_strdup_printf ("%u", table->columns);

      g_checksum_update (checksum, (const guchar *) width, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

const char *
cx_part_get_name (CxPart part)
{
  g_assert ((guint) part < G_N_ELEMENTS (part_names));
  return part_names[part];
}

gboolean
cx_part_from_name (const char *name, CxPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    if (g_str_equal (part_names[i], name))
      {
        *part = (CxPart) i;
        return TRUE;
      }
  return FALSE;
}

const char *
cx_repair_kind_get_name (CxRepairKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (repair_names));
  return repair_names[kind];
}

gboolean
cx_repair_kind_from_name (const char *name, CxRepairKind *kind)
{
  for (guint i = 1; i < G_N_ELEMENTS (repair_names); i++)
    if (g_str_equal (repair_names[i], name))
      {
        *kind = (CxRepairKind) i;
        return TRUE;
      }
  return FALSE;
}
