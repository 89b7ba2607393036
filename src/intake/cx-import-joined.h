/* A cell that holds several options one after another ("Wi-Fi, Coffee, tea and juice"). Separators
 * inside an option are not escaped by form tools, so known options are tried first, the longest
 * first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CxJoinedOptions CxJoinedOptions;

/* @separator: as it stands between options, ", " or ";" or " " or "\n" … */
CxJoinedOptions *cx_joined_options_new (const char *separator);
void cx_joined_options_free (CxJoinedOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxJoinedOptions, cx_joined_options_free)

/* @text (tidy) is a way to write the option with number @place. The first to say so is right. */
void cx_joined_options_add (CxJoinedOptions *options, const char *text, guint place);

/* Splits @text. @chosen (element-type guint) gets the places found, in their order, each once;
 * @rest (element-type utf8) the pieces that are no option, each as it stands between separators. */
void cx_joined_options_split (CxJoinedOptions *options,
                              const char *text,
                              GArray *chosen,
                              GPtrArray *rest);

G_END_DECLS
