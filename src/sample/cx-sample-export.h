/* Form exports of the sample, as form tools write them: what build-aux/run imports. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @n visits that are not in the sample business, as a Google Forms answer sheet in Vietnamese. Free
 * with g_free (). */
char *cx_sample_google_forms (guint n);

G_END_DECLS
