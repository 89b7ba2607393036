/* The survey that an import needs: a new one, or one that gains what the file has and it has not.
 */
#pragma once

#include "cx-import-needs.h"
#include "cx-mapping.h"

G_BEGIN_DECLS

/* What a survey gained. */
typedef struct
{
  GPtrArray *questions; /* CxQuestion; new ones */
  GPtrArray *grown;     /* CxQuestion; older ones with new choices, rows or items */
  GPtrArray *missing;   /* CxItem; old ones that need a place for codes of missing answers */
  GArray *fields;       /* CxResponseField; all that the file fills */
} CxImportGrowth;

CxImportGrowth *cx_import_growth_new (void);
void cx_import_growth_free (CxImportGrowth *growth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportGrowth, cx_import_growth_free)

/* A new, empty survey with a title and a language; it is not in the file yet. */
CxSurvey *
cx_import_survey_new (const CxMapping *mapping, const char *file_name, const char *language);

/* Adds to @survey, in memory, what @mapping and @needs ask for: pages, questions, choices, rows,
 * items.
 * @growth (nullable) is told. CX_ERROR_NOT_FOUND where a column goes to a question that is not
 * there. */
gboolean cx_import_survey_grow (CxSurvey *survey,
                                const CxMapping *mapping,
                                CxImportNeeds *needs,
                                CxImportGrowth *growth,
                                GError **error);

/* Adds to @question, in memory, the choices, rows and scale that one of its columns speaks of. */
void
cx_import_question_fill (CxQuestion *question, const CxMappingColumn *column, CxImportNeeds *needs);

/* Writes what was gained; @survey must be in the file. */
gboolean
cx_import_growth_write (CxImportGrowth *growth, CxEdit *edit, CxSurvey *survey, GError **error);

G_END_DECLS
