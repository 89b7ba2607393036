/* What the files of the frame share. */
#pragma once

#include "cx-frame.h"

G_BEGIN_DECLS

struct _CxFrame
{
  CxDb *db;
  CxSurvey *survey;
  GTimeZone *zone;

  gboolean is_loaded; /* version and n are known */
  gint64 version;
  gsize n;

  CxColumn *fields[CX_N_RESPONSE_FIELDS];
  GHashTable *items;   /* CxItem → CxColumn */
  GHashTable *codes;   /* name → CxCodes */
  GHashTable *filters; /* text → CxBitset */
  gint32 *days;
  gint64 *ids; /* of the responses, ascending; NULL until somebody asks */
  gint32 first_day, last_day; /* of days; first > last: none has one */
};

/* Forgets everything that was loaded. */
void cx_frame_drop (CxFrame *frame);

/* Fills columns that are not there yet; the file is being read in one transaction. */
gboolean cx_frame_read_columns (CxFrame *frame,
                                const CxColumnSet *set,
                                CxProgress *progress,
                                GError **error);

G_END_DECLS
