#include "config.h"

#include "cx-hash.h"
#include "cx-test.h"

#include <string.h>

/* The published outputs of SipHash-2-4 for key 00 01 … 0f and the messages "", 00, 00 01, … */
static void
test_published (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (0x726fdb47dd0e0e31), G_GUINT64_CONSTANT (0x74f839c593dc67fd),
    G_GUINT64_CONSTANT (0x0d6c8009d9a94f5a), G_GUINT64_CONSTANT (0x85676696d7fb7e2d),
    G_GUINT64_CONSTANT (0xcf2794e0277187b7), G_GUINT64_CONSTANT (0x18765564cd99a68d),
    G_GUINT64_CONSTANT (0xcbc9466e58fee3ce), G_GUINT64_CONSTANT (0xab0200f58b01d137),
    G_GUINT64_CONSTANT (0x93f5f5799a932462),
  };
  guint8 message[16];
  CxHash hash;

  for (guint i = 0; i < 16; i++)
    message[i] = (guint8) i;
  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      cx_hash_init_keyed (&hash, G_GUINT64_CONSTANT (0x0706050403020100),
                          G_GUINT64_CONSTANT (0x0f0e0d0c0b0a0908));
      cx_hash_add (&hash, message, n);
      g_assert_cmphex (cx_hash_end (&hash), ==, expected[n]);
    }
  cx_hash_init_keyed (&hash, G_GUINT64_CONSTANT (0x0706050403020100),
                      G_GUINT64_CONSTANT (0x0f0e0d0c0b0a0908));
  cx_hash_add (&hash, message, 15);
  g_assert_cmphex (cx_hash_end (&hash), ==, G_GUINT64_CONSTANT (0xa129ca6149be45e5));
}

/* Fingerprints stand in people's files: these must never change. */
static void
test_fixed (void)
{
  char text[17];
  CxHash hash;

  g_assert_cmphex (cx_hash_bytes ("", 0), ==, G_GUINT64_CONSTANT (0x1e924b9d737700d7));
  g_assert_cmpstr (cx_hash_to_text (cx_hash_bytes ("Clientele", 9), text), ==, "2e7517d79e77a850");
  cx_hash_init (&hash);
  cx_hash_add_text (&hash, "Dấu thời gian");
  cx_hash_add_int (&hash, -2);
  cx_hash_add_text (&hash, NULL);
  g_assert_cmpstr (cx_hash_to_text (cx_hash_end (&hash), text), ==, "e219fccf19a8019b");
}

/* However the bytes are cut, the hash is the same. */
static void
test_streaming (void)
{
  guint8 bytes[200];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (int i = 0; i < 5000; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes + 1), done = 0;
      CxHash hash;

      cx_hash_init (&hash);
      while (done < length)
        {
          gsize step = (gsize) g_test_rand_int_range (0, 20);

          step = MIN (step, length - done);
          cx_hash_add (&hash, bytes + done, step);
          done += step;
        }
      g_assert_cmphex (cx_hash_end (&hash), ==, cx_hash_bytes (bytes, length));
    }
}

static guint64
hash_two (const char *a, const char *b)
{
  CxHash hash;

  cx_hash_init (&hash);
  cx_hash_add_text (&hash, a);
  cx_hash_add_text (&hash, b);
  return cx_hash_end (&hash);
}

static void
test_boundaries (void)
{
  g_assert_cmphex (hash_two ("ab", "c"), !=, hash_two ("a", "bc"));
  g_assert_cmphex (hash_two ("", NULL), !=, hash_two (NULL, ""));
  g_assert_cmphex (hash_two ("", ""), !=, hash_two (NULL, NULL));
  g_assert_cmphex (hash_two ("a", "b"), ==, hash_two ("a", "b"));
}

/* Two hundred thousand short texts, no collision. */
static void
test_spread (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gint64 i = 0; i < 200000; i++)
    {
      g_autofree char *text = g_strdup_printf ("row %" G_GINT64_FORMAT, i);
      guint64 hash = cx_hash_bytes (text, strlen (text));

      g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/hash/published", test_published);
  g_test_add_func ("/hash/fixed", test_fixed);
  g_test_add_func ("/hash/streaming", test_streaming);
  g_test_add_func ("/hash/boundaries", test_boundaries);
  g_test_add_func ("/hash/spread", test_spread);
  return g_test_run ();
}
