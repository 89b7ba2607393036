/* Random numbers that are the same on every machine, for samples and test data. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} CxRandom;

void cx_random_init (CxRandom *random, guint64 seed);
guint64 cx_random_next (CxRandom *random);
/* 0 <= x < 1 */
double cx_random_double (CxRandom *random);
/* 0 … n - 1 */
guint cx_random_below (CxRandom *random, guint n);
/* Standard normal, from twelve uniform numbers: the same to the last bit everywhere. */
double cx_random_normal (CxRandom *random);
/* An index drawn by @weights. */
guint cx_random_pick (CxRandom *random, const double *weights, guint n);

G_END_DECLS
