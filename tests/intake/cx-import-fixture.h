/* What the tests of the importer share: a business, files written by hand, mappings as JSON, and
 * answers read back as text. */
#pragma once

#include "cx-importer.h"
#include "cx-survey-repo.h"

G_BEGIN_DECLS

/* A new business file in the tests' folder. Zone Asia/Ho_Chi_Minh, language vi. */
CxProject *cx_import_fixture_new (const char *name);

/* Writes @text as file @name and opens it. */
CxTable *cx_import_fixture_table (const char *name, const char *text);

/* A mapping of @json (which may use ' for "). */
CxMapping *cx_import_fixture_mapping (const char *json);

/* Imports @text as @name with the mapping @json into @survey (nullable: a new one, or the
 * mapping's). Must succeed. */
CxImportResult *cx_import_fixture_run (CxProject *project,
                                       const char *name,
                                       const char *text,
                                       const char *json,
                                       CxSurvey *survey);

/* The rows that @sql gives: values joined by "|" (NULL: "~"), rows by newlines. */
char *cx_import_fixture_rows (CxProject *project, const char *sql);
/* The stored values of question items of the only survey, by their readable names ("nps,why"), rows
 * in the order of their ids. */
char *cx_import_fixture_answers (CxProject *project, const char *items);

/* Added, changed, same, rejected, blank as "2 1 0 0 0". */
char *cx_import_fixture_counts (const CxImportResult *result);
#define cx_assert_counts(result, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cx_counts_ = cx_import_fixture_counts (result);                               \
    g_assert_cmpstr (cx_counts_, ==, expected);                                                    \
  }                                                                                                \
  G_STMT_END
#define cx_assert_answers(project, items, expected)                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cx_answers_ = cx_import_fixture_answers (project, items);                     \
    g_assert_cmpstr (cx_answers_, ==, expected);                                                   \
  }                                                                                                \
  G_STMT_END
#define cx_assert_rows(project, sql, expected)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cx_rows_ = cx_import_fixture_rows (project, sql);                             \
    g_assert_cmpstr (cx_rows_, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
