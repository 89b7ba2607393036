/* Corrections that a person makes to a mapping. Each leaves the column in a state that can be
 * imported: what the new target or type cannot use is cleared, what the values say is read again.
 */
#pragma once

#include "cx-column-sample.h"
#include "cx-mapping.h"

G_BEGIN_DECLS

/* What a correction is made with. */
typedef struct
{
  const CxSample *sample; /* of the table */
  CxSurvey *survey;       /* nullable: the survey that the file goes to */
  GTimeZone *zone;        /* nullable: says how dates that could be read two ways are read */
} CxMappingFacts;

/* The column goes nowhere. */
void cx_mapping_ignore_column (CxMapping *mapping, guint column);

/* The column fills @field of the response. A column that filled it before goes nowhere. */
void cx_mapping_send_to_field (CxMapping *mapping,
                               guint column,
                               CxResponseField field,
                               const CxMappingFacts *facts);

/* The column answers @question of the survey that the file goes to. Of a grid it fills the row that
 * is named like the column, else the first that no other column fills. A column that filled the
 * same place before goes nowhere. */
void cx_mapping_send_to_question (CxMapping *mapping,
                                  guint column,
                                  CxQuestion *question,
                                  const CxMappingFacts *facts);

/* The column makes a question of its own, of type @type (nullable: what its values look like). A
 * column that shared a question with others leaves it. Values that @type cannot take are rejected
 * by the import. */
void cx_mapping_send_to_new (CxMapping *mapping,
                             guint column,
                             const char *type,
                             const CxMappingFacts *facts);

/* The column holds several answers in one cell with @separator between; its options are found
 * anew. */
void cx_mapping_set_separator (CxMapping *mapping,
                               guint column,
                               const char *separator,
                               const CxMappingFacts *facts);

/* All that is said of @from is said of @to, which keeps its place and heading. */
void cx_mapping_column_assign (CxMappingColumn *to, const CxMappingColumn *from);

/* Takes cx_mapping_refuse_repair () back. */
void cx_mapping_accept_repair (CxMapping *mapping, guint index);

/* TRUE if @second is another column of the question that @first makes or fills. */
gboolean cx_mapping_shares_question (const CxMappingColumn *first, const CxMappingColumn *second);

G_END_DECLS
