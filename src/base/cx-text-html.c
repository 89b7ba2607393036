#include "config.h"

#include "cx-text.h"

#include <string.h>

/* Entities that form tools leave in headings. In the order of strcmp () for the search. */
static const struct
{
  const char *name;
  gunichar c;
} entities[] = {
  { "Aacute", 0xC1 },   { "Acirc", 0xC2 },   { "Agrave", 0xC0 },  { "Atilde", 0xC3 },
  { "Auml", 0xC4 },     { "Ccedil", 0xC7 },  { "Eacute", 0xC9 },  { "Ecirc", 0xCA },
  { "Egrave", 0xC8 },   { "Iacute", 0xCD },  { "Igrave", 0xCC },  { "Ntilde", 0xD1 },
  { "Oacute", 0xD3 },   { "Ocirc", 0xD4 },   { "Ograve", 0xD2 },  { "Otilde", 0xD5 },
  { "Ouml", 0xD6 },     { "Uacute", 0xDA },  { "Ugrave", 0xD9 },  { "Uuml", 0xDC },
  { "Yacute", 0xDD },   { "aacute", 0xE1 },  { "acirc", 0xE2 },   { "agrave", 0xE0 },
  { "amp", '&' },       { "apos", '\'' },    { "atilde", 0xE3 },  { "auml", 0xE4 },
  { "bull", 0x2022 },   { "ccedil", 0xE7 },  { "cent", 0xA2 },    { "copy", 0xA9 },
  { "deg", 0xB0 },      { "divide", 0xF7 },  { "eacute", 0xE9 },  { "ecirc", 0xEA },
  { "egrave", 0xE8 },   { "ensp", 0x2002 },  { "emsp", 0x2003 },  { "euml", 0xEB },
  { "euro", 0x20AC },   { "frac12", 0xBD },  { "ge", 0x2265 },    { "gt", '>' },
  { "hellip", 0x2026 }, { "iacute", 0xED },  { "icirc", 0xEE },   { "igrave", 0xEC },
  { "laquo", 0xAB },    { "ldquo", 0x201C }, { "le", 0x2264 },    { "lsquo", 0x2018 },
  { "lt", '<' },        { "mdash", 0x2014 }, { "middot", 0xB7 },  { "nbsp", 0xA0 },
  { "ndash", 0x2013 },  { "ne", 0x2260 },    { "ntilde", 0xF1 },  { "oacute", 0xF3 },
  { "ocirc", 0xF4 },    { "ograve", 0xF2 },  { "otilde", 0xF5 },  { "ouml", 0xF6 },
  { "plusmn", 0xB1 },   { "pound", 0xA3 },   { "quot", '"' },     { "raquo", 0xBB },
  { "rdquo", 0x201D },  { "reg", 0xAE },     { "rsquo", 0x2019 }, { "shy", 0xAD },
  { "szlig", 0xDF },    { "times", 0xD7 },   { "trade", 0x2122 }, { "uacute", 0xFA },
  { "ugrave", 0xF9 },   { "uuml", 0xFC },    { "yacute", 0xFD },  { "yen", 0xA5 },
  { "zwj", 0x200D },    { "zwnj", 0x200C },
};

/* Reads the entity at @p ("&…;"). Returns its end, or NULL if none stands there. */
static const char *
read_entity (const char *p, gunichar *c)
{
  const char *semicolon = strchr (p, ';');
  gsize length;

  if (semicolon == NULL || semicolon - p > 12)
    return NULL;
  length = (gsize) (semicolon - p - 1);
  if (p[1] == '#')
    {
      gboolean hex = p[2] == 'x' || p[2] == 'X';
      char *end;
      guint64 code = g_ascii_strtoull (p + (hex ? 3 : 2), &end, hex ? 16 : 10);

      if (end != semicolon || code == 0 || code > 0x10FFFF || !g_unichar_validate ((gunichar) code))
        return NULL;
      *c = (gunichar) code;
      return semicolon + 1;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && memcmp (entities[i].name, p + 1, length) == 0)
      {
        *c = entities[i].c;
        return semicolon + 1;
      }
  return NULL;
}

/* The end of the tag or comment at @p ("<…>"), or NULL if it is a plain "<". */
static const char *
find_tag_end (const char *p)
{
  const char *name = p + 1, *end;

  if (g_str_has_prefix (p, "<!--"))
    {
      end = strstr (p + 4, "-->");
      return end != NULL ? end + 3 : NULL;
    }
  if (*name == '/')
    name++;
  if (!g_ascii_isalpha (*name) && !(*name == '!' && name == p + 1))
    return NULL;
  for (end = name + 1; g_ascii_isalnum (*end) || *end == '-' || *end == ':'; end++)
    ;
  if (strchr (" \t\r\n/>", *end) == NULL)
    return NULL;
  end = strpbrk (end, "<>");
  return end != NULL && *end == '>' ? end + 1 : NULL;
}

/* Tags inside a word (<b>, <span> …) leave no blank behind. */
static gboolean
is_inline_tag (const char *p)
{
  static const char *const tags[] = { "a", "abbr",  "b",    "big",    "em",  "font", "i",
                                      "s", "small", "span", "strong", "sub", "sup",  "u" };
  const char *name = p + 1 + (p[1] == '/');
  gsize length = 0;

  while (g_ascii_isalnum (name[length]))
    length++;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i]) == length && g_ascii_strncasecmp (tags[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Where the content of <script> or <style> at @p ends, whose tag ends at @end. */
static const char *
skip_hidden (const char *p, const char *end)
{
  static const char *const hidden[] = { "script", "style" };

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (g_ascii_strncasecmp (p + 1, hidden[i], strlen (hidden[i])) == 0)
      {
        g_autofree char *closing = g_strconcat ("</", hidden[i], NULL);

        for (const char *q = end; *q != '\0'; q++)
          if (g_ascii_strncasecmp (q, closing, strlen (closing)) == 0)
            return q;
      }
  return end;
}

char *
cx_text_strip_html (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));
  const char *p = text;
  char *result;

  while (*p != '\0')
    {
      const char *end = NULL;
      gunichar c;

      if (*p == '<' && (end = find_tag_end (p)) != NULL)
        {
          if (!is_inline_tag (p))
            g_string_append_c (plain, ' ');
          p = skip_hidden (p, end);
        }
      else if (*p == '&' && (end = read_entity (p, &c)) != NULL)
        {
          g_string_append_unichar (plain, c);
          p = end;
        }
      else
        g_string_append_c (plain, *p++);
    }
  result = cx_text_tidy (plain->str);
  g_string_free (plain, TRUE);
  return result;
}
