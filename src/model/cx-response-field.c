#include "config.h"

#include "cx-response-repo.h"

#include "cx-i18n.h"

#include <string.h>

static const CxResponseFieldInfo infos[CX_N_RESPONSE_FIELDS] = {
  [CX_FIELD_OF_SOURCE_ID] = { "source_id", "source_id", CX_STORAGE_TEXT, FALSE,
                              N_ ("Number in the source") },
  [CX_FIELD_OF_STARTED] = { "started", "started_at", CX_STORAGE_INTEGER, TRUE, N_ ("Started") },
  [CX_FIELD_OF_SUBMITTED] = { "submitted", "submitted_at", CX_STORAGE_INTEGER, TRUE,
                              N_ ("Submitted") },
  [CX_FIELD_OF_OFFSET] = { "utc_offset", "utc_offset", CX_STORAGE_INTEGER, FALSE,
                           N_ ("Offset from UTC in minutes") },
  [CX_FIELD_OF_BRANCH] = { "branch", "branch", CX_STORAGE_TEXT, FALSE, N_ ("Branch") },
  [CX_FIELD_OF_CHANNEL] = { "channel", "channel", CX_STORAGE_TEXT, FALSE, N_ ("Channel") },
  [CX_FIELD_OF_STAFF] = { "staff", "staff", CX_STORAGE_TEXT, FALSE, N_ ("Staff") },
  [CX_FIELD_OF_CUSTOMER] = { "customer", "customer", CX_STORAGE_TEXT, FALSE, N_ ("Customer") },
  [CX_FIELD_OF_LANGUAGE] = { "language", "language", CX_STORAGE_TEXT, FALSE, N_ ("Language") },
  [CX_FIELD_OF_WEIGHT] = { "weight", "weight", CX_STORAGE_REAL, FALSE, N_ ("Weight") },
  [CX_FIELD_OF_COMPLETE] = { "complete", "complete", CX_STORAGE_INTEGER, FALSE, N_ ("Complete") },
  [CX_FIELD_OF_TAGS] = { "tags", "tags", CX_STORAGE_TEXT, FALSE, N_ ("Tags") },
};

const CxResponseFieldInfo *
cx_response_field_info (CxResponseField field)
{
  g_return_val_if_fail (field < CX_N_RESPONSE_FIELDS, NULL);
  return &infos[field];
}

gboolean
cx_response_field_from_name (const char *name, CxResponseField *field)
{
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    {
      if (strcmp (infos[i].name, name) != 0)
        continue;
      *field = i;
      return TRUE;
    }
  return FALSE;
}

gboolean
cx_response_repo_has_field (CxSurvey *survey, CxResponseField field)
{
  return (survey->response_fields & (1u << field)) != 0;
}
