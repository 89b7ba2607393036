#include "config.h"

#include "cx-text-letters.h"

void
cx_letter_add_mark (CxLetter *letter, gunichar c)
{
  switch (c)
    {
    case 0x0300:
    case 0x0340:
      letter->tone = CX_TONE_GRAVE;
      break;
    case 0x0309:
      letter->tone = CX_TONE_HOOK;
      break;
    case 0x0303:
      letter->tone = CX_TONE_TILDE;
      break;
    case 0x0301:
    case 0x0341:
      letter->tone = CX_TONE_ACUTE;
      break;
    case 0x0323:
      letter->tone = CX_TONE_DOT;
      break;
    case 0x0306:
      letter->shape = CX_SHAPE_BREVE;
      break;
    case 0x0302:
      letter->shape = CX_SHAPE_CIRCUMFLEX;
      break;
    case 0x031B:
      letter->shape = CX_SHAPE_HORN;
      break;
    default:
      letter->shape = CX_SHAPE_OTHER;
      break;
    }
}

/* Letters that Unicode does not see as a base with a mark. */
static gunichar
find_plain (gunichar c, CxShape *shape)
{
  *shape = CX_SHAPE_OTHER;
  switch (c)
    {
    case 0x0111: /* đ */
    case 0x00F0: /* ð, often typed for đ */
    case 0x0256: /* ɖ, its capital looks like Đ */
      *shape = CX_SHAPE_STROKE;
      return 'd';
    case 0x00F8: /* ø */
      return 'o';
    case 0x0142: /* ł */
      return 'l';
    case 0x0131: /* ı */
      return 'i';
    case 0x0127: /* ħ */
      return 'h';
    default:
      *shape = CX_SHAPE_NONE;
      return c;
    }
}

static CxLetter
split_slowly (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  CxLetter letter = { 0 };
  CxShape shape;
  gsize n;

  if (g_unichar_combining_class (c) != 0)
    return letter;

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  letter.upper = g_unichar_isupper (parts[0]);
  letter.base = find_plain (g_unichar_tolower (parts[0]), &shape);
  letter.shape = shape;
  for (gsize i = 1; i < MIN (n, G_N_ELEMENTS (parts)); i++)
    if (g_unichar_combining_class (parts[i]) != 0)
      cx_letter_add_mark (&letter, parts[i]);
  return letter;
}

/* The Latin letters with marks, taken apart once: long comments are folded by the thousand. */
#define LATIN_FROM 0x00C0
#define LATIN_UNTIL 0x0250
#define VIETNAMESE_FROM 0x1E00
#define VIETNAMESE_UNTIL 0x1F00

static const CxLetter *
get_table (void)
{
  static CxLetter table[LATIN_UNTIL - LATIN_FROM + VIETNAMESE_UNTIL - VIETNAMESE_FROM];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      CxLetter *letter = table;

      for (gunichar c = LATIN_FROM; c < LATIN_UNTIL; c++)
        *letter++ = split_slowly (c);
      for (gunichar c = VIETNAMESE_FROM; c < VIETNAMESE_UNTIL; c++)
        *letter++ = split_slowly (c);
      g_once_init_leave (&once, 1);
    }
  return table;
}

CxLetter
cx_letter_split (gunichar c)
{
  if (c < 0x80)
    {
      gboolean upper = c >= 'A' && c <= 'Z';

      return (CxLetter){ .base = upper ? c + 32 : c, .upper = upper };
    }
  if (c >= LATIN_FROM && c < LATIN_UNTIL)
    return get_table ()[c - LATIN_FROM];
  if (c >= VIETNAMESE_FROM && c < VIETNAMESE_UNTIL)
    return get_table ()[LATIN_UNTIL - LATIN_FROM + c - VIETNAMESE_FROM];
  return split_slowly (c);
}

const char *
cx_letter_expand (gunichar c)
{
  switch (c)
    {
    case 0x00E6:
    case 0x00C6:
      return "ae";
    case 0x0153:
    case 0x0152:
      return "oe";
    case 0x00DF:
    case 0x1E9E:
      return "ss";
    case 0x00FE:
    case 0x00DE:
      return "th";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    default:
      return NULL;
    }
}

gboolean
cx_letter_is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || (c >= 0x1680 && g_unichar_isspace (c));
}

gboolean
cx_letter_is_invisible (gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}
