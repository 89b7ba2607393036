/* What every test program shares. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In place of g_test_init (): locale from the environment, warnings fatal, numeric libraries'
 * abort handlers off. */
void cx_test_init (int *argc, char ***argv);

/* A fresh empty folder, removed with all it holds when the program ends. Do not free. */
const char *cx_test_folder (void);
/* A path inside it; free with g_free (). */
char *cx_test_path (const char *name);
/* Writes @text (@length < 0: NUL-terminated) to cx_test_path (@name) and returns the path. */
char *cx_test_file (const char *name, const char *text, gssize length);

/* |a - b| <= tolerance, both finite. */
#define cx_assert_near(a, b, tolerance)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double cx_a_ = (a), cx_b_ = (b), cx_t_ = (tolerance);                                          \
    if (!(ABS (cx_a_ - cx_b_) <= cx_t_))                                                           \
      {                                                                                            \
        g_autofree char *cx_m_ = g_strdup_printf ("%s = %.12g, expected %s = %.12g (± %g)", #a,    \
                                                  cx_a_, #b, cx_b_, cx_t_);                        \
        g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, cx_m_);                  \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
