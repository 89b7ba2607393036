#include "config.h"

#include "cx-vocabulary.h"

#include "cx-text.h"
#include "cx-vocabulary-words.h"

static gboolean
is_listed (const char *key, const char *const *list, gsize n)
{
  gboolean plain = cx_vocabulary_is_plain (key);

  for (gsize i = 0; i < n; i++)
    if (cx_vocabulary_is_word (key, list[i], plain))
      return TRUE;
  return FALSE;
}

#define IS_LISTED(key, list) is_listed (key, list, G_N_ELEMENTS (list))

gboolean
cx_vocabulary_yes_no (const char *label, gboolean *yes)
{
  static const char *const positive[] = { "có",      "yes", "y", "true", "đúng",
                                          "checked", "rồi", "✓", "✔",    "selected",
                                          "đã chọn", "☑",   "x", "oui",  "ja" };
  static const char *const negative[] = { "không",      "no",   "n",   "false", "sai",
                                          "unchecked",  "chưa", "✗",   "✘",     "not selected",
                                          "không chọn", "☐",    "non", "nein",  "not checked" };
  g_autofree char *key = cx_text_key (label);
  char *words = cx_vocabulary_find_words (key);

  if (IS_LISTED (words, positive))
    *yes = TRUE;
  else if (IS_LISTED (words, negative))
    *yes = FALSE;
  else
    return FALSE;
  return TRUE;
}

int
cx_vocabulary_missing (const char *label)
{
  static const char *const unanswered[] = {
    "-",
    "–",
    "—",
    "--",
    "---",
    "no answer",
    "no response",
    "not answered",
    "unanswered",
    "skipped",
    "(blank)",
    "blank",
    "không trả lời",
    "chưa trả lời",
    "bỏ qua",
    "để trống",
    "bỏ trống",
    "(trống)",
  };
  static const char *const not_applicable[] = {
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "not applicable",
    "does not apply",
    "doesn't apply",
    "don't know",
    "do not know",
    "don’t know",
    "dk",
    "not sure / n/a",
    "i don't know",
    "i don’t know",
    "no opinion",
    "không áp dụng",
    "không biết",
    "không rõ",
    "tôi không biết",
    "không liên quan",
    "chưa trải nghiệm",
    "chưa sử dụng",
    "không phù hợp",
    "kad",
    "#n/a",
    "không biết / không trả lời",
  };
  static const char *const refused[] = {
    "refused",
    "prefer not to say",
    "prefer not to answer",
    "rather not say",
    "i prefer not to say",
    "i'd rather not say",
    "decline to answer",
    "declined",
    "từ chối",
    "từ chối trả lời",
    "không muốn trả lời",
    "không muốn nói",
    "không tiện trả lời",
    "tôi không muốn trả lời",
  };
  g_autofree char *key = cx_text_key (label);

  if (IS_LISTED (key, unanswered))
    return -1;
  if (IS_LISTED (key, not_applicable))
    return -2;
  if (IS_LISTED (key, refused))
    return -3;
  return 0;
}

gboolean
cx_vocabulary_is_other (const char *label)
{
  static const char *const others[] = {
    "other",
    "others",
    "other (please specify)",
    "other, please specify",
    "khác",
    "mục khác",
    "lựa chọn khác",
    "ý kiến khác",
    "other:",
    "-oth-",
    "other (please describe",
    "khác (vui lòng ghi rõ",
    "khác (ghi rõ",
    "khác, xin ghi rõ",
    "other (specify",
    "other (please specify",
  };
  g_autofree char *key = cx_text_key (label);

  return IS_LISTED (key, others) || IS_LISTED (cx_vocabulary_find_words (key), others);
}
