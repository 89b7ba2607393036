#include "config.h"

#include "cx-schema.h"

/* Surveys with pages, languages, logic, versions and waves, batches and history. Every id is
 * AUTOINCREMENT so that an id never comes back after a delete; the uuid is what merging matches. */
static const char sql[] =
    "CREATE TABLE business ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  uuid TEXT NOT NULL,"
    "  name TEXT NOT NULL,"
    "  prepared_for TEXT,"
    "  logo BLOB,"
    "  logo_type TEXT," /* image/png or image/jpeg */
    "  colour_1 TEXT,"  /* #rrggbb */
    "  colour_2 TEXT,"
    "  currency TEXT NOT NULL DEFAULT 'VND',"
    "  time_zone TEXT NOT NULL DEFAULT 'Asia/Ho_Chi_Minh'," /* IANA */
    "  language TEXT NOT NULL DEFAULT 'vi',"
    "  created_at INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"

    /* Preferences that belong to the business: NPS bands, few-answers limit, backup rhythm. */
    "CREATE TABLE setting ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  key TEXT NOT NULL UNIQUE,"
    "  value TEXT,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE survey ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  code TEXT NOT NULL UNIQUE,"
    "  title TEXT NOT NULL," /* in the survey's base language; others in translation */
    "  description TEXT,"
    "  language TEXT NOT NULL,"                /* base language, BCP 47; 'und' where unknown */
    "  kind TEXT NOT NULL DEFAULT 'periodic'," /* periodic, event, pulse */
    "  state TEXT NOT NULL DEFAULT 'open',"    /* draft, open, closed */
    "  touchpoint TEXT,"
    "  properties TEXT," /* JSON: whatever a newer program or another tool keeps here */
    "  position INTEGER NOT NULL DEFAULT 0,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  created_at INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE survey_language ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  language TEXT NOT NULL,"
    "  name TEXT,"
    "  position INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (survey_id, language)"
    ") STRICT;"

    "CREATE TABLE page ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  code TEXT NOT NULL,"
    "  title TEXT,"
    "  description TEXT,"
    "  relevant TEXT,"   /* expression */
    "  properties TEXT," /* JSON */
    "  position INTEGER NOT NULL,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX page_survey ON page (survey_id, position);"

    "CREATE TABLE question ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  page_id INTEGER REFERENCES page (id) ON DELETE SET NULL,"
    "  code TEXT NOT NULL,"
    "  type TEXT NOT NULL," /* id in the table of question types; unknown ones are kept */
    "  text TEXT NOT NULL,"
    "  hint TEXT,"
    "  required TEXT,"   /* expression; '1': always */
    "  relevant TEXT,"   /* expression: show if */
    "  validation TEXT," /* expression over '.' */
    "  validation_message TEXT,"
    "  calculation TEXT,"
    "  default_value TEXT,"
    "  choice_filter TEXT,"
    "  scale_min REAL,"
    "  scale_max REAL,"
    "  properties TEXT," /* JSON object: the type's fields by key */
    "  touchpoint TEXT," /* uuid of a touchpoint, once there are some */
    "  position INTEGER NOT NULL,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (survey_id, code)"
    ") STRICT;"
    "CREATE INDEX question_survey ON question (survey_id, position);"

    "CREATE TABLE choice ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,"
    "  code TEXT NOT NULL,"
    "  number INTEGER NOT NULL," /* what answers store; never reused inside a question */
    "  text TEXT NOT NULL,"
    "  score REAL," /* what measures count, NULL: none */
    "  exclusive INTEGER NOT NULL DEFAULT 0,"
    "  other INTEGER NOT NULL DEFAULT 0,"   /* carries a free text */
    "  missing INTEGER NOT NULL DEFAULT 0," /* 'do not know', N/A: outside every base */
    "  filter TEXT,"                        /* JSON: extra columns for choice_filter */
    "  properties TEXT,"                    /* JSON */
    "  position INTEGER NOT NULL,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (question_id, code),"
    "  UNIQUE (question_id, number)"
    ") STRICT;"

    "CREATE TABLE question_row (" /* the rows of a grid */
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,"
    "  code TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  properties TEXT," /* JSON */
    "  position INTEGER NOT NULL,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (question_id, code)"
    ") STRICT;"

    /* What one column of an answers table holds. */
    "CREATE TABLE item ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,"
    "  kind TEXT NOT NULL," /* value, choice, row, rank, other, list (sorted numbers) */
    "  choice_id INTEGER REFERENCES choice (id) ON DELETE CASCADE,"
    "  row_id INTEGER REFERENCES question_row (id) ON DELETE CASCADE,"
    "  storage TEXT NOT NULL,"              /* INTEGER, REAL, TEXT */
    "  code TEXT NOT NULL,"                 /* the readable column name in view survey_<code> */
    "  part INTEGER NOT NULL DEFAULT 1,"    /* answers_<survey> or answers_<survey>_<part> */
    "  missing INTEGER NOT NULL DEFAULT 0," /* 1: a<id>_m is there */
    "  position INTEGER NOT NULL,"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (survey_id, code)"
    ") STRICT;"
    "CREATE INDEX item_question ON item (question_id, position);"

    "CREATE TABLE translation ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  owner TEXT NOT NULL," /* uuid of the survey, page, question, choice or row */
    "  field TEXT NOT NULL," /* title, text, hint, validation_message … */
    "  language TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  source TEXT," /* base text when this was written: tells a stale translation */
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (owner, field, language)"
    ") STRICT;"
    "CREATE INDEX translation_survey ON translation (survey_id);"

    "CREATE TABLE logic ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  question_id INTEGER REFERENCES question (id) ON DELETE CASCADE," /* after this question */
    "  kind TEXT NOT NULL," /* skip, randomise, pipe … */
    "  condition TEXT,"     /* expression */
    "  target TEXT,"        /* uuid of a page or question; NULL: the end */
    "  properties TEXT,"    /* JSON */
    "  position INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE survey_version ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  note TEXT,"
    "  questionnaire TEXT NOT NULL," /* JSON, as survey export writes it */
    "  created_at INTEGER NOT NULL,"
    "  UNIQUE (survey_id, number)"
    ") STRICT;"

    "CREATE TABLE wave ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,"
    "  code TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  starts TEXT," /* YYYY-MM-DD */
    "  ends TEXT,"
    "  asked INTEGER,"
    "  changed_at INTEGER NOT NULL,"
    "  UNIQUE (survey_id, code)"
    ") STRICT;"

    /* How a file of that header maps to a survey: next month's file needs one click. */
    "CREATE TABLE import_profile ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  fingerprint TEXT NOT NULL UNIQUE," /* of the header rows */
    "  survey_id INTEGER REFERENCES survey (id) ON DELETE CASCADE,"
    "  target TEXT NOT NULL," /* responses, customers … */
    "  source TEXT NOT NULL,"
    "  mapping TEXT NOT NULL," /* JSON, as --write-mapping writes it */
    "  changed_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE batch ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  kind TEXT NOT NULL," /* responses, recode, tag … */
    "  survey_id INTEGER,"
    "  source TEXT," /* google-forms … */
    "  file_name TEXT,"
    "  encoding TEXT,"
    "  delimiter TEXT,"
    "  rows INTEGER NOT NULL DEFAULT 0,"
    "  accepted INTEGER NOT NULL DEFAULT 0,"
    "  rejected INTEGER NOT NULL DEFAULT 0,"
    "  duplicates INTEGER NOT NULL DEFAULT 0,"
    "  updated INTEGER NOT NULL DEFAULT 0,"
    "  header TEXT,"                        /* JSON: header cells, for writing rejected rows back */
    "  mapping TEXT,"                       /* JSON */
    "  state TEXT NOT NULL DEFAULT 'done'," /* done, undone */
    "  created_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE batch_reject ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,"
    "  row INTEGER NOT NULL," /* physical line from 1 */
    "  column_name TEXT,"
    "  value TEXT,"
    "  message TEXT NOT NULL,"
    "  cells TEXT NOT NULL" /* JSON array: the whole row as it was read */
    ") STRICT;"
    "CREATE INDEX batch_reject_batch ON batch_reject (batch_id);"

    /* Images of rows that a bulk edit updated (side 'before') or deleted ('deleted'), one a row;
     * and blocks of images of what undoing it took away ('after', row_id the first one's), so that
     * both directions are exact. */
    "CREATE TABLE batch_before ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,"
    "  side TEXT NOT NULL DEFAULT 'before',"
    "  table_name TEXT NOT NULL,"
    "  row_id INTEGER NOT NULL,"
    "  row BLOB" /* the store's row image; NULL: the row was not there */
    ") STRICT;"
    "CREATE INDEX batch_before_batch ON batch_before (batch_id, table_name, row_id);"

    "CREATE TABLE change_log ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  at INTEGER NOT NULL,"
    "  who TEXT NOT NULL,"
    "  label TEXT NOT NULL,"
    "  state TEXT NOT NULL DEFAULT 'done'," /* done, undone, horizon */
    "  batch_id INTEGER,"
    "  undone INTEGER," /* counts up with each undo: the highest is redone first; NULL: never */
    "  changeset BLOB"  /* session extension; NULL: a mark in history only */
    ") STRICT;"
    "CREATE INDEX change_log_undone ON change_log (undone) WHERE undone IS NOT NULL;"
    "CREATE INDEX change_log_batch ON change_log (batch_id) WHERE batch_id IS NOT NULL;"

    "CREATE TABLE tombstone ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  table_name TEXT NOT NULL,"
    "  deleted_at INTEGER NOT NULL"
    ") STRICT;"

    /* Answers whose tables are made per survey; the view is made anew whenever one is added. */
    "CREATE VIEW responses AS SELECT NULL AS survey_id, NULL AS id WHERE 0;";

const CxSchemaStep cx_schema_step_1 = { 1, "surveys, responses and history", sql };
