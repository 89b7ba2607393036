#include "config.h"

#include "cx-moment.h"

#include <string.h>

#define CENTRAL_EUROPE "CET-1CEST,M3.5.0,M10.5.0/3"
#define INDOCHINA "<+07>-7"

typedef struct
{
  const char *name;
  const char *rule; /* as in POSIX's TZ: what to add to local time to reach UTC, then the changes */
} Zone;

/* Today's rules of the zones that a business is likely to be in, for systems without the zone
 * database. Sorted by name. A zone whose rule has changed of late (Vancouver's, in 2026) has no
 * place here: one rule would be wrong before or after. */
static const Zone zones[] = {
  { "America/Chicago", "CST6CDT,M3.2.0,M11.1.0" },
  { "America/Denver", "MST7MDT,M3.2.0,M11.1.0" },
  { "America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0" },
  { "America/New_York", "EST5EDT,M3.2.0,M11.1.0" },
  { "America/Sao_Paulo", "<-03>3" },
  { "America/Toronto", "EST5EDT,M3.2.0,M11.1.0" },
  { "Asia/Bangkok", INDOCHINA },
  { "Asia/Dubai", "<+04>-4" },
  { "Asia/Ho_Chi_Minh", INDOCHINA },
  { "Asia/Hong_Kong", "HKT-8" },
  { "Asia/Jakarta", "WIB-7" },
  { "Asia/Kolkata", "IST-5:30" },
  { "Asia/Kuala_Lumpur", "<+08>-8" },
  { "Asia/Manila", "PST-8" },
  { "Asia/Phnom_Penh", INDOCHINA },
  { "Asia/Saigon", INDOCHINA },
  { "Asia/Seoul", "KST-9" },
  { "Asia/Shanghai", "CST-8" },
  { "Asia/Singapore", "<+08>-8" },
  { "Asia/Taipei", "CST-8" },
  { "Asia/Tokyo", "JST-9" },
  { "Asia/Vientiane", INDOCHINA },
  { "Australia/Brisbane", "AEST-10" },
  { "Australia/Melbourne", "AEST-10AEDT,M10.1.0,M4.1.0/3" },
  { "Australia/Perth", "AWST-8" },
  { "Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3" },
  { "Etc/UTC", "UTC0" },
  { "Europe/Amsterdam", CENTRAL_EUROPE },
  { "Europe/Berlin", CENTRAL_EUROPE },
  { "Europe/Brussels", CENTRAL_EUROPE },
  { "Europe/Lisbon", "WET0WEST,M3.5.0/1,M10.5.0" },
  { "Europe/London", "GMT0BST,M3.5.0/1,M10.5.0" },
  { "Europe/Madrid", CENTRAL_EUROPE },
  { "Europe/Moscow", "MSK-3" },
  { "Europe/Paris", CENTRAL_EUROPE },
  { "Europe/Prague", CENTRAL_EUROPE },
  { "Europe/Rome", CENTRAL_EUROPE },
  { "Europe/Vienna", CENTRAL_EUROPE },
  { "Europe/Warsaw", CENTRAL_EUROPE },
  { "Europe/Zurich", CENTRAL_EUROPE },
  { "Pacific/Auckland", "NZST-12NZDT,M9.5.0,M4.1.0/3" },
  { "UTC", "UTC0" },
};

const char *
cx_zone_get_name (guint i)
{
  return i < G_N_ELEMENTS (zones) ? zones[i].name : NULL;
}

GTimeZone *
cx_zone_from_rules (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strcmp (zones[i].name, name) == 0)
      return g_time_zone_new_identifier (zones[i].rule);
  return NULL;
}
