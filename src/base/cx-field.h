/* Field descriptors: what a question type, report block, reader … lets a person set. Editors and
 * option pages are generated from these. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CX_FIELD_BOOLEAN,
  CX_FIELD_INTEGER,
  CX_FIELD_NUMBER,
  CX_FIELD_TEXT,
  CX_FIELD_CHOICE,     /* one of choices */
  CX_FIELD_EXPRESSION, /* the expression language */
  CX_FIELD_DATE,
  CX_FIELD_COLOUR,
} CxFieldKind;

typedef struct
{
  const char *id;
  const char *label; /* N_() */
} CxFieldChoice;

typedef struct
{
  const char *key;
  CxFieldKind kind;
  const char *label;            /* N_() */
  const char *default_value;    /* as text, C locale; NULL: none */
  double min, max;              /* for numbers; both 0: no limit */
  const CxFieldChoice *choices; /* ends with an id of NULL */
  const char *help;             /* N_(), nullable */
} CxField;

/* Checks @text against @field. FALSE with CX_ERROR_INVALID naming the field and the limit. */
gboolean cx_field_validate (const CxField *field, const char *text, GError **error);

/* The field of that key among @n, or NULL. */
const CxField *cx_field_find (const CxField *fields, guint n, const char *key);

G_END_DECLS
