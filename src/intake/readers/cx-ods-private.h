/* The inside of the ODS reader: what a sheet's content is parsed into. */
#pragma once

#include "cx-ods.h"

G_BEGIN_DECLS

/* A cell of the row being read; its text lies in the row's text. */
typedef struct
{
  guint column;
  guint repeats;
  CxCellKind kind;
  gsize text;
  gsize length;
  double number;
} CxOdsCell;

/* What is being read inside a cell. */
typedef struct
{
  gboolean inside;
  guint repeats;
  CxCellKind kind;
  double number;
  gboolean has_value; /* @value is the text; paragraphs are only its picture */
  gboolean is_string;
  GString *value;
  GString *text; /* of the paragraphs */
  guint paragraphs;
  int paragraph_depth;
  gboolean after_blank; /* blanks that follow are one with the last */
} CxOdsContent;

/* Begins a cell by its attributes: values in them count, text only where there are none. */
void cx_ods_content_begin (CxOdsContent *content, const char **attributes);
/* An element inside the cell opens or closes; text inside a paragraph. */
void cx_ods_content_start (CxOdsContent *content, const char *local, const char **attributes);
void cx_ods_content_end (CxOdsContent *content, const char *local);
void cx_ods_content_text (CxOdsContent *content, const char *text, int length);
/* What the cell shows in the end. */
const char *cx_ods_content_get_text (CxOdsContent *content, gsize *length);

/* "PT10H12M33.5S" in ms; FALSE if it is none. */
gboolean cx_ods_parse_duration (const char *text, gint64 *ms);

G_END_DECLS
