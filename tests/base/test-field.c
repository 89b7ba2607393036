#include "config.h"

#include "cx-error.h"
#include "cx-field.h"
#include "cx-test.h"

#include <string.h>

static const CxFieldChoice colours[] = { { "warm", "Warm" }, { "cold", "Cold" }, { NULL } };

static const CxField fields[] = {
  { .key = "on", .kind = CX_FIELD_BOOLEAN, .label = "On" },
  { .key = "points", .kind = CX_FIELD_INTEGER, .label = "Points", .min = 2, .max = 11 },
  { .key = "share", .kind = CX_FIELD_NUMBER, .label = "Share" },
  { .key = "title", .kind = CX_FIELD_TEXT, .label = "Title" },
  { .key = "tone", .kind = CX_FIELD_CHOICE, .label = "Tone", .choices = colours },
  { .key = "when", .kind = CX_FIELD_DATE, .label = "When" },
  { .key = "colour", .kind = CX_FIELD_COLOUR, .label = "Colour" },
};

static void
assert_valid (const char *key, const char *text, gboolean valid)
{
  const CxField *field = cx_field_find (fields, G_N_ELEMENTS (fields), key);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: %s", key, text);
  g_assert_nonnull (field);
  g_assert_cmpint (cx_field_validate (field, text, &error), ==, valid);
  if (valid)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
      g_assert_nonnull (cx_error_get_place (error)->mend);
    }
}

static void
test_validate (void)
{
  assert_valid ("on", "true", TRUE);
  assert_valid ("on", "No", TRUE);
  assert_valid ("on", "maybe", FALSE);
  assert_valid ("points", "2", TRUE);
  assert_valid ("points", "11", TRUE);
  assert_valid ("points", "12", FALSE);
  assert_valid ("points", "1", FALSE);
  assert_valid ("points", "2.5", FALSE);
  assert_valid ("points", "", FALSE);
  assert_valid ("share", "-1e9", TRUE);
  assert_valid ("share", "1,5", FALSE);
  assert_valid ("title", "", TRUE);
  assert_valid ("title", "Hài lòng", TRUE);
  assert_valid ("title", "\xff", FALSE);
  assert_valid ("tone", "cold", TRUE);
  assert_valid ("tone", "Cold", FALSE);
  assert_valid ("when", "2026-03-09", TRUE);
  assert_valid ("when", "2026-02-30", FALSE);
  assert_valid ("colour", "#1a5fB4", TRUE);
  assert_valid ("colour", "#1a5f", FALSE);
  assert_valid ("colour", "#1a5fb4ff", FALSE);
  assert_valid ("colour", "red", FALSE);
  assert_valid ("colour", "", FALSE);
}

/* The message names the field, the mend its limits. */
static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_field_validate (&fields[1], "99", &error));
  g_assert_nonnull (strstr (error->message, "Points"));
  g_assert_nonnull (strstr (error->message, "99"));
  g_assert_nonnull (strstr (cx_error_get_place (error)->mend, "2"));
  g_assert_nonnull (strstr (cx_error_get_place (error)->mend, "11"));
}

static void
test_find (void)
{
  g_assert_null (cx_field_find (fields, G_N_ELEMENTS (fields), "nothing"));
  g_assert_true (cx_field_find (fields, G_N_ELEMENTS (fields), "tone") == &fields[4]);
  g_assert_null (cx_field_find (NULL, 0, "tone"));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/field/validate", test_validate);
  g_test_add_func ("/field/message", test_message);
  g_test_add_func ("/field/find", test_find);
  return g_test_run ();
}
