#include "config.h"

#include "cx-filter-bar.h"

#include "cx-filter-bar-private.h"
#include "cx-filter-dates.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-ui.h"
#include "cx-wrap-layout.h"

/* Keys of chips that are no answer's name; names have neither of these signs at their start. */
#define KEY_DAYS "?days"
#define KEY_ADD "?add"
#define EXPRESSION_SIGN '='
/* In a window that is narrower, what is not filtered by is offered by the last chip alone. */
#define NARROW 600

struct _CxFilterBar
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 survey_id;
  GCancellable *cancellable;
  CxFilterChoices *choices; /* nullable */
  CxAnswerFilter *filter;
  GPtrArray *chips; /* CxFilterChip, in their order; children */
  gboolean compact;

  GtkLabel *label;
  GtkButton *clear;
  GtkLabel *counts;
};

G_DEFINE_FINAL_TYPE (CxFilterBar, cx_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void update_chips (CxFilterBar *self);

const CxFilterChoices *
cx_filter_bar_get_choices (CxFilterBar *self)
{
  return self->choices;
}

gboolean
cx_filter_bar_is_compact (CxFilterBar *self)
{
  return self->compact;
}

void
cx_filter_bar_change (CxFilterBar *self, CxAnswerFilter *filter)
{
  gboolean same = cx_answer_filter_equal (self->filter, filter);

  cx_answer_filter_free (self->filter);
  self->filter = filter;
  update_chips (self);
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Chips ------------------------------------------------------------------------------------ */

static GtkWidget *
make_editor_cb (CxFilterChip *chip, gpointer user_data)
{
  CxFilterBar *self = user_data;
  const char *key = cx_filter_chip_get_key (chip);

  if (self->choices == NULL)
    return cx_filter_editor_new_box (_ ("One moment…"));
  if (g_str_equal (key, KEY_DAYS))
    return cx_filter_editor_new_days (self);
  if (g_str_equal (key, KEY_ADD))
    return cx_filter_editor_new_list (self, chip);
  if (key[0] == EXPRESSION_SIGN)
    return cx_filter_editor_new_expression (self, chip, key + 1);
  return cx_filter_editor_new (self, key);
}

static void
remove_expression (CxAnswerFilter *filter, const char *expression)
{
  for (guint i = 0; i < filter->parts->len; i++)
    {
      const CxAnswerPart *part = g_ptr_array_index (filter->parts, i);

      if (part->kind == CX_PART_EXPRESSION && g_str_equal (part->expression, expression))
        {
          cx_answer_filter_remove (filter, i);
          return;
        }
    }
}

static void
removed_cb (CxFilterBar *self, CxFilterChip *chip)
{
  CxAnswerFilter *filter = cx_answer_filter_copy (self->filter);
  const char *key = cx_filter_chip_get_key (chip);
  CxAnswerPart *part;

  if (g_str_equal (key, KEY_DAYS))
    cx_answer_filter_set_dates (filter, NULL, NULL);
  else if (key[0] == EXPRESSION_SIGN)
    remove_expression (filter, key + 1);
  else
    while ((part = cx_answer_filter_find (filter, key)) != NULL)
      g_ptr_array_remove (filter->parts, part);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  cx_filter_bar_change (self, filter);
}

static CxFilterChip *
find_chip (CxFilterBar *self, const char *key)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      CxFilterChip *chip = g_ptr_array_index (self->chips, i);

      if (g_str_equal (cx_filter_chip_get_key (chip), key))
        return chip;
    }
  return NULL;
}

/* The chip with @key, which from now on is the one at @place. */
static CxFilterChip *
put_chip (CxFilterBar *self, const char *key, guint place)
{
  CxFilterChip *chip = find_chip (self, key);
  GtkWidget *before = place > 0 ? g_ptr_array_index (self->chips, place - 1)
                                : GTK_WIDGET (self->label);
  guint old;

  if (chip == NULL)
    {
      chip = CX_FILTER_CHIP (cx_filter_chip_new (key, make_editor_cb, self));
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_insert (self->chips, (int) place, chip);
      gtk_widget_insert_after (GTK_WIDGET (chip), GTK_WIDGET (self), before);
      return chip;
    }
  if (g_ptr_array_find (self->chips, chip, &old) && old != place)
    {
      g_ptr_array_steal_index (self->chips, old);
      g_ptr_array_insert (self->chips, (int) place, chip);
      gtk_widget_insert_after (GTK_WIDGET (chip), GTK_WIDGET (self), before);
    }
  return chip;
}

static void
put_days (CxFilterBar *self, guint *place)
{
  const CxAnswerFilter *filter = self->filter;
  const CxFilterDates *preset = self->choices != NULL
                                    ? cx_filter_dates_find (filter->since, filter->until,
                                                            self->choices->today)
                                    : NULL;
  CxFilterChip *chip = put_chip (self, KEY_DAYS, (*place)++);
  g_autofree char *text = preset != NULL ? g_strdup (_ (preset->label))
                                         : cx_filter_dates_describe (filter->since, filter->until,
                                                                     cx_i18n_get_language ());

  cx_filter_chip_set (chip, text, filter->since != NULL || filter->until != NULL, FALSE);
  cx_filter_chip_set_icon (chip, "x-office-calendar-symbolic");
}

/* Branch, channel, staff: there wherever they have room, because they are what one asks for most.
 */
static void
put_fields (CxFilterBar *self, guint *place)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->fields->len; i++)
    {
      const CxFilterField *field = g_ptr_array_index (self->choices->fields, i);
      const CxAnswerPart *part = cx_answer_filter_find (self->filter, field->name);
      CxFilterChip *chip;
      g_autofree char *text = NULL;

      /* One value is no choice. */
      if (part == NULL && (self->compact || field->values->len < 2))
        continue;
      chip = put_chip (self, field->name, (*place)++);
      text = part != NULL ? cx_answer_part_describe (part, self->choices->survey, NULL)
                          : cx_answer_filter_get_title (self->choices->survey, field->name, NULL);
      cx_filter_chip_set (chip, text, part != NULL, FALSE);
    }
}

static void
put_part (CxFilterBar *self, const CxAnswerPart *part, guint *place)
{
  g_autofree char *key = part->kind == CX_PART_EXPRESSION
                             ? g_strdup_printf ("%c%s", EXPRESSION_SIGN, part->expression)
                             : g_strdup (part->name);
  CxFilterChip *chip = find_chip (self, key);
  g_autofree char *text = NULL;
  guint old;

  if (chip != NULL && g_ptr_array_find (self->chips, chip, &old) && old < *place)
    return;
  chip = put_chip (self, key, (*place)++);
  text = self->choices != NULL ? cx_answer_part_describe (part, self->choices->survey, NULL)
                               : g_strdup (key);
  cx_filter_chip_set (chip, text, TRUE,
                      part->kind == CX_PART_EXPRESSION && self->choices != NULL &&
                          !cx_answer_filter_check (self->choices->survey, part->expression, NULL));
}

static void
put_adder (CxFilterBar *self, guint *place)
{
  CxFilterChip *chip = put_chip (self, KEY_ADD, (*place)++);

  cx_filter_chip_set (chip, _ ("Filter"), FALSE, FALSE);
  cx_filter_chip_set_icon (chip, "list-add-symbolic");
}

/* Chips stay the same widgets, because one of them may be open. */
static void
update_chips (CxFilterBar *self)
{
  guint place = 0;

  put_days (self, &place);
  put_fields (self, &place);
  for (guint i = 0; i < self->filter->parts->len; i++)
    put_part (self, g_ptr_array_index (self->filter->parts, i), &place);
  put_adder (self, &place);
  while (self->chips->len > place)
    {
      GtkWidget *chip = g_ptr_array_steal_index (self->chips, self->chips->len - 1);

      gtk_widget_unparent (chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->clear), !cx_answer_filter_is_empty (self->filter));
}

static void
clear_cb (CxFilterBar *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  cx_filter_bar_change (self, cx_answer_filter_new ());
}

/* --- Choices ---------------------------------------------------------------------------------- */

static void
choices_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxFilterBar) self = user_data;
  g_autoptr (GError) error = NULL;
  CxFilterChoices *choices = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (choices == NULL)
    return;
  if (self->filter == NULL || choices->survey->id != self->survey_id)
    {
      cx_filter_choices_free (choices);
      return;
    }
  g_clear_pointer (&self->choices, cx_filter_choices_free);
  self->choices = choices;
  update_chips (self);
}

void
cx_filter_bar_set_survey (CxFilterBar *self, CxSession *session, gint64 survey_id)
{
  if (survey_id != self->survey_id)
    g_clear_pointer (&self->choices, cx_filter_choices_free);
  g_set_object (&self->session, session);
  self->survey_id = survey_id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  update_chips (self);
  cx_session_run (session, CX_LANE_READ, cx_filter_choices_run,
                  g_memdup2 (&survey_id, sizeof survey_id), g_free,
                  (GDestroyNotify) cx_filter_choices_free, self->cancellable, NULL, choices_cb,
                  g_object_ref (self));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
width_cb (CxFilterBar *self, GParamSpec *pspec, GdkSurface *surface)
{
  const int width = gdk_surface_get_width (surface);
  /* It is one pixel wide until it is shown. */
  gboolean compact = width > 1 && width < NARROW;

  if (self->compact == compact)
    return;
  self->compact = compact;
  update_chips (self);
}

static void
cx_filter_bar_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (cx_filter_bar_parent_class)->realize (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (width_cb), widget,
                           G_CONNECT_SWAPPED);
  width_cb (CX_FILTER_BAR (widget), NULL, surface);
}

static void
cx_filter_bar_unrealize (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  g_signal_handlers_disconnect_by_func (surface, width_cb, widget);
  GTK_WIDGET_CLASS (cx_filter_bar_parent_class)->unrealize (widget);
}

static void
cx_filter_bar_dispose (GObject *object)
{
  CxFilterBar *self = CX_FILTER_BAR (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, cx_filter_choices_free);
  g_clear_pointer (&self->filter, cx_answer_filter_free);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cx_filter_bar_parent_class)->dispose (object);
}

static void
cx_filter_bar_class_init (CxFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_filter_bar_dispose;
  widget_class->realize = cx_filter_bar_realize;
  widget_class->unrealize = cx_filter_bar_unrealize;
  g_type_ensure (CX_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/common/cx-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFilterBar, label);
  gtk_widget_class_bind_template_child (widget_class, CxFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, CxFilterBar, counts);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cx_filter_bar_init (CxFilterBar *self)
{
  self->filter = cx_answer_filter_new ();
  self->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  update_chips (self);
}

GtkWidget *
cx_filter_bar_new (void)
{
  return g_object_new (CX_TYPE_FILTER_BAR, NULL);
}

void
cx_filter_bar_set_label (CxFilterBar *self, const char *label)
{
  gtk_label_set_label (self->label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL);
}

void
cx_filter_bar_set_filter (CxFilterBar *self, const CxAnswerFilter *filter)
{
  if (cx_answer_filter_equal (self->filter, filter))
    return;
  cx_answer_filter_free (self->filter);
  self->filter = cx_answer_filter_copy (filter);
  update_chips (self);
}

const CxAnswerFilter *
cx_filter_bar_get_filter (CxFilterBar *self)
{
  return self->filter;
}

void
cx_filter_bar_set_counts (CxFilterBar *self, gint64 n, gint64 all)
{
  const char *language = cx_i18n_get_language ();
  g_autofree char *some = cx_number_to_human ((double) n, 0, language);
  g_autofree char *every = cx_number_to_human ((double) all, 0, language);
  g_autofree char *text = NULL;

  if (n < 0)
    text = g_strdup ("");
  else if (n == all)
    text = g_strdup_printf (ngettext ("%s response", "%s responses", all), every);
  else
    /* TRANSLATORS: how many responses the filter lets through, and how many there are. */
    text = g_strdup_printf (ngettext ("%s of %s response", "%s of %s responses", all), some, every);
  gtk_label_set_label (self->counts, text);
}
