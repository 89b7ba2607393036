#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-text.h"

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  g_autofree char *tidy = cx_text_tidy (answer);

  if (!cx_text_is_email (tidy))
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write one address such as an@example.com."),
                    _ ("“%s” is not an e-mail address."), answer);
      return FALSE;
    }
  *text = g_steal_pointer (&tidy);
  return TRUE;
}

const CxQuestionType cx_type_email = {
  .id = "email",
  .title = N_ ("E-mail address"),
  .metric = "distribution",
  .flags = CX_TYPE_IS_CONTACT,
  .layout = cx_type_layout_text,
  .read = read,
};
