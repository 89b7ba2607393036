/* Rows of a table into values of responses, as a mapping says: compiled once, then run on block
 * after block. For one thread at a time. */
#pragma once

#include "cx-import-choices.h"
#include "cx-import-needs.h"
#include "cx-import-rows.h"

G_BEGIN_DECLS

typedef struct _CxImportConverter CxImportConverter;

/* @survey has everything that @mapping names, items too (cx-import-survey.h); it, @mapping and
 * @needs must outlive the converter. @zone reads times that say no zone. CX_ERROR_INVALID if two
 * columns go to one place or a date pattern is none. */
CxImportConverter *cx_import_converter_new (CxTable *table,
                                            const CxMapping *mapping,
                                            CxSurvey *survey,
                                            GTimeZone *zone,
                                            CxImportNeeds *needs,
                                            GError **error);
void cx_import_converter_free (CxImportConverter *converter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportConverter, cx_import_converter_free)

/* What a row's values are: first these fields, then these items; behind them there may be values
 * that are nobody's. */
const CxResponseField *cx_import_converter_get_fields (CxImportConverter *converter, guint *n);
CxItem *const *cx_import_converter_get_items (CxImportConverter *converter, guint *n);
guint cx_import_converter_get_values (CxImportConverter *converter);
/* TRUE if rows can have the source's own id. */
gboolean cx_import_converter_has_ids (CxImportConverter *converter);

/* Converts rows of @block from @first on until it ends or @rows is full; @number is the number of
 * the first among all data rows, from 1. Returns how many rows were taken. Texts of @rows that are
 * the same in many rows live in the converter. */
guint cx_import_converter_run (CxImportConverter *converter,
                               const CxRowBlock *block,
                               guint first,
                               gint64 number,
                               CxImportRows *rows);

/* FALSE with CX_ERROR_LIMIT where a column of choices has so many different ones that it is none.
 */
gboolean cx_import_converter_check (CxImportConverter *converter, GError **error);
/* Questions that gained choices while rows were read. (element-type CxQuestion) (transfer
 * container) */
GPtrArray *cx_import_converter_get_grown (CxImportConverter *converter);

G_END_DECLS
