#include "config.h"

#include "cx-pasted-text.h"

#include "cx-question-defaults.h"
#include "cx-text.h"

#include <string.h>

/* What stands in front of a line. */
typedef enum
{
  MARK_NONE,
  MARK_NUMBER, /* "1.", "12)", "Câu 3:" */
  MARK_BULLET, /* "-", "•", "○", "a)" */
  MARK_BOX,    /* "☐", "[ ]" */
} Mark;

static const struct
{
  const char *sign;
  Mark mark;
} signs[] = {
  { "-", MARK_BULLET }, { "–", MARK_BULLET }, { "—", MARK_BULLET }, { "*", MARK_BULLET },
  { "•", MARK_BULLET }, { "·", MARK_BULLET }, { "○", MARK_BULLET }, { "●", MARK_BULLET },
  { "◦", MARK_BULLET }, { "o", MARK_BULLET }, { "☐", MARK_BOX },    { "□", MARK_BOX },
  { "☑", MARK_BOX },    { "[ ]", MARK_BOX },  { "[]", MARK_BOX },
};

/* Behind "12." or "a)"; NULL: neither stands there. */
static const char *
skip_count (const char *line, Mark *mark)
{
  const char *end = line;

  *mark = MARK_NUMBER;
  while (g_ascii_isdigit (*end))
    end++;
  if (end == line && g_ascii_isalpha (*end) && end[1] == ')')
    {
      *mark = MARK_BULLET;
      end++;
    }
  if (end == line || end - line > 3 || (*end != '.' && *end != ')' && *end != ':'))
    return NULL;
  return end[1] == ' ' ? end + 2 : NULL;
}

/* Behind "Câu 1:" or "Question 1." */
static const char *
skip_word (const char *line)
{
  static const char *const words[] = { "Câu hỏi ", "Câu ", "Question ", "Q" };
  Mark mark;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (line, words[i]))
      return skip_count (line + strlen (words[i]), &mark);
  return NULL;
}

/* The line without what stands in front of it. */
static const char *
skip_mark (const char *line, Mark *mark)
{
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (line, signs[i].sign) && line[strlen (signs[i].sign)] == ' ')
      {
        *mark = signs[i].mark;
        return line + strlen (signs[i].sign) + 1;
      }
  rest = skip_count (line, mark);
  if (rest != NULL)
    return rest;
  rest = skip_word (line);
  *mark = rest != NULL ? MARK_NUMBER : MARK_NONE;
  return rest != NULL ? rest : line;
}

static GPtrArray *
tidy_lines (const char *text)
{
  GPtrArray *tidy = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  Mark mark;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = cx_text_tidy (lines[i]);

      if (*line != '\0' && *skip_mark (line, &mark) != '\0')
        g_ptr_array_add (tidy, g_steal_pointer (&line));
    }
  return tidy;
}

char **
cx_pasted_text_split_lines (const char *text)
{
  g_autoptr (GPtrArray) lines = tidy_lines (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Mark mark;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      const char *rest = skip_mark (line, &mark);

      /* "Question 1:" in front of a choice may well be what the choice says. */
      g_strv_builder_add (builder, mark == MARK_NUMBER && skip_word (line) != NULL ? line : rest);
    }
  return lines->len > 1 ? g_strv_builder_end (builder) : NULL;
}

/* --- Questions --- */

static gboolean
is_choice (Mark mark)
{
  return mark == MARK_BULLET || mark == MARK_BOX;
}

/* Where every line has a bullet, they are a list of questions. */
static gboolean
has_choices (GPtrArray *lines)
{
  Mark mark;

  for (guint i = 0; i < lines->len; i++)
    {
      skip_mark (g_ptr_array_index (lines, i), &mark);
      if (!is_choice (mark))
        return TRUE;
    }
  return FALSE;
}

static void
take_text (CxQuestion *question, const char *line)
{
  g_autofree char *text = g_strdup (line);

  if (g_str_has_suffix (text, " *") || (g_str_has_suffix (text, "*") && strlen (text) > 1))
    {
      text[strlen (text) - 1] = '\0';
      g_strchomp (text);
      question->required = g_strdup ("1");
    }
  g_free (question->text);
  question->text = g_steal_pointer (&text);
}

static void
add_choice (CxQuestion *question, const char *text)
{
  const int number = cx_question_next_number (question);
  g_autofree char *code = cx_question_make_choice_code (question, text);

  g_ptr_array_add (question->choices, cx_choice_new (code, number, text));
}

/* The question of line @first, and in @next the first line that is not its own. */
static CxQuestion *
read_question (GPtrArray *lines,
               guint first,
               guint *next,
               gboolean choices,
               const char *type_id,
               const char *language)
{
  CxQuestion *question;
  Mark mark = MARK_NONE;
  const char *text = skip_mark (g_ptr_array_index (lines, first), &mark);
  guint end = first + 1;

  while (choices && end < lines->len)
    {
      Mark below;

      skip_mark (g_ptr_array_index (lines, end), &below);
      if (!is_choice (below))
        break;
      mark = below;
      end++;
    }
  *next = end;
  if (end == first + 1)
    {
      question = cx_question_defaults_new (type_id, language);
      take_text (question, text);
      return question;
    }
  question = cx_question_new (mark == MARK_BOX ? "multiple" : "single");
  take_text (question, text);
  for (guint i = first + 1; i < end; i++)
    add_choice (question, skip_mark (g_ptr_array_index (lines, i), &mark));
  return question;
}

GPtrArray *
cx_pasted_text_read_questions (const char *text, const char *type_id, const char *language)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = tidy_lines (text);
  const gboolean choices = has_choices (lines);
  guint i = 0;

  while (i < lines->len)
    g_ptr_array_add (questions, read_question (lines, i, &i, choices, type_id, language));
  return questions;
}
