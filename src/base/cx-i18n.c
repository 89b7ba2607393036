#include "config.h"

#include "cx-i18n.h"

#include "cx-platform-private.h"
#include "cx-platform.h"
#include "cx-program.h"

#include <string.h>

/* GNU .mo: magic, revision, number of strings, offsets of the two tables of (length, offset). */
#define MO_MAGIC 0x950412deu
#define MO_SWAPPED 0xde120495u

typedef struct
{
  GBytes *bytes;
  GHashTable *texts; /* msgid up to its first NUL → translation (plural forms NUL-separated) */
  GHashTable *forms; /* msgid → number of forms */
} Catalogue;

static char *folder;
static const char *spoken; /* what cx_i18n_init () was asked for; NULL: gettext decides */

const char *
cx_i18n_get_folder (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      const char *named = g_getenv ("CLIENTELE_LOCALEDIR");
      g_autofree char *beside = cx_program_find_data ("locale");

      if (named != NULL && *named != '\0')
        folder = g_strdup (named);
      else
        folder = g_strdup (beside != NULL ? beside : LOCALEDIR);
      g_once_init_leave (&once, 1);
    }
  return folder;
}

void
cx_i18n_init (const char *language)
{
  spoken = g_intern_string (language);
  if (language != NULL)
    cx_platform_set_utf8_locale (language);
  else
    cx_system_set_utf8_locale (); /* scheduled jobs run in "C"; their words are UTF-8 all the same
                                   */

  bindtextdomain (GETTEXT_PACKAGE, cx_i18n_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
cx_i18n_get_language (void)
{
  /* TRANSLATORS: the code of the language that you translate into ("vi"), nothing else. */
  const char *code = _ ("language-code");

  return strcmp (code, "language-code") == 0 ? "en" : code;
}

static guint32
read_word (const guint8 *data, gboolean swapped)
{
  guint32 word;

  memcpy (&word, data, sizeof word);
  return swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static void
catalogue_add (Catalogue *self, const char *id, const char *text, gsize text_length)
{
  guint forms = 1;

  for (gsize i = 0; i < text_length; i++)
    if (text[i] == '\0')
      forms++;
  g_hash_table_insert (self->texts, (gpointer) id, (gpointer) text);
  g_hash_table_insert (self->forms, (gpointer) id, GUINT_TO_POINTER (forms));
}

/* Every offset is checked: a damaged catalogue is the same as none. */
static void
catalogue_read (Catalogue *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  gboolean swapped;
  guint32 n, ids, texts;

  if (size < 28)
    return;
  swapped = read_word (data, FALSE) == MO_SWAPPED;
  if (read_word (data, swapped) != MO_MAGIC)
    return;

  n = read_word (data + 8, swapped);
  ids = read_word (data + 12, swapped);
  texts = read_word (data + 16, swapped);
  for (guint64 i = 0; i < n; i++)
    {
      guint64 id_entry = ids + 8 * i, text_entry = texts + 8 * i;
      guint64 id_length, id, text_length, text;

      if (id_entry + 8 > size || text_entry + 8 > size)
        return;
      id_length = read_word (data + id_entry, swapped);
      id = read_word (data + id_entry + 4, swapped);
      text_length = read_word (data + text_entry, swapped);
      text = read_word (data + text_entry + 4, swapped);
      if (id + id_length >= size || text + text_length >= size || data[id + id_length] != '\0' ||
          data[text + text_length] != '\0')
        return;
      if (id_length > 0 && text_length > 0)
        catalogue_add (self, (const char *) data + id, (const char *) data + text, text_length);
    }
}

static Catalogue *
catalogue_load (const char *language)
{
  Catalogue *self = g_new0 (Catalogue, 1);
  g_autofree char *path = g_build_filename (cx_i18n_get_folder (), language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->forms = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_file_get_contents (path, &contents, &size, NULL))
    {
      self->bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
      catalogue_read (self);
    }
  return self;
}

/* Catalogues stay loaded: their texts are handed out. */
static Catalogue *
catalogue_for (const char *language)
{
  static GMutex mutex;
  static GHashTable *catalogues;
  Catalogue *catalogue;

  g_mutex_lock (&mutex);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  catalogue = g_hash_table_lookup (catalogues, language);
  if (catalogue == NULL)
    {
      catalogue = catalogue_load (language);
      g_hash_table_insert (catalogues, g_strdup (language), catalogue);
    }
  g_mutex_unlock (&mutex);
  return catalogue;
}

const char *
cx_translate (const char *language, const char *text)
{
  const char *found;

  if (language == NULL || strcmp (language, "en") == 0)
    return text;
  found = g_hash_table_lookup (catalogue_for (language)->texts, text);
  return found != NULL ? found : text;
}

const char *
cx_translate_plural (const char *language, const char *singular, const char *plural, gint64 n)
{
  Catalogue *catalogue;
  const char *found = NULL;

  if (language != NULL && strcmp (language, "en") != 0)
    {
      catalogue = catalogue_for (language);
      found = g_hash_table_lookup (catalogue->texts, singular);
      if (found != NULL && n != 1 &&
          GPOINTER_TO_UINT (g_hash_table_lookup (catalogue->forms, singular)) > 1)
        return found + strlen (found) + 1;
    }
  if (found != NULL)
    return found;
  return n == 1 ? singular : plural;
}

const char *
cx_i18n_text (const char *text)
{
  return spoken != NULL ? cx_translate (spoken, text) : g_dgettext (GETTEXT_PACKAGE, text);
}

const char *
cx_i18n_text_in_context (const char *key, gsize offset)
{
  const char *found;

  if (spoken == NULL)
    return g_dpgettext (GETTEXT_PACKAGE, key, offset);
  found = cx_translate (spoken, key);
  return found != key ? found : key + offset;
}

const char *
cx_i18n_plural (const char *singular, const char *plural, gint64 n)
{
  if (spoken != NULL)
    return cx_translate_plural (spoken, singular, plural, n);
  return g_dngettext (GETTEXT_PACKAGE, singular, plural, (gulong) n);
}
