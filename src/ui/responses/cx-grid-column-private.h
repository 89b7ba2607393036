/* The inside of a column, for cx-grid-columns.c. */
#pragma once

#include "cx-grid-columns.h"

G_BEGIN_DECLS

struct _CxGridColumn
{
  GObject parent_instance;

  CxListColumn *column;
  char *title, *full_title;
  int width;
  gboolean shown, frozen;
};

CxGridColumn *cx_grid_column_new (const CxListColumn *column);
/* The same column of the survey as it is now. */
void cx_grid_column_update (CxGridColumn *self,
                            const CxListColumn *column,
                            CxSurvey *survey,
                            const char *language);

G_END_DECLS
