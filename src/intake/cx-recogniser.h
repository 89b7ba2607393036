/* Recognising which program wrote a table, and what its columns are. A source is one file in
 * sources/ and one line in the table of sources/cx-sources.h; it says which columns make up which
 * question (drafts); the rest - typing, values, codes, an existing survey - is the same for all. */
#pragma once

#include "cx-column-sample.h"
#include "cx-mapping.h"

G_BEGIN_DECLS

typedef struct _CxSource CxSource;

/* What is known beforehand of a column's values. */
typedef enum
{
  CX_HINT_NONE = 0,
  CX_HINT_CODES = 1 << 0,   /* small whole numbers are options' numbers rather than amounts */
  CX_HINT_TEXT = 1 << 1,    /* the source calls it free text: never options */
  CX_HINT_CHOICE = 1 << 2,  /* the source calls it a choice or a scale: never free text */
  CX_HINT_FORM = 1 << 3,    /* a form wrote it: small whole numbers are a scale */
  CX_HINT_SPLIT = 1 << 4,   /* the source says that the columns are the options of one question */
  CX_HINT_NO_JOIN = 1 << 5, /* several answers never stand in one cell */
  CX_HINT_JOINED = 1 << 6,  /* the source says that several answers stand in one cell */
  CX_HINT_ORDER = 1 << 7,   /* a chosen option may be written as its number in the question */
} CxHint;

/* Order of day and month where the values do not tell. */
typedef enum
{
  CX_DATE_ORDER_UNKNOWN,
  CX_DATE_ORDER_DAY_FIRST,
  CX_DATE_ORDER_MONTH_FIRST,
} CxDateOrder;

/* A question as the source shows it: one column, or several that belong together. */
typedef struct
{
  char *name; /* the source's own name: the code as it is; NULL: from the text */
  char *text;
  char *group;     /* nullable */
  GArray *columns; /* guint; their part, option and option_text stand in the mapping */
  guint hints;
  const char *separators; /* nullable: those tried for joined answers, each ended by \n */
} CxDraft;

typedef struct
{
  CxTable *table;
  CxSurvey *survey; /* nullable */
  GTimeZone *zone;  /* nullable */
  const CxSource *source;
  guint columns;
  guint head_rows;
  GHashTable *mended; /* heading cells that the doctor mended: row * columns + column → char * */
  GPtrArray *tidy;    /* char * per column: first heading row, tidy, without HTML */
  GPtrArray *folded;  /* char * per column: the same folded */
  CxSample *sample;
  CxMapping *mapping;
  GPtrArray *drafts; /* CxDraft */
  CxDateOrder order;
  GArray *contacts; /* CxContact: columns that could name the customer */
} CxIntake;

/* A column that could name the customer; of several the smallest rank is taken. */
typedef struct
{
  guint column;
  guint rank; /* 0 the business's own reference, 1 phone, 2 e-mail, 3 name */
} CxContact;

struct _CxSource
{
  const char *id;
  const char *title; /* its name, not translated; NULL: a plain table */
  /* From the header alone. */
  gboolean (*matches) (CxIntake *intake);
  /* Gives every column a field, nothing, or a draft. What it leaves untouched becomes a question of
   * its own. */
  void (*map) (CxIntake *intake);
};

/* All, in the order in which they are tried; static. */
const CxSource *const *cx_sources (guint *n);
/* NULL if there is none of that id. */
const CxSource *cx_source_find (const char *id);

/* --- For sources --------------------------------------------------------------------------- */

/* Tidy text of heading row @row (from 0) of @column, without HTML; "" if there is no such row.
 * (transfer full) */
char *cx_intake_dup_heading (CxIntake *intake, guint row, guint column);
/* The doctor's: @text stands there instead. */
void cx_intake_mend_heading (CxIntake *intake, guint row, guint column, const char *text);
const char *cx_intake_get_heading (CxIntake *intake, guint column); /* first row, tidy */
const char *cx_intake_get_folded (CxIntake *intake, guint column);  /* first row, folded */
CxColumnSample *cx_intake_get_sample (CxIntake *intake, guint column);
CxMappingColumn *cx_intake_get_column (CxIntake *intake, guint column);
/* The first column whose folded heading is @folded, or -1. */
int cx_intake_find (CxIntake *intake, const char *folded);
/* TRUE if a field, a draft or "left out" was already said of @column. */
gboolean cx_intake_is_taken (CxIntake *intake, guint column);

/* A new question; @name nullable. (transfer none) */
CxDraft *cx_intake_add_draft (CxIntake *intake, const char *name, const char *text, guint hints);
/* @column belongs to @draft; @option (its own code, nullable) and @option_text by @part. */
void cx_draft_add_column (CxIntake *intake,
                          CxDraft *draft,
                          guint column,
                          CxPart part,
                          const char *option,
                          const char *option_text);
/* A question of one column. */
CxDraft *cx_intake_add_whole (CxIntake *intake,
                              guint column,
                              const char *name,
                              const char *text,
                              guint hints);
void
cx_intake_set_field (CxIntake *intake, guint column, CxResponseField field, const char *reason);
void cx_intake_leave_out (CxIntake *intake, guint column, CxPart part, const char *reason);
/* Leaves @column out if it has neither heading nor cell. */
gboolean cx_intake_leave_out_nothing (CxIntake *intake, guint column);
void cx_intake_set_id (CxIntake *intake, guint column);

/* Every column that was not taken becomes a question of its own. */
void cx_intake_add_rest (CxIntake *intake, guint hints, const char *separators);

G_END_DECLS
