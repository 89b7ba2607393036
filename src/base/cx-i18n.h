/* Translation for every floor: _(), N_(), C_(), ngettext () in our own domain follow the program's
 * language; cx_translate () answers in any language, for reports made in another one.
 *
 * A language that was asked for by name is looked up in our own catalogues, because gettext knows
 * only those for which the system has a locale. */
#pragma once

#include "config.h"

#include <glib.h>
#include <glib/gi18n-lib.h>

#undef _
#undef C_
#undef ngettext
#define _(text) cx_i18n_text (text)
#define C_(context, text) cx_i18n_text_in_context (context "\004" text, sizeof context)
#define ngettext(singular, plural, n) cx_i18n_plural (singular, plural, n)

G_BEGIN_DECLS

/* Sets locale and message catalogues at the start of a program. @language ("en", "vi" …) is
 * nullable: then the environment decides. */
void cx_i18n_init (const char *language);

/* The folder with <language>/LC_MESSAGES/clientele.mo: $CLIENTELE_LOCALEDIR, else beside the
 * program, else where it was installed. (transfer none) */
const char *cx_i18n_get_folder (void);

/* "vi" or "en": the language in which the program speaks now. */
const char *cx_i18n_get_language (void);

/* Behind the macros above. The key is context, U+0004 and text, which begins at @offset. */
const char *cx_i18n_text (const char *text) G_GNUC_FORMAT (1);
const char *cx_i18n_text_in_context (const char *key, gsize offset) G_GNUC_FORMAT (1);
const char *cx_i18n_plural (const char *singular, const char *plural, gint64 n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

/* @text in @language; @text itself where there is no translation or the language is unknown or
 * NULL. Any thread. The result lives as long as the program. */
const char *cx_translate (const char *language, const char *text);
const char *
cx_translate_plural (const char *language, const char *singular, const char *plural, gint64 n);

G_END_DECLS
