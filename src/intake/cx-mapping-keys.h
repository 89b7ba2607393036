/* What may stand in the JSON of a mapping. */
#pragma once

#include <jansson.h>

#include <glib.h>

G_BEGIN_DECLS

/* "PLACE.KEY: MESSAGE" as the error, with what to do. Always FALSE. */
gboolean
cx_mapping_refuse (GError **error, const char *place, const char *key, const char *message);

/* FALSE if the mapping holds a key that is not known, most often a slip of the pen. What has
 * another shape than it should is passed over here. */
gboolean cx_mapping_check_keys (json_t *root, GError **error);

G_END_DECLS
