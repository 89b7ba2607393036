/* One chip of the filter bar: its words, an editor behind them, and a button that takes it away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_FILTER_CHIP (cx_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (CxFilterChip, cx_filter_chip, CX, FILTER_CHIP, GtkWidget)

/* Makes what stands in the popover; called each time it opens. */
typedef GtkWidget *(*CxFilterChipFunc) (CxFilterChip *chip, gpointer user_data);

/* Signal "removed": the person pressed the button. @key tells chips apart. */
GtkWidget *cx_filter_chip_new (const char *key, CxFilterChipFunc func, gpointer user_data);
const char *cx_filter_chip_get_key (CxFilterChip *self);
/* @active: it leaves something out, and can be taken away; @wrong: it makes no sense. */
void cx_filter_chip_set (CxFilterChip *self, const char *text, gboolean active, gboolean wrong);
/* @icon_name before the words. */
void cx_filter_chip_set_icon (CxFilterChip *self, const char *icon_name);
gboolean cx_filter_chip_is_open (CxFilterChip *self);
void cx_filter_chip_close (CxFilterChip *self);
/* Another editor in the open popover. */
void cx_filter_chip_replace (CxFilterChip *self, GtkWidget *editor);

G_END_DECLS
