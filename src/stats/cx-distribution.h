/* Tails and quantiles of the distributions that the tests use. */
#pragma once

#include "cx-stats.h"

G_BEGIN_DECLS

/* P(Z > z) for a standard normal Z. */
double cx_normal_upper (double z);
/* P(|Z| > |z|). */
double cx_normal_two_sided (double z);
/* The z with P(Z <= z) = @probability; NAN outside (0, 1). */
double cx_normal_quantile (double probability);
/* The z of a two-sided interval: 1.96 for a @confidence of 0.95; NAN outside (0, 1). */
double cx_normal_critical (double confidence);

/* The same for Student's t with @df > 0 degrees of freedom, which need not be whole. */
double cx_t_upper (double t, double df);
double cx_t_two_sided (double t, double df);
double cx_t_quantile (double probability, double df);
double cx_t_critical (double confidence, double df);

/* P(X > x) for a chi-square X with @df degrees of freedom, and its quantile. */
double cx_chi_square_upper (double x, double df);
double cx_chi_square_quantile (double probability, double df);

G_END_DECLS
