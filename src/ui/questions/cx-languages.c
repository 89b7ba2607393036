#include "config.h"

#include "cx-languages.h"

#include "cx-change.h"
#include "cx-i18n.h"
#include "cx-ui.h"

#include <adwaita.h>

struct _CxLanguages
{
  GtkPopover parent_instance;

  CxSession *session;
  CxSurvey *survey;
  GPtrArray *codes; /* const char *: of the drop-down */

  GtkListBox *list;
  GtkDropDown *others;
};

G_DEFINE_FINAL_TYPE (CxLanguages, cx_languages, GTK_TYPE_POPOVER)

/* Each in its own words, so that whoever speaks it finds it. */
static const struct
{
  const char *code, *name;
} languages[] = {
  { "en", "English" },       { "vi", "Tiếng Việt" }, { "zh", "中文" },
  { "ja", "日本語" },        { "ko", "한국어" },     { "fr", "Français" },
  { "de", "Deutsch" },       { "es", "Español" },    { "pt", "Português" },
  { "it", "Italiano" },      { "ru", "Русский" },    { "th", "ไทย" },
  { "km", "ភាសាខ្មែរ" },      { "lo", "ລາວ" },        { "id", "Bahasa Indonesia" },
  { "ms", "Bahasa Melayu" }, { "fil", "Filipino" },  { "hi", "हिन्दी" },
  { "ar", "العربية" },       { "nl", "Nederlands" }, { "pl", "Polski" },
  { "tr", "Türkçe" },        { "uk", "Українська" }, { "cs", "Čeština" },
  { "sv", "Svenska" },       { "da", "Dansk" },      { "fi", "Suomi" },
};

const char *
cx_language_get_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return languages[i].name;
  return code;
}

static gboolean
has_language (CxSurvey *survey, const char *code)
{
  return g_ptr_array_find_with_equal_func (survey->languages, code, g_str_equal, NULL);
}

static void
remove_cb (GtkButton *button, CxLanguages *self)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");

  cx_change_language (self->session, self->survey, code, cx_language_get_name (code), FALSE);
}

static void
add_cb (CxLanguages *self)
{
  const guint selected = gtk_drop_down_get_selected (self->others);
  const char *code;

  if (selected >= self->codes->len)
    return;
  code = g_ptr_array_index (self->codes, selected);
  cx_change_language (self->session, self->survey, code, cx_language_get_name (code), TRUE);
}

static void
add_row (CxLanguages *self, const char *code)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;
  g_autofree char *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cx_language_get_name (code));
  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (code, self->survey->language) == 0)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Written in this language"));
      return;
    }
  label = g_strdup_printf (_ ("Remove %s"), cx_language_get_name (code));
  button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
fill (CxLanguages *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  CxSurvey *survey = self->survey;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < survey->languages->len; i++)
    add_row (self, g_ptr_array_index (survey->languages, i));
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (!has_language (survey, languages[i].code))
      {
        g_ptr_array_add (self->codes, (gpointer) languages[i].code);
        gtk_string_list_append (names, languages[i].name);
      }
  gtk_drop_down_set_model (self->others, G_LIST_MODEL (names));
}

/* It is filled when it is seen. */
void
cx_languages_show (CxLanguages *self, CxSession *session, CxSurvey *survey)
{
  g_set_object (&self->session, session);
  g_set_object (&self->survey, survey);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
cx_languages_show_popover (GtkWidget *widget)
{
  CxLanguages *self = CX_LANGUAGES (widget);

  if (self->survey != NULL)
    fill (self);
  GTK_WIDGET_CLASS (cx_languages_parent_class)->show (widget);
}

static void
cx_languages_dispose (GObject *object)
{
  CxLanguages *self = CX_LANGUAGES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_LANGUAGES);
  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  G_OBJECT_CLASS (cx_languages_parent_class)->dispose (object);
}

static void
cx_languages_finalize (GObject *object)
{
  g_ptr_array_unref (CX_LANGUAGES (object)->codes);
  G_OBJECT_CLASS (cx_languages_parent_class)->finalize (object);
}

static void
cx_languages_class_init (CxLanguagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_languages_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_languages_finalize;
  widget_class->show = cx_languages_show_popover;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/questions/cx-languages.ui");
  gtk_widget_class_bind_template_child (widget_class, CxLanguages, list);
  gtk_widget_class_bind_template_child (widget_class, CxLanguages, others);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
cx_languages_init (CxLanguages *self)
{
  g_autoptr (GtkExpression)
      text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->codes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->others, text);
}
