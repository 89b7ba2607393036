/* A ZIP package (.xlsx, .ods, a zipped CSV) and the XML inside it, read with limits so that a file
 * made to blow up stops with a message. */
#pragma once

#include "cx-progress.h"

#include <expat.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CxPackage CxPackage;
typedef struct _CxPackagePart CxPackagePart;

/* Opens the package. At most @max_bytes (0: 4 GiB) are unpacked per pass over a part, and no part
 * may be more than a hundred times its packed size (large worksheets reach thirty). */
CxPackage *cx_package_open (const char *path, gint64 max_bytes, GError **error);
void cx_package_free (CxPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPackage, cx_package_free)

/* Reading parts fails with CX_ERROR_CANCELLED once @progress (nullable, borrowed) is cancelled. To
 * be set to NULL before it goes. */
void cx_package_set_progress (CxPackage *package, CxProgress *progress);

/* (transfer container): names of all entries that are no folders, borrowed from the package. */
GPtrArray *cx_package_list (CxPackage *package);
/* Whether such a part is there; names are compared without case, as Excel does. */
gboolean cx_package_has (CxPackage *package, const char *name);

/* From its first byte. CX_ERROR_DAMAGED if the package has no such part. (transfer full) */
/* FALSE with an error if an OpenDocument package is encrypted. */
gboolean cx_package_check_readable (CxPackage *package, GError **error);

CxPackagePart *cx_package_part_open (CxPackage *package, const char *name, GError **error);
void cx_package_part_close (CxPackagePart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPackagePart, cx_package_part_close)
/* Returns bytes read, 0 at the end, -1 with an error (damage, or beyond the limits). */
gssize cx_package_part_read (CxPackagePart *part, guint8 *bytes, gsize size, GError **error);
/* Unpacked size as the directory says it. */
gint64 cx_package_part_get_size (CxPackagePart *part);
gint64 cx_package_part_get_position (CxPackagePart *part);

/* An XML part that is parsed piece by piece. Element and attribute names reach the handlers without
 * namespace or prefix kept apart: "prefix:name" as written. DOCTYPE is refused. */
typedef struct _CxXmlStream CxXmlStream;

/* Over the part @name of @package, which must outlive it. (transfer full) */
CxXmlStream *cx_xml_stream_open (CxPackage *package,
                                 const char *name,
                                 XML_StartElementHandler start,
                                 XML_EndElementHandler end,
                                 XML_CharacterDataHandler text,
                                 gpointer user_data,
                                 GError **error);
/* The same over a plain file (flat .fods). */
CxXmlStream *cx_xml_stream_open_file (const char *path,
                                      gint64 max_bytes,
                                      XML_StartElementHandler start,
                                      XML_EndElementHandler end,
                                      XML_CharacterDataHandler text,
                                      gpointer user_data,
                                      GError **error);
void cx_xml_stream_free (CxXmlStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxXmlStream, cx_xml_stream_free)

/* Parses on until a handler calls cx_xml_stream_pause () or the part ends. *@done: it ended. */
gboolean cx_xml_stream_run (CxXmlStream *stream, gboolean *done, GError **error);
/* From a handler: returns from cx_xml_stream_run () after this event. */
void cx_xml_stream_pause (CxXmlStream *stream);
/* From a handler: stops for good; cx_xml_stream_run () fails with @error (transfer full). */
void cx_xml_stream_fail (CxXmlStream *stream, GError *error);
/* Share parsed so far, 0 to 1. */
double cx_xml_stream_get_fraction (CxXmlStream *stream);

/* The attribute @name among expat's pairs, NULL if it is not there. A prefix in the file is passed
 * over when @name has none. */
const char *cx_xml_attribute (const char **attributes, const char *name);
/* The part of @name behind its prefix. */
const char *cx_xml_local_name (const char *name);

G_END_DECLS
