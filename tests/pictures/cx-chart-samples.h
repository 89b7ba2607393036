/* Charts of every kind, easy and hard, for tests and for the gallery. */
#pragma once

#include "cx-chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  CxChart *(*make) (void);
} CxChartSample;

/* Ends with a name of NULL. */
extern const CxChartSample cx_chart_samples[];

G_END_DECLS
