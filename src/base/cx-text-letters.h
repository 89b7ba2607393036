/* Inside base/: one letter taken apart, and the blanks of all kinds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tones in the dictionary's order. */
typedef enum
{
  CX_TONE_NONE,  /* ngang */
  CX_TONE_GRAVE, /* huyền */
  CX_TONE_HOOK,  /* hỏi */
  CX_TONE_TILDE, /* ngã */
  CX_TONE_ACUTE, /* sắc */
  CX_TONE_DOT,   /* nặng */
} CxTone;

/* What changes a Latin letter into another one of the Vietnamese alphabet. */
typedef enum
{
  CX_SHAPE_NONE,
  CX_SHAPE_BREVE,      /* ă */
  CX_SHAPE_CIRCUMFLEX, /* â ê ô */
  CX_SHAPE_HORN,       /* ơ ư */
  CX_SHAPE_STROKE,     /* đ */
  CX_SHAPE_OTHER,      /* ä, ç, å … */
} CxShape;

typedef struct
{
  gunichar base; /* lower case, without marks; 0: the character is a mark itself */
  CxTone tone;
  CxShape shape;
  gboolean upper;
} CxLetter;

/* Takes @c apart. */
CxLetter cx_letter_split (gunichar c);

/* Adds the mark @c to @letter. */
void cx_letter_add_mark (CxLetter *letter, gunichar c);

/* Two letters where @c is one sign for them (æ → "ae"), else NULL. */
const char *cx_letter_expand (gunichar c);

/* Blanks, NBSP and line ends. */
gboolean cx_letter_is_blank (gunichar c);

/* Signs that take no room and say nothing: zero-width blanks, byte order marks, direction marks,
 * soft hyphens. */
gboolean cx_letter_is_invisible (gunichar c);

G_END_DECLS
