/* What deciding single columns and deciding groups share. */
#pragma once

#include "cx-draft.h"

G_BEGIN_DECLS

typedef struct
{
  CxIntake *intake;
  GHashTable *codes; /* lower case: codes are found ignoring case */
} CxDraftWork;

/* A code that no other question of the mapping has: the source's own @name as it is (nullable),
 * else from the text, else from the column's number. g_free () */
char *cx_draft_make_code (CxDraftWork *work, const char *name, const char *text, guint column);
/* @text, or a text for a question without one. g_free () */
char *cx_draft_make_text (const char *text, guint column);
/* "Question – option". g_free () */
char *cx_draft_join_texts (const char *text, const char *option);
/* Puts @column into the question of @code; @type NULL: it is set already. */
void cx_draft_put_column (CxMappingColumn *column,
                          const char *code,
                          const char *text,
                          const char *type,
                          const char *group);
/* Gives every choice, row or rank of @columns a code that no other of the question has. */
void cx_draft_set_option_codes (CxIntake *intake, const GArray *columns);
/* What all @columns (guint) hold. @merged: to be cleared with cx_column_sample_clear (). */
void cx_draft_merge_samples (CxIntake *intake, const GArray *columns, CxColumnSample *merged);
/* Lists @from's values for @column too. */
void cx_draft_copy_recodes (CxMappingColumn *column, const CxMappingColumn *from);
/* A column of a group that shares nothing with the others: a question of its own. */
void cx_draft_put_separate (CxDraftWork *work, const CxDraft *draft, guint index);

/* Parts the free texts of "other" from the columns that are options. */
void
cx_draft_part_others (CxDraftWork *work, const CxDraft *draft, GArray *columns, GArray *others);
/* Decides what the columns of one draft are together. */
void cx_draft_decide_several (CxDraftWork *work,
                              const CxDraft *draft,
                              const GArray *columns,
                              const GArray *others);

G_END_DECLS
