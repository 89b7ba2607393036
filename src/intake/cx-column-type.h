/* Typing one column by the evidence of its values and heading. */
#pragma once

#include "cx-column-sample.h"
#include "cx-mapping.h"
#include "cx-recogniser.h"

G_BEGIN_DECLS

/* Sets @column's type, part, values, scale, date pattern and reason. @text: the question. Returns
 * TRUE if the order of day and month could not be told. */
gboolean cx_column_type_decide (CxMappingColumn *column,
                                const CxColumnSample *sample,
                                const char *text,
                                guint hints,
                                const char *separators,
                                CxDateOrder order);

/* Makes @column single choice, whatever else it might be; values seen become its choices. */
void cx_column_type_make_single (CxMappingColumn *column, const CxColumnSample *sample);
/* Makes @column of type @type with the values' numbers, if they all have one on the scale from
 * @scale_min to @scale_max; FALSE and nothing done otherwise. */
gboolean cx_column_type_make_scale (CxMappingColumn *column,
                                    const CxColumnSample *sample,
                                    const char *type,
                                    double scale_min,
                                    double scale_max);
/* Adds what a column of any kind says without answering ("N/A" → not-applicable …). */
void cx_column_type_add_missing (CxMappingColumn *column, const CxColumnSample *sample);
/* Sets the type's name and why it was taken. */
void cx_column_set_type (CxMappingColumn *column, const char *type, const char *reason);
void cx_column_set_scale (CxMappingColumn *column, double scale_min, double scale_max);

G_END_DECLS
