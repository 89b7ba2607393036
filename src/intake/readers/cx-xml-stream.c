#include "config.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-byte-source.h"
#include "cx-package.h"

#include <string.h>

#define PIECE (64 << 10)
/* Deeper than any worksheet; expat keeps a record per open element. */
#define MAX_DEPTH 256
/* Characters of one text node's run or one tag that expat may hold back. */
#define MAX_PENDING (64 << 20)

struct _CxXmlStream
{
  CxPackagePart *part; /* a part of a package … */
  CxByteSource *file;  /* … or a plain file */
  gint64 max_bytes;
  XML_Parser parser;
  XML_StartElementHandler start;
  XML_EndElementHandler end;
  XML_CharacterDataHandler text;
  gpointer user_data;
  char *name;
  int depth;
  gint64 since_event; /* bytes fed since anything came out */
  gboolean paused;
  gboolean ended;
  GError *failure;
};

const char *
cx_xml_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
cx_xml_attribute (const char **attributes, const char *name)
{
  gboolean qualified = strchr (name, ':') != NULL;

  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (strcmp (qualified ? attributes[i] : cx_xml_local_name (attributes[i]), name) == 0)
      return attributes[i + 1];
  return NULL;
}

void
cx_xml_stream_pause (CxXmlStream *stream)
{
  stream->paused = TRUE;
  XML_StopParser (stream->parser, XML_TRUE);
}

void
cx_xml_stream_fail (CxXmlStream *stream, GError *error)
{
  if (stream->failure != NULL)
    {
      g_error_free (error);
      return;
    }
  stream->failure = error;
  XML_StopParser (stream->parser, XML_FALSE);
}

static void
refuse_doctype_cb (void *user_data,
                   const XML_Char *doctype,
                   const XML_Char *system,
                   const XML_Char *public,
                   int has_internal)
{
  CxXmlStream *self = user_data;
  GError *error = NULL;

  (void) doctype;
  (void) system;
  (void) public;
  (void) has_internal;
  cx_error_set (&error, CX_ERROR_LIMIT,
                _ ("If you trust the file, open it in a spreadsheet program and save it again."),
                _ ("“%s” declares entities of its own, which no spreadsheet program writes; it was "
                   "not read."),
                self->name);
  cx_xml_stream_fail (self, error);
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  CxXmlStream *self = user_data;
  GError *error = NULL;

  self->since_event = 0;
  if (self->failure != NULL)
    return;
  if (++self->depth > MAX_DEPTH)
    {
      cx_error_set (&error, CX_ERROR_LIMIT, NULL, _ ("“%s” is nested too deeply and was not read."),
                    self->name);
      cx_xml_stream_fail (self, error);
      return;
    }
  self->start (self->user_data, name, attributes);
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  CxXmlStream *self = user_data;

  self->since_event = 0;
  self->depth--;
  if (self->failure == NULL)
    self->end (self->user_data, name);
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  CxXmlStream *self = user_data;

  self->since_event = 0;
  if (self->failure == NULL && self->text != NULL)
    self->text (self->user_data, text, length);
}

static CxXmlStream *
stream_new (const char *name,
            XML_StartElementHandler start,
            XML_EndElementHandler end,
            XML_CharacterDataHandler text,
            gpointer user_data)
{
  CxXmlStream *self = g_new0 (CxXmlStream, 1);

  self->name = g_path_get_basename (name);
  self->start = start;
  self->end = end;
  self->text = text;
  self->user_data = user_data;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (self->parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, refuse_doctype_cb);
  return self;
}

CxXmlStream *
cx_xml_stream_open (CxPackage *package,
                    const char *name,
                    XML_StartElementHandler start,
                    XML_EndElementHandler end,
                    XML_CharacterDataHandler text,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (CxPackagePart) part = cx_package_part_open (package, name, error);
  CxXmlStream *self;

  if (part == NULL)
    return NULL;
  self = stream_new (name, start, end, text, user_data);
  self->part = g_steal_pointer (&part);
  return self;
}

CxXmlStream *
cx_xml_stream_open_file (const char *path,
                         gint64 max_bytes,
                         XML_StartElementHandler start,
                         XML_EndElementHandler end,
                         XML_CharacterDataHandler text,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (CxByteSource) file = cx_byte_source_open (path, NULL, max_bytes, error);
  CxXmlStream *self;

  if (file == NULL)
    return NULL;
  self = stream_new (path, start, end, text, user_data);
  self->file = g_steal_pointer (&file);
  return self;
}

void
cx_xml_stream_free (CxXmlStream *stream)
{
  g_clear_pointer (&stream->part, cx_package_part_close);
  g_clear_pointer (&stream->file, cx_byte_source_free);
  XML_ParserFree (stream->parser);
  g_clear_error (&stream->failure);
  g_free (stream->name);
  g_free (stream);
}

/* The name that is in every expat; from 2.8 on it is deprecated for one that older ones lack. */
static int
get_line (CxXmlStream *self)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return (int) XML_GetCurrentLineNumber (self->parser);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static gboolean
report (CxXmlStream *self, GError **error)
{
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Fetch the file again, or open it in a spreadsheet program and save it again."),
                _ ("“%s” is damaged at its line %d: %s."), self->name, get_line (self),
                XML_ErrorString (XML_GetErrorCode (self->parser)));
  return FALSE;
}

/* One more piece of the file into the parser. */
static enum XML_Status
feed (CxXmlStream *self, GError **error)
{
  void *buffer = XML_GetBuffer (self->parser, PIECE);
  gssize n;

  if (buffer == NULL)
    return XML_STATUS_ERROR;
  n = self->part != NULL ? cx_package_part_read (self->part, buffer, PIECE, error)
                         : cx_byte_source_read (self->file, buffer, PIECE, error);
  if (n < 0)
    return XML_STATUS_ERROR;

  self->since_event += n;
  if (self->since_event > MAX_PENDING)
    {
      cx_error_set (error, CX_ERROR_LIMIT, NULL,
                    _ ("“%s” holds a tag of more than %d MB and was not read."), self->name,
                    MAX_PENDING >> 20);
      return XML_STATUS_ERROR;
    }
  self->ended = n == 0;
  return XML_ParseBuffer (self->parser, (int) n, self->ended);
}

gboolean
cx_xml_stream_run (CxXmlStream *stream, gboolean *done, GError **error)
{
  enum XML_Status status = XML_STATUS_OK;
  GError *failure = NULL;

  *done = FALSE;
  if (stream->paused)
    {
      stream->paused = FALSE;
      status = XML_ResumeParser (stream->parser);
    }
  while (status == XML_STATUS_OK && !stream->ended)
    status = feed (stream, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (status == XML_STATUS_ERROR)
    return report (stream, error);
  *done = status == XML_STATUS_OK;
  return TRUE;
}

double
cx_xml_stream_get_fraction (CxXmlStream *stream)
{
  gint64 size = stream->part != NULL ? cx_package_part_get_size (stream->part)
                                     : cx_byte_source_get_size (stream->file);
  gint64 position = stream->part != NULL ? cx_package_part_get_position (stream->part)
                                         : cx_byte_source_get_position (stream->file);

  return size > 0 ? (double) position / (double) size : 0;
}

static void
find_encryption_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  if (strcmp (cx_xml_local_name (name), "encryption-data") == 0)
    *(gboolean *) user_data = TRUE;
}

static void
ignore_end_cb (void *user_data, const XML_Char *name)
{
}

gboolean
cx_package_check_readable (CxPackage *package, GError **error)
{
  static const char manifest[] = "META-INF/manifest.xml";
  g_autoptr (CxXmlStream) stream = NULL;
  gboolean encrypted = FALSE, done;

  if (!cx_package_has (package, manifest))
    return TRUE;
  stream = cx_xml_stream_open (package, manifest, find_encryption_cb, ignore_end_cb, NULL,
                               &encrypted, error);
  if (stream == NULL)
    return FALSE;
  /* Old manifests carry a DOCTYPE: what cannot be read here shows in the content. */
  (void) cx_xml_stream_run (stream, &done, NULL);
  if (!encrypted)
    return TRUE;
  cx_error_set (error, CX_ERROR_UNSUPPORTED,
                _ ("Open it with its password and save it without one."),
                _ ("The file is protected by a password."));
  return FALSE;
}
