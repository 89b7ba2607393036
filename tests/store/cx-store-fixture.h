/* What the tests of the store share: a file with one survey's answers, and short ways to write and
 * look. Everything asserts success. */
#pragma once

#include "cx-store.h"
#include "cx-test.h"

G_BEGIN_DECLS

CxStore *fixture_create (const char *name);
CxStore *fixture_open (const char *name, CxStoreFlags flags);
/* Runs @sql in an edit of its own. */
void fixture_edit (CxStore *store, const char *label, const char *sql);
void fixture_run (CxEdit *edit, const char *sql);
/* One number; asserts that there is one. */
gint64 fixture_int (CxStore *store, const char *sql);
/* One text, or NULL. Free with g_free (). */
char *fixture_text (CxStore *store, const char *sql);
/* All rows of @table (ordered by rowid) as one text: two states are equal if these are. */
char *fixture_dump (CxStore *store, const char *table);
/* fixture_dump () of every table that holds what a person entered. */
char *fixture_dump_all (CxStore *store);

void fixture_undo (CxStore *store, const char *label);
void fixture_redo (CxStore *store, const char *label);

/* Survey 1 with two questions and items, and an empty answers_1. */
void fixture_add_survey (CxStore *store);
/* A bulk edit that adds @rows answers to survey 1. Returns the batch. */
gint64 fixture_import (CxStore *store, const char *label, int rows);

G_END_DECLS
