/* Names in expressions over a survey's responses, for the type check. */
#pragma once

#include "cx-expr.h"
#include "cx-variable.h"

G_BEGIN_DECLS

typedef struct
{
  CxExprSchema schema;
  CxSurvey *survey;    /* borrowed */
  GHashTable *choices; /* CxQuestion → codes, NULL-terminated */
} CxFrameNames;

void cx_frame_names_init (CxFrameNames *names, CxSurvey *survey);
void cx_frame_names_clear (CxFrameNames *names);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxFrameNames, cx_frame_names_clear)

G_END_DECLS
