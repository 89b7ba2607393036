#include "config.h"

#include "cx-code.h"

#include "cx-text.h"

#include <string.h>

char *
cx_code_from_heading (const char *heading)
{
  return cx_text_code (heading != NULL ? heading : "", CX_CODE_LENGTH);
}

/* Numbers tried one after another; with more codes alike the search goes in strides. */
#define TRIED_IN_TURN 20

/* "base_7", no longer than a code that we make may be. */
static char *
number_code (const char *base, guint number)
{
  g_autofree char *suffix = g_strdup_printf ("_%u", number);
  gsize length = strlen (base);
  gsize room = CX_CODE_LENGTH - strlen (suffix);
  gsize keep = length;

  /* Only codes that we made are within the limit; a source's own longer name is kept whole. */
  if (length <= CX_CODE_LENGTH && length > room)
    keep = room;
  while (keep < length && keep > 0 && ((guchar) base[keep] & 0xc0) == 0x80)
    keep--;
  return g_strdup_printf ("%.*s%s", (int) keep, base, suffix);
}

static gboolean
is_number_taken (const char *base, guint number, CxCodeTakenFunc taken, gpointer owner)
{
  g_autofree char *code = number_code (base, number);

  return taken (owner, code);
}

/* A number that is free while the one before it is taken: of thousands of codes alike it is found
 * in a few dozen steps. @number is taken. */
static guint
find_free_number (const char *base, guint number, CxCodeTakenFunc taken, gpointer owner)
{
  guint last = number, free = 2 * number;

  while (is_number_taken (base, free, taken, owner))
    {
      last = free;
      free *= 2;
    }
  while (free - last > 1)
    {
      guint middle = last + (free - last) / 2;

      if (is_number_taken (base, middle, taken, owner))
        last = middle;
      else
        free = middle;
    }
  return free;
}

char *
cx_code_make_unique (const char *base, CxCodeTakenFunc taken, gpointer owner)
{
  guint number = 2;

  if (!taken (owner, base))
    return g_strdup (base);
  while (number < TRIED_IN_TURN && is_number_taken (base, number, taken, owner))
    number++;
  if (number == TRIED_IN_TURN && is_number_taken (base, number, taken, owner))
    number = find_free_number (base, number, taken, owner);
  return number_code (base, number);
}
