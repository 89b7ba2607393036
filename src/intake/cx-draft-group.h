/* What several columns of one question are: options, ranks, rows of a grid, or questions of their
 * own. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

typedef enum
{
  CX_GROUP_MULTIPLE, /* each column a tick for one option */
  CX_GROUP_RANKING,
  CX_GROUP_GRID,     /* the same values in all columns */
  CX_GROUP_SEPARATE, /* nothing in common */
} CxGroupKind;

/* Judges @columns (guint) by their values; those that hold the free text of "other" are told apart
 * beforehand. */
CxGroupKind cx_group_judge (CxIntake *intake, const GArray *columns, const char *text, guint hints);

/* TRUE if the cells of @column only say whether its option was chosen. */
gboolean cx_group_is_tick (CxIntake *intake, guint column);
/* TRUE if besides it is sure that it stands for one option: by the option's name, or by 0 or "no".
 */
gboolean cx_group_names_option (CxIntake *intake, guint column);
/* TRUE if @column rather holds free text than ticks. */
gboolean cx_group_is_free_text (CxIntake *intake, guint column);

/* Sets the values of a tick column. */
void cx_group_add_tick_recodes (CxIntake *intake, guint column);

G_END_DECLS
