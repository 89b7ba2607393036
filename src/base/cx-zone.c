#include "config.h"

#include "cx-moment.h"

#include "cx-error.h"
#include "cx-i18n.h"

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
/* No zone is further from UTC than this. */
#define MAX_SHIFT (16 * G_GINT64_CONSTANT (3600000))

static gint64
to_seconds (gint64 ms)
{
  return (ms >= 0 ? ms : ms - 999) / 1000;
}

GTimeZone *
cx_zone_find (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  return zone != NULL ? zone : cx_zone_from_rules (name);
}

GTimeZone *
cx_zone_new (const char *name, GError **error)
{
  GTimeZone *zone = cx_zone_find (name);

  if (zone == NULL)
    cx_error_set (
        error, CX_ERROR_INVALID,
        _ ("Use the name of a region and city, such as Asia/Ho_Chi_Minh or Europe/Paris."),
        _ ("“%s” is not a time zone known here."), name);
  return zone;
}

gint64
cx_zone_get_shift (GTimeZone *zone, gint64 utc_ms)
{
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, to_seconds (utc_ms));

  return (gint64) g_time_zone_get_offset (zone, interval) * 1000;
}

/* A local time that exists has one answer, or two where clocks are set back: the first counts. One
 * that clocks skip is read with the shift before the gap, as a clock nobody has set yet would. */
static gint64
local_to_utc (gint64 local,
              gint64 before,
              gint64 after,
              gint64 shift_at_first,
              gint64 shift_at_last)
{
  gint64 first = local - before, last = local - after;

  if (shift_at_first == before)
    return shift_at_last == after ? MIN (first, last) : first;
  return shift_at_last == after ? last : first;
}

CxMoment
cx_moment_in_zone (gint64 ms, GTimeZone *zone)
{
  gint64 before = cx_zone_get_shift (zone, ms - MS_PER_DAY);
  gint64 after = cx_zone_get_shift (zone, ms + MS_PER_DAY);
  gint64 utc = ms - before;

  if (before != after)
    utc = local_to_utc (ms, before, after, cx_zone_get_shift (zone, ms - before),
                        cx_zone_get_shift (zone, ms - after));
  return (CxMoment){ utc, CX_OFFSET_NONE };
}

void
cx_zone_cache_init (CxZoneCache *cache, GTimeZone *zone)
{
  *cache = (CxZoneCache){ .zone = zone };
}

/* The last ms (in direction @step) that lies in the same interval as @utc_ms: steps that double,
 * then halving. Looks no further than a century. */
static gint64
find_edge (GTimeZone *zone, gint64 utc_ms, gint64 direction)
{
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, to_seconds (utc_ms));
  gint64 origin = to_seconds (utc_ms), inside = 0, outside = 86400;

  while (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, origin + direction * outside) ==
         interval)
    {
      inside = outside;
      if (outside > G_GINT64_CONSTANT (86400) * 36525)
        break;
      outside *= 2;
    }
  while (outside - inside > 1)
    {
      gint64 middle = inside + (outside - inside) / 2;

      if (g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, origin + direction * middle) ==
          interval)
        inside = middle;
      else
        outside = middle;
    }
  return (origin + direction * inside) * 1000 + (direction > 0 ? 999 : 0);
}

static gboolean
holds (const CxZoneSpan *span, gint64 utc_ms)
{
  return utc_ms >= span->from && utc_ms < span->until;
}

/* Makes the interval of @utc_ms the first of the kept ones. */
static void
find_span (CxZoneCache *cache, gint64 utc_ms)
{
  CxZoneSpan found;
  guint i;

  for (i = 0; i < cache->n_spans; i++)
    if (holds (&cache->spans[i], utc_ms))
      break;
  if (i < cache->n_spans)
    found = cache->spans[i];
  else
    {
      found.from = find_edge (cache->zone, utc_ms, -1);
      found.until = find_edge (cache->zone, utc_ms, 1) + 1;
      found.shift = cx_zone_get_shift (cache->zone, utc_ms);
      if (cache->n_spans < CX_ZONE_SPANS)
        cache->n_spans++;
      else
        i = CX_ZONE_SPANS - 1;
    }
  for (; i > 0; i--)
    cache->spans[i] = cache->spans[i - 1];
  cache->spans[0] = found;
}

static gint64
get_shift (CxZoneCache *cache, gint64 utc_ms)
{
  if (!holds (&cache->spans[0], utc_ms))
    find_span (cache, utc_ms);
  return cache->spans[0].shift;
}

gint64
cx_zone_cache_to_local (CxZoneCache *cache, gint64 utc_ms)
{
  return utc_ms + get_shift (cache, utc_ms);
}

gint64
cx_zone_cache_to_utc (CxZoneCache *cache, gint64 local_ms)
{
  const CxZoneSpan *span = &cache->spans[0];
  gint64 before, after;

  /* Far from a change of the clocks there is nothing to choose. */
  if (local_ms - MAX_SHIFT - MS_PER_DAY >= span->from &&
      local_ms + MAX_SHIFT + MS_PER_DAY < span->until)
    return local_ms - span->shift;

  before = get_shift (cache, local_ms - MS_PER_DAY);
  after = get_shift (cache, local_ms + MS_PER_DAY);
  if (before == after)
    return local_ms - before;
  return local_to_utc (local_ms, before, after, get_shift (cache, local_ms - before),
                       get_shift (cache, local_ms - after));
}
