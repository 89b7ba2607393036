#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-text.h"

/* Kept as +84912345678, so that one person's spellings meet. */

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  *text = cx_text_phone (answer);
  if (*text != NULL)
    return TRUE;

  cx_error_set (error, CX_ERROR_INVALID, _ ("Write a number such as 0912 345 678."),
                _ ("“%s” is not a phone number."), answer);
  return FALSE;
}

const CxQuestionType cx_type_phone = {
  .id = "phone",
  .title = N_ ("Phone number"),
  .metric = "distribution",
  .flags = CX_TYPE_IS_CONTACT,
  .layout = cx_type_layout_text,
  .read = read,
};
