/* Where each column of a table goes, and how its values are read. Made by a recogniser, corrected
 * by a person, kept as a profile, written and read as JSON. */
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

/* Reserved words that a value may become instead of an answer. */
#define CX_RECODE_UNANSWERED "unanswered"         /* seen, not answered */
#define CX_RECODE_NOT_APPLICABLE "not-applicable" /* "N/A", "Không áp dụng" */
#define CX_RECODE_REFUSED "refused"               /* "Prefer not to say" */
#define CX_RECODE_IGNORE "ignore"                 /* as if the cell were blank */
#define CX_RECODE_LEAVE_OUT "leave-out" /* the whole row is passed over: a preview, a test */

/* One value of a column and what it becomes. A value that is not listed is read by the type: a
 * number as it stands, a choice by its text or as a new choice. The list stands in the order that
 * the choices shall have. */
typedef struct
{
  char *from;   /* as it stands after the accepted repairs (tidy); compared with cx_text_key () */
  char *to;     /* a reserved word, or by the column's part and type:
                 *   single, grid row with choices: choice code; yesno: "yes" or "no"
                 *   scales and numbers, ranks, fields: the number as text, a field's text
                 *   CX_PART_CHOICE: "1" chosen, "0" not chosen
                 *   CX_PART_PLACE: code of the option that was put there
                 *   CX_PART_JOINED: choice code of one option (from: that option's spelling) */
  char *label;  /* nullable: text of the choice that is made */
  gint64 count; /* how often it was seen in the sample */
  gboolean guessed; /* not said by the file */
} CxRecode;

/* How a column shares a question with others. Each row of a checkbox grid is a multiple choice of
 * its own, so that it needs no part of its own. */
typedef enum
{
  CX_PART_WHOLE,   /* the question's only column */
  CX_PART_CHOICE,  /* one option of a split multiple choice: a value that is not listed counts as
                    * chosen; a blank one as not chosen where another option of the row is */
  CX_PART_JOINED,  /* all options of a multiple choice in one cell; of a ranking all items in one
                    * cell, the best first: the question's type tells which */
  CX_PART_ROW,     /* a grid's row */
  CX_PART_RANK,    /* rank of one option, 1 best */
  CX_PART_PLACE,   /* the option at one place of a ranking: "Rank 1", "Rank 2" … */
  CX_PART_OTHER,   /* free text beside other */
  CX_PART_SUMMARY, /* says again what other columns say (Kobo's joined column beside the split);
                    * its target is IGNORE */
} CxPart;

typedef struct
{
  guint index;   /* from 0 */
  char *heading; /* as shown to people */
  CxTargetKind target;
  char *question; /* code, for QUESTION and NEW */
  char *type;     /* question type id, or the response field's name, or "" */
  char *text;     /* NEW: question text (the same in all columns of one question) */
  CxPart part;
  char *option; /* by part: CHOICE, RANK: code of the choice; ROW: code of the row; PLACE: the place
                 * as a number from 1, the best; OTHER: code of
                 * the choice that the text belongs to (nullable); WHOLE and JOINED: code of the
                 * choice "other" that takes what is no option, as its free text (NULL: such a
                 * value becomes a choice of its own) */
  char *option_text;     /* text of that choice or row */
  CxResponseField field; /* FIELD */

  char *date_pattern;     /* nullable: ISO 8601, or typed cells */
  gboolean date_doubtful; /* nothing in the file told day from month; not part of the JSON */
  char *time_zone; /* IANA name in which this column's zoneless times are; NULL: the business's */
  gboolean blank_is_incomplete; /* field submitted: a blank cell is a response broken off */
  CxDecimal decimal;
  char *separator;    /* JOINED: ", " ";" " / " " " … */
  GPtrArray *recodes; /* CxRecode; the same list in every ROW or PLACE column of one question */
  GPtrArray *options; /* char *: options of a JOINED column, longest first */
  double scale_min, scale_max; /* NAN: none */
  gboolean zero_is_unanswered; /* split 0/1 where 0 also stands for "not asked" (ODK) */
  char *reason;                /* why this was guessed, translated, for the person */
  char *group;                 /* nullable: page or section */
} CxMappingColumn;

typedef enum
{
  CX_REPAIR_NONE = 0,
  CX_REPAIR_MONTH_RANGE,   /* Oct-49 → 10-49 */
  CX_REPAIR_TRAILING_ZERO, /* 1.2 → 1.20 */
  CX_REPAIR_SERIAL_DATE,   /* 44000 → 2020-06-18 */
  CX_REPAIR_LONG_ID,       /* 1.2E+11: cannot be mended; proposed: leave out as id */
  CX_REPAIR_GUARD,         /* '=… → =… */
  CX_REPAIR_MOJIBAKE,      /* Ä‘ → đ */
  CX_REPAIR_LEADING_ZERO,  /* 912345678 → 0912345678 in a column of phone numbers */
} CxRepairKind;

/* What the damage doctor proposes; accepted unless a person refuses. Applied to a cell before
 * anything else reads it: cx_repair_apply () of cx-doctor.h. */
typedef struct
{
  CxRepairKind kind;
  guint column;
  char *from, *to; /* MONTH_RANGE and TRAILING_ZERO: the whole value; else an example */
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
  char *language;     /* of labels, nullable */
  GPtrArray *columns; /* CxMappingColumn, one a column of the table */
  GPtrArray *repairs; /* CxRepair */
  int id_column;      /* of the source's own id, -1: none */
  char *reason;       /* why that source, translated; nullable */
} CxMapping;

/* For a table of @columns columns, none of which goes anywhere yet. */
CxMapping *cx_mapping_new (guint columns);
void cx_mapping_free (CxMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMapping, cx_mapping_free)

/* From 0, which must be there. (transfer none) */
CxMappingColumn *cx_mapping_get_column (const CxMapping *mapping, guint index);
CxRepair *cx_mapping_get_repair (const CxMapping *mapping, guint index);

/* Adds a value to @column's list; @label nullable. Returns it (owned by @column). */
CxRecode *cx_mapping_column_add_recode (CxMappingColumn *column,
                                        const char *from,
                                        const char *to,
                                        const char *label,
                                        gint64 count,
                                        gboolean guessed);

/* Refuses repair @index: it is not applied to cells, and options and values that were written as
 * repaired stand again as in the file. */
void cx_mapping_refuse_repair (CxMapping *mapping, guint index);

/* The mapping as JSON, for a person to correct. An object of
 *   "version"     1
 *   "source"      "google-forms" … "table"
 *   "fingerprint" of the header, as hex text
 *   "survey"      code of the survey that the file goes to; absent or null: a new one
 *   "new_survey"  title of the new survey (optional)
 *   "language"    of the labels (optional)
 *   "id_column"   number from 1 of the column with the source's own id (optional)
 *   "reason"      why that source was recognised (optional, for the reader)
 *   "columns"     array, one object per column of the file in its order:
 *     "column"      number from 1 (optional; must then be its place)
 *     "heading"     as in the file
 *     "target"      "question:CODE" (exists), "new:TYPE", "field:NAME", "ignore"
 *     "type"        of an existing question (optional)
 *     "question"    new: code; columns with the same code share a question
 *     "text"        new: the question's text
 *     "part"        "whole" (default), "choice", "joined", "row", "rank", "place", "other",
 *                   "summary". A ranking has "joined" (all items in one cell, the best first),
 *                   "rank" (the column of an item holds its rank) or "place" (the column of a rank
 *                   holds its item); "joined" of any other type is a multiple choice
 *     "option", "option_text"  code and text of the choice or row, see CxMappingColumn; of a
 *                   "place" the rank as text, "1" the best
 *     "date_format" as "dd/MM/yyyy HH:mm:ss"; "time_zone" as "Asia/Ho_Chi_Minh"
 *     "blank_is_incomplete", "zero_is_unanswered"  true or false (default)
 *     "decimal"     "point" (default) or "comma"
 *     "separator"   joined: what stands between the options
 *     "options"     joined: spellings of the options
 *     "scale"       [lowest, highest]
 *     "values"      array of {"from", "to", "label", "count", "guessed"}, see CxRecode
 *     "group"       page or section; "reason" for the reader
 *   "repairs"     array of {"kind", "column", "from", "to", "count", "accepted", "message"} with
 * kind "month-range", "trailing-zero", "serial-date", "long-id", "guard", "mojibake",
 *                 "leading-zero"
 * A key that is not listed here is an error: it is most often a slip of the pen. What is written is
 * read back the same. */
char *cx_mapping_to_json (const CxMapping *mapping); /* g_free () */
/* CX_ERROR_INVALID names the place, as "columns[3].target", and what could stand there; the
 * column's heading is the place of the error. */
CxMapping *cx_mapping_from_json (const char *text, GError **error);
/* The same for what the program itself has kept: keys that a newer version wrote are passed over.
 */
CxMapping *cx_mapping_from_profile (const char *text, GError **error);

/* "whole", "choice" … and back. FALSE if there is no such part. */
const char *cx_part_get_name (CxPart part);
gboolean cx_part_from_name (const char *name, CxPart *part);
const char *cx_repair_kind_get_name (CxRepairKind kind);
gboolean cx_repair_kind_from_name (const char *name, CxRepairKind *kind);

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
CxMapping *
cx_profile_repo_find (CxDb *db, const char *fingerprint, gint64 *survey_id, GError **error);
gboolean
cx_profile_repo_save (CxEdit *edit, const CxMapping *mapping, gint64 survey_id, GError **error);

G_END_DECLS
