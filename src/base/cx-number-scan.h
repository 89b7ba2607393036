/* Inside base/: a number as people write it, taken apart. */
#pragma once

#include "cx-number.h"

G_BEGIN_DECLS

/* Digits kept of one number; longer ones are refused. */
#define CX_NUMBER_SCAN_MAX 64

typedef struct
{
  gboolean negative;
  gboolean percent;
  gboolean currency;
  /* The number in plain writing without sign: "1234.5", "1.2e11". */
  char plain[CX_NUMBER_SCAN_MAX + 8];
  gsize length;
} CxNumberScan;

/* Takes @text apart in the style @decimal. FALSE if it is no number in that style. */
gboolean cx_number_scan (const char *text, gsize length, CxDecimal decimal, CxNumberScan *scan);

G_END_DECLS
