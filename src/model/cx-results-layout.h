/* How the results of a survey are arranged: the order of its questions there and those that are not
 * shown. Kept in the survey's properties as "results": {"order": […], "hidden": […]}, lists of the
 * questions' uuids; the questionnaire itself stays as it is. */
#pragma once

#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *order;   /* char *: uuids; questions that are not in it follow in their own order */
  GHashTable *hidden; /* uuids */
} CxResultsLayout;

CxResultsLayout *cx_results_layout_new (CxSurvey *survey);
CxResultsLayout *cx_results_layout_copy (const CxResultsLayout *layout);
void cx_results_layout_free (CxResultsLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResultsLayout, cx_results_layout_free)

/* The questions of @survey in the layout's order; those that are hidden in the questionnaire are
 * left out. Returns: (element-type CxQuestion) (transfer container) */
GPtrArray *cx_results_layout_sort (const CxResultsLayout *layout, CxSurvey *survey);

gboolean cx_results_layout_is_hidden (const CxResultsLayout *layout, const CxQuestion *question);
void
cx_results_layout_set_hidden (CxResultsLayout *layout, const CxQuestion *question, gboolean hidden);
/* Puts @question at the place where @target is now; all others keep their order. */
void cx_results_layout_move (CxResultsLayout *layout,
                             CxSurvey *survey,
                             const CxQuestion *question,
                             const CxQuestion *target);

/* Writes it to the survey's row; everything else in its properties stays. One step of undo. */
gboolean cx_results_layout_repo_save (CxEdit *edit,
                                      gint64 survey_id,
                                      const CxResultsLayout *layout,
                                      GError **error);

G_END_DECLS
