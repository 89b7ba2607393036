#include "config.h"

#include "cx-import-source-box.h"

#include "cx-i18n.h"
#include "cx-import-words.h"
#include "cx-recogniser.h"
#include "cx-survey-repo.h"
#include "cx-ui.h"

#include <adwaita.h>

static const char *const encodings[] = {
  "UTF-8",     "windows-1252", "windows-1258", "TCVN3", "VNI",
  "macintosh", "UTF-16LE",     "UTF-16BE",     NULL,
};
static const char *const delimiters[] = { ",", ";", "tab", "|", NULL };
/* More heading rows than these are none. */
#define MOST_HEADER_ROWS 4

struct _CxImportSourceBox
{
  GtkWidget parent_instance;

  CxImportModel *model;
  gboolean updating; /* the program sets the rows, not a person */
  gboolean shown;    /* once, so that what is sure is folded away */

  AdwPreferencesGroup *file_group;
  AdwComboRow *source, *encoding, *delimiter, *sheet, *header_rows, *survey;
  AdwExpanderRow *read_as;
  AdwActionRow *notes;
  AdwEntryRow *survey_title;
};

G_DEFINE_FINAL_TYPE (CxImportSourceBox, cx_import_source_box, GTK_TYPE_WIDGET)

/* --- Lists to choose from: "Found: X" stands first ----------------------------------------------
 */

static const char *
get_text (GListModel *list, guint position)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (list), position);
}

/* What is the same stays the same items: a list that is open, or will be again, keeps its place for
 * the keyboard, which a new model would take away. */
static void
update_list (GtkStringList *list, GtkStringList *wanted)
{
  GListModel *old = G_LIST_MODEL (list), *new = G_LIST_MODEL (wanted);
  guint n_old = g_list_model_get_n_items (old), n_new = g_list_model_get_n_items (new);
  guint same = MIN (n_old, n_new);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < same; i++)
    if (!g_str_equal (get_text (old, i), get_text (new, i)))
      {
        const char *const text[] = { get_text (new, i), NULL };

        gtk_string_list_splice (list, i, 1, text);
      }
  for (guint i = same; i < n_new; i++)
    g_ptr_array_add (rest, (gpointer) get_text (new, i));
  g_ptr_array_add (rest, NULL);
  gtk_string_list_splice (list, same, n_old - same, (const char *const *) rest->pdata);
}

static void
set_list (AdwComboRow *row, GtkStringList *list, guint selected)
{
  GListModel *model = adw_combo_row_get_model (row);

  if (GTK_IS_STRING_LIST (model))
    update_list (GTK_STRING_LIST (model), list);
  else
    adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
  g_object_unref (list);
}

static GtkStringList *
begin_list (const char *found, gboolean chosen)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  if (chosen)
    gtk_string_list_append (list, _ ("As found by the program"));
  else
    gtk_string_list_take (list, g_strdup_printf (_ ("Found: %s"), found));
  return list;
}

static void
show_source (CxImportSourceBox *self)
{
  const CxImportWish *wish = cx_import_model_get_wish (self->model);
  const CxMapping *mapping = cx_import_model_get_mapping (self->model);
  GtkStringList *list = begin_list (cx_import_words_source (mapping->source), wish->source != NULL);
  guint n, selected = 0;
  const CxSource *const *sources = cx_sources (&n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (list, cx_import_words_source (sources[i]->id));
      if (g_strcmp0 (wish->source, sources[i]->id) == 0)
        selected = i + 1;
    }
  set_list (self->source, list, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->source),
                               mapping->reason != NULL ? mapping->reason : "");
}

static void
show_encoding (CxImportSourceBox *self, const CxImportReading *reading)
{
  const char *wish = cx_import_model_get_wish (self->model)->encoding;
  GtkStringList *list = begin_list (reading->encoding != NULL ? reading->encoding : "UTF-8",
                                    wish != NULL);
  guint selected = 0;

  for (guint i = 0; encodings[i] != NULL; i++)
    {
      gtk_string_list_append (list, encodings[i]);
      if (g_strcmp0 (wish, encodings[i]) == 0)
        selected = i + 1;
    }
  set_list (self->encoding, list, selected);
}

static void
show_delimiter (CxImportSourceBox *self, const CxImportReading *reading)
{
  const char *wish = cx_import_model_get_wish (self->model)->delimiter;
  g_autofree char *found = cx_import_words_delimiter (reading->delimiter);
  GtkStringList *list = begin_list (found, wish != NULL);
  guint selected = 0;

  for (guint i = 0; delimiters[i] != NULL; i++)
    {
      gtk_string_list_take (list, cx_import_words_delimiter (delimiters[i]));
      if (g_strcmp0 (wish, delimiters[i]) == 0)
        selected = i + 1;
    }
  set_list (self->delimiter, list, selected);
}

static void
show_header_rows (CxImportSourceBox *self, const CxImportReading *reading)
{
  int wish = cx_import_model_get_wish (self->model)->header_rows;
  g_autofree char *found = cx_import_words_header_rows (reading->header_rows);
  GtkStringList *list = begin_list (found, wish >= 0);

  for (guint i = 0; i <= MOST_HEADER_ROWS; i++)
    gtk_string_list_take (list, cx_import_words_header_rows (i));
  set_list (self->header_rows, list, wish >= 0 ? (guint) wish + 1 : 0);
}

static void
show_notes (CxImportSourceBox *self, const CxImportReading *reading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GStrv const lists[] = { reading->doubts, reading->mended };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; lists[k][i] != NULL; i++)
      g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", lists[k][i]);
  if (reading->hidden_rows > 0)
    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s",
                            _ ("Hidden rows of the sheet are read, too."));
  if (reading->footer_rows > 0)
    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s",
                            _ ("Totals and notes below the answers are left out."));
  adw_action_row_set_subtitle (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

static void
show_reading (CxImportSourceBox *self, const CxImportReading *reading)
{
  g_autofree char *read_as = cx_import_words_read_as (reading);
  gboolean text = reading->delimiter != NULL;

  show_encoding (self, reading);
  show_delimiter (self, reading);
  show_header_rows (self, reading);
  show_notes (self, reading);
  set_list (self->sheet, gtk_string_list_new ((const char *const *) reading->sheets),
            (guint) MAX (reading->sheet, 1) - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), text);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), text);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), g_strv_length (reading->sheets) > 1);
  adw_expander_row_set_subtitle (self->read_as, read_as);
  if (!self->shown)
    adw_expander_row_set_expanded (self->read_as, reading->doubts[0] != NULL);
  self->shown = TRUE;
}

static void
show_survey (CxImportSourceBox *self, const CxImportReading *reading)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  gboolean chosen = cx_import_model_get_wish (self->model)->survey != NULL;
  guint selected = 0;

  gtk_string_list_append (list, _ ("New survey"));
  for (guint i = 0; i < reading->surveys->len; i++)
    {
      const CxSurveySummary *summary = g_ptr_array_index (reading->surveys, i);

      gtk_string_list_append (list, summary->title);
      if (reading->survey != NULL && reading->survey->id == summary->id)
        selected = i + 1;
    }
  set_list (self->survey, list, selected);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->survey),
      selected > 0 && !chosen ? _ ("A file with these headings went there before.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->survey_title), selected == 0);
  if (selected == 0 && reading->mapping->new_title != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->survey_title), reading->mapping->new_title);
}

static void
update (CxImportSourceBox *self)
{
  const CxImportReading *reading = cx_import_model_get_reading (self->model);
  g_autofree char *file = NULL;

  if (reading == NULL)
    return;
  file = cx_import_words_file (reading);
  self->updating = TRUE;
  adw_preferences_group_set_title (self->file_group, cx_import_model_get_name (self->model));
  adw_preferences_group_set_description (self->file_group, file);
  show_source (self);
  show_reading (self, reading);
  show_survey (self, reading);
  self->updating = FALSE;
}

/* --- What a person chooses ----------------------------------------------------------------------
 */

static void
source_cb (CxImportSourceBox *self)
{
  guint selected = adw_combo_row_get_selected (self->source), n;
  const CxSource *const *sources = cx_sources (&n);

  if (!self->updating)
    cx_import_model_set_source (self->model, selected > 0 ? sources[selected - 1]->id : NULL);
}

static void
encoding_cb (CxImportSourceBox *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding);

  if (!self->updating)
    cx_import_model_set_encoding (self->model, selected > 0 ? encodings[selected - 1] : NULL);
}

static void
delimiter_cb (CxImportSourceBox *self)
{
  guint selected = adw_combo_row_get_selected (self->delimiter);

  if (!self->updating)
    cx_import_model_set_delimiter (self->model, selected > 0 ? delimiters[selected - 1] : NULL);
}

static void
header_rows_cb (CxImportSourceBox *self)
{
  if (!self->updating)
    cx_import_model_set_header_rows (self->model,
                                     (int) adw_combo_row_get_selected (self->header_rows) - 1);
}

static void
sheet_cb (CxImportSourceBox *self)
{
  if (!self->updating)
    cx_import_model_set_sheet (self->model, (int) adw_combo_row_get_selected (self->sheet) + 1);
}

static void
survey_cb (CxImportSourceBox *self)
{
  guint selected = adw_combo_row_get_selected (self->survey);
  const CxImportReading *reading = cx_import_model_get_reading (self->model);
  const CxSurveySummary *summary;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    {
      cx_import_model_set_survey (self->model, NULL);
      return;
    }
  summary = g_ptr_array_index (reading->surveys, selected - 1);
  cx_import_model_set_survey (self->model, summary->code);
}

static void
title_cb (CxImportSourceBox *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->survey_title));

  if (!self->updating && *title != '\0')
    cx_import_model_set_title (self->model, title);
}

/* --- The widget ---------------------------------------------------------------------------------
 */

static void
model_changed_cb (CxImportSourceBox *self, guint changes)
{
  if ((changes & CX_IMPORT_CHANGED_READING) != 0)
    update (self);
}

static void
cx_import_source_box_dispose (GObject *object)
{
  CxImportSourceBox *self = CX_IMPORT_SOURCE_BOX (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_SOURCE_BOX);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cx_import_source_box_parent_class)->dispose (object);
}

static void
cx_import_source_box_class_init (CxImportSourceBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_source_box_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-source-box.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, file_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, source);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, encoding);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, delimiter);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, sheet);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, header_rows);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, survey);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, read_as);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, notes);
  gtk_widget_class_bind_template_child (widget_class, CxImportSourceBox, survey_title);
}

static void
watch (CxImportSourceBox *self, AdwComboRow *row, GCallback callback)
{
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
}

static void
cx_import_source_box_init (CxImportSourceBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, self->source, G_CALLBACK (source_cb));
  watch (self, self->encoding, G_CALLBACK (encoding_cb));
  watch (self, self->delimiter, G_CALLBACK (delimiter_cb));
  watch (self, self->sheet, G_CALLBACK (sheet_cb));
  watch (self, self->header_rows, G_CALLBACK (header_rows_cb));
  watch (self, self->survey, G_CALLBACK (survey_cb));
  g_signal_connect_object (self->survey_title, "changed", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cx_import_source_box_set_model (CxImportSourceBox *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
