/* Reading the values of a column as a type that a person chose. For cx-mapping-edit.c. */
#pragma once

#include "cx-mapping-edit.h"

G_BEGIN_DECLS

/* Values, scale, dates and options of @column as @type takes them. @low NAN: the ends of a scale
 * are chosen by the values. */
void cx_mapping_column_read_as (CxMappingColumn *column,
                                const char *type,
                                double low,
                                double high,
                                const CxMappingFacts *facts);
/* Options that stand together in one cell; without any the import makes them as it meets them.
 * @separator NULL: found. */
void cx_mapping_column_read_joined (CxMappingColumn *column,
                                    const CxColumnSample *sample,
                                    const char *type,
                                    const char *separator);
void cx_mapping_column_read_dates (CxMappingColumn *column,
                                   const CxColumnSample *sample,
                                   const CxMappingFacts *facts);

G_END_DECLS
