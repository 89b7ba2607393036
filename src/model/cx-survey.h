/* A survey as it is in the file: pages, questions, choices, rows, answer items, languages, logic.
 *
 * These objects are snapshots: loaded by cx_survey_repo_load (), read-only afterwards, so any
 * thread may read them. A change is written with a CxEdit through the repositories and the survey
 * is loaded anew. Fields are public for reading; lists hold the positions' order. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Coded answers reserve these (DESIGN: NULL means not asked). */
enum
{
  CX_ANSWER_UNANSWERED = -1, /* seen but not answered */
  CX_ANSWER_NOT_APPLICABLE = -2,
  CX_ANSWER_REFUSED = -3,
};

typedef enum
{
  CX_STORAGE_INTEGER,
  CX_STORAGE_REAL,
  CX_STORAGE_TEXT,
} CxStorage;

typedef enum
{
  CX_ITEM_VALUE,  /* the whole answer: a number, a text, a single choice's number */
  CX_ITEM_CHOICE, /* one option of a multiple choice: 1 chosen, 0 not */
  CX_ITEM_ROW,    /* one row of a grid: the chosen column's number, or a value */
  CX_ITEM_RANK,   /* the rank (1 best) of one option */
  CX_ITEM_OTHER,  /* the free text beside "other" (of choice, where set) */
  CX_ITEM_LIST,   /* sorted choice numbers "3 17 204": more than 200 options */
} CxItemKind;

#define CX_TYPE_CHOICE (cx_choice_get_type ())
G_DECLARE_FINAL_TYPE (CxChoice, cx_choice, CX, CHOICE, GObject)
struct _CxChoice
{
  GObject parent_instance;
  gint64 id;
  char *uuid;
  char *code;
  int number; /* what answers store; > 0 for named choices */
  char *text;
  double score; /* what measures count; NAN: none */
  gboolean exclusive, other, missing, hidden;
  char *filter;     /* nullable JSON object: columns for choice_filter */
  char *properties; /* nullable JSON object */
};

#define CX_TYPE_QUESTION_ROW (cx_question_row_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionRow, cx_question_row, CX, QUESTION_ROW, GObject)
struct _CxQuestionRow
{
  GObject parent_instance;
  gint64 id;
  char *uuid;
  char *code;
  char *text;
  gboolean hidden;
  char *properties; /* nullable JSON object */
};

#define CX_TYPE_ITEM (cx_item_get_type ())
G_DECLARE_FINAL_TYPE (CxItem, cx_item, CX, ITEM, GObject)
struct _CxItem
{
  GObject parent_instance;
  gint64 id;
  char *uuid;
  CxItemKind kind;
  CxStorage storage;
  char *code;     /* readable column name */
  char *column;   /* "a17" */
  int part;       /* table answers_<survey> (1) or answers_<survey>_<part>; 0: not in the file */
  gboolean coded; /* CX_ANSWER_ codes stand in the column itself (choices, scales from 0 up);
                   * FALSE: in column "a17_m" (numbers, texts) */
  gboolean has_missing; /* column "a17_m" is there */
  gboolean hidden;
  CxChoice *choice;   /* nullable, owned */
  CxQuestionRow *row; /* nullable, owned */
};

#define CX_TYPE_PAGE (cx_page_get_type ())
G_DECLARE_FINAL_TYPE (CxPage, cx_page, CX, PAGE, GObject)
struct _CxPage
{
  GObject parent_instance;
  gint64 id;
  char *uuid;
  char *code;
  char *title; /* nullable, as the following */
  char *description;
  char *relevant;
  char *properties; /* JSON object */
  gboolean hidden;
};

typedef struct _CxQuestionType CxQuestionType;

#define CX_TYPE_QUESTION (cx_question_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestion, cx_question, CX, QUESTION, GObject)
struct _CxQuestion
{
  GObject parent_instance;
  gint64 id;
  gint64 page_id; /* 0: none */
  CxPage *page;   /* nullable, owned; what a builder sets: its id may not be known yet */
  char *uuid;
  char *code;
  char *type_id;              /* as in the file */
  const CxQuestionType *type; /* NULL: unknown here, shown as unsupported */
  char *text;
  char *hint;       /* this and the following nullable */
  char *required;   /* expression; "1": always */
  char *relevant;   /* expression */
  char *validation; /* expression over . */
  char *validation_message;
  char *calculation;
  char *default_value;
  char *choice_filter;
  char *properties;            /* JSON object */
  char *touchpoint;            /* uuid */
  double scale_min, scale_max; /* NAN: none */
  gboolean hidden;
  GPtrArray *choices; /* CxChoice */
  GPtrArray *rows;    /* CxQuestionRow */
  GPtrArray *items;   /* CxItem */
};

/* A rule of the flow. After @question (borrowed from the survey; NULL: at the start), if @condition
 * holds, go to @target. */
typedef struct
{
  gint64 id;
  char *uuid;
  CxQuestion *question; /* nullable */
  char *kind;           /* skip, randomise, pipe … */
  char *condition;      /* nullable, as the following */
  char *target;         /* uuid of a page or question; NULL: the end */
  char *properties;     /* JSON object */
} CxLogic;

#define CX_TYPE_SURVEY (cx_survey_get_type ())
G_DECLARE_FINAL_TYPE (CxSurvey, cx_survey, CX, SURVEY, GObject)
struct _CxSurvey
{
  GObject parent_instance;
  gint64 id;
  char *uuid;
  char *code;
  char *title;
  char *description; /* nullable */
  char *language;    /* base language */
  char *kind;
  char *state;
  char *touchpoint; /* nullable */
  char *properties; /* nullable */
  gboolean hidden;
  int parts;                       /* answers tables: 1, or more past 900 columns; 0: none yet */
  GPtrArray *languages;            /* char *, the base one first */
  GPtrArray *pages;                /* CxPage */
  GPtrArray *questions;            /* CxQuestion */
  GPtrArray *logic;                /* CxLogic */
  GHashTable *translations;        /* "uuid\037field\037language" → text */
  GHashTable *translation_sources; /* same keys → base text when it was translated, where known */
  guint response_fields; /* bits 1 << CxResponseField: columns its answers table has. New surveys
                          * are made with all; fewer make a smaller file (cx-response-repo.h) */
};

/* New, empty objects with a fresh uuid, for builders (intake, sample, JSON). Strings are set by the
 * caller with g_strdup (). */
CxSurvey *cx_survey_new (void);
CxPage *cx_page_new (void);
CxQuestion *cx_question_new (const char *type_id);
CxChoice *cx_choice_new (const char *code, int number, const char *text);
CxQuestionRow *cx_question_row_new (const char *code, const char *text);
/* Adds a new, empty rule of @kind at the end of the survey's logic. (transfer none) */
CxLogic *cx_survey_add_logic (CxSurvey *survey, const char *kind);

/* The text of @field of the thing with @uuid in @language; @base where it is not translated. */
const char *cx_survey_translate (CxSurvey *survey,
                                 const char *uuid,
                                 const char *field,
                                 const char *language,
                                 const char *base);
void cx_survey_set_translation (CxSurvey *survey,
                                const char *uuid,
                                const char *field,
                                const char *language,
                                const char *text);

/* Base text that was translated; NULL where it is not known. */
const char *cx_survey_get_translation_source (CxSurvey *survey,
                                              const char *uuid,
                                              const char *field,
                                              const char *language);

/* Name of the table that holds answers: answers_<id>, answers_<id>_2 … g_free (). */
char *cx_survey_answers_table (CxSurvey *survey, int part);

/* By code, then code ignoring case, then exact title. NULL with NOT_FOUND or AMBIGUOUS (the message
 * lists the candidates). (transfer none) */
CxQuestion *cx_survey_find_question (CxSurvey *survey, const char *name, GError **error);
CxQuestion *cx_survey_get_question (CxSurvey *survey, gint64 id);
CxPage *cx_survey_find_page (CxSurvey *survey, const char *code);
/* The item with that readable column name, and its question (nullable out). */
CxItem *cx_survey_find_item (CxSurvey *survey, const char *code, CxQuestion **question);
CxChoice *cx_question_find_choice (CxQuestion *question, const char *code);
CxChoice *cx_question_get_choice_by_number (CxQuestion *question, int number);
CxQuestionRow *cx_question_find_row (CxQuestion *question, const char *code);
/* What an expression names as "question/@name": a row, in *@row, or an option that has an item of
 * its own, in *@item; by code, else by text. A row's item is given too; NULL where each of its
 * options has one. FALSE if there is none. */
gboolean
cx_question_find_part (CxQuestion *question, const char *name, CxQuestionRow **row, CxItem **item);
/* The item of that kind (and choice or row, nullable), or NULL. */
CxItem *
cx_question_find_item (CxQuestion *question, CxItemKind kind, CxChoice *choice, CxQuestionRow *row);

/* A setting of the type (cx-question-type.h: fields), kept in the question's properties: its text,
 * else the field's default, else NULL. g_free (). Number: NAN where there is none. */
char *cx_question_get_property (const CxQuestion *question, const char *key);
double cx_question_get_number (const CxQuestion *question, const char *key);
gboolean cx_question_get_flag (const CxQuestion *question, const char *key);
/* @value NULL removes it. */
void cx_question_set_property (CxQuestion *question, const char *key, const char *value);

/* The next free answer number of the question's choices: never one that was used. */
int cx_question_next_number (const CxQuestion *question);
/* A code for a choice (or row) labelled @label that @question has none of yet, as
 * cx_survey_make_code () makes them; "choice<N>" if nothing remains. */
char *cx_question_make_choice_code (CxQuestion *question, const char *label);
char *cx_question_make_row_code (CxQuestion *question, const char *label);

/* A code for @heading that no question of @survey has yet (contract: folded, at most 24, _2 …,
 * q<column> if empty, @column from 1). @exact TRUE takes the source's own name as it is. Free with
 * g_free (). */
char *cx_survey_make_code (CxSurvey *survey, const char *heading, gboolean exact, guint column);

G_END_DECLS
