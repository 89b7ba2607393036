#include "config.h"

#include "cx-vocabulary-words.h"

#include "cx-text.h"

static const CxScaleWord satisfaction[] = {
  { "extremely satisfied", 5, 7 },
  { "completely satisfied", 5, 7 },
  { "totally satisfied", 5, 7 },
  { "very satisfied", 5, 7 },
  { "highly satisfied", 5, 7 },
  { "moderately satisfied", 0, 6 },
  { "satisfied", 4, 6 },
  { "mostly satisfied", 4, 6 },
  { "somewhat satisfied", 4, 5 },
  { "slightly satisfied", 4, 5 },
  { "fairly satisfied", 4, 5 },
  { "neither satisfied nor dissatisfied", 3, 4 },
  { "neither satisfied or dissatisfied", 3, 4 },
  { "neither dissatisfied nor satisfied", 3, 4 },
  { "neutral", 3, 4 },
  { "ok", 3, 4 },
  { "okay", 3, 4 },
  { "somewhat dissatisfied", 2, 3 },
  { "slightly dissatisfied", 2, 3 },
  { "fairly dissatisfied", 2, 3 },
  { "somewhat unsatisfied", 2, 3 },
  { "dissatisfied", 2, 2 },
  { "unsatisfied", 2, 2 },
  { "not satisfied", 2, 2 },
  { "mostly dissatisfied", 2, 2 },
  { "moderately dissatisfied", 0, 2 },
  { "very dissatisfied", 1, 1 },
  { "very unsatisfied", 1, 1 },
  { "highly dissatisfied", 1, 1 },
  { "extremely dissatisfied", 1, 1 },
  { "completely dissatisfied", 1, 1 },
  { "totally dissatisfied", 1, 1 },
  { "very happy", 5, 7 },
  { "happy", 4, 6 },
  { "somewhat happy", 0, 5 },
  { "somewhat unhappy", 0, 3 },
  { "unhappy", 2, 2 },
  { "very unhappy", 1, 1 },
  { "cực kỳ hài lòng", 5, 7 },
  { "cực kì hài lòng", 5, 7 },
  { "vô cùng hài lòng", 5, 7 },
  { "hoàn toàn hài lòng", 5, 7 },
  { "rất hài lòng", 5, 7 },
  { "hài lòng", 4, 6 },
  { "khá hài lòng", 4, 5 },
  { "tương đối hài lòng", 4, 5 },
  { "tạm hài lòng", 4, 5 },
  { "hơi hài lòng", 4, 5 },
  { "bình thường", 3, 4 },
  { "trung lập", 3, 4 },
  { "trung bình", 3, 4 },
  { "không ý kiến", 3, 4 },
  { "tạm được", 3, 4 },
  { "hơi không hài lòng", 2, 3 },
  { "không hài lòng lắm", 2, 3 },
  { "chưa hài lòng lắm", 2, 3 },
  { "ít hài lòng", 2, 3 },
  { "không hài lòng", 2, 2 },
  { "chưa hài lòng", 2, 2 },
  { "rất không hài lòng", 1, 1 },
  { "cực kỳ không hài lòng", 1, 1 },
  { "cực kì không hài lòng", 1, 1 },
  { "hoàn toàn không hài lòng", 1, 1 },
  { "rất thất vọng", 1, 1 },
  { "thất vọng", 2, 2 },
};

static const CxScaleWord agreement[] = {
  { "strongly agree", 5, 7 },
  { "completely agree", 5, 7 },
  { "totally agree", 5, 7 },
  { "fully agree", 5, 7 },
  { "agree strongly", 5, 7 },
  { "agree", 4, 6 },
  { "mostly agree", 4, 6 },
  { "somewhat agree", 4, 5 },
  { "slightly agree", 4, 5 },
  { "tend to agree", 4, 5 },
  { "agree somewhat", 4, 5 },
  { "neither agree nor disagree", 3, 4 },
  { "neither agree or disagree", 3, 4 },
  { "neither disagree nor agree", 3, 4 },
  { "neutral", 3, 4 },
  { "undecided", 3, 4 },
  { "somewhat disagree", 2, 3 },
  { "slightly disagree", 2, 3 },
  { "tend to disagree", 2, 3 },
  { "disagree somewhat", 2, 3 },
  { "disagree", 2, 2 },
  { "mostly disagree", 2, 2 },
  { "strongly disagree", 1, 1 },
  { "disagree strongly", 1, 1 },
  { "completely disagree", 1, 1 },
  { "totally disagree", 1, 1 },
  { "fully disagree", 1, 1 },
  { "hoàn toàn đồng ý", 5, 7 },
  { "rất đồng ý", 5, 7 },
  { "đồng ý", 4, 6 },
  { "khá đồng ý", 4, 5 },
  { "phần nào đồng ý", 4, 5 },
  { "đồng ý một phần", 4, 5 },
  { "tương đối đồng ý", 4, 5 },
  { "hơi đồng ý", 4, 5 },
  { "trung lập", 3, 4 },
  { "bình thường", 3, 4 },
  { "phân vân", 3, 4 },
  { "không ý kiến", 3, 4 },
  { "hơi không đồng ý", 2, 3 },
  { "phần nào không đồng ý", 2, 3 },
  { "không đồng ý một phần", 2, 3 },
  { "không đồng ý lắm", 2, 3 },
  { "không đồng ý", 2, 2 },
  { "rất không đồng ý", 1, 1 },
  { "hoàn toàn không đồng ý", 1, 1 },
};

static const CxScaleWord ease[] = {
  { "extremely easy", 5, 7 },
  { "very easy", 5, 7 },
  { "moderately easy", 0, 6 },
  { "easy", 4, 6 },
  { "somewhat easy", 4, 5 },
  { "slightly easy", 4, 5 },
  { "fairly easy", 4, 5 },
  { "neither easy nor difficult", 3, 4 },
  { "neither difficult nor easy", 3, 4 },
  { "neither easy nor hard", 3, 4 },
  { "neutral", 3, 4 },
  { "somewhat difficult", 2, 3 },
  { "slightly difficult", 2, 3 },
  { "fairly difficult", 2, 3 },
  { "somewhat hard", 2, 3 },
  { "difficult", 2, 2 },
  { "hard", 2, 2 },
  { "moderately difficult", 0, 2 },
  { "very difficult", 1, 1 },
  { "very hard", 1, 1 },
  { "extremely difficult", 1, 1 },
  { "very low effort", 5, 7 },
  { "low effort", 4, 6 },
  { "high effort", 2, 2 },
  { "very high effort", 1, 1 },
  { "cực kỳ dễ", 5, 7 },
  { "cực kỳ dễ dàng", 5, 7 },
  { "rất dễ dàng", 5, 7 },
  { "rất dễ", 5, 7 },
  { "dễ dàng", 4, 6 },
  { "dễ", 4, 6 },
  { "khá dễ", 4, 5 },
  { "khá dễ dàng", 4, 5 },
  { "tương đối dễ", 4, 5 },
  { "tương đối dễ dàng", 4, 5 },
  { "hơi dễ", 4, 5 },
  { "bình thường", 3, 4 },
  { "trung lập", 3, 4 },
  { "không dễ không khó", 3, 4 },
  { "hơi khó", 2, 3 },
  { "hơi khó khăn", 2, 3 },
  { "khá khó", 2, 3 },
  { "khá khó khăn", 2, 3 },
  { "tương đối khó", 2, 3 },
  { "khó", 2, 2 },
  { "khó khăn", 2, 2 },
  { "rất khó", 1, 1 },
  { "rất khó khăn", 1, 1 },
  { "cực kỳ khó", 1, 1 },
  { "cực kỳ khó khăn", 1, 1 },
};

static const CxScaleWord likelihood[] = {
  { "extremely likely", 5, 7 },
  { "very likely", 5, 7 },
  { "definitely", 5, 7 },
  { "moderately likely", 0, 6 },
  { "likely", 4, 6 },
  { "probably", 4, 6 },
  { "somewhat likely", 4, 5 },
  { "slightly likely", 4, 5 },
  { "neither likely nor unlikely", 3, 4 },
  { "neutral", 3, 4 },
  { "unsure", 3, 4 },
  { "not sure", 3, 4 },
  { "somewhat unlikely", 2, 3 },
  { "slightly unlikely", 2, 3 },
  { "unlikely", 2, 2 },
  { "probably not", 2, 2 },
  { "moderately unlikely", 0, 2 },
  { "very unlikely", 1, 1 },
  { "extremely unlikely", 1, 1 },
  { "definitely not", 1, 1 },
  { "chắc chắn", 5, 7 },
  { "chắc chắn có", 5, 7 },
  { "chắc chắn sẽ", 5, 7 },
  { "rất có khả năng", 5, 7 },
  { "rất có thể", 5, 7 },
  { "có khả năng", 4, 6 },
  { "có thể", 4, 6 },
  { "có lẽ có", 4, 6 },
  { "phân vân", 3, 4 },
  { "trung lập", 3, 4 },
  { "chưa chắc", 3, 4 },
  { "không chắc", 3, 4 },
  { "ít khả năng", 2, 3 },
  { "ít có khả năng", 2, 3 },
  { "không có khả năng", 2, 2 },
  { "có lẽ không", 2, 2 },
  { "rất ít khả năng", 1, 1 },
  { "hoàn toàn không có khả năng", 1, 1 },
  { "chắc chắn không", 1, 1 },
};

static const CxScaleWord frequency[] = {
  { "always", 5, 7 },
  { "very often", 5, 6 },
  { "very frequently", 5, 6 },
  { "usually", 4, 6 },
  { "often", 4, 5 },
  { "frequently", 4, 5 },
  { "sometimes", 3, 4 },
  { "occasionally", 3, 3 },
  { "rarely", 2, 2 },
  { "seldom", 2, 2 },
  { "never", 1, 1 },
  { "luôn luôn", 5, 7 },
  { "luôn", 5, 7 },
  { "rất thường xuyên", 5, 6 },
  { "thường xuyên", 4, 5 },
  { "thường", 4, 5 },
  { "thỉnh thoảng", 3, 4 },
  { "đôi khi", 3, 4 },
  { "hiếm khi", 2, 2 },
  { "ít khi", 2, 2 },
  { "không bao giờ", 1, 1 },
  { "chưa bao giờ", 1, 1 },
};

static const CxScaleWord quality[] = {
  { "excellent", 5, 7 }, { "very good", 5, 6 }, { "good", 4, 5 },        { "average", 3, 4 },
  { "fair", 3, 4 },      { "ok", 3, 4 },        { "acceptable", 3, 4 },  { "below average", 2, 3 },
  { "poor", 2, 2 },      { "bad", 2, 2 },       { "very poor", 1, 1 },   { "very bad", 1, 1 },
  { "terrible", 1, 1 },  { "xuất sắc", 5, 7 },  { "tuyệt vời", 5, 7 },   { "rất tốt", 5, 6 },
  { "tốt", 4, 5 },       { "khá", 4, 5 },       { "bình thường", 3, 4 }, { "trung bình", 3, 4 },
  { "tạm được", 3, 4 },  { "kém", 2, 2 },       { "chưa tốt", 2, 2 },    { "không tốt", 2, 2 },
  { "tệ", 2, 2 },        { "rất kém", 1, 1 },   { "rất tệ", 1, 1 },      { "quá tệ", 1, 1 },
};

static const CxScaleWord importance[] = {
  { "extremely important", 5, 7 },
  { "very important", 5, 7 },
  { "important", 4, 6 },
  { "somewhat important", 0, 5 },
  { "moderately important", 3, 4 },
  { "neutral", 3, 4 },
  { "slightly important", 2, 3 },
  { "not important", 2, 2 },
  { "unimportant", 2, 2 },
  { "not at all important", 1, 1 },
  { "very unimportant", 1, 1 },
  { "cực kỳ quan trọng", 5, 7 },
  { "rất quan trọng", 5, 7 },
  { "quan trọng", 4, 6 },
  { "khá quan trọng", 4, 5 },
  { "bình thường", 3, 4 },
  { "ít quan trọng", 2, 3 },
  { "không quan trọng", 2, 2 },
  { "rất không quan trọng", 1, 1 },
  { "hoàn toàn không quan trọng", 1, 1 },
};

#define TABLE(words)                                                                               \
  {                                                                                                \
    words, G_N_ELEMENTS (words)                                                                    \
  }

static const struct
{
  const CxScaleWord *words;
  guint n;
} tables[CX_N_WORDS] = {
  [CX_WORDS_SATISFACTION] = TABLE (satisfaction),
  [CX_WORDS_AGREEMENT] = TABLE (agreement),
  [CX_WORDS_EASE] = TABLE (ease),
  [CX_WORDS_LIKELIHOOD] = TABLE (likelihood),
  [CX_WORDS_FREQUENCY] = TABLE (frequency),
  [CX_WORDS_QUALITY] = TABLE (quality),
  [CX_WORDS_IMPORTANCE] = TABLE (importance),
};

/* Words as they are, and as they are typed without diacritics; what is right before what is
 * guessed. */
static GHashTable *
index_words (const CxScaleWord *words, guint n)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (index, g_strdup (words[i].key), (gpointer) &words[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = cx_text_fold (words[i].key);

      if (cx_vocabulary_is_plain (folded) && !g_hash_table_contains (index, folded))
        g_hash_table_insert (index, g_steal_pointer (&folded), (gpointer) &words[i]);
    }
  return index;
}

const CxScaleWord *
cx_vocabulary_find_scale_word (const char *words, CxWords scale)
{
  static GHashTable *indexes[CX_N_WORDS];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < CX_N_WORDS; i++)
        indexes[i] = index_words (tables[i].words, tables[i].n);
      g_once_init_leave (&once, 1);
    }
  return g_hash_table_lookup (indexes[scale], words);
}
