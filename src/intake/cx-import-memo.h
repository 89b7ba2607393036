/* Remembers what a cell's text became, so that a column with few different texts is understood once
 * per text and not once per row. */
#pragma once

#include "cx-response-repo.h"

G_BEGIN_DECLS

typedef enum
{
  CX_OUTCOME_BLANK,     /* nothing was said */
  CX_OUTCOME_VALUE,     /* value */
  CX_OUTCOME_LIST,      /* several choices and their ranks; other text in value */
  CX_OUTCOME_BAD,       /* message says why */
  CX_OUTCOME_LEAVE_OUT, /* the whole row is passed over */
} CxOutcomeKind;

/* What one text becomes in one column. */
typedef struct
{
  CxOutcomeKind kind;
  CxValue value; /* a text lives in the outcome */
  CxValue extra; /* goes to the free text beside the question; NULL: nothing */
  guint64 hash;  /* what it adds to the row's fingerprint */
  guint n_chosen;
  guint *chosen;    /* LIST: places in the column's list of options, in the order written */
  char *message;    /* BAD: translated */
  char *text;       /* owned, backs value */
  char *extra_text; /* owned, backs extra */
} CxOutcome;

CxOutcome *cx_outcome_new (CxOutcomeKind kind);
void cx_outcome_free (CxOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxOutcome, cx_outcome_free)
/* Sets the value to @text (transfer full). */
void cx_outcome_take_text (CxOutcome *outcome, char *text);

typedef struct _CxImportMemo CxImportMemo;
CxImportMemo *cx_import_memo_new (void);
void cx_import_memo_free (CxImportMemo *memo);

/* NULL if that text was not met yet. */
const CxOutcome *cx_import_memo_find (CxImportMemo *memo, const char *text, gsize length);
/* Takes @outcome and returns it; it lives as long as the memo. When the memo is full, only until
 * the next call with a text that is not kept: FALSE in @kept. */
const CxOutcome *cx_import_memo_keep (CxImportMemo *memo,
                                      const char *text,
                                      gsize length,
                                      CxOutcome *outcome,
                                      gboolean *kept);

G_END_DECLS
