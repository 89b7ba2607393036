/* Encrypted copies: libsodium's secretstream (XChaCha20-Poly1305) under a key that Argon2id makes
 * from a passphrase.
 *
 *   8 bytes   "CLTCRYPT"
 *   1 byte    version, 1
 *   8 + 8     Argon2id: operations, memory in bytes (little-endian)
 *   16        salt
 *   24        secretstream's own header
 *   then      pieces of 64 KiB (the last may be shorter), each 17 bytes longer than its content;
 *             the last is tagged FINAL. All bytes above are authenticated with the first piece. */
#pragma once

#include "cx-error.h"
#include "cx-progress.h"

G_BEGIN_DECLS

/* By its first bytes; FALSE also for a file that cannot be read. */
gboolean cx_crypt_is_encrypted (const char *path);

/* Both write @output anew and remove it if they fail. */
gboolean cx_crypt_encrypt (const char *input,
                           const char *output,
                           const char *passphrase,
                           CxProgress *progress,
                           GError **error);
/* A wrong passphrase is CX_ERROR_INVALID; a copy that ends too early or was changed DAMAGED. */
gboolean cx_crypt_decrypt (const char *input,
                           const char *output,
                           const char *passphrase,
                           CxProgress *progress,
                           GError **error);

G_END_DECLS
