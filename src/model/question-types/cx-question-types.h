/* The question types and what they share. A type is one file in this folder, cx-type-<id>.c with
 * its cx_type_<id>, and one line in the table below. */
#pragma once

#include "cx-i18n.h"
#include "cx-question-type.h"

G_BEGIN_DECLS

/* The table, in the order in which types are offered. */
/* clang-format off */
#define CX_QUESTION_TYPES(type)                                                                   \
  type (nps)                                                                                      \
  type (csat)                                                                                     \
  type (ces)                                                                                      \
  type (rating)                                                                                   \
  type (single)                                                                                   \
  type (multiple)                                                                                 \
  type (yesno)                                                                                    \
  type (ranking)                                                                                  \
  type (grid)                                                                                     \
  type (text)                                                                                     \
  type (number)                                                                                   \
  type (date)                                                                                     \
  type (time)                                                                                     \
  type (email)                                                                                    \
  type (phone)                                                                                    \
  type (id)
/* clang-format on */

#define CX_DECLARE_QUESTION_TYPE(id) extern const CxQuestionType cx_type_##id;
CX_QUESTION_TYPES (CX_DECLARE_QUESTION_TYPE)

/* One value item of that storage. */
void cx_type_layout_integer (CxQuestion *question);
void cx_type_layout_real (CxQuestion *question);
void cx_type_layout_text (CxQuestion *question);
/* The free texts beside choices that are "other". */
void cx_type_layout_others (CxQuestion *question);

/* Scale ends where none are set, and their order and width. */
gboolean cx_type_prepare_scale (CxQuestion *question, double min, double max, GError **error);

/* A whole number within the scale, or the label of a point. */
gboolean cx_type_read_scale (CxQuestion *question,
                             CxItem *item,
                             const char *answer,
                             double *number,
                             char **text,
                             GError **error);
/* A choice by code, code ignoring case or label; for an OTHER item any text. */
gboolean cx_type_read_choice (CxQuestion *question,
                              CxItem *item,
                              const char *answer,
                              double *number,
                              char **text,
                              GError **error);
/* TRUE with 1 or 0 in @value for yes or no in English or Vietnamese, 1 or 0, true or false, x. */
gboolean cx_type_parse_yes_no (const char *answer, gboolean *value);
/* A number within the fields "min" and "max" of the question. */
gboolean cx_type_read_number (CxQuestion *question,
                              CxItem *item,
                              const char *answer,
                              double *number,
                              char **text,
                              GError **error);
/* Tidied text. */
gboolean cx_type_read_text (CxQuestion *question,
                            CxItem *item,
                            const char *answer,
                            double *number,
                            char **text,
                            GError **error);

/* Fields that every scale has, for the head of its array. */
#define CX_TYPE_SCALE_FIELDS                                                                       \
  { "label_min", CX_FIELD_TEXT, N_ ("Label of the lowest point"), NULL, 0, 0, NULL, NULL },        \
  {                                                                                                \
    "label_max", CX_FIELD_TEXT, N_ ("Label of the highest point"), NULL, 0, 0, NULL, NULL          \
  }

G_END_DECLS
