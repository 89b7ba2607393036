#include "config.h"

#include "cx-random.h"

/* SplitMix64 (Steele, Lea and Flood 2014): one 64-bit state, every seed good. */

void
cx_random_init (CxRandom *random, guint64 seed)
{
  random->state = seed;
}

guint64
cx_random_next (CxRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

double
cx_random_double (CxRandom *random)
{
  return (double) (cx_random_next (random) >> 11) / 9007199254740992.0;
}

guint
cx_random_below (CxRandom *random, guint n)
{
  return (guint) (cx_random_double (random) * n);
}

double
cx_random_normal (CxRandom *random)
{
  double sum = 0;

  for (int i = 0; i < 12; i++)
    sum += cx_random_double (random);
  return sum - 6;
}

guint
cx_random_pick (CxRandom *random, const double *weights, guint n)
{
  double total = 0, at;

  for (guint i = 0; i < n; i++)
    total += weights[i];
  at = cx_random_double (random) * total;
  for (guint i = 0; i + 1 < n; i++)
    {
      if (at < weights[i])
        return i;
      at -= weights[i];
    }
  return n - 1;
}
