#include "config.h"

#include "cx-moment.h"

#include "cx-date-words.h"
#include "cx-error.h"
#include "cx-i18n.h"

#include <string.h>

typedef enum
{
  TOKEN_LITERAL,
  TOKEN_BLANK,
  TOKEN_YEAR,
  TOKEN_MONTH,
  TOKEN_MONTH_NAME,
  TOKEN_DAY,
  TOKEN_WEEKDAY,
  TOKEN_HOUR,
  TOKEN_HOUR_12,
  TOKEN_MINUTE,
  TOKEN_SECOND,
  TOKEN_MILLISECOND,
  TOKEN_HALF,
  TOKEN_ZONE,
} TokenKind;

typedef struct
{
  TokenKind kind;
  /* Numbers: digits at least and at most. */
  guint8 min, max;
  /* Literals: the bytes in CxDatePattern.text. */
  guint8 start, length;
} Token;

#define MAX_TOKENS 40
#define MAX_PATTERN 100

struct _CxDatePattern
{
  char *text;
  Token tokens[MAX_TOKENS];
  guint n_tokens;
  guint date_tokens; /* those up to the end of the date; 0: the time comes first */
};

static gboolean
is_date (TokenKind kind)
{
  return kind >= TOKEN_YEAR && kind <= TOKEN_WEEKDAY;
}

static gboolean
is_number (TokenKind kind)
{
  return kind >= TOKEN_YEAR && kind <= TOKEN_MILLISECOND && kind != TOKEN_MONTH_NAME &&
         kind != TOKEN_WEEKDAY;
}

/* What @n times the letter @c mean. FALSE if nothing. */
static gboolean
compile_letter (char c, gsize n, Token *token)
{
  static const struct
  {
    char letter;
    guint8 least, most; /* how often it may stand */
    guint8 min, max;
    TokenKind kind;
  } letters[] = {
    { 'y', 4, 4, 4, 4, TOKEN_YEAR },    { 'y', 2, 2, 2, 2, TOKEN_YEAR },
    { 'M', 1, 2, 1, 2, TOKEN_MONTH },   { 'M', 3, 4, 0, 0, TOKEN_MONTH_NAME },
    { 'd', 1, 2, 1, 2, TOKEN_DAY },     { 'H', 1, 2, 1, 2, TOKEN_HOUR },
    { 'h', 1, 2, 1, 2, TOKEN_HOUR_12 }, { 'm', 1, 2, 1, 2, TOKEN_MINUTE },
    { 's', 1, 2, 1, 2, TOKEN_SECOND },  { 'S', 1, 9, 1, 9, TOKEN_MILLISECOND },
    { 'a', 1, 2, 0, 0, TOKEN_HALF },    { 'z', 1, 4, 0, 0, TOKEN_ZONE },
    { 'E', 1, 4, 0, 0, TOKEN_WEEKDAY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c && n >= letters[i].least && n <= letters[i].most)
      {
        token->kind = letters[i].kind;
        token->min = letters[i].min;
        token->max = letters[i].max;
        return TRUE;
      }
  return FALSE;
}

/* Takes one token off @text at *@i. FALSE if it means nothing. */
static gboolean
compile_token (const char *text, gsize *i, Token *token)
{
  gsize start = *i, n = 1;
  char c = text[start];

  if (c == ' ')
    {
      *i += strspn (text + start, " ");
      token->kind = TOKEN_BLANK;
      return TRUE;
    }
  if (c == '\'')
    {
      const char *close = strchr (text + start + 1, '\'');

      if (close == NULL || close == text + start + 1)
        return FALSE;
      *token = (Token){ TOKEN_LITERAL, 0, 0, (guint8) (start + 1),
                        (guint8) (close - text - (gssize) start - 1) };
      *i = (gsize) (close - text) + 1;
      return TRUE;
    }
  if (strchr ("yMdHhmsSazE", c) != NULL)
    {
      while (text[start + n] == c)
        n++;
      *i = start + n;
      return compile_letter (c, n, token);
    }
  *token = (Token){ TOKEN_LITERAL, 0, 0, (guint8) start, 1 };
  *i = start + 1;
  return TRUE;
}

/* Numbers with nothing between them have their full width. */
static void
fix_widths (CxDatePattern *self)
{
  for (guint i = 0; i + 1 < self->n_tokens; i++)
    if (is_number (self->tokens[i].kind) && is_number (self->tokens[i + 1].kind) &&
        self->tokens[i].max == 2)
      self->tokens[i].min = 2;
}

/* Each part stands once, there is a whole date, and twelve hours need their half of the day. */
static gboolean
is_complete (CxDatePattern *self)
{
  guint seen[TOKEN_ZONE + 1] = { 0 };
  guint last_date = 0, first_time = MAX_TOKENS;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      TokenKind kind = self->tokens[i].kind;

      seen[kind]++;
      if (kind >= TOKEN_YEAR && seen[kind] > 1)
        return FALSE;
      if (is_date (kind))
        last_date = i;
      else if (kind >= TOKEN_HOUR)
        first_time = MIN (first_time, i);
    }
  self->date_tokens = first_time > last_date ? last_date + 1 : 0;
  return seen[TOKEN_YEAR] == 1 && seen[TOKEN_MONTH] + seen[TOKEN_MONTH_NAME] == 1 &&
         seen[TOKEN_DAY] == 1 && seen[TOKEN_HOUR] + seen[TOKEN_HOUR_12] <= 1 &&
         seen[TOKEN_HOUR_12] <= seen[TOKEN_HALF];
}

CxDatePattern *
cx_date_pattern_new (const char *pattern, GError **error)
{
  g_autoptr (CxDatePattern) self = g_new0 (CxDatePattern, 1);
  gsize i = 0;
  gboolean sound = strlen (pattern) <= MAX_PATTERN;

  self->text = g_strdup (pattern);
  while (sound && pattern[i] != '\0')
    sound = self->n_tokens < MAX_TOKENS &&
            compile_token (self->text, &i, &self->tokens[self->n_tokens++]);
  if (!sound || !is_complete (self))
    {
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Write it as in dd/MM/yyyy HH:mm:ss, yyyy-MM-dd or M/d/yyyy h:mm a."),
                    _ ("“%s” is not a date format."), pattern);
      return NULL;
    }
  fix_widths (self);
  return g_steal_pointer (&self);
}

void
cx_date_pattern_free (CxDatePattern *pattern)
{
  g_free (pattern->text);
  g_free (pattern);
}

const char *
cx_date_pattern_get_text (const CxDatePattern *pattern)
{
  return pattern->text;
}

/* What has been read of a text. */
typedef struct
{
  CxCivil civil;
  gboolean afternoon, halved;
  gint16 offset;
} Reading;

static gboolean
take_number (const char **p, const char *end, const Token *token, int *value)
{
  const char *q = *p;
  int n = 0, result = 0;

  for (; n < token->max && q < end && g_ascii_isdigit (*q); n++)
    result = result * 10 + (*q++ - '0');
  if (n < token->min)
    return FALSE;
  *p = q;
  *value = result;
  return TRUE;
}

/* Fractions of a second: as many digits as stand there, of which three count. */
static gboolean
take_fraction (const char **p, const char *end, int *milliseconds)
{
  int weight = 100, n = 0;

  for (*milliseconds = 0; *p < end && g_ascii_isdigit (**p); *p += 1, n++, weight /= 10)
    *milliseconds += (**p - '0') * weight;
  return n > 0;
}

/* Blanks of all kinds; spreadsheets write NBSP and narrow NBSP before AM. */
static gboolean
take_blanks (const char **p, const char *end)
{
  const char *start = *p;

  while (*p < end)
    {
      if (g_ascii_isspace (**p))
        *p += 1;
      else if (end - *p >= 2 && memcmp (*p, "\u00a0", 2) == 0)
        *p += 2;
      else if (end - *p >= 3 && memcmp (*p, "\u202f", 3) == 0)
        *p += 3;
      else
        break;
    }
  return *p > start;
}

static gboolean
take_literal (const CxDatePattern *self, const Token *token, const char **p, const char *end)
{
  const char *literal = self->text + token->start;

  if (end - *p < token->length || g_ascii_strncasecmp (*p, literal, token->length) != 0)
    return FALSE;
  *p += token->length;
  return TRUE;
}

static gboolean
take_year (const char **p, const char *end, const Token *token, int *year)
{
  if (!take_number (p, end, token, year))
    return FALSE;
  if (token->max == 2)
    *year += *year < 70 ? 2000 : 1900;
  return TRUE;
}

static gboolean
take_token (const CxDatePattern *self,
            const Token *token,
            const char **p,
            const char *end,
            Reading *reading)
{
  CxCivil *civil = &reading->civil;

  switch (token->kind)
    {
    case TOKEN_LITERAL:
      return take_literal (self, token, p, end);
    case TOKEN_BLANK:
      return take_blanks (p, end);
    case TOKEN_YEAR:
      return take_year (p, end, token, &civil->year);
    case TOKEN_MONTH:
      return take_number (p, end, token, &civil->month);
    case TOKEN_MONTH_NAME:
      return cx_date_words_month (p, end, &civil->month);
    case TOKEN_DAY:
      return take_number (p, end, token, &civil->day);
    case TOKEN_WEEKDAY:
      return cx_date_words_weekday (p, end);
    case TOKEN_HOUR:
    case TOKEN_HOUR_12:
      return take_number (p, end, token, &civil->hour);
    case TOKEN_MINUTE:
      return take_number (p, end, token, &civil->minute);
    case TOKEN_SECOND:
      return take_number (p, end, token, &civil->second);
    case TOKEN_MILLISECOND:
      return take_fraction (p, end, &civil->millisecond);
    case TOKEN_HALF:
      reading->halved = TRUE;
      return cx_date_words_half (p, end, &reading->afternoon);
    case TOKEN_ZONE:
    default:
      return cx_date_words_zone (p, end, &reading->offset);
    }
}

/* How many tokens from @i on may be missing from the text here: a sign or blank and the seconds,
 * fraction or zone that it introduces. */
static guint
count_optional (const CxDatePattern *self, guint i)
{
  guint signs = i;

  while (signs < self->n_tokens && self->tokens[signs].kind <= TOKEN_BLANK)
    signs++;
  if (signs == self->n_tokens)
    return 0;
  switch (self->tokens[signs].kind)
    {
    case TOKEN_SECOND:
    case TOKEN_MILLISECOND:
    case TOKEN_ZONE:
      return signs - i + 1;
    default:
      return 0;
    }
}

/* An hour by the twelve-hour clock to one of twenty-four. "15:30 PM" is left as it is. */
static gboolean
settle_hour (Reading *reading, gboolean twelve)
{
  int *hour = &reading->civil.hour;

  if (!reading->halved)
    return !twelve;
  if (*hour > 12)
    return reading->afternoon && !twelve;
  if (*hour == 12 && !reading->afternoon)
    *hour = 0;
  else if (*hour < 12 && reading->afternoon)
    *hour += 12;
  return TRUE;
}

/* Reads as far as the tokens go; *@timed: the time was there as well. */
static gboolean
read_tokens (const CxDatePattern *self,
             const char *p,
             const char *end,
             Reading *reading,
             gboolean *timed)
{
  gboolean twelve = FALSE;
  guint i = 0;

  while (i < self->n_tokens)
    {
      const Token *token = &self->tokens[i];
      const char *before = p;
      guint skip;

      if (p == end && i > 0 && i == self->date_tokens)
        return TRUE;
      if (take_token (self, token, &p, end, reading))
        {
          *timed = *timed || token->kind == TOKEN_HOUR || token->kind == TOKEN_HOUR_12;
          twelve = twelve || token->kind == TOKEN_HOUR_12;
          i++;
          continue;
        }
      p = before;
      skip = count_optional (self, i);
      if (skip == 0)
        return FALSE;
      i += skip;
    }
  return p == end && (!*timed || settle_hour (reading, twelve));
}

gboolean
cx_date_pattern_parse (const CxDatePattern *pattern,
                       const char *text,
                       gsize length,
                       CxMoment *moment,
                       gboolean *has_time)
{
  const char *end = text + length;
  Reading reading = { .offset = CX_OFFSET_NONE };
  gboolean timed = FALSE;

  take_blanks (&text, end);
  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  if (!read_tokens (pattern, text, end, &reading, &timed) || !cx_civil_is_valid (&reading.civil))
    return FALSE;

  moment->ms = cx_civil_to_ms (&reading.civil);
  moment->offset = reading.offset;
  if (reading.offset != CX_OFFSET_NONE)
    moment->ms -= (gint64) reading.offset * 60000;
  if (has_time != NULL)
    *has_time = timed;
  return TRUE;
}
