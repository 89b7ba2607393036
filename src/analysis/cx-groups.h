/* The groups that a score is broken down by. */
#pragma once

#include "cx-plan.h"

G_BEGIN_DECLS

/* More groups, periods or cells than this cannot be shown to anybody. */
#define CX_MAX_GROUPS 1000
#define CX_MAX_PERIODS 5000
#define CX_MAX_CELLS 100000

typedef struct
{
  char *key, *label;
} CxGroup;

/* One pass over the rows: which of the groups from @first on each index belongs to. Several choices
 * take a pass each, because a response may be in several groups. */
typedef struct
{
  guint first, n;
  gint32 *map; /* of each index of codes */
} CxGroupPass;

typedef struct
{
  GArray *groups; /* CxGroup */
  GArray *passes; /* CxGroupPass */
  const CxCodes *codes;
  gboolean overlap; /* a response may be in several groups */
  gboolean narrow;  /* each group occurs */
} CxGroups;

/* The groups by plan->by. If there are few, some may not occur in the plan's rows: that is cheaper
 * than to look. FALSE with LIMIT or INVALID. */
gboolean cx_groups_init (CxGroups *groups, const CxPlan *plan, GError **error);
/* Leaves out groups that do not occur among rows that were asked, if that was not done yet. */
gboolean cx_groups_narrow (CxGroups *groups, const CxPlan *plan, GError **error);
void cx_groups_clear (CxGroups *groups);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxGroups, cx_groups_clear)

/* Periods without a gap. */
typedef struct
{
  CxPeriod period;
  gint64 first; /* number of the first */
  guint n;      /* 0: no answer has a date */
  gint32 first_day;
  guint n_days;
  gint32 *map; /* period of each day */
} CxPeriods;

/* The periods from the first to the last response, whether or not it has an answer in the plan's
 * rows. */
gboolean cx_periods_init (CxPeriods *periods, const CxPlan *plan, GError **error);
/* From the first to the last answer. FALSE with LIMIT. */
gboolean cx_periods_narrow (CxPeriods *periods, const CxPlan *plan, GError **error);
void cx_periods_clear (CxPeriods *periods);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxPeriods, cx_periods_clear)

G_END_DECLS
