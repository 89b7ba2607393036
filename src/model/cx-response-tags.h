/* The tags of a response: the text of its field "tags", which holds them in the order of the
 * dictionary with ", " between. A tag has no comma. Filters say contains(${tags}, 'VIP'). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CX_TAG_MAX_LENGTH 60

/* @text (nullable) as tags, tidied, each once ignoring case. g_strfreev (). */
char **cx_response_tags_parse (const char *text);
/* The text of @tags; NULL if there are none. g_free (). */
char *cx_response_tags_join (const char *const *tags);
/* @text (nullable) with @add and without @remove (each nullable), case ignored. NULL if nothing
 * remains. g_free (). */
char *cx_response_tags_change (const char *text, const char *const *add, const char *const *remove);

G_END_DECLS
