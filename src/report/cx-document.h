/* A report before it becomes a file: sections (a sheet of a workbook, a chapter of a page document)
 * of blocks. Blocks hold finished numbers and texts in the report's language; writers only lay them
 * out, so every format shows the same. A block type is one file in blocks/ and one line in
 * the table of cx-block.h. */
#pragma once

#include "cx-measure.h"

G_BEGIN_DECLS

typedef struct _CxXlsx CxXlsx;
typedef struct _CxBlock CxBlock;

typedef struct
{
  const char *id;
  const char *title; /* N_() */
  void (*free) (gpointer data);
  /* Writes the block at the writer's cursor and moves the cursor below it. */
  gboolean (*write_xlsx) (CxXlsx *xlsx, CxBlock *block, CxProgress *progress, GError **error);
} CxBlockType;

struct _CxBlock
{
  const CxBlockType *type;
  gpointer data;
};

/* All, static; @n gets their number. */
const CxBlockType *const *cx_block_types (guint *n);

typedef struct
{
  char *title;  /* of the sheet; made short and unique by the writer */
  char *colour; /* of the tab, nullable */
  gboolean portrait;
  GPtrArray *blocks; /* CxBlock */
} CxSection;

typedef struct
{
  char *title;
  char *author; /* the business */
  char *subject;
  char *language;            /* "en", "vi" */
  char *colour_1, *colour_2; /* #rrggbb */
  gint64 data_cells;         /* cells of raw data: decides the workbook's memory mode */
  GPtrArray *sections;       /* CxSection */
} CxDocument;

/* An empty one. @language is "en" or "vi". */
CxDocument *cx_document_new (const char *title, const char *language);
void cx_document_free (CxDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDocument, cx_document_free)

/* (transfer none) */
CxSection *cx_document_add_section (CxDocument *document, const char *title);
/* Takes over @data. (transfer none) */
CxBlock *cx_section_add (CxSection *section, const CxBlockType *type, gpointer data);

G_END_DECLS
