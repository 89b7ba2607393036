/* The rows of the card: what belongs to the response, then the questions page by page. */
#include "config.h"

#include "cx-response-card-private.h"

#include "cx-i18n.h"

/* Rows that are made at once; the others follow when there is time. */
#define ROWS_AT_ONCE 24

/* What can be said of a response also where no response of the survey has it yet. */
static const CxResponseField fields[] = { CX_FIELD_OF_TAGS,   CX_FIELD_OF_SUBMITTED,
                                          CX_FIELD_OF_BRANCH, CX_FIELD_OF_CHANNEL,
                                          CX_FIELD_OF_STAFF,  CX_FIELD_OF_CUSTOMER };

gboolean
cx_response_card_is_stored (CxResponseCard *self, const CxListColumn *column)
{
  return column->kind != CX_LIST_FIELD ||
         cx_response_repo_has_field (self->words.survey, column->field);
}

static gboolean
has_field (GPtrArray *columns, CxResponseField field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const CxListColumn *column = g_ptr_array_index (columns, i);

      if (column->kind == CX_LIST_FIELD && column->field == field)
        return TRUE;
    }
  return FALSE;
}

static int
count_fields (GPtrArray *columns)
{
  int n = 0;

  while (n < (int) columns->len &&
         ((CxListColumn *) g_ptr_array_index (columns, n))->kind != CX_LIST_ITEM &&
         ((CxListColumn *) g_ptr_array_index (columns, n))->kind != CX_LIST_SET)
    n++;
  return n;
}

void
cx_response_card_set_survey (CxResponseCard *self, CxSurvey *survey, const char *language)
{
  g_clear_handle_id (&self->building, g_source_remove);
  g_set_object (&self->words.survey, survey);
  g_free (self->language);
  self->language = g_strdup (language);
  self->words.language = self->language;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL;)
    gtk_box_remove (self->body, child);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  self->columns = cx_response_list_columns (survey);
  /* The number stands in the title. */
  g_ptr_array_remove_index (self->columns, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!has_field (self->columns, fields[i]))
      {
        CxListColumn *column = g_new0 (CxListColumn, 1);

        column->kind = CX_LIST_FIELD;
        column->field = fields[i];
        column->key = g_strconcat ("field:", cx_response_field_info (fields[i])->name, NULL);
        g_ptr_array_insert (self->columns, count_fields (self->columns), column);
      }
}

static char *
make_title (CxResponseCard *self, const CxListColumn *column)
{
  CxSurvey *survey = self->words.survey;
  CxQuestion *question = column->question;
  const char *text, *part = NULL;

  if (question == NULL)
    return g_strdup (_ (cx_response_field_info (column->field)->label));
  text = cx_survey_translate (survey, question->uuid, "text", self->language, question->text);
  if (column->row != NULL)
    part = cx_survey_translate (survey, column->row->uuid, "text", self->language,
                                column->row->text);
  else if (column->item != NULL && column->item->choice != NULL)
    part = cx_response_choice_label (&self->words, column->item->choice);
  return part != NULL ? g_strdup_printf ("%s\n%s", text, part) : g_strdup (text);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  cx_response_row_edit (CX_RESPONSE_ROW (row));
}

static void
start_section (CxResponseCard *self, const char *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (self->body, label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading != NULL ? heading : _ ("Answers"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_box_append (self->body, list);
  self->section = GTK_LIST_BOX (list);
}

static void
find_section (CxResponseCard *self, const CxListColumn *column)
{
  CxSurvey *survey = self->words.survey;
  CxPage *page = NULL;

  if (column->question == NULL)
    {
      if (self->section == NULL)
        start_section (self, _ ("About this response"));
      return;
    }
  for (guint i = 0; i < survey->pages->len && column->question->page_id != 0; i++)
    if (((CxPage *) g_ptr_array_index (survey->pages, i))->id == column->question->page_id)
      page = g_ptr_array_index (survey->pages, i);
  if (self->in_questions && page == self->page)
    return;
  self->in_questions = TRUE;
  self->page = page;
  start_section (
      self, page != NULL && page->title != NULL
                ? cx_survey_translate (survey, page->uuid, "title", self->language, page->title)
                : _ ("Answers"));
}

/* What a new response starts with. */
static CxListValue
make_default (const CxListColumn *column)
{
  CxListValue value = { CX_VALUE_NULL };

  if (column->kind == CX_LIST_FIELD && column->field == CX_FIELD_OF_SUBMITTED)
    {
      value.kind = CX_VALUE_INTEGER;
      value.integer = g_get_real_time () / 1000;
    }
  return value;
}

static gboolean
is_in_form (const CxListColumn *column)
{
  if (column->kind != CX_LIST_FIELD)
    return TRUE;
  return column->field == CX_FIELD_OF_TAGS || column->field == CX_FIELD_OF_BRANCH ||
         column->field == CX_FIELD_OF_STAFF || column->field == CX_FIELD_OF_CUSTOMER ||
         column->field == CX_FIELD_OF_SUBMITTED;
}

static void
add_row (CxResponseCard *self, const CxListColumn *column)
{
  g_autofree char *title = make_title (self, column);
  GtkWidget *row;

  find_section (self, column);
  row = cx_response_row_new (&self->words, column, title);
  gtk_list_box_append (self->section, row);
  g_ptr_array_add (self->rows, row);
  if (self->is_new)
    {
      CxListValue value = make_default (column);

      cx_response_row_fill_in (CX_RESPONSE_ROW (row), &value);
      return;
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (cx_response_card_changed_cb), self, 0);
  cx_response_card_show_value (self, CX_RESPONSE_ROW (row));
}

static gboolean
build_cb (gpointer data)
{
  CxResponseCard *self = data;

  for (guint n = 0; n < ROWS_AT_ONCE && self->next < self->columns->len; self->next++)
    {
      const CxListColumn *column = g_ptr_array_index (self->columns, self->next);

      if (self->is_new && (!is_in_form (column) || !cx_list_column_is_editable (column)))
        continue;
      add_row (self, column);
      n++;
    }
  if (self->next < self->columns->len)
    return G_SOURCE_CONTINUE;
  self->building = 0;
  return G_SOURCE_REMOVE;
}

void
cx_response_card_build (CxResponseCard *self)
{
  g_clear_handle_id (&self->building, g_source_remove);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL;)
    gtk_box_remove (self->body, child);
  g_ptr_array_set_size (self->rows, 0);
  self->next = 0;
  self->page = NULL;
  self->in_questions = FALSE;
  self->section = NULL;
  if (self->words.survey != NULL && build_cb (self) == G_SOURCE_CONTINUE)
    self->building = g_idle_add (build_cb, self);
}
