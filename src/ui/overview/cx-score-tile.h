/* A tile: a caption, one big number, how it changed in words, and its course. */
#pragma once

#include "cx-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SCORE_TILE (cx_score_tile_get_type ())
G_DECLARE_FINAL_TYPE (CxScoreTile, cx_score_tile, CX, SCORE_TILE, GtkFlowBoxChild)

GtkWidget *cx_score_tile_new (void);
void cx_score_tile_set_caption (CxScoreTile *self, const char *caption, const char *detail);
void cx_score_tile_set_value (CxScoreTile *self, const char *value);
/* @icon_name nullable; @good: 1 better, -1 worse, 0 neither. */
void
cx_score_tile_set_change (CxScoreTile *self, const char *icon_name, const char *text, int good);
void cx_score_tile_set_trend (CxScoreTile *self, CxChart *chart);
/* Where a click goes; nullable. */
void cx_score_tile_set_place (CxScoreTile *self, const char *place);
const char *cx_score_tile_get_place (CxScoreTile *self);

G_END_DECLS
