/* Which rows are known already, in the file being read or in the survey. */
#pragma once

#include "cx-import-rows.h"

G_BEGIN_DECLS

/* A row with the source's own id is known by a 64-bit hash of that id; one without by its
 * fingerprint, a 64-bit hash of everything it says. The texts themselves are not kept: an entry
 * takes 24 bytes, a million of them 48 MiB at most, and the chance that any two of a million
 * different rows are taken for one another is n² / 2^65 = 3 in 100 million.
 *
 * The fingerprint is a sum over the answers that were given, each mixed with the code of what it
 * answers. So the order of columns does not matter, nor a question that was added later and is
 * blank in the old rows, nor how a date or number is written.
 *
 * Without an id, two equal rows are one where they say the time of day they were given. Where they
 * do not (a list of dates and marks), equal rows are several people: the nth such row of the file
 * is the nth one of the survey. */
typedef struct _CxImportKeys CxImportKeys;

typedef enum
{
  CX_KEY_NEW,
  CX_KEY_SAME,
  CX_KEY_CHANGED,    /* the id is known to the survey, what the row says is not */
  CX_KEY_SUPERSEDES, /* the same against an earlier row of this file */
} CxKeyState;

/* @by_id: the file has ids. */
CxImportKeys *cx_import_keys_new (gboolean by_id);
void cx_import_keys_free (CxImportKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportKeys, cx_import_keys_free)

/* Learns all responses of @survey. Call before any row is checked. */
gboolean cx_import_keys_load (CxImportKeys *keys,
                              CxDb *db,
                              CxSurvey *survey,
                              CxProgress *progress,
                              GError **error);

/* Says that @row will be checked soon, so that its entry comes out of the memory in time: a million
 * entries are more than any processor keeps at hand. */
void cx_import_keys_expect (const CxImportKeys *keys, const CxImportRow *row);

/* What @row is. For CHANGED and SUPERSEDES @id gets the response. The row's fingerprint is
 * remembered; a NEW row must then be told with cx_import_keys_add (). */
CxKeyState cx_import_keys_check (CxImportKeys *keys, const CxImportRow *row, gint64 *id);
void cx_import_keys_add (CxImportKeys *keys, const CxImportRow *row, gint64 id);

/* The hash of an id, never 0. */
guint64 cx_import_id_hash (const char *text, gsize length);

G_END_DECLS
