#include "config.h"

#include "cx-project.h"

#include "cx-i18n.h"

static const CxField settings[] = {
  { "nps.detractor_max", CX_FIELD_INTEGER, N_ ("Highest answer of a detractor"), "6", 0, 10, NULL,
    N_ ("Usually 0 to 6; some count 0 to 5.") },
  { "nps.promoter_min", CX_FIELD_INTEGER, N_ ("Lowest answer of a promoter"), "9", 0, 10, NULL,
    N_ ("Usually 9 and 10; some count 8 to 10.") },
  { "csat.top_points", CX_FIELD_INTEGER, N_ ("Points of the scale that count as satisfied"), "2", 1,
    5, NULL, N_ ("The top two points of any scale, unless set otherwise.") },
  { "few_answers", CX_FIELD_INTEGER, N_ ("Fewer answers than this are marked as few"), "10", 0,
    1000000, NULL, NULL },
  { "confidence", CX_FIELD_NUMBER, N_ ("Confidence of intervals"), "0.95", 0.5, 0.999, NULL,
    N_ ("0.95 means that 95 of 100 such intervals hold the true value.") },
};

const CxField *
cx_settings (guint *n)
{
  *n = G_N_ELEMENTS (settings);
  return settings;
}
