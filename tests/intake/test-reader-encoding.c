#include "config.h"

#include "cx-charset.h"
#include "cx-reader-fixture.h"

#include <string.h>

/* Text in every encoding that real files come in. */

static const char vietnamese[] =
    "tên,ý kiến\nNguyễn Văn An,Nhân viên rất thân thiện\nTrần Thị Bình,\"Cà phê ngon, chỗ ngồi "
    "thoải "
    "mái\"\nLê Đức Ửng,Phục vụ hơi chậm vào buổi sáng\nĐỗ Hữu Quỳnh,Giá cả hợp lý\n";

/* @text in TCVN3 or VNI, made by trying our own tables backwards. */
static GByteArray *
encode (const char *text, const char *encoding)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint16 *table = cx_charset_table (encoding);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean done = FALSE;

      if (c < 0x80)
        {
          g_byte_array_append (bytes, (const guint8[]){ (guint8) c }, 1);
          continue;
        }
      for (guint i = 0; i < 128 && table != NULL && !done; i++)
        if (table[i] == c)
          {
            g_byte_array_append (bytes, (const guint8[]){ (guint8) (i + 0x80) }, 1);
            done = TRUE;
          }
      for (guint i = 0x80; i < 256 && table == NULL && !done; i++)
        {
          done = cx_vni_single ((guint8) i) == c;
          if (done)
            g_byte_array_append (bytes, (const guint8[]){ (guint8) i }, 1);
          for (const char *base = "aeouyAEOUY\xf4\xf6\xd4\xd6"; *base != '\0' && !done; base++)
            if (cx_vni_pair ((guint8) *base, (guint8) i) == c)
              {
                g_byte_array_append (bytes, (const guint8[]){ (guint8) *base, (guint8) i }, 2);
                done = TRUE;
              }
        }
      /* TCVN3 has no accented capitals: fonts show them from the small letters. */
      if (!done)
        {
          g_autofree char *small = g_utf8_strdown (p, g_utf8_next_char (p) - p);
          g_autoptr (GByteArray) rest = encode (small, encoding);

          g_byte_array_append (bytes, rest->data, rest->len);
        }
    }
  return bytes;
}

static void
assert_reads (const char *name,
              const guint8 *bytes,
              gsize size,
              const char *encoding,
              const char *expected)
{
  g_autoptr (CxTable) table = reader_open_text (name, (const char *) bytes, (gssize) size);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (table->encoding, ==, encoding);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_converted (const char *text, const char *iconv_name, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *bytes = g_convert (text, -1, iconv_name, "UTF-8", NULL, &size, &error);

  g_assert_no_error (error);
  assert_reads ("converted.csv", (const guint8 *) bytes, size, encoding, text);
}

static void
test_utf8 (void)
{
  g_autofree char *with_mark = g_strconcat ("\xef\xbb\xbf", vietnamese, NULL);
  g_autoptr (CxTable) table = NULL;

  assert_reads ("u.csv", (const guint8 *) vietnamese, strlen (vietnamese), "UTF-8", vietnamese);
  assert_reads ("b.csv", (const guint8 *) with_mark, strlen (with_mark), "UTF-8", vietnamese);
  table = reader_open_text ("b.csv", with_mark, -1);
  g_assert_true (table->bom);
  g_assert_cmpuint (table->doubts->len, ==, 0);
}

static void
test_utf16 (void)
{
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", vietnamese, NULL);

  assert_converted (vietnamese, "UTF-16LE", "UTF-16LE");
  assert_converted (vietnamese, "UTF-16BE", "UTF-16BE");
  assert_converted ("a,b\n😀,2\n", "UTF-16LE", "UTF-16LE");
  /* With the mark, which is no part of the first heading. */
  for (int big = 0; big < 2; big++)
    {
      gsize size = 0;
      g_autofree char *bytes = g_convert (marked, -1, big ? "UTF-16BE" : "UTF-16LE", "UTF-8", NULL,
                                          &size, NULL);

      assert_reads ("m.csv", (const guint8 *) bytes, size, big ? "UTF-16BE" : "UTF-16LE",
                    vietnamese);
    }
}

static void
test_utf16_broken (void)
{
  /* A high surrogate without its other half, and an odd byte at the end. */
  static const char bytes[] = "a\0,\0b\0\n\0\x3d\xd8,\0x\0\n\0y\0,\0z\0\n";
  g_autoptr (CxTable) table = reader_open_text ("s.csv", bytes, sizeof bytes - 1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, "a,b\n\xef\xbf\xbd,x\ny,z\n");
  g_assert_true (reader_says (table->doubts, "mean"));
}

/* A slip, not UTF-16: where every other byte would be a NUL. */
static void
test_stray_nul (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    const char *text;
  } cases[] = {
    { "a,b\n1,2\0\n", 9, "a,b\n1,2\n" },
    { "a,b\0\n3,4\n", 9, "a,b\n3,4\n" },
    { "ab\0\n", 4, "ab\n" },
    { "\0ab", 3, "ab\n" },
    { "Tên\0,Phố\nHà\0,Huế\n", 23, "Tên,Phố\nHà,Huế\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CxTable)
          table = reader_open_text ("nul.csv", cases[i].bytes, (gssize) cases[i].size);
      g_autofree char *text = reader_to_csv (table);

      g_assert_cmpstr (table->encoding, ==, "UTF-8");
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (reader_says (table->repairs, "NUL"));
    }
  assert_converted ("a\nb\n", "UTF-16LE", "UTF-16LE");
  assert_converted ("ăâ\nơư\n", "UTF-16BE", "UTF-16BE");
}

static void
test_western (void)
{
  static const char french[] = "ville,avis\nBesançon,Très bon café\nNîmes,L’été à l’hôtel – déçu\n"
                               "Orléans,“Parfait”\n";

  assert_converted (french, "WINDOWS-1252", "windows-1252");
  assert_converted (french, "MACINTOSH", "macintosh");
  assert_converted ("name,city\nJürgen Groß,Köln\nBjörn,Malmö\n", "WINDOWS-1252", "windows-1252");
}

static void
test_mac_blank (void)
{
  /* MacRoman's no-break space is a capital Ê elsewhere. */
  static const char bytes[] = "region,n\rCentral\xca"
                              "America,1\rNorth\xca"
                              "America,2\r";

  assert_reads ("c.csv", (const guint8 *) bytes, strlen (bytes), "macintosh",
                "region,n\nCentral\xc2\xa0"
                "America,1\nNorth\xc2\xa0"
                "America,2\n");
}

static void
test_tcvn3 (void)
{
  g_autoptr (GByteArray) bytes = encode (vietnamese, "TCVN3");
  /* Its accented capitals are small letters in another font. */
  g_autofree char *expected = g_strdup (vietnamese);
  char *at = strstr (expected, "Ử");

  memcpy (at, "ử", strlen ("ử"));
  assert_reads ("t.csv", bytes->data, bytes->len, "TCVN3", expected);
}

static void
test_vni (void)
{
  g_autoptr (GByteArray) bytes = encode (vietnamese, "VNI");

  assert_reads ("v.csv", bytes->data, bytes->len, "VNI", vietnamese);
}

static void
test_windows_1258 (void)
{
  /* Tones are marks behind their letter and come out composed. */
  static const char bytes[] = "t\xean,n\n"
                              "Nguy\xea\xden V\xe3n An,1\n"
                              "Tr\xe2\xccn Th\xf2i H\xf4\xcc,2\n"
                              "r\xe2\xect t\xf4\xect,3\n"
                              "l\xe0m vi\xea\xf2"
                              "c,4\n";
  g_autoptr (CxTable) table = reader_open_text ("w.csv", bytes, -1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (table->encoding, ==, "windows-1258");
  g_assert_nonnull (strstr (text, "Nguyễn Văn An"));
  g_assert_nonnull (strstr (text, "rất tốt"));
  g_assert_nonnull (strstr (text, "làm việc"));
}

static void
test_japanese (void)
{
  assert_converted ("名前,意見\n山田太郎,とても良いサービスでした\n佐藤花子,コーヒーがおいしい\n",
                    "SHIFT_JIS", "Shift_JIS");
}

static void
test_cyrillic (void)
{
  assert_converted ("имя,отзыв\nИван,Очень хорошее обслуживание\nМария,Кофе был холодным\n",
                    "WINDOWS-1251", "WINDOWS-1251");
}

static void
test_stray_byte (void)
{
  static const char bytes[] = "tên,n\nđẹp,1\nuniverse?\x8c\xe6,2\nhài lòng,3\n";
  g_autoptr (CxTable) table = reader_open_text ("y.csv", bytes, -1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (table->encoding, ==, "UTF-8");
  g_assert_cmpstr (text, ==, "tên,n\nđẹp,1\nuniverse?Œæ,2\nhài lòng,3\n");
  g_assert_true (reader_says (table->doubts, "2 bytes, the first 0x8C in line 3"));
}

static void
test_lost_before (void)
{
  g_autoptr (CxTable) table = reader_open_text ("r.csv", "a,b\nx\xef\xbf\xbdy,2\n", -1);

  g_assert_true (reader_says (table->doubts, "lost before"));
}

static void
test_named (void)
{
  g_autofree char *path = cx_test_file ("k.csv", "a,b\n\xd0\xd1\xd2,1\n", -1);
  CxReadOptions options = { .encoding = (char *) "koi8-r", .header_rows = -1 };
  g_autoptr (CxTable) table = reader_open (path, &options);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, "a,b\nпяр,1\n");
}

/* A decoder fed byte by byte gives what it gives in one piece. */
static void
test_pieces (void)
{
  static const char *const names[] = { "UTF-8", "UTF-16LE", "VNI", "windows-1258", "Shift_JIS" };
  static const guint8 bytes[] = "a\xf4\xf9 b\xe1\xbb\x87 \xea\xec\x83\x41 \x93\xfa z";

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CxDecoder) whole = cx_decoder_new (names[i], NULL);
      g_autoptr (CxDecoder) cut = cx_decoder_new (names[i], NULL);
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);
      gsize begin = 0;

      g_assert_cmpuint (cx_decoder_run (whole, bytes, sizeof bytes, TRUE, a), ==, sizeof bytes);
      for (gsize end = 1; end <= sizeof bytes; end++)
        begin += cx_decoder_run (cut, bytes + begin, end - begin, end == sizeof bytes, b);
      g_assert_cmpuint (begin, ==, sizeof bytes);
      g_assert_cmpstr (a->str, ==, b->str);
      g_assert_true (g_utf8_validate (a->str, -1, NULL));
    }
}

static void
test_sequences (void)
{
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "a", 1), ==, 1);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xc3\xa9", 2), ==, 2);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xe1\xbb\x87", 3), ==, 3);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xf0\x9f\x98\x80", 4), ==, 4);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xe1\xbb", 2), ==, -1);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xc0\x80", 2), ==, 0);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xe0\x80\x80", 3), ==, 0);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xed\xa0\x80", 3), ==, 0);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\xf5\x80\x80\x80", 4), ==, 0);
  g_assert_cmpint (cx_utf8_sequence ((const guint8 *) "\x80", 1), ==, 0);
}

static void
test_syllables (void)
{
  static const char *const yes[] = { "Nguyễn", "nghiêng", "gì",  "quốc", "giữa", "đường",
                                     "khuya",  "ỷ",       "yếu", "oái",  "thuở", "ngoằn" };
  static const char *const no[] = { "café", "naïve", "Köln", "strasse", "bcd", "áá", "", "aù" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (cx_vietnamese_is_syllable (yes[i], strlen (yes[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (cx_vietnamese_is_syllable (no[i], strlen (no[i])));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/reader-encoding/utf-8", test_utf8);
  g_test_add_func ("/reader-encoding/utf-16", test_utf16);
  g_test_add_func ("/reader-encoding/utf-16-broken", test_utf16_broken);
  g_test_add_func ("/reader-encoding/stray-nul", test_stray_nul);
  g_test_add_func ("/reader-encoding/western", test_western);
  g_test_add_func ("/reader-encoding/mac-blank", test_mac_blank);
  g_test_add_func ("/reader-encoding/tcvn3", test_tcvn3);
  g_test_add_func ("/reader-encoding/vni", test_vni);
  g_test_add_func ("/reader-encoding/windows-1258", test_windows_1258);
  g_test_add_func ("/reader-encoding/japanese", test_japanese);
  g_test_add_func ("/reader-encoding/cyrillic", test_cyrillic);
  g_test_add_func ("/reader-encoding/stray-byte", test_stray_byte);
  g_test_add_func ("/reader-encoding/lost-before", test_lost_before);
  g_test_add_func ("/reader-encoding/named", test_named);
  g_test_add_func ("/reader-encoding/pieces", test_pieces);
  g_test_add_func ("/reader-encoding/sequences", test_sequences);
  g_test_add_func ("/reader-encoding/syllables", test_syllables);
  return g_test_run ();
}
