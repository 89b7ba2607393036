/* An SPSS file as a run of values, over ReadStat. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

typedef struct _CxSav CxSav;

/* Called in the order of the file; FALSE stops. Values that are missing are not given. */
typedef struct
{
  gboolean (*begin) (gpointer user_data); /* all columns are known */
  void (
      *value) (guint column, CxCellKind kind, const char *text, double number, gpointer user_data);
  gboolean (*row) (gint64 row, gpointer user_data); /* case @row, from 1, is complete */
} CxSavHandlers;

/* @encoding (nullable) is believed instead of what the file says. */
CxSav *cx_sav_new (const char *path, const char *encoding);
void cx_sav_free (CxSav *sav);

/* Reads the whole file. TRUE also when a handler stopped it. */
gboolean
cx_sav_parse (CxSav *sav, const CxSavHandlers *handlers, gpointer user_data, GError **error);

/* What is known once parsing has begun (in begin ()). Texts belong to @sav; the number of rows is
 * what the header says, -1 where it does not. */
guint cx_sav_get_column_count (CxSav *sav);
const char *cx_sav_get_name (CxSav *sav, guint column);
gint64 cx_sav_get_row_count (CxSav *sav);
const char *cx_sav_get_encoding (CxSav *sav);
/* TRUE if parsing failed because texts are not in the encoding that the file names. */
gboolean cx_sav_is_misread (CxSav *sav);

/* (transfer full): CxColumnNote per column. The set of missing codes goes on growing as values
 * meet ranges of them. */
GPtrArray *cx_sav_take_notes (CxSav *sav);

G_END_DECLS
