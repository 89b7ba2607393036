/* Inside base/: the tables behind cx-vocabulary. Words are in the form of cx_text_key (). */
#pragma once

#include "cx-vocabulary.h"

G_BEGIN_DECLS

/* A label and its place on scales of five and seven points; 0: it is not on that one. */
typedef struct
{
  const char *key;
  gint8 of_5, of_7;
} CxScaleWord;

/* The word of that scale, or NULL; where it was typed without diacritics too. CX_WORDS_DEGREE has
 * none: its words are beginnings. */
const CxScaleWord *cx_vocabulary_find_scale_word (const char *words, CxWords scale);

/* The words of a label: its key without number, brackets and closing signs. Edits @key; the result
 * lies in it. */
char *cx_vocabulary_find_words (char *key);

/* TRUE if @words may have been typed without diacritics. */
gboolean cx_vocabulary_is_plain (const char *words);

/* @words are @word; where @plain, also @word without its diacritics. */
gboolean cx_vocabulary_is_word (const char *words, const char *word, gboolean plain);

G_END_DECLS
