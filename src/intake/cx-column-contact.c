#include "config.h"

#include "cx-column-type-private.h"

#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <string.h>

#define PHONE_WORDS "phone\ntelephone\nmobile\ntel\nsdt\nso dien thoai\ndien thoai\nhotline\nzalo\n"

/* At least eight digits: less is no phone number, and most cells have none. */
static gboolean
is_phone (const char *text)
{
  g_autofree char *phone = NULL;
  guint digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    digits += g_ascii_isdigit (*at) != 0;
  if (digits < 8 || digits > 15)
    return FALSE;
  phone = cx_text_phone (text);
  return phone != NULL;
}

gboolean
cx_type_decide_contact (CxTypeQuestion *question)
{
  gint64 mails = 0, phones = 0, cells = 0;
  const CxColumnSample *sample = question->sample;

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      cells += value->count;
      if (strchr (value->text, '@') != NULL && cx_text_is_email (value->text))
        mails += value->count;
      else if (is_phone (value->text))
        phones += value->count;
    }
  if (cells == 0)
    return FALSE;
  if (mails * 10 >= cells * 9)
    cx_column_set_type (question->column, "email", _ ("Nearly all values are e-mail addresses."));
  else if (phones * 10 >= cells * 9 && (cx_text_speaks_of (question->folded, PHONE_WORDS) ||
                                        question->numbers.padded || question->numbers.bad > 0))
    cx_column_set_type (question->column, "phone", _ ("Nearly all values are phone numbers."));
  else
    return FALSE;
  cx_column_type_add_missing (question->column, sample);
  return TRUE;
}

static gboolean
all_without_blanks (const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    if (strchr (cx_column_sample_get (sample, i)->text, ' ') != NULL)
      return FALSE;
  return sample->values->len > 0;
}

/* A heading that begins or ends with a word for an identifier: "Customer ID", "Mã đơn hàng". */
gboolean
cx_type_is_id_heading (const char *text, const char *folded)
{
  static const char *const ends[] = { "id", "uuid", "guid", "key", "token", NULL };
  gsize length = strlen (folded);

  if (length > 40)
    return FALSE;
  if (g_str_has_prefix (folded, "ma ") || g_str_equal (folded, "ma") ||
      g_str_has_prefix (folded, "so don") || g_str_has_prefix (folded, "so hoa don"))
    return TRUE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (folded, ends[i]))
      {
        gsize start = length - strlen (ends[i]);
        gsize text_length = strlen (text);

        /* "customerID", "customer_id", "Customer ID", but not "Paid". */
        if (start == 0 || !g_ascii_isalpha (folded[start - 1]) ||
            (text_length > 2 && g_ascii_isupper (text[text_length - strlen (ends[i])])))
          return TRUE;
      }
  return FALSE;
}

gboolean
cx_type_decide_id (CxTypeQuestion *question)
{
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = cx_type_count_answers (sample, &distinct);
  gboolean named = cx_type_is_id_heading (question->text, question->folded);
  gboolean unique = sample->beyond == 0 ? cx_column_sample_is_unique (sample)
                                        : (gint64) distinct * 10 >= cells - sample->beyond;

  if (!all_without_blanks (sample) || (question->hints & CX_HINT_CHOICE) != 0)
    return FALSE;
  if (!(named && (unique || distinct > 50 || question->numbers.padded)) &&
      !(question->numbers.padded && distinct > 20) &&
      !(unique && cells >= 10 && sample->length / MAX (sample->filled, 1) >= 12 &&
        question->numbers.bad > 0 &&
        strpbrk (cx_column_sample_get (sample, 0)->text, "0123456789")))
    return FALSE;
  cx_column_set_type (question->column, "id",
                      named ? _ ("The heading names an identifier.")
                            : _ ("Each value is another identifier."));
  return TRUE;
}
