/* The inside of a column, for cx-response-columns.c. */
#pragma once

#include "cx-response-columns.h"

G_BEGIN_DECLS

struct _CxResponseColumn
{
  GObject parent_instance;

  CxListColumn *column;
  char *title, *full_title;
  int width;
  gboolean shown, frozen;
};

CxResponseColumn *cx_response_column_new (const CxListColumn *column);
/* The same column of the survey as it is now. */
void cx_response_column_update (CxResponseColumn *self,
                                const CxListColumn *column,
                                CxSurvey *survey,
                                const char *language);

G_END_DECLS
