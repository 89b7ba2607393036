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

typedef struct
{
  const CxScaleWord *words;
  guint n;
} CxScaleWords;

/* CX_WORDS_DEGREE has none: its words are beginnings. */
const CxScaleWords *cx_vocabulary_scale_words (CxWords words);

G_END_DECLS
