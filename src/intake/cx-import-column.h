/* One column of a table, made ready to be read: where its values go and how they are understood.
 * For the files of the converter. */
#pragma once

#include "cx-import-choices.h"
#include "cx-import-joined.h"
#include "cx-import-memo.h"
#include "cx-import-needs.h"
#include "cx-import-rows.h"

G_BEGIN_DECLS

#define CX_IMPORT_NOWHERE G_MAXUINT

typedef struct _CxImportColumn CxImportColumn;

/* A row that is being converted. */
typedef struct
{
  CxImportRows *bundle;
  CxImportRow *row;
  CxValue *values;
  const CxCell *cells;
  guint n_cells;
  CxImportReject *reject; /* nullable */
} CxImportTarget;

/* Reads one cell into the row. */
typedef void (*CxImportConvertFunc) (CxImportColumn *column,
                                     const CxCell *cell,
                                     CxImportTarget *target);
/* Understands one text, mended and tidy, that is neither blank nor recoded. */
typedef void (*CxImportReadFunc) (CxImportColumn *column,
                                  const CxCell *cell,
                                  const char *text,
                                  CxOutcome *outcome);

/* A time zone and the places of the fields that a moment fills. */
typedef struct
{
  CxDatePattern *pattern; /* nullable: ISO */
  CxZoneCache zone;
  GTimeZone *own_zone; /* nullable, owned */
  guint offset;        /* place of the offset field, or nowhere */
  guint complete;      /* place of the complete field, or nowhere */
  gboolean serial;     /* numbers are serial dates */
  gboolean epoch_1904;
  gboolean with_time; /* the question asks for the time of day too */
} CxImportClock;

struct _CxImportColumn
{
  const CxMappingColumn *spec;
  guint index;
  char *heading;

  CxImportConvertFunc convert; /* NULL: nothing is read */
  CxImportReadFunc read;

  CxQuestion *question; /* nullable */
  CxItem *item;         /* nullable */
  guint value;          /* place among the row's values */
  guint extra;          /* place of the free text beside it, or nowhere */
  guint64 seed;         /* tells its answers from those of other columns in a fingerprint */
  gboolean integer;     /* storage */
  gboolean missing;     /* can hold the codes of missing answers */
  double min, max;      /* of a scale, NAN: none */

  GHashTable *recodes; /* key → CxRecode; nullable */
  GPtrArray *repairs;  /* CxRepair, nullable */
  CxImportMemo *memo;
  CxImportNeeds *needs; /* borrowed */

  CxImportChoices *choices;  /* of the question, borrowed; nullable */
  CxChoice *other;           /* takes what is no option, CHOICE: the option itself; nullable */
  CxJoinedOptions *options;  /* JOINED */
  GPtrArray *option_choices; /* JOINED, PLACE: CxChoice by place, borrowed */
  GArray *option_values;     /* JOINED, PLACE: guint, place of the item among the row's values */
  gboolean ranked;           /* JOINED: the order is what counts */
  guint rank;                /* PLACE: the rank that the column gives; else 0 */
  gboolean qualtrics;        /* -99 means seen but unanswered */

  CxImportClock clock;
};

/* --- cx-import-read.c: what a text means ---------------------------------------------------- */

/* The outcome of a cell that was not met before: repairs, recodes, then @column->read. */
CxOutcome *cx_import_column_understand (CxImportColumn *column, const CxCell *cell);
/* @text after the accepted repairs; NULL if they have nothing to do with it. g_free (). */
char *cx_import_column_mend (const CxImportColumn *column, const char *text);

/* What a text that is no reserved word and no recode means in a column of that kind, into the
 * outcome; one that cannot be read becomes an error with its reason. */
void cx_import_read_choice (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_yes_no (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_scale (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_number (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_option (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_joined (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_rank (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_place (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_text (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_by_type (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_complete (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_weight (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_time (CxImportColumn *, const CxCell *, const char *, CxOutcome *);
void cx_import_read_nothing (CxImportColumn *, const CxCell *, const char *, CxOutcome *);

/* The code of the missing answer that @text stands for; 0: it stands for something else. @choices:
 * where choices are expected, words that may be one of them are none. */
int
cx_import_column_find_missing (const CxImportColumn *column, const char *text, gboolean choices);
void cx_outcome_set_integer (CxOutcome *outcome, gint64 value);
/* @message (transfer full) */
void cx_outcome_set_bad (CxOutcome *outcome, char *message);
/* Sets one of the CX_ANSWER_ codes, or asks for a place to keep it. */
void cx_outcome_set_missing (CxImportColumn *column, CxOutcome *outcome, int code);

/* --- cx-import-cell.c: cells into rows ------------------------------------------------------ */

/* Few different texts: through the memo. */
void cx_import_convert_known (CxImportColumn *, const CxCell *, CxImportTarget *);
/* Many different ones. */
void cx_import_convert_text (CxImportColumn *, const CxCell *, CxImportTarget *);
void cx_import_convert_id (CxImportColumn *, const CxCell *, CxImportTarget *);
void cx_import_convert_number (CxImportColumn *, const CxCell *, CxImportTarget *);

/* --- cx-import-date.c ---------------------------------------------------------------------------
 */

void cx_import_convert_moment (CxImportColumn *, const CxCell *, CxImportTarget *);
void cx_import_convert_date (CxImportColumn *, const CxCell *, CxImportTarget *);

/* --- cx-import-cell.c: what all of them use -----------------------------------------------------
 */

/* The cell's value cannot be read. @message (transfer full) */
void cx_import_target_reject (CxImportTarget *target,
                              CxImportColumn *column,
                              const CxCell *cell,
                              char *message);
/* What @value under @seed adds to a fingerprint. */
guint64 cx_import_hash_value (guint64 seed, const CxValue *value);
/* TRUE if nothing but blanks stands there. */
gboolean cx_import_is_blank (const char *text, gsize length);
/* Leaves out the blanks around @text. */
void cx_import_trim (const char **text, gsize *length);

G_END_DECLS
