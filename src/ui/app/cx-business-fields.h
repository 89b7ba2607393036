/* What a business is, as fields that a person sets. */
#pragma once

#include "cx-field.h"
#include "cx-project.h"

G_BEGIN_DECLS

typedef enum
{
  CX_BUSINESS_NAME,
  CX_BUSINESS_PREPARED_FOR,
  CX_BUSINESS_COLOUR_1,
  CX_BUSINESS_COLOUR_2,
  CX_BUSINESS_CURRENCY,
  CX_BUSINESS_TIME_ZONE,
  CX_BUSINESS_LANGUAGE,
  CX_N_BUSINESS_FIELDS
} CxBusinessField;

/* (transfer none), lives as long as the program. */
const CxField *cx_business_field (CxBusinessField field);
/* (nullable) (transfer none) */
const char *cx_business_field_get (const CxBusiness *business, CxBusinessField field);
/* In the edit of @label. */
gboolean
cx_business_field_set (CxEdit *edit, CxBusinessField field, const char *value, GError **error);
/* @logo NULL: none. @type: "image/png" … */
gboolean cx_business_logo_set (CxEdit *edit, GBytes *logo, const char *type, GError **error);

G_END_DECLS
