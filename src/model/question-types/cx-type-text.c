#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"

#include <math.h>
#include <string.h>

/* Free text; line breaks and blanks inside it are kept. */

static const CxField fields[] = {
  { "multiline", CX_FIELD_BOOLEAN, N_ ("Several lines"), "0", 0, 0, NULL, NULL },
  { "max_length", CX_FIELD_INTEGER, N_ ("Most characters"), NULL, 0, 1000000, NULL, NULL },
};

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  double longest = cx_question_get_number (question, "max_length");

  if (longest > 0 && (double) g_utf8_strlen (answer, -1) > longest)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Shorten the text."),
                    _ ("The text is longer than the %d characters that question “%s” allows."),
                    (int) longest, question->code);
      return FALSE;
    }
  *text = g_strstrip (g_strdup (answer));
  return TRUE;
}

const CxQuestionType cx_type_text = {
  .id = "text",
  .title = N_ ("Text"),
  .metric = "distribution",
  .flags = CX_TYPE_IS_TEXT,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_text,
  .read = read,
};
