/* Functions of numbers. */
#include "config.h"

#include "cx-expr-function.h"

#include <math.h>

static double
get_number (CxExprRun *run, guint i)
{
  return cx_expr_value_to_number (&run->args[i], &run->context->zone);
}

/* Halves go up, also below zero: round (-2.5) is -2. */
static double
round_half_up (double x)
{
  double down = floor (x);

  return x - down >= 0.5 ? down + 1 : down;
}

gboolean
cx_expr_run_number (CxExprRun *run, GError **error)
{
  double x = get_number (run, 0);

  switch ((int) run->node->call)
    {
    case CX_EXPR_CALL_ABS:
      x = fabs (x);
      break;
    case CX_EXPR_CALL_CEILING:
      x = ceil (x);
      break;
    case CX_EXPR_CALL_FLOOR:
      x = floor (x);
      break;
    case CX_EXPR_CALL_INT:
      x = trunc (x);
      break;
    case CX_EXPR_CALL_EXP:
      x = exp (x);
      break;
    case CX_EXPR_CALL_EXP10:
      x = pow (10, x);
      break;
    case CX_EXPR_CALL_LOG:
      x = x > 0 ? log (x) : NAN;
      break;
    case CX_EXPR_CALL_LOG10:
      x = x > 0 ? log10 (x) : NAN;
      break;
    case CX_EXPR_CALL_SQRT:
      x = x >= 0 ? sqrt (x) : NAN;
      break;
    case CX_EXPR_CALL_NUMBER:
      break;
    default:
      g_assert_not_reached ();
    }
  cx_expr_value_set_number (run->result, x);
  return TRUE;
}

/* pi (), and position () and index (), whose argument only names the repeat. */
gboolean
cx_expr_run_constant (CxExprRun *run, GError **error)
{
  cx_expr_value_set_number (run->result,
                            run->node->call == CX_EXPR_CALL_PI ? G_PI : run->context->position);
  return TRUE;
}

gboolean
cx_expr_run_round (CxExprRun *run, GError **error)
{
  double x = get_number (run, 0);
  double places = run->node->n_children > 1 ? trunc (get_number (run, 1)) : 0;
  double scale;

  if (isnan (x) || isnan (places))
    return TRUE;

  /* Beyond 15 decimals there is nothing to round, beyond 300 digits nothing is left. */
  places = CLAMP (places, -300, 15);
  scale = pow (10, fabs (places));
  if (places > 0)
    {
      double scaled = x * scale;

      if (isfinite (scaled))
        x = round_half_up (scaled) / scale;
    }
  else
    x = round_half_up (x / scale) * scale;
  cx_expr_value_set_number (run->result, x);
  return TRUE;
}

gboolean
cx_expr_run_pow (CxExprRun *run, GError **error)
{
  double base = get_number (run, 0);
  double exponent = get_number (run, 1);

  /* C's pow () makes 1 of pow (NAN, 0) and a pole of pow (0, -1); here both are empty. */
  if (!isnan (base) && !isnan (exponent) && !(base == 0 && exponent < 0))
    cx_expr_value_set_number (run->result, pow (base, exponent));
  return TRUE;
}

gboolean
cx_expr_run_aggregate (CxExprRun *run, GError **error)
{
  double total = NAN;

  for (guint i = 0; i < run->node->n_children; i++)
    {
      double x = get_number (run, i);

      if (isnan (x))
        continue;
      if (isnan (total))
        total = x;
      else if (run->node->call == CX_EXPR_CALL_SUM)
        total += x;
      else if (run->node->call == CX_EXPR_CALL_MAX)
        total = MAX (total, x);
      else
        total = MIN (total, x);
    }
  cx_expr_value_set_number (run->result, total);
  return TRUE;
}

/* SplitMix64: the context's state fixes the whole sequence. */
static guint64
next_random (CxExprContext *context)
{
  guint64 z;

  if (context->random == 0)
    return ((guint64) g_random_int () << 32) | g_random_int ();

  z = context->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* From 0 to just below 1, in 53 bits. */
gboolean
cx_expr_run_random (CxExprRun *run, GError **error)
{
  cx_expr_value_set_number (run->result, (double) (next_random (run->context) >> 11) * 0x1p-53);
  return TRUE;
}

/* A version 4 UUID. */
gboolean
cx_expr_run_uuid (CxExprRun *run, GError **error)
{
  guint64 high = next_random (run->context);
  guint64 low = next_random (run->context);

  cx_expr_value_take_text (run->result,
                           g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", (guint) (high >> 32),
                                            (guint) (high >> 16) & 0xffff, (guint) high & 0xfff,
                                            ((guint) (low >> 48) & 0x3fff) | 0x8000,
                                            (guint) (low >> 32) & 0xffff, (guint) low));
  return TRUE;
}
