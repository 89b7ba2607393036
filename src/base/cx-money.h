/* Money: integers of 1/10 000 of the currency's unit. */
#pragma once

#include <glib.h>

#include "cx-number.h"

G_BEGIN_DECLS

#define CX_MONEY_UNIT 10000

/* Reads "1.234.567 ₫", "1,234.50", "(12)", "1.2tr" is refused. FALSE on overflow or nonsense. */
gboolean cx_money_parse (const char *text, gsize length, CxDecimal decimal, gint64 *amount);

/* For people: "1.234.567 ₫" (vi), "₫1,234,567" (en); decimals as the currency has (VND 0, USD 2).
 * Free with g_free (). */
char *cx_money_to_human (gint64 amount, const char *currency, const char *language);

/* Decimal places of an ISO 4217 code (VND 0, USD 2; unknown 2); TRUE if the code is known. */
gboolean cx_money_currency (const char *code, int *decimals, const char **symbol);
/* The codes that are known, sorted; NULL behind the last. */
const char *cx_money_get_code (guint i);

G_END_DECLS
