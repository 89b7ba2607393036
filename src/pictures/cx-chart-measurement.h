/* Charts of analysis results: the right kind for the type of question. */
#pragma once

#include "cx-chart.h"
#include "cx-measure.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/* The chart of @measurement of @question, in @language (nullable: the program's), with title (the
 * question, in that language where @survey (nullable) has it translated), caption (n, interval) and
 * keys: a category's key is the group's, the choice's or the period's key, a series' cells
 * likewise; the caller makes filters of them.
 *
 * NPS: a gauge with its bands; other scores: a bullet on their scale; points of a scale: one
 * stacked bar, or columns where there are many; choices: sorted bars, a donut for up to four parts
 * of a whole; rankings: bars of the mean rank; grids: a stacked bar a row, or a heat map; numbers,
 * dates and times: columns. With groups: bars with intervals, or a stacked bar a group; with
 * periods: lines with their interval. Few answers are hatched, groups that could be like the whole
 * by chance hollow. NULL if there is nothing to draw: free text. (transfer full) (nullable) */
CxChart *cx_chart_new_for_measurement (const CxMeasurement *measurement,
                                       CxSurvey *survey,
                                       CxQuestion *question,
                                       const char *language);

/* The scores of the periods as a small line without axes, for tiles and lists. */
CxChart *cx_chart_new_sparkline (const CxMeasurement *measurement, const char *language);

G_END_DECLS
