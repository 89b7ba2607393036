/* Where each column of a table goes, and how its values are read. Made by a recogniser, corrected by
 * a person, kept as a profile, written and read as JSON. */
#pragma once

#include "cx-moment.h"
#include "cx-number.h"
#include "cx-response-repo.h"
#include "cx-survey.h"
#include "cx-table.h"

G_BEGIN_DECLS

typedef enum
{
  CX_TARGET_IGNORE,
  CX_TARGET_QUESTION, /* an item of a question of the survey (existing) */
  CX_TARGET_NEW,      /* an item of a question that this import makes */
  CX_TARGET_FIELD,    /* a field of the response */
} CxTargetKind;

/* One value of a column and what it becomes. */
typedef struct
{
  char *from;    /* as read (tidy) */
  char *to;      /* choice code, number as text, "yes"/"no", or a reserved word: "unanswered",
                  * "not-applicable", "refused", "ignore" */
  char *label;   /* nullable: label of the choice that is made */
  gint64 count;  /* how often it was seen in the sample */
  gboolean guessed; /* not said by the file */
} CxRecode;

/* How a column shares a question with others. */
typedef enum
{
  CX_PART_WHOLE,  /* the question's only column */
  CX_PART_CHOICE, /* one option of a split multiple choice */
  CX_PART_JOINED, /* all options of a multiple choice in one cell */
  CX_PART_ROW,    /* a grid's row */
  CX_PART_ROW_CHOICE, /* one cell of a checkbox grid */
  CX_PART_RANK,   /* rank of one option */
  CX_PART_OTHER,  /* free text beside other */
  CX_PART_SUMMARY, /* says again what other columns say (Kobo's joined column beside the split) */
} CxPart;

typedef struct
{
  guint index;    /* from 0 */
  char *heading;  /* as shown to people */
  CxTargetKind target;
  char *question; /* code, for QUESTION and NEW */
  char *type;     /* question type id, or the response field's name, or "" */
  char *text;     /* NEW: question text (the same in all columns of one question) */
  CxPart part;
  char *option;   /* code of the choice or row, by part */
  char *option_text;
  CxResponseField field; /* FIELD */

  char *date_pattern;  /* nullable */
  CxDecimal decimal;
  char *separator;     /* JOINED: ", " ";" " / " " " … */
  GPtrArray *recodes;  /* CxRecode */
  GPtrArray *options;  /* char *: options of a JOINED column, longest first */
  double scale_min, scale_max; /* NAN: none */
  gboolean zero_is_unanswered; /* split 0/1 where 0 also stands for "not asked" (ODK) */
  char *reason;        /* why this was guessed, translated, for the person */
  char *group;         /* nullable: page or section */
} CxMappingColumn;

typedef enum
{
  CX_REPAIR_NONE = 0,
  CX_REPAIR_MONTH_RANGE,  /* Oct-49 → 10-49 */
  CX_REPAIR_TRAILING_ZERO, /* 1.2 → 1.20 */
  CX_REPAIR_SERIAL_DATE,  /* 44000 → 2020-06-18 */
  CX_REPAIR_LONG_ID,      /* 1.2E+11: cannot be mended; proposed: leave out as id */
  CX_REPAIR_GUARD,        /* '=… → =… */
  CX_REPAIR_MOJIBAKE,     /* Ä‘ → đ */
} CxRepairKind;

/* What the damage doctor proposes; accepted unless a person refuses. */
typedef struct
{
  CxRepairKind kind;
  guint column;
  char *from, *to; /* an example, or the whole value for label repairs */
  gint64 count;
  gboolean accepted;
  char *message; /* translated sentence */
} CxRepair;

typedef struct
{
  int version;       /* of the JSON, 1 */
  char *source;      /* google-forms … table */
  char *fingerprint; /* of the header rows */
  char *survey;      /* code of the survey it goes to; NULL: a new one */
  char *new_title;
  char *language;    /* of labels, nullable */
  GPtrArray *columns; /* CxMappingColumn, one a column of the table */
  GPtrArray *repairs; /* CxRepair */
  int id_column;      /* of the source's own id, -1: none */
  char *reason;       /* why that source, translated */
} CxMapping;

CxMapping *cx_mapping_new (guint columns);
void cx_mapping_free (CxMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMapping, cx_mapping_free)

/* Documented in help and man page. @text (transfer full) */
char *cx_mapping_to_json (const CxMapping *mapping);
CxMapping *cx_mapping_from_json (const char *text, GError **error);

/* Recognises the source and maps every column: reads a sample of @table (and rewinds it). @survey
 * nullable: the survey it goes to, whose questions are matched by code, heading and text. @source
 * nullable: forces a recogniser. Refuses aggregate files with CX_ERROR_UNSUPPORTED. */
CxMapping *cx_mapping_recognise (CxTable *table,
                                 CxSurvey *survey,
                                 const char *source,
                                 GTimeZone *zone,
                                 CxProgress *progress,
                                 GError **error);

/* Hash of the header (tidy, case-folded): hex text. g_free (). */
char *cx_mapping_fingerprint (CxTable *table);

/* "question:CODE", "new:TYPE", "field:NAME", "ignore" as the contract writes targets. g_free (). */
char *cx_mapping_column_get_target (const CxMappingColumn *column);

/* Profiles kept in the file. */
CxMapping *cx_profile_repo_find (CxDb *db, const char *fingerprint, gint64 *survey_id, GError **error);
gboolean cx_profile_repo_save (CxEdit *edit, const CxMapping *mapping, gint64 survey_id, GError **error);

G_END_DECLS
