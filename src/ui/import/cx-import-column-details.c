#include "config.h"

#include "cx-import-column-details.h"

#include "cx-column-date.h"
#include "cx-i18n.h"
#include "cx-import-part.h"
#include "cx-import-picker.h"
#include "cx-import-recodes.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-ui.h"

#include <math.h>

static const char *const separators[] = {
  ", ", ",", "; ", ";", " / ", " | ", "|", " ", "\n", NULL
};

struct _CxImportColumnDetails
{
  GtkWidget parent_instance;

  CxImportModel *model;
  guint column;
  gboolean updating;
  GPtrArray *patterns; /* char *: of the date picker, nullable texts */
  GPtrArray *options;  /* char *: codes of the part picker */

  GtkLabel *reason, *date_evidence, *part_title, *options_label;
  GtkWidget *confirm, *text_line, *scale_line, *date_line, *decimal_line, *separator_line,
      *part_line, *values_line;
  GtkBox *date_place, *decimal_place, *separator_place, *part_place;
  GtkEditable *text;
  GtkSpinButton *scale_low, *scale_high;
  CxImportPicker *date, *decimal, *separator, *part;
  CxImportRecodes *recodes;
};

G_DEFINE_FINAL_TYPE (CxImportColumnDetails, cx_import_column_details, GTK_TYPE_WIDGET)

static const CxMappingColumn *
get_column (CxImportColumnDetails *self)
{
  return cx_mapping_get_column (cx_import_model_get_mapping (self->model), self->column);
}

static gboolean
goes_to_question (const CxMappingColumn *column)
{
  return column->target == CX_TARGET_NEW || column->target == CX_TARGET_QUESTION;
}

/* --- Dates -------------------------------------------------------------------------------------
 */

static gboolean
has_dates (const CxMappingColumn *column)
{
  if (column->target == CX_TARGET_FIELD)
    return cx_response_field_info (column->field)->is_moment;
  return goes_to_question (column) && g_str_equal (column->type, "date");
}

static void
add_pattern (CxImportColumnDetails *self, GtkStringList *list, const char *pattern)
{
  for (guint i = 0; i < self->patterns->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->patterns, i), pattern) == 0)
      return;
  g_ptr_array_add (self->patterns, g_strdup (pattern));
  gtk_string_list_append (list, pattern != NULL ? pattern : _ ("Year, month, day (ISO 8601)"));
}

static void
show_dates (CxImportColumnDetails *self, const CxMappingColumn *column)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *const *candidates = cx_date_pattern_candidates ();
  g_autofree char *swapped = column->date_pattern != NULL
                                 ? cx_date_pattern_swap (column->date_pattern)
                                 : NULL;

  g_ptr_array_set_size (self->patterns, 0);
  add_pattern (self, list, column->date_pattern);
  if (swapped != NULL)
    add_pattern (self, list, swapped);
  add_pattern (self, list, NULL);
  for (guint i = 0; candidates[i] != NULL; i++)
    add_pattern (self, list, candidates[i]);
  cx_import_picker_set_choices (self->date, list, 0, NULL);
  gtk_label_set_label (self->date_evidence,
                       column->date_doubtful
                           ? _ ("Nothing in the file tells day from month: no number is above 12. "
                                "Choose an order to be sure.")
                           : _ ("The values leave no doubt about day and month."));
  if (column->date_doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_evidence), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_evidence), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->date_evidence),
                          column->date_doubtful ||
                              !cx_import_model_is_corrected (self->model, self->column));
}

static void
date_cb (CxImportColumnDetails *self, guint position)
{
  g_autofree char *pattern = g_strdup (g_ptr_array_index (self->patterns, position));

  cx_import_model_set_date_pattern (self->model, self->column, pattern);
}

/* --- Numbers and scales -------------------------------------------------------------------------
 */

static gboolean
has_scale (const CxMappingColumn *column)
{
  const CxQuestionType *type = cx_question_type_find (column->type);

  return column->target == CX_TARGET_NEW && !isnan (column->scale_min) &&
         (column->part == CX_PART_ROW || (type != NULL && (type->flags & CX_TYPE_IS_SCALE) != 0));
}

static void
show_decimal (CxImportColumnDetails *self, const CxMappingColumn *column)
{
  static const char *const styles[] = { "1,234.5", "1.234,5", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (styles);

  cx_import_picker_set_choices (self->decimal, list, column->decimal == CX_DECIMAL_COMMA, NULL);
}

static void
decimal_cb (CxImportColumnDetails *self, guint position)
{
  cx_import_model_set_decimal (self->model, self->column,
                               position == 1 ? CX_DECIMAL_COMMA : CX_DECIMAL_POINT);
}

static void
scale_cb (CxImportColumnDetails *self)
{
  double low = gtk_spin_button_get_value (self->scale_low);
  double high = gtk_spin_button_get_value (self->scale_high);

  if (!self->updating && low < high)
    cx_import_model_set_scale (self->model, self->column, low, high);
}

/* --- Several answers in a cell -------------------------------------------------------------------
 */

static const char *
name_separator (const char *separator)
{
  if (g_str_equal (separator, " "))
    return _ ("A blank");
  if (g_str_equal (separator, "\n"))
    return _ ("A new line");
  return separator;
}

static void
show_separator (CxImportColumnDetails *self, const CxMappingColumn *column)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GString) options = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; separators[i] != NULL; i++)
    {
      gtk_string_list_append (list, name_separator (separators[i]));
      if (g_strcmp0 (separators[i], column->separator) == 0)
        selected = i;
    }
  cx_import_picker_set_choices (self->separator, list, selected, column->separator);
  for (guint i = 0; i < MIN (column->options->len, 60); i++)
    g_string_append_printf (options, i > 0 ? " · %s" : "%s",
                            (const char *) g_ptr_array_index (column->options, i));
  text = column->options->len > 0
             ? g_strdup_printf (
                   ngettext ("%u choice found: %s", "%u choices found: %s", column->options->len),
                   column->options->len, options->str)
             : g_strdup (_ ("No option was found that comes again and again: each new one becomes "
                            "a choice."));
  gtk_label_set_label (self->options_label, text);
}

static void
separator_cb (CxImportColumnDetails *self, guint position)
{
  cx_import_model_set_separator (self->model, self->column, separators[position]);
}

/* --- Parts of a question
 * -------------------------------------------------------------------------- */

static void
show_part (CxImportColumnDetails *self, const CxMappingColumn *column)
{
  const char *title = goes_to_question (column) ? cx_import_part_name (column->part) : NULL;
  g_autoptr (GtkStringList) list = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  gtk_widget_set_visible (self->part_line, title != NULL && column->option != NULL);
  if (title == NULL || column->option == NULL)
    return;
  gtk_label_set_label (self->part_title, title);
  list = gtk_string_list_new (NULL);
  cx_import_part_list (self->model, column, self->options, list);
  for (guint i = 0; i < self->options->len; i++)
    if (g_str_equal (g_ptr_array_index (self->options, i), column->option))
      selected = i;
  cx_import_picker_set_choices (self->part, list, selected, column->option_text);
}

static void
part_cb (CxImportColumnDetails *self, guint position)
{
  g_autofree char *code = g_strdup (g_ptr_array_index (self->options, position));

  cx_import_model_set_option (self->model, self->column, code);
}

/* --- The text of the question
 * ---------------------------------------------------------------------- */

static void
commit_text (CxImportColumnDetails *self)
{
  const char *text = gtk_editable_get_text (self->text);

  if (!self->updating && get_column (self)->target == CX_TARGET_NEW && *text != '\0')
    cx_import_model_set_text (self->model, self->column, text);
}

static void
confirm_cb (CxImportColumnDetails *self)
{
  cx_import_model_confirm_column (self->model, self->column);
}

/* --- The widget
 * ------------------------------------------------------------------------------------ */

void
cx_import_column_details_update (CxImportColumnDetails *self)
{
  const CxMappingColumn *column = get_column (self);
  gboolean dates = has_dates (column), scale = has_scale (column);
  gboolean joined = goes_to_question (column) && column->part == CX_PART_JOINED;

  self->updating = TRUE;
  gtk_label_set_label (self->reason, column->reason != NULL ? column->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), column->reason != NULL);
  gtk_widget_set_visible (self->confirm, cx_import_model_is_guess (self->model, self->column));
  gtk_widget_set_visible (self->text_line, column->target == CX_TARGET_NEW);
  if (g_strcmp0 (gtk_editable_get_text (self->text), column->text) != 0)
    gtk_editable_set_text (self->text, column->text != NULL ? column->text : "");
  gtk_widget_set_visible (self->scale_line, scale);
  if (scale)
    {
      gtk_spin_button_set_value (self->scale_low, column->scale_min);
      gtk_spin_button_set_value (self->scale_high, column->scale_max);
    }
  gtk_widget_set_visible (self->date_line, dates);
  if (dates)
    show_dates (self, column);
  gtk_widget_set_visible (self->decimal_line,
                          goes_to_question (column) && g_str_equal (column->type, "number"));
  show_decimal (self, column);
  gtk_widget_set_visible (self->separator_line, joined);
  if (joined)
    show_separator (self, column);
  show_part (self, column);
  cx_import_recodes_update (self->recodes);
  gtk_widget_set_visible (self->values_line,
                          !dates && column->target != CX_TARGET_IGNORE &&
                              gtk_widget_get_visible (GTK_WIDGET (self->recodes)));
  self->updating = FALSE;
}

static void
cx_import_column_details_dispose (GObject *object)
{
  CxImportColumnDetails *self = CX_IMPORT_COLUMN_DETAILS (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_COLUMN_DETAILS);
  g_clear_object (&self->model);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_column_details_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, reason);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, confirm);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, text_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, text);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, scale_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, scale_low);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, scale_high);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, date_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, date_place);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, date_evidence);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, decimal_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, decimal_place);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, separator_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, separator_place);
  gtk_widget_class_bind_template_child_full (
      widget_class, "options", FALSE, G_STRUCT_OFFSET (CxImportColumnDetails, options_label));
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, part_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, part_title);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, part_place);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnDetails, values_line);
}

static void
cx_import_column_details_class_init (CxImportColumnDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_column_details_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE
                                               "/import/cx-import-column-details.ui");
  bind_children (widget_class);
}

static CxImportPicker *
add_picker (CxImportColumnDetails *self, GtkBox *place, const char *name, GCallback callback)
{
  GtkWidget *picker = cx_import_picker_new (name);

  g_signal_connect_object (picker, "picked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (picker, 180, -1);
  gtk_box_append (place, picker);
  return CX_IMPORT_PICKER (picker);
}

static void
cx_import_column_details_init (CxImportColumnDetails *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->patterns = g_ptr_array_new_with_free_func (g_free);
  self->options = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->date = add_picker (self, self->date_place, _ ("Dates are written as"),
                           G_CALLBACK (date_cb));
  self->decimal = add_picker (self, self->decimal_place, _ ("Numbers are written as"),
                              G_CALLBACK (decimal_cb));
  self->separator = add_picker (self, self->separator_place,
                                _ ("Separator between answers in one cell"),
                                G_CALLBACK (separator_cb));
  self->part = add_picker (self, self->part_place, _ ("Part of the question"),
                           G_CALLBACK (part_cb));
  g_signal_connect_object (self->confirm, "clicked", G_CALLBACK (confirm_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale_low, "value-changed", G_CALLBACK (scale_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale_high, "value-changed", G_CALLBACK (scale_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (commit_text), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit_text), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

GtkWidget *
cx_import_column_details_new (CxImportModel *model, guint column)
{
  CxImportColumnDetails *self = g_object_new (CX_TYPE_IMPORT_COLUMN_DETAILS, NULL);

  self->model = g_object_ref (model);
  self->column = column;
  self->recodes = CX_IMPORT_RECODES (cx_import_recodes_new (model, column));
  gtk_box_append (GTK_BOX (self->values_line), GTK_WIDGET (self->recodes));
  cx_import_column_details_update (self);
  return GTK_WIDGET (self);
}
