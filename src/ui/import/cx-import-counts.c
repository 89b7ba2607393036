#include "config.h"

#include "cx-import-counts.h"

#include "cx-i18n.h"
#include "cx-import-tiles.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <adwaita.h>

/* Rejected values that are shown at once. */
#define STEP 50

struct _CxImportCounts
{
  GtkWidget parent_instance;

  CxImportModel *model;
  CxActivity *activity; /* nullable: watched */
  GPtrArray *rows;      /* AdwActionRow, borrowed */
  guint n_shown;
  GtkWidget *more; /* nullable: shows the next ones */

  GtkSpinner *spinner;
  GtkLabel *counting, *trouble_text;
  GtkWidget *trouble, *list;
  GtkImage *trouble_icon;
  CxImportTiles *tiles;
  AdwExpanderRow *rejects;
};

G_DEFINE_FINAL_TYPE (CxImportCounts, cx_import_counts, GTK_TYPE_WIDGET)

/* --- Rejected values ----------------------------------------------------------------------------
 */

static GtkWidget *
make_row (const CxImportError *error)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = cx_number_to_human ((double) error->row, 0, cx_i18n_get_language ());
  g_autofree char *title = error->column != NULL
                               ? g_strdup_printf (_ ("Line %s, %s: “%s”"), line, error->column,
                                                  error->value != NULL ? error->value : "")
                               : g_strdup_printf (_ ("Line %s"), line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
  return row;
}

static void show_more (CxImportCounts *self);

static void
drop_more (CxImportCounts *self)
{
  if (self->more != NULL)
    adw_expander_row_remove (self->rejects, self->more);
  self->more = NULL;
}

static void
add_more (CxImportCounts *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show more"));
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (self->rejects, row);
  self->more = row;
}

static void
show_more (CxImportCounts *self)
{
  const CxImportResult *counts = cx_import_model_get_counts (self->model);
  guint last;

  drop_more (self);
  if (counts == NULL)
    return;
  last = MIN (self->n_shown + STEP, counts->errors->len);
  for (; self->n_shown < last; self->n_shown++)
    {
      GtkWidget *row = make_row (g_ptr_array_index (counts->errors, self->n_shown));

      adw_expander_row_add_row (self->rejects, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->n_shown < counts->errors->len)
    add_more (self);
}

static void
expanded_cb (CxImportCounts *self)
{
  if (adw_expander_row_get_expanded (self->rejects) && self->n_shown == 0)
    show_more (self);
}

static void
show_rejects (CxImportCounts *self, const CxImportResult *counts)
{
  gboolean any = counts != NULL && counts->errors->len > 0;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;

  drop_more (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->rejects, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->n_shown = 0;
  gtk_widget_set_visible (self->list, any);
  if (!any)
    return;
  number = cx_number_to_human ((double) counts->rejected, 0, cx_i18n_get_language ());
  title = g_strdup_printf (
      ngettext ("%s row cannot be read", "%s rows cannot be read", counts->rejected), number);
  first = counts->errors_total > counts->errors->len
              ? g_strdup_printf (ngettext ("The first %u value of them is listed.",
                                           "The first %u values of them are listed.",
                                           counts->errors->len),
                                 counts->errors->len)
              : g_strdup (_ ("Give their values a meaning below, or save them after the import."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rejects), title);
  adw_expander_row_set_subtitle (self->rejects, first);
  expanded_cb (self);
}

/* --- The whole ----------------------------------------------------------------------------------
 */

static void
show_progress (CxImportCounts *self)
{
  double fraction = self->activity != NULL ? cx_activity_get_fraction (self->activity) : -1;
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;

  if (fraction >= 0 && fraction < 1)
    {
      percent = cx_number_to_human (fraction * 100, 0, cx_i18n_get_language ());
      text = g_strdup_printf (_ ("Looking through the file: %s %%"), percent);
    }
  gtk_label_set_label (self->counting, text != NULL ? text : "");
}

static void
watch_activity (CxImportCounts *self, CxActivity *activity)
{
  if (self->activity == activity)
    return;
  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_set_object (&self->activity, activity);
  if (activity != NULL)
    g_signal_connect_object (activity, "notify", G_CALLBACK (show_progress), self,
                             G_CONNECT_SWAPPED);
}

/* Why it cannot be imported, or why there is no need to. g_free () */
static char *
find_trouble (CxImportCounts *self, gboolean *serious)
{
  const CxImportResult *counts = cx_import_model_get_counts (self->model);
  const GError *error = cx_import_model_get_error (self->model);
  const CxErrorPlace *place;

  if (error == NULL)
    error = cx_import_model_get_doubt (self->model);
  *serious = error != NULL;
  if (error == NULL)
    return counts != NULL && counts->accepted == 0
               ? g_strdup (_ ("Nothing in this file is new, so there is nothing to import."))
               : NULL;
  place = cx_error_get_place (error);
  return place != NULL && place->mend != NULL ? g_strjoin (" ", error->message, place->mend, NULL)
                                              : g_strdup (error->message);
}

static void
show_trouble (CxImportCounts *self)
{
  gboolean serious;
  g_autofree char *text = find_trouble (self, &serious);

  gtk_widget_set_visible (self->trouble, text != NULL);
  gtk_label_set_label (self->trouble_text, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->trouble_icon, serious ? "dialog-warning-symbolic"
                                                            : "dialog-information-symbolic");
  if (serious)
    gtk_widget_add_css_class (GTK_WIDGET (self->trouble_icon), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->trouble_icon), "error");
}

static void
update (CxImportCounts *self)
{
  const CxImportResult *counts = cx_import_model_get_counts (self->model);
  gboolean counting = cx_import_model_is_counting (self->model);

  watch_activity (self, cx_import_model_get_counting (self->model));
  gtk_spinner_set_spinning (self->spinner, counting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), counting);
  show_progress (self);
  show_trouble (self);
  cx_import_tiles_set_result (self->tiles, counts);
  show_rejects (self, counts);
}

static void
model_changed_cb (CxImportCounts *self, guint changes)
{
  if ((changes & (CX_IMPORT_CHANGED_COUNTS | CX_IMPORT_CHANGED_STATE)) != 0)
    update (self);
}

static void
cx_import_counts_dispose (GObject *object)
{
  CxImportCounts *self = CX_IMPORT_COUNTS (object);

  if (self->activity != NULL)
    watch_activity (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_COUNTS);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_counts_parent_class)->dispose (object);
}

static void
cx_import_counts_class_init (CxImportCountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_counts_dispose;
  g_type_ensure (CX_TYPE_IMPORT_TILES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-counts.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, spinner);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, counting);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, trouble);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, trouble_text);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, trouble_icon);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, list);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, tiles);
  gtk_widget_class_bind_template_child (widget_class, CxImportCounts, rejects);
}

static void
cx_import_counts_init (CxImportCounts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->rejects, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cx_import_counts_set_model (CxImportCounts *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
