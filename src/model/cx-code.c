#include "config.h"

#include "cx-code.h"

#include "cx-text.h"

#include <string.h>

char *
cx_code_from_heading (const char *heading)
{
  return cx_text_code (heading != NULL ? heading : "", CX_CODE_LENGTH);
}

char *
cx_code_make_unique (const char *base, CxCodeTakenFunc taken, gpointer owner)
{
  gsize length = strlen (base);

  if (!taken (owner, base))
    return g_strdup (base);

  for (guint n = 2;; n++)
    {
      g_autofree char *suffix = g_strdup_printf ("_%u", n);
      g_autofree char *code = NULL;
      gsize room = CX_CODE_LENGTH - strlen (suffix);
      gsize keep = length;

      /* Only codes that we made are within the limit; a source's own longer name is kept whole. */
      if (length <= CX_CODE_LENGTH && length > room)
        keep = room;
      while (keep < length && keep > 0 && ((guchar) base[keep] & 0xc0) == 0x80)
        keep--;
      code = g_strdup_printf ("%.*s%s", (int) keep, base, suffix);
      if (!taken (owner, code))
        return g_steal_pointer (&code);
    }
}
