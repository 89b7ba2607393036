#include "config.h"

#include "cx-import-keys.h"

#include "cx-hash.h"

#include <string.h>

#define FIRST_SLOTS 4096
#define STEP_ROWS 16384

/* Keeps the hashes of contents apart from those of ids. */
#define CONTENT_SEED G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  guint64 key;         /* 0: free */
  guint64 fingerprint; /* of a row with an id */
  gint64 id;           /* the response; of rows without id: how many were not met again yet */
} Entry;

struct _CxImportKeys
{
  Entry *entries;
  gsize n_slots; /* a power of two */
  gsize n_used;
  gboolean by_id;
  gint64 last_stored; /* responses after this one come from the file being read */

  CxProgress *progress; /* while loading */
  gint64 loaded;
  GError *error;
};

CxImportKeys *
cx_import_keys_new (gboolean by_id)
{
  CxImportKeys *self = g_new0 (CxImportKeys, 1);

  self->by_id = by_id;
  self->n_slots = FIRST_SLOTS;
  self->entries = g_new0 (Entry, FIRST_SLOTS);
  return self;
}

void
cx_import_keys_free (CxImportKeys *keys)
{
  g_free (keys->entries);
  g_free (keys);
}

guint64
cx_import_id_hash (const char *text, gsize length)
{
  guint64 hash = cx_hash_bytes (text, length);

  return hash != 0 ? hash : 1;
}

static guint64
hash_content (guint64 fingerprint)
{
  guint64 hash = cx_import_mix (fingerprint, CONTENT_SEED);

  return hash != 0 ? hash : 1;
}

static Entry *
find_entry (CxImportKeys *keys, guint64 key)
{
  gsize mask = keys->n_slots - 1;
  gsize i = key & mask;

  while (keys->entries[i].key != 0 && keys->entries[i].key != key)
    i = (i + 1) & mask;
  return &keys->entries[i];
}

static void
grow (CxImportKeys *keys)
{
  g_autofree Entry *old = keys->entries;
  gsize n_old = keys->n_slots;

  keys->n_slots *= 2;
  keys->entries = g_new0 (Entry, keys->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].key != 0)
      *find_entry (keys, old[i].key) = old[i];
}

/* The entry of @key, made if it was not there. Load stays below 7/8. */
static Entry *
ensure_entry (CxImportKeys *keys, guint64 key)
{
  Entry *entry = find_entry (keys, key);

  if (entry->key != 0)
    return entry;
  if ((keys->n_used + 1) * 8 > keys->n_slots * 7)
    {
      grow (keys);
      entry = find_entry (keys, key);
    }
  entry->key = key;
  keys->n_used++;
  return entry;
}

static gboolean
load_key_cb (gint64 id, gint64 fingerprint, const char *source_id, gpointer user_data)
{
  CxImportKeys *keys = user_data;
  Entry *entry;

  if (keys->by_id && source_id != NULL && source_id[0] != '\0')
    {
      entry = ensure_entry (keys, cx_import_id_hash (source_id, strlen (source_id)));
      entry->id = id;
      entry->fingerprint = (guint64) fingerprint;
    }
  else if (fingerprint != 0)
    {
      entry = ensure_entry (keys, hash_content ((guint64) fingerprint));
      entry->id++;
    }

  keys->last_stored = MAX (keys->last_stored, id);
  keys->loaded++;
  return keys->loaded % STEP_ROWS != 0 ||
         cx_progress_step (keys->progress, keys->loaded, &keys->error);
}

gboolean
cx_import_keys_load (CxImportKeys *keys,
                     CxDb *db,
                     CxSurvey *survey,
                     CxProgress *progress,
                     GError **error)
{
  gboolean ok;

  keys->progress = progress;
  ok = cx_response_repo_each_key (db, survey, load_key_cb, keys, error);
  keys->progress = NULL;
  if (keys->error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&keys->error));
      return FALSE;
    }
  return ok;
}

void
cx_import_keys_expect (const CxImportKeys *keys, const CxImportRow *row)
{
  guint64 key = row->id_hash != 0 ? row->id_hash : hash_content (row->fingerprint);

  __builtin_prefetch (&keys->entries[key & (keys->n_slots - 1)], 1);
}

static CxKeyState
check_content (CxImportKeys *keys, const CxImportRow *row)
{
  Entry *entry = find_entry (keys, hash_content (row->fingerprint));

  if (entry->key == 0)
    return CX_KEY_NEW;
  if (row->timed)
    return CX_KEY_SAME;
  if (entry->id == 0)
    return CX_KEY_NEW;
  entry->id--;
  return CX_KEY_SAME;
}

CxKeyState
cx_import_keys_check (CxImportKeys *keys, const CxImportRow *row, gint64 *id)
{
  Entry *entry;

  if (row->id_hash == 0)
    return check_content (keys, row);

  entry = find_entry (keys, row->id_hash);
  if (entry->key == 0)
    return CX_KEY_NEW;
  if (entry->fingerprint == row->fingerprint)
    return CX_KEY_SAME;

  entry->fingerprint = row->fingerprint;
  *id = entry->id;
  return entry->id > keys->last_stored ? CX_KEY_SUPERSEDES : CX_KEY_CHANGED;
}

void
cx_import_keys_add (CxImportKeys *keys, const CxImportRow *row, gint64 id)
{
  Entry *entry;

  /* Equal rows that do not say their time are all new. */
  if (row->id_hash == 0 && !row->timed)
    return;

  entry = ensure_entry (keys, row->id_hash != 0 ? row->id_hash : hash_content (row->fingerprint));
  entry->fingerprint = row->fingerprint;
  entry->id = row->id_hash != 0 ? id : 0;
}
