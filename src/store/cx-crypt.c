#include "config.h"

#include "cx-crypt.h"

#include "cx-i18n.h"
#include "cx-platform.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define MAGIC "CLTCRYPT"
#define VERSION 1
#define PIECE (64 * 1024)
#define STREAM crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define OVERHEAD crypto_secretstream_xchacha20poly1305_ABYTES
#define KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SALT crypto_pwhash_SALTBYTES
#define HEADER (8 + 1 + 8 + 8 + SALT + STREAM)
/* A header from a stranger must not make us fill the memory or work for hours. */
#define MOST_OPERATIONS 16
#define MOST_MEMORY (G_GUINT64_CONSTANT (1) << 30)

typedef struct
{
  FILE *input;
  FILE *output;
  const char *input_path;
  const char *output_path;
  guint8 header[HEADER];
  crypto_secretstream_xchacha20poly1305_state state;
  CxProgress *progress;
  gint64 done;
} Job;

/* Files. */

static gboolean
fail_reading (Job *job, int number, GError **error)
{
  cx_platform_set_error (error, number, job->input_path, _ ("The file could not be read"));
  return FALSE;
}

static gboolean
fail_writing (Job *job, int number, GError **error)
{
  cx_platform_set_error (error, number, job->output_path, _ ("The file could not be written"));
  return FALSE;
}

static gboolean
fail_damaged (Job *job, GError **error)
{
  cx_error_set (error, CX_ERROR_DAMAGED, _ ("Use another backup."),
                _ ("The encrypted backup is damaged or not complete."));
  cx_error_place (error, job->input_path, 0, NULL);
  return FALSE;
}

static gboolean
open_files (Job *job, GError **error)
{
  job->input = g_fopen (job->input_path, "rb");
  if (job->input == NULL)
    return fail_reading (job, errno, error);
  job->output = g_fopen (job->output_path, "wb");
  if (job->output == NULL)
    return fail_writing (job, errno, error);
  return TRUE;
}

static gboolean
close_files (Job *job, gboolean done, GError **error)
{
  if (job->input != NULL)
    fclose (job->input);
  if (job->output != NULL && fclose (job->output) != 0 && done)
    done = fail_writing (job, errno, error);
  if (!done && job->output != NULL)
    g_unlink (job->output_path);
  sodium_memzero (&job->state, sizeof job->state);
  return done;
}

/* Key. */

static void
put_number (guint8 *bytes, guint64 number)
{
  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof number);
}

static guint64
get_number (const guint8 *bytes)
{
  guint64 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT64_FROM_LE (number);
}

static gboolean
make_key (Job *job, const char *passphrase, guint8 key[KEY], GError **error)
{
  guint64 operations = get_number (job->header + 9);
  guint64 memory = get_number (job->header + 17);

  if (operations > MOST_OPERATIONS || memory > MOST_MEMORY)
    return fail_damaged (job, error);
  if (crypto_pwhash (key, KEY, passphrase, strlen (passphrase), job->header + 25, operations,
                     (size_t) memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_LIMIT, _ ("Close other programs, then try again."),
                _ ("There is not enough memory to make the key from the passphrase."));
  return FALSE;
}

static gboolean
start_sodium (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("Encryption does not work on this computer."));
  return FALSE;
}

/* Encrypting. */

static gboolean
begin_encrypting (Job *job, const char *passphrase, GError **error)
{
  guint8 key[KEY];

  memcpy (job->header, MAGIC, 8);
  job->header[8] = VERSION;
  put_number (job->header + 9, crypto_pwhash_OPSLIMIT_MODERATE);
  put_number (job->header + 17, crypto_pwhash_MEMLIMIT_MODERATE);
  randombytes_buf (job->header + 25, SALT);
  if (!make_key (job, passphrase, key, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (&job->state, job->header + HEADER - STREAM, key);
  sodium_memzero (key, sizeof key);
  if (fwrite (job->header, 1, HEADER, job->output) != HEADER)
    return fail_writing (job, errno, error);
  return TRUE;
}

static gboolean
encrypt_pieces (Job *job, GError **error)
{
  g_autofree guint8 *plain = g_malloc (PIECE);
  g_autofree guint8 *sealed = g_malloc (PIECE + OVERHEAD);
  gboolean first = TRUE;
  gboolean last = FALSE;

  while (!last)
    {
      size_t size = fread (plain, 1, PIECE, job->input);
      unsigned long long sealed_size;

      if (ferror (job->input))
        return fail_reading (job, errno, error);
      last = size < PIECE;
      crypto_secretstream_xchacha20poly1305_push (
          &job->state, sealed, &sealed_size, plain, size, first ? job->header : NULL,
          first ? HEADER : 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (fwrite (sealed, 1, sealed_size, job->output) != sealed_size)
        return fail_writing (job, errno, error);
      job->done += (gint64) size;
      if (!cx_progress_step (job->progress, job->done, error))
        return FALSE;
      first = FALSE;
    }
  return TRUE;
}

gboolean
cx_crypt_encrypt (const char *input,
                  const char *output,
                  const char *passphrase,
                  CxProgress *progress,
                  GError **error)
{
  Job job = { .input_path = input, .output_path = output, .progress = progress };
  GStatBuf status = { 0 };
  gboolean done;

  g_stat (input, &status);
  cx_progress_begin (progress, _ ("Encrypting"), status.st_size);
  done = start_sodium (error) && open_files (&job, error) &&
         begin_encrypting (&job, passphrase, error) && encrypt_pieces (&job, error);
  return close_files (&job, done, error);
}

/* Decrypting. */

gboolean
cx_crypt_is_encrypted (const char *path)
{
  char magic[8];
  FILE *file = g_fopen (path, "rb");
  gboolean is = file != NULL && fread (magic, 1, sizeof magic, file) == sizeof magic &&
                memcmp (magic, MAGIC, sizeof magic) == 0;

  if (file != NULL)
    fclose (file);
  return is;
}

static gboolean
begin_decrypting (Job *job, const char *passphrase, GError **error)
{
  guint8 key[KEY];
  gboolean begun;

  if (fread (job->header, 1, HEADER, job->input) != HEADER || memcmp (job->header, MAGIC, 8) != 0)
    return fail_damaged (job, error);
  if (job->header[8] != VERSION)
    {
      cx_error_set (error, CX_ERROR_NEWER, _ ("Install the newest Clientele."),
                    _ ("This backup was encrypted by a newer Clientele."));
      return FALSE;
    }
  if (!make_key (job, passphrase, key, error))
    return FALSE;
  begun = crypto_secretstream_xchacha20poly1305_init_pull (&job->state,
                                                           job->header + HEADER - STREAM, key) == 0;
  sodium_memzero (key, sizeof key);
  return begun || fail_damaged (job, error);
}

static gboolean
fail_opening (Job *job, gboolean first, GError **error)
{
  if (!first)
    return fail_damaged (job, error);
  cx_error_set (error, CX_ERROR_INVALID, _ ("Type the passphrase with which the backup was made."),
                _ ("The passphrase does not open this backup."));
  cx_error_place (error, job->input_path, 0, NULL);
  return FALSE;
}

static gboolean
decrypt_pieces (Job *job, GError **error)
{
  g_autofree guint8 *sealed = g_malloc (PIECE + OVERHEAD);
  g_autofree guint8 *plain = g_malloc (PIECE);
  unsigned char tag = 0;
  gboolean first = TRUE;

  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      size_t size = fread (sealed, 1, PIECE + OVERHEAD, job->input);
      unsigned long long plain_size;

      if (ferror (job->input))
        return fail_reading (job, errno, error);
      if (size < OVERHEAD)
        return fail_damaged (job, error);
      if (crypto_secretstream_xchacha20poly1305_pull (&job->state, plain, &plain_size, &tag, sealed,
                                                      size, first ? job->header : NULL,
                                                      first ? HEADER : 0) != 0)
        return fail_opening (job, first, error);
      if (fwrite (plain, 1, plain_size, job->output) != plain_size)
        return fail_writing (job, errno, error);
      job->done += (gint64) size;
      if (!cx_progress_step (job->progress, job->done, error))
        return FALSE;
      first = FALSE;
    }
  return fgetc (job->input) == EOF || fail_damaged (job, error);
}

gboolean
cx_crypt_decrypt (const char *input,
                  const char *output,
                  const char *passphrase,
                  CxProgress *progress,
                  GError **error)
{
  Job job = { .input_path = input, .output_path = output, .progress = progress };
  GStatBuf status = { 0 };
  gboolean done;

  g_stat (input, &status);
  cx_progress_begin (progress, _ ("Decrypting"), status.st_size);
  done = start_sodium (error) && open_files (&job, error) &&
         begin_decrypting (&job, passphrase, error) && decrypt_pieces (&job, error);
  return close_files (&job, done, error);
}
