/* Columns that a form tool adds to the answers: times, ids, who it was, in which language. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

typedef enum
{
  CX_META_LEAVE_OUT, /* technical: IP address, browser, duration … */
  CX_META_ID,        /* the source's own id */
  CX_META_STARTED,
  CX_META_SUBMITTED,
  CX_META_SUBMITTED_OR_BROKEN, /* blank where the response was broken off */
  CX_META_LANGUAGE,
  CX_META_CHANNEL,
  CX_META_STAFF,
  CX_META_COMPLETE,  /* finished or not */
  CX_META_PREVIEW,   /* says which rows are previews and tests */
  CX_META_REFERENCE, /* how the business names the customer */
  CX_META_EMAIL,
  CX_META_PHONE,
  CX_META_NAME,
  CX_META_KEEP,  /* becomes a question where it holds anything */
  CX_META_SCORE, /* of a quiz: "4 / 5" */
  CX_META_QUIZ,  /* points and remarks per question of a quiz: left out */
} CxMeta;

typedef struct
{
  const char *heading; /* as cx_text_fold () makes it */
  CxMeta meta;
} CxMetaAlias;

/* @column is what @meta says: a field of the response, a question, or left out with a reason. */
void cx_metadata_apply (CxIntake *intake, guint column, CxMeta meta);
/* By @column's folded heading @folded. FALSE if the list does not have it. */
gboolean cx_metadata_apply_alias (CxIntake *intake,
                                  guint column,
                                  const char *folded,
                                  const CxMetaAlias *aliases,
                                  guint n);
/* TRUE if some column has one of the headings of the list with that meaning. */
gboolean cx_metadata_has (CxIntake *intake, const CxMetaAlias *aliases, guint n, CxMeta meta);

/* Questions whose heading names nothing but a response field ("Chi nhánh", "Staff") become that
 * field; and of the columns that could name the customer the best is taken, the others stay
 * questions. */
void cx_metadata_settle (CxIntake *intake);

/* Moments of @column without an offset are in @zone, a name such as Asia/Ho_Chi_Minh; NULL: the
 * business's. */
void cx_metadata_set_zone (CxIntake *intake, guint column, const char *zone);

G_END_DECLS
