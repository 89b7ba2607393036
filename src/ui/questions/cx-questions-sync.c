#include "config.h"

#include "cx-questions-private.h"

#include "cx-i18n.h"
#include "cx-survey-texts.h"

/* What was read of the survey, put into the list so that rows, selection and caret stay. */

void
cx_questionnaire_free (CxQuestionnaire *loaded)
{
  g_clear_object (&loaded->survey);
  g_clear_pointer (&loaded->deleted, g_hash_table_unref);
  g_clear_pointer (&loaded->texts, g_ptr_array_unref);
  g_free (loaded);
}

static guint
find_in (GListModel *model, gint64 id, CxQuestionEntry **found)
{
  const guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxQuestionEntry) entry = g_list_model_get_item (model, i);

      if (cx_question_entry_get_id (entry) != id)
        continue;
      *found = entry; /* the list keeps it */
      return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

CxQuestionEntry *
cx_questions_tab_find (CxQuestionsTab *self, gint64 id, guint *position)
{
  CxQuestionEntry *entry = NULL, *shown = NULL;

  find_in (G_LIST_MODEL (self->entries), id, &entry);
  if (entry != NULL && position != NULL)
    *position = find_in (G_LIST_MODEL (self->selection), id, &shown);
  return entry;
}

/* --- Entries --- */

/* place → number of texts that want translating. */
static GHashTable *
count_missing (CxQuestionsTab *self)
{
  GHashTable *missing = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);

  for (guint i = 0; self->language != NULL && i < self->loaded->texts->len; i++)
    {
      CxSurveyText *text = g_ptr_array_index (self->loaded->texts, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (missing, &text->place));

      if (cx_survey_text_get_state (self->loaded->survey, text, self->language) !=
          CX_SURVEY_TEXT_DONE)
        g_hash_table_insert (missing, &text->place, GUINT_TO_POINTER (n + 1));
    }
  return missing;
}

static CxQuestionEntry *
take_entry (GHashTable *old, gint64 id)
{
  CxQuestionEntry *entry = g_hash_table_lookup (old, &id);

  return entry != NULL ? g_object_ref (entry) : cx_question_entry_new ();
}

static gint64
look_up_count (GHashTable *counts, gint64 id)
{
  const gint64 *n = counts != NULL ? g_hash_table_lookup (counts, &id) : NULL;

  return n != NULL ? *n : 0;
}

static GHashTable *
index_entries (CxQuestionsTab *self)
{
  GHashTable *old = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      CxQuestionEntry *entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      const gint64 id = cx_question_entry_get_id (entry);

      g_hash_table_insert (old, g_memdup2 (&id, sizeof id), entry);
    }
  return old;
}

typedef struct
{
  CxQuestionsTab *tab;
  GHashTable *old;     /* id → entry */
  GHashTable *missing; /* id → number of texts */
  GHashTable *pages;   /* those that have their heading */
  GPtrArray *entries;
  guint questions; /* so far */
} Making;

static CxQuestionEntry *
add_entry (Making *making, gint64 id, CxQuestion *question, CxPage *page)
{
  CxQuestionEntry *entry = take_entry (making->old, id);

  cx_question_entry_set (entry, making->tab->loaded->survey, question, page, making->tab->language);
  entry->missing = GPOINTER_TO_UINT (g_hash_table_lookup (making->missing, &id));
  g_ptr_array_add (making->entries, entry);
  return entry;
}

static void
add_heading (Making *making, CxPage *page)
{
  if (page == NULL || page->hidden || !g_hash_table_add (making->pages, page))
    return;
  add_entry (making, cx_survey_text_place_of_page (page), NULL, page)->number = g_hash_table_size (
      making->pages);
}

/* The heading of @page, and in front of it those of pages without questions that stand there. */
static void
add_headings (Making *making, CxPage *page, GHashTable *filled)
{
  GPtrArray *pages = making->tab->loaded->survey->pages;

  if (g_hash_table_contains (making->pages, page))
    return;
  for (guint i = 0; i < pages->len && g_ptr_array_index (pages, i) != page; i++)
    if (!g_hash_table_contains (filled, g_ptr_array_index (pages, i)))
      add_heading (making, g_ptr_array_index (pages, i));
  add_heading (making, page);
}

/* A page that has questions gets its heading with the first of them, wherever the list of pages
 * has it. */
static void
add_questions (Making *making, GHashTable *filled)
{
  CxQuestionsTab *self = making->tab;

  for (guint i = 0; i < self->loaded->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (self->loaded->survey->questions, i);
      CxQuestionEntry *entry;

      if (g_hash_table_contains (self->loaded->deleted, &question->id))
        continue;
      if (question->page != NULL)
        add_headings (making, question->page, filled);
      entry = add_entry (making, question->id, question, NULL);
      entry->number = ++making->questions;
      entry->answers = look_up_count (self->counts, question->id);
    }
}

/* The entries that there should be; those that are there already are kept. */
static GPtrArray *
make_entries (CxQuestionsTab *self)
{
  CxSurvey *survey = self->loaded->survey;
  g_autoptr (GHashTable) old = index_entries (self);
  g_autoptr (GHashTable) missing = count_missing (self);
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);
  Making making = { self, old, missing, pages, NULL, 0 };

  making.entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->page != NULL && !g_hash_table_contains (self->loaded->deleted, &question->id))
        g_hash_table_add (filled, question->page);
    }
  add_entry (&making, 0, NULL, NULL);
  add_questions (&making, filled);
  for (guint i = 0; i < survey->pages->len; i++)
    add_heading (&making, g_ptr_array_index (survey->pages, i));
  return making.entries;
}

/* Only the stretch that is another one is exchanged. */
static void
splice (GListStore *store, GPtrArray *entries)
{
  GListModel *model = G_LIST_MODEL (store);
  const guint n = g_list_model_get_n_items (model);
  guint head = 0, tail = 0;

  while (head < MIN (n, entries->len))
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, head);

      if (item != g_ptr_array_index (entries, head))
        break;
      head++;
    }
  while (tail < MIN (n, entries->len) - head)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, n - 1 - tail);

      if (item != g_ptr_array_index (entries, entries->len - 1 - tail))
        break;
      tail++;
    }
  if (head < n || head < entries->len)
    g_list_store_splice (store, head, n - head - tail, entries->pdata + head,
                         entries->len - head - tail);
}

/* --- Languages --- */

static void
sync_languages (CxQuestionsTab *self)
{
  CxSurvey *survey = self->loaded->survey;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *shown = gtk_drop_down_get_model (self->language_list);
  guint selected = 0;

  for (guint i = 0; i < survey->languages->len; i++)
    {
      const char *code = g_ptr_array_index (survey->languages, i);

      gtk_string_list_append (names, cx_language_get_name (code));
      if (g_strcmp0 (code, self->language) == 0)
        selected = i;
    }
  /* A language that was taken away is not shown any longer. */
  if (selected == 0)
    g_clear_pointer (&self->language, g_free);
  self->syncing = TRUE;
  if (shown == NULL || g_list_model_get_n_items (shown) != survey->languages->len ||
      gtk_drop_down_get_selected (self->language_list) != selected)
    {
      gtk_drop_down_set_model (self->language_list, G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->language_list, selected);
    }
  self->syncing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->language_list), survey->languages->len > 1);
  cx_languages_show (self->languages_popover, self->session, survey);
}

static void
sync_progress (CxQuestionsTab *self)
{
  const gboolean translating = self->language != NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), translating);
  gtk_widget_set_visible (self->next, translating);
  if (!translating)
    return;
  text = g_strdup_printf (
      _ ("%u of %u texts"),
      cx_survey_texts_count_done (self->loaded->survey, self->loaded->texts, self->language),
      self->loaded->texts->len);
  gtk_label_set_text (self->progress, text);
}

/* --- All of it --- */

static void
choose_page (CxQuestionsTab *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_stack_set_visible_child_name (self->stack, n == 1 && !self->show_empty ? "empty"
                                                 : any                       ? "content"
                                                                             : "nothing");
  gtk_widget_set_visible (self->search_button, n > 1);
}

/* The question next to one that went. */
static gint64
find_neighbour (CxQuestionsTab *self, guint position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (CxQuestionEntry) entry = NULL;

  if (n == 0)
    return CX_QUESTION_ENTRY_NONE;
  entry = g_list_model_get_item (G_LIST_MODEL (self->entries), MIN (position, n - 1));
  if (entry->page == NULL || position + 1 >= n)
    return cx_question_entry_get_id (entry);
  /* A question rather than the heading above it. */
  g_clear_object (&entry);
  entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position + 1);
  return cx_question_entry_get_id (entry);
}

static void
choose_selected (CxQuestionsTab *self, guint position)
{
  CxQuestion *wanted = NULL;

  if (self->wanted_code != NULL)
    wanted = cx_survey_find_question (self->loaded->survey, self->wanted_code, NULL);
  g_clear_pointer (&self->wanted_code, g_free);
  if (self->made != 0 && cx_questions_tab_find (self, self->made, NULL) != NULL)
    self->selected = self->made;
  else if (wanted != NULL)
    self->selected = wanted->id;
  else if (self->selected == CX_QUESTION_ENTRY_NONE ||
           cx_questions_tab_find (self, self->selected, NULL) == NULL)
    self->selected = find_neighbour (self, position);
}

void
cx_questions_tab_sync (CxQuestionsTab *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  const gint64 before = self->selected;
  CxQuestionEntry *entry = NULL;
  const guint position = before == CX_QUESTION_ENTRY_NONE
                             ? 1
                             : find_in (G_LIST_MODEL (self->entries), before, &entry);

  sync_languages (self);
  entries = make_entries (self);
  self->syncing = TRUE;
  splice (self->entries, entries);
  self->syncing = FALSE;
  for (guint i = 0; i < entries->len; i++)
    cx_question_entry_changed (g_ptr_array_index (entries, i));
  sync_progress (self);
  choose_selected (self, position);
  /* What gets the caret must be seen first; else the panel is in its place before it is. */
  if (self->made != 0)
    choose_page (self);
  cx_questions_tab_select (self, self->selected);
  cx_questions_tab_show_editor (self, self->made == self->selected && self->made != 0);
  choose_page (self);
}
