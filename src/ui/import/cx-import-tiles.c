#include "config.h"

#include "cx-import-tiles.h"

#include "cx-i18n.h"
#include "cx-import-tile-layout.h"
#include "cx-number.h"

typedef enum
{
  ADDED,
  CHANGED,
  SAME,
  REJECTED,
  BLANK,
  N_TILES
} Tile;

static const char *const titles[N_TILES] = {
  [ADDED] = N_ ("New"),         [CHANGED] = N_ ("Changed"),   [SAME] = N_ ("Already there"),
  [REJECTED] = N_ ("Rejected"), [BLANK] = N_ ("Passed over"),
};

static const char *const tips[N_TILES] = {
  [ADDED] = N_ ("Answers that are not there yet."),
  [CHANGED] = N_ ("Answers that are there, but were corrected at their source since."),
  [SAME] = N_ ("Answers that are there and are the same: they are left alone."),
  [REJECTED] = N_ ("Rows with a value that cannot be read. They are kept and can be saved, mended "
                   "and imported again."),
  [BLANK] = N_ ("Rows without any answer, and previews and tests."),
};

struct _CxImportTiles
{
  GtkWidget parent_instance;

  GtkWidget *tiles[N_TILES];
  GtkLabel *values[N_TILES];
};

G_DEFINE_FINAL_TYPE (CxImportTiles, cx_import_tiles, GTK_TYPE_WIDGET)

static void
cx_import_tiles_dispose (GObject *object)
{
  CxImportTiles *self = CX_IMPORT_TILES (object);

  for (guint i = 0; i < N_TILES; i++)
    g_clear_pointer (&self->tiles[i], gtk_widget_unparent);
  G_OBJECT_CLASS (cx_import_tiles_parent_class)->dispose (object);
}

static void
cx_import_tiles_class_init (CxImportTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_tiles_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CX_TYPE_IMPORT_TILE_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_tile (CxImportTiles *self, Tile tile)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = make_label (_ (titles[tile]), "caption");
  GtkWidget *value = make_label ("–", "title-1");

  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 12);
  gtk_widget_set_margin_start (inner, 12);
  gtk_widget_set_margin_end (inner, 12);
  gtk_box_append (GTK_BOX (inner), title);
  gtk_box_append (GTK_BOX (inner), value);
  gtk_box_append (GTK_BOX (card), inner);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_tooltip_text (card, _ (tips[tile]));
  self->values[tile] = GTK_LABEL (value);
  return card;
}

static void
cx_import_tiles_init (CxImportTiles *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What comes in"), -1);
  for (guint i = 0; i < N_TILES; i++)
    {
      self->tiles[i] = make_tile (self, (Tile) i);
      gtk_widget_set_parent (self->tiles[i], GTK_WIDGET (self));
    }
}

GtkWidget *
cx_import_tiles_new (void)
{
  return g_object_new (CX_TYPE_IMPORT_TILES, NULL);
}

static void
set_value (CxImportTiles *self, Tile tile, gint64 value)
{
  g_autofree char *text = cx_number_to_human ((double) value, 0, cx_i18n_get_language ());
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _ (titles[tile]), text);

  gtk_label_set_label (self->values[tile], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tiles[tile]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

void
cx_import_tiles_set_result (CxImportTiles *self, const CxImportResult *result)
{
  if (result == NULL)
    {
      for (guint i = 0; i < N_TILES; i++)
        gtk_label_set_label (self->values[i], "–");
      return;
    }
  set_value (self, ADDED, result->added);
  set_value (self, CHANGED, result->changed);
  set_value (self, SAME, result->same);
  set_value (self, REJECTED, result->rejected);
  set_value (self, BLANK, result->blank);
  if (result->rejected > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->values[REJECTED]), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->values[REJECTED]), "error");
}
