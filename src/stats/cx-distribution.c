#include "config.h"

#include "cx-distribution.h"

#include <gsl/gsl_cdf.h>

/* Beyond this many degrees of freedom t and normal agree to ten digits, and the normal's functions
 * are both faster and safer. */
#define T_IS_NORMAL 1e8

/* With so few degrees of freedom the quantile has more digits than a double. */
#define T_TOO_FEW 0.05

static gboolean
is_probability (double p)
{
  return p > 0 && p < 1;
}

/* GSL reports a quantile that it could not find as NAN or infinity once its handler is off. */
static double
finite_or_nan (double value)
{
  return isfinite (value) ? value : (double) NAN;
}

double
cx_normal_upper (double z)
{
  return isnan (z) ? (double) NAN : gsl_cdf_ugaussian_Q (z);
}

double
cx_normal_two_sided (double z)
{
  return isnan (z) ? (double) NAN : 2 * gsl_cdf_ugaussian_Q (fabs (z));
}

double
cx_normal_quantile (double probability)
{
  return is_probability (probability) ? gsl_cdf_ugaussian_Pinv (probability) : (double) NAN;
}

double
cx_normal_critical (double confidence)
{
  return is_probability (confidence) ? gsl_cdf_ugaussian_Qinv ((1 - confidence) / 2) : (double) NAN;
}

double
cx_t_upper (double t, double df)
{
  if (isnan (t) || !(df > 0))
    return (double) NAN;
  return df > T_IS_NORMAL ? cx_normal_upper (t) : gsl_cdf_tdist_Q (t, df);
}

double
cx_t_two_sided (double t, double df)
{
  return 2 * cx_t_upper (fabs (t), df);
}

double
cx_t_quantile (double probability, double df)
{
  if (!is_probability (probability) || !(df > T_TOO_FEW))
    return (double) NAN;
  if (df > T_IS_NORMAL)
    return cx_normal_quantile (probability);
  return finite_or_nan (gsl_cdf_tdist_Pinv (probability, df));
}

double
cx_t_critical (double confidence, double df)
{
  return is_probability (confidence) ? -cx_t_quantile ((1 - confidence) / 2, df) : (double) NAN;
}

double
cx_chi_square_upper (double x, double df)
{
  if (isnan (x) || !(df > 0))
    return (double) NAN;
  return x <= 0 ? 1 : gsl_cdf_chisq_Q (x, df);
}

double
cx_chi_square_quantile (double probability, double df)
{
  if (!is_probability (probability) || !(df > 0))
    return (double) NAN;
  return finite_or_nan (gsl_cdf_chisq_Pinv (probability, df));
}
