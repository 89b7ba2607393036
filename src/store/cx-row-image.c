#include "config.h"

#include "cx-row-image.h"

#include <string.h>

/* An image is the number of columns and then the columns, each a tag and what the tag asks for.
 * Coded answers are small numbers, so those are their own tag. */
enum
{
  TAG_NULL,
  TAG_INTEGER, /* zigzag varint */
  TAG_REAL,    /* 8 bytes, little-endian */
  TAG_TEXT,    /* varint length, bytes */
  TAG_BLOB,    /* the same */
  TAG_SMALL = 16,
};

#define SMALL_LOWEST (-16)
#define SMALL_HIGHEST (255 - TAG_SMALL + SMALL_LOWEST)

/* Writing. */

static void
append_byte (GByteArray *image, guint8 byte)
{
  g_byte_array_append (image, &byte, 1);
}

static void
append_varint (GByteArray *image, guint64 value)
{
  guint8 bytes[10];
  guint n = 0;

  while (value >= 0x80)
    {
      bytes[n++] = (guint8) (value | 0x80);
      value >>= 7;
    }
  bytes[n++] = (guint8) value;
  g_byte_array_append (image, bytes, n);
}

static void
append_integer (GByteArray *image, gint64 value)
{
  if (value >= SMALL_LOWEST && value <= SMALL_HIGHEST)
    {
      append_byte (image, (guint8) (TAG_SMALL + value - SMALL_LOWEST));
      return;
    }
  append_byte (image, TAG_INTEGER);
  append_varint (image, ((guint64) value << 1) ^ (value < 0 ? G_MAXUINT64 : 0));
}

static void
append_real (GByteArray *image, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  append_byte (image, TAG_REAL);
  g_byte_array_append (image, (const guint8 *) &bits, sizeof bits);
}

static void
append_bytes (GByteArray *image, guint8 tag, const void *bytes, gsize size)
{
  append_byte (image, tag);
  append_varint (image, size);
  if (size > 0)
    g_byte_array_append (image, bytes, (guint) size);
}

void
cx_row_image_append (GByteArray *image, CxStatement *row, int first)
{
  sqlite3_stmt *raw = cx_statement_get_raw (row);
  int n_columns = sqlite3_column_count (raw);

  append_varint (image, (guint64) (n_columns - first));
  for (int i = first; i < n_columns; i++)
    switch (sqlite3_column_type (raw, i))
      {
      case SQLITE_INTEGER:
        append_integer (image, sqlite3_column_int64 (raw, i));
        break;
      case SQLITE_FLOAT:
        append_real (image, sqlite3_column_double (raw, i));
        break;
      case SQLITE_TEXT:
        {
          const void *text = sqlite3_column_text (raw, i);

          append_bytes (image, TAG_TEXT, text, (gsize) sqlite3_column_bytes (raw, i));
          break;
        }
      case SQLITE_BLOB:
        {
          const void *blob = sqlite3_column_blob (raw, i);

          append_bytes (image, TAG_BLOB, blob, (gsize) sqlite3_column_bytes (raw, i));
          break;
        }
      default:
        append_byte (image, TAG_NULL);
        break;
      }
}

/* Reading. */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
read_varint (Reader *reader, guint64 *value)
{
  *value = 0;
  for (guint shift = 0; shift < 64 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      *value |= (guint64) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        return TRUE;
    }
  return FALSE;
}

static gboolean
bind_real (Reader *reader, sqlite3_stmt *raw, int index)
{
  guint64 bits;
  double value;

  if (reader->end - reader->at < (gssize) sizeof bits)
    return FALSE;
  memcpy (&bits, reader->at, sizeof bits);
  reader->at += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);
  return sqlite3_bind_double (raw, index, value) == SQLITE_OK;
}

static gboolean
bind_bytes (Reader *reader, sqlite3_stmt *raw, int index, gboolean text)
{
  const char *bytes;
  guint64 size;

  if (!read_varint (reader, &size) || size > (guint64) (reader->end - reader->at))
    return FALSE;
  bytes = (const char *) reader->at;
  reader->at += size;
  if (text)
    return sqlite3_bind_text64 (raw, index, bytes, size, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
  return sqlite3_bind_blob64 (raw, index, size > 0 ? bytes : "", size, SQLITE_STATIC) == SQLITE_OK;
}

static gboolean
bind_one (Reader *reader, sqlite3_stmt *raw, int index)
{
  guint64 number;
  guint8 tag;

  if (reader->at >= reader->end)
    return FALSE;
  tag = *reader->at++;
  if (tag >= TAG_SMALL)
    return sqlite3_bind_int64 (raw, index, tag - TAG_SMALL + SMALL_LOWEST) == SQLITE_OK;
  switch (tag)
    {
    case TAG_NULL:
      return sqlite3_bind_null (raw, index) == SQLITE_OK;
    case TAG_INTEGER:
      return read_varint (reader, &number) &&
             sqlite3_bind_int64 (raw, index, (gint64) (number >> 1) ^ -(gint64) (number & 1)) ==
                 SQLITE_OK;
    case TAG_REAL:
      return bind_real (reader, raw, index);
    case TAG_TEXT:
    case TAG_BLOB:
      return bind_bytes (reader, raw, index, tag == TAG_TEXT);
    default:
      return FALSE;
    }
}

gboolean
cx_row_image_bind (const guint8 *bytes,
                   gsize size,
                   CxStatement *statement,
                   int n_columns,
                   gsize *used,
                   GError **error)
{
  Reader reader = { bytes, bytes + size };
  sqlite3_stmt *raw = cx_statement_get_raw (statement);
  guint64 n = 0;
  gboolean sound = read_varint (&reader, &n) && n <= (guint64) n_columns;

  for (int i = 0; sound && i < (int) n; i++)
    sound = bind_one (&reader, raw, i + 1);
  if (!sound)
    return cx_sqlite_set_error (error, NULL, SQLITE_CORRUPT, NULL);

  for (int i = (int) n; i < n_columns; i++)
    sqlite3_bind_null (raw, i + 1);
  if (used != NULL)
    *used = (gsize) (reader.at - bytes);
  return TRUE;
}

/* Rows back into their table. */

struct _CxRowWriter
{
  CxStatement *statement;
  int n_columns;
};

GPtrArray *
cx_row_list_columns (CxDb *db, const char *table, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_db_prepare (db, "SELECT name FROM pragma_table_info (:table)", error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_text (statement, ":table", table);
  return cx_statement_list_texts (statement, error);
}

/* INSERT with every column, and the same as an update where the id is there: no delete, as OR
 * REPLACE would make one with all that hangs on it. */
static char *
make_sql (const char *table, GPtrArray *columns)
{
  g_autofree char *quoted_table = cx_sql_identifier (table);
  g_autofree char *key = cx_sql_identifier (columns->pdata[0]);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s VALUES (?1", quoted_table);
  for (guint i = 1; i < columns->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_printf (sql, ") ON CONFLICT (%s) DO ", key);
  g_string_append (sql, columns->len > 1 ? "UPDATE SET " : "NOTHING");
  for (guint i = 1; i < columns->len; i++)
    {
      g_autofree char *column = cx_sql_identifier (columns->pdata[i]);

      g_string_append_printf (sql, "%s%s = ?%u", i > 1 ? ", " : "", column, i + 1);
    }
  return g_string_free (sql, FALSE);
}

CxRowWriter *
cx_row_writer_new (CxDb *writer, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = cx_row_list_columns (writer, table, error);
  g_autofree char *sql = NULL;
  CxStatement *statement;
  CxRowWriter *self;

  if (columns == NULL)
    return NULL;
  if (columns->len == 0)
    {
      cx_sqlite_set_error (error, NULL, SQLITE_CORRUPT, NULL);
      return NULL;
    }
  sql = make_sql (table, columns);
  statement = cx_db_prepare_any (writer, sql, error);
  if (statement == NULL)
    return NULL;
  self = g_new0 (CxRowWriter, 1);
  self->statement = statement;
  self->n_columns = (int) columns->len;
  return self;
}

void
cx_row_writer_free (CxRowWriter *self)
{
  if (self == NULL)
    return;
  cx_statement_free (self->statement);
  g_free (self);
}

gboolean
cx_row_writer_write (CxRowWriter *self,
                     const guint8 *bytes,
                     gsize size,
                     gsize *used,
                     GError **error)
{
  return cx_row_image_bind (bytes, size, self->statement, self->n_columns, used, error) &&
         cx_statement_run (self->statement, error);
}
