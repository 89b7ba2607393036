/* The Vietnamese and English words that recognisers and importers share: scale labels, yes and no,
 * words for a missing answer, words in headings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Scales with words at each point; the highest number is the best (most satisfied, most agreed,
 * easiest, likeliest, most often). */
typedef enum
{
  CX_WORDS_SATISFACTION,
  CX_WORDS_AGREEMENT,
  CX_WORDS_EASE,
  CX_WORDS_LIKELIHOOD,
  CX_WORDS_FREQUENCY,
  CX_WORDS_QUALITY,
  CX_WORDS_IMPORTANCE,
  /* "extremely …, very …, somewhat …, not so …, not at all …" of any adjective */
  CX_WORDS_DEGREE,
  CX_N_WORDS
} CxWords;

/* The number of a label on a scale of @points (5, 7; 10 for 1–10, 11 for 0–10; others: numbers
 * only). Knows words ("Rất hài lòng" → 5 of 5), numbers with words ("9 - Rất hài lòng" → 9), stars.
 * Where a label has words and a number, words win on a scale that counts backwards ("1 - Very
 * satisfied" is 5). FALSE if it is no such label. */
gboolean cx_vocabulary_scale_value (const char *label, int points, double *value);

/* Of labels seen in one column (missing-answer words among them are passed over): the words and the
 * smallest number of points (5, then 7) that know all of them. Surer than asking for each label
 * alone, because "somewhat likely" is 4 of 5 beside "very unlikely", and 3 beside "not at all
 * likely". FALSE if no scale does, or fewer than two labels are left. */
gboolean cx_vocabulary_find_scale (const char *const *labels, guint n, CxWords *words, int *points);

/* The number of a label on that scale. */
gboolean cx_vocabulary_words_value (const char *label, CxWords words, int points, double *value);

/* A number that labels itself: "9 - Rất hài lòng", "10 (Extremely likely)", "5 sao", "3: Khá",
 * "Rất tốt (5)", "4/5", "★★★★☆". Not a range ("1-2 lần"), a time, a date or a quantity
 * ("3 người"). */
gboolean cx_vocabulary_leading_number (const char *label, double *value);

/* "Có", "Yes", "Đúng", "True", "Y", "Checked" … and their opposites. "1" and "0" are numbers. */
gboolean cx_vocabulary_yes_no (const char *label, gboolean *yes);

/* What a word that stands for a missing answer is stored as: -1 seen but unanswered ("no answer",
 * "-"), -2 not applicable or not known ("N/A", "Không biết"), -3 refused ("Prefer not to say");
 * 0: it is an answer. */
int cx_vocabulary_missing (const char *label);

/* TRUE for "Other", "Khác", "Mục khác:", "Other (please specify)" … */
gboolean cx_vocabulary_is_other (const char *label);

/* What a question's heading asks for. */
typedef enum
{
  CX_HEADING_NONE,
  CX_HEADING_RECOMMEND, /* recommend, giới thiệu, NPS */
  CX_HEADING_SATISFIED, /* satisfied, hài lòng, CSAT */
  CX_HEADING_EASY,      /* easy, effort, dễ, CES */
} CxHeadingKind;
CxHeadingKind cx_vocabulary_heading_kind (const char *heading);

/* What a column that is no question tells about its response. */
typedef enum
{
  CX_HEADING_FIELD_NONE,
  CX_HEADING_FIELD_DATE,
  CX_HEADING_FIELD_STARTED,
  CX_HEADING_FIELD_BRANCH,
  CX_HEADING_FIELD_CHANNEL,
  CX_HEADING_FIELD_STAFF,
  CX_HEADING_FIELD_CUSTOMER,
  CX_HEADING_FIELD_LANGUAGE,
  CX_HEADING_FIELD_WEIGHT,
  CX_HEADING_FIELD_SOURCE_ID,
  CX_HEADING_FIELD_EMAIL,
  CX_HEADING_FIELD_PHONE,
  CX_HEADING_FIELD_NAME,
} CxHeadingField;
/* Only headings that name the field and nothing else ("Chi nhánh", "branch_id", "Tên nhân viên:");
 * a question about it ("Nhân viên thân thiện?") is NONE. */
CxHeadingField cx_vocabulary_heading_field (const char *heading);

G_END_DECLS
