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

  GArray *fields;      /* CxResponseField */
  GPtrArray *items;    /* CxItem, borrowed from the survey */
  guint n_scratch;     /* values behind them that are not written */
  GPtrArray *columns;  /* CxImportColumn; those that are read */
  GPtrArray *groups;   /* CxImportGroup */
  GArray *links;       /* CxImportLink */
  GHashTable *choices; /* CxQuestion → CxImportChoices */
  GHashTable *places;  /* place + 1 → heading of the column that fills it, borrowed */
  int id_column;       /* -1: none */
  guint n_columns;     /* of the mapping */
  guint n_cells;       /* of the file that was exported, without reasons for rejecting a row */
};

G_END_DECLS
