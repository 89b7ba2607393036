/* Checks that creating and saving a business share. */
#pragma once

#include "cx-project.h"

G_BEGIN_DECLS

/* A name, a known currency, zone and language, colours that are some. CX_ERROR_INVALID. */
gboolean cx_business_check (const CxBusiness *business, GError **error);

G_END_DECLS
