/* Numbers the different texts of a column in the order in which they are met. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CxDictionary CxDictionary;

CxDictionary *cx_dictionary_new (void);
void cx_dictionary_free (CxDictionary *dictionary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDictionary, cx_dictionary_free)

/* The number of @text (@length bytes, not necessarily terminated), from 0. */
gint32 cx_dictionary_add (CxDictionary *dictionary, const char *text, gsize length);
/* -1 if it is not there. */
gint32 cx_dictionary_find (const CxDictionary *dictionary, const char *text);
guint cx_dictionary_get_size (const CxDictionary *dictionary);
const char *cx_dictionary_get_text (const CxDictionary *dictionary, gint32 number);

G_END_DECLS
