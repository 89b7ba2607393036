/* The inside of a converter, for the file that compiles it and the one that runs it. */
#pragma once

#include "cx-import-column.h"
#include "cx-import-convert.h"

G_BEGIN_DECLS

/* The options of a multiple choice that stand in columns of their own. */
typedef struct
{
  CxQuestion *question;
  guint64 seed;
  GArray *values;     /* guint: places */
  GPtrArray *choices; /* CxChoice by place, borrowed */
  guint list;         /* place of the sorted list that they become, or nowhere */
  gboolean zero_is_unanswered;
} CxImportGroup;

/* A free text that says that "other" was chosen. */
typedef struct
{
  guint text;
  guint value;
  gint64 chosen;      /* what the value becomes */
  gboolean only_null; /* only if nothing else was said */
} CxImportLink;

struct _CxImportConverter
{
  const CxMapping *mapping;
  CxSurvey *survey;
  GTimeZone *zone;
  CxImportNeeds *needs;
  gboolean epoch_1904;

  GArray *fields;          /* CxResponseField */
  GPtrArray *items;        /* CxItem, borrowed from the survey */
  guint n_scratch;         /* values behind them that are not written */
  GPtrArray *columns;      /* CxImportColumn; those that are read */
  GPtrArray *groups;       /* CxImportGroup */
  GArray *links;           /* CxImportLink */
  GHashTable *questions;   /* code → CxQuestion, as cx-question-index.h has them */
  GHashTable *item_places; /* CxItem → its place among @items + 1 */
  GHashTable *choices;     /* CxQuestion → CxImportChoices */
  GHashTable *places;      /* place + 1 → heading of the column that fills it, borrowed */
  int id_column;           /* -1: none */
  guint n_columns;         /* of the mapping */
  guint n_cells;           /* of the file that was exported, without reasons for rejecting a row */
};

/* --- cx-import-compile.c ------------------------------------------------------------------------
 */

/* The place of @item among a row's values, behind all fields. Nowhere for NULL. */
guint cx_import_converter_place (CxImportConverter *self, CxItem *item);
/* Says that @column fills @place. FALSE if another one does. */
gboolean cx_import_converter_claim (CxImportConverter *self,
                                    guint place,
                                    CxImportColumn *column,
                                    GError **error);
/* Reads through the memo with @read. */
void cx_import_column_use_memo (CxImportColumn *column, CxImportReadFunc read);
/* Makes the column's date pattern and zone ready. */
gboolean
cx_import_column_set_clock (CxImportConverter *self, CxImportColumn *column, GError **error);

/* --- cx-import-compile-answer.c -----------------------------------------------------------------
 */

gboolean
cx_import_converter_set_up_answer (CxImportConverter *self, CxImportColumn *column, GError **error);
/* Once all columns are set up: the free text beside "other" says that other was chosen, too. */
void cx_import_converter_link_other (CxImportConverter *self, CxImportColumn *column);
void cx_import_group_free (gpointer group);

G_END_DECLS
