/* What a question can be broken down by. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-question-type.h"

/* Letters of a question in a menu. */
#define MENU_LETTERS 48

static void
add_by (GMenu *menu, const char *text, const char *name)
{
  g_autofree char *view = g_strdup_printf ("by:%s", name);
  g_autofree char *label = g_utf8_strlen (text, -1) > MENU_LETTERS
                               ? g_utf8_substring (text, 0, MENU_LETTERS)
                               : g_strdup (text);
  /* Underlines would be keys. */
  g_auto (GStrv) pieces = g_strsplit (label, "_", -1);
  g_autofree char *shown = g_strjoinv ("__", pieces);
  g_autofree char *cut = g_utf8_strlen (text, -1) > MENU_LETTERS ? g_strconcat (shown, "…", NULL)
                                                                 : g_strdup (shown);
  g_autoptr (GMenuItem) item = g_menu_item_new (cut, NULL);

  g_menu_item_set_action_and_target (item, "result.view", "s", view);
  g_menu_append_item (menu, item);
}

GMenuModel *
cx_results_make_by_menu (const CxResults *results)
{
  const CxQuestionTypeFlags countable = CX_TYPE_HAS_CHOICES | CX_TYPE_IS_SCALE;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) questions = g_menu_new ();

  for (guint i = 0; i < results->fields->len; i++)
    {
      const char *field = g_ptr_array_index (results->fields, i);
      g_autofree char *title = cx_answer_filter_get_title (results->survey, field, NULL);
      g_autofree char *name = g_strdup_printf ("field:%s", field);

      add_by (fields, title, name);
    }
  for (guint i = 0; i < results->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (results->survey->questions, i);
      g_autofree char *title = NULL;

      if (question->hidden || question->type == NULL || (question->type->flags & countable) == 0 ||
          (question->type->flags & CX_TYPE_HAS_ROWS) != 0)
        continue;
      title = cx_answer_filter_get_title (results->survey, question->code, NULL);
      add_by (questions, title, question->code);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (questions));
  return G_MENU_MODEL (menu);
}
