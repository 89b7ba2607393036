#include "config.h"

#include "cx-response-columns.h"

#include "cx-error.h"
#include "cx-i18n.h"

/* In place of the SPSS writer where the program was built without ReadStat. */
gboolean
cx_writer_sav (CxDb *db,
               CxSurvey *survey,
               GTimeZone *zone,
               GArray *only,
               const char *path,
               const char *language,
               CxProgress *progress,
               gint64 *rows,
               GError **error)
{
  cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Write a .csv or .xlsx file instead."),
                _ ("This build of the program cannot write SPSS files (.sav)."));
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}
