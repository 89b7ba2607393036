/* Counts of answers, in cells: the one loop over the rows that every score comes from. */
#pragma once

#include "cx-frame.h"
#include "cx-moments.h"

G_BEGIN_DECLS

/* One answer that occurs. */
typedef struct
{
  const CxCodes *codes;
  guint index;  /* of the codes */
  double score; /* what is counted; NAN: none */
  gint64 n;
  double weight, square; /* Σw, Σw²; n each without weights */
} CxTallyEntry;

typedef struct
{
  GArray *entries; /* CxTallyEntry: answers only */
  gint64 n;        /* answers */
  double weight, square;
  gint64 asked, unanswered;
} CxTally;

void cx_tally_init (CxTally *tally);
void cx_tally_clear (CxTally *tally);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxTally, cx_tally_clear)
/* Adds all of @other. */
void cx_tally_merge (CxTally *tally, const CxTally *other);
double cx_tally_get_effective_n (const CxTally *tally);
/* Mean and spread of the scores. */
void cx_tally_get_moments (const CxTally *tally, CxMoments *moments);
/* Quantile of the scores, type 7. */
double cx_tally_get_quantile (const CxTally *tally, double probability);

/* What is counted: the codes of a variable, and what each index is. */
typedef enum
{
  CX_ANSWER_NOT_ASKED,
  CX_ANSWER_MISSING,
  CX_ANSWER_COUNTS,
} CxAnswerClass;

typedef struct
{
  const CxCodes *codes;
  guint8 *classes; /* CxAnswerClass of each index */
  double *scores;  /* of each index */
} CxTarget;

/* With @needs_score, answers without a number are missing. */
void cx_target_init (CxTarget *target, const CxCodes *codes, gboolean needs_score);
void cx_target_clear (CxTarget *target);

/* Which cell a row belongs to: group × number of slots + slot. The slots are the periods and one
 * more for what has no date; without periods there is one. */
typedef struct
{
  const CxCodes *groups;   /* NULL: one group */
  const gint32 *group_map; /* group of each index; -1: none */
  const gint32 *days;      /* NULL: one slot */
  gint32 first_day;
  guint n_days;
  const gint32 *period_map; /* period of each day from first_day */
  guint n_slots;
  guint n_cells;
} CxCells;

/* Counts the answers of @target in the rows of @rows into @tallies (n_cells of them, initialised),
 * adding to what is there. @weights: of each row; NULL: 1. */
void cx_tally_count (const CxTarget *target,
                     const CxBitset *rows,
                     const double *weights,
                     const CxCells *cells,
                     CxTally *tallies);

/* The rows in @rows whose answer counts. (transfer full) */
CxBitset *cx_target_get_answers (const CxTarget *target, const CxBitset *rows);

G_END_DECLS
