#include "config.h"

#include "cx-csv-notes.h"

#include "cx-i18n.h"
#include "cx-table-private.h"

void
cx_csv_note_charset (CxTable *table, const CxCharset *charset)
{
  if (charset->strays > 0)
    cx_table_take_doubt (
        table,
        g_strdup_printf (ngettext ("%u byte, 0x%02X in line %d, is not UTF-8 as the rest of the "
                                   "file is; it was read as windows-1252.",
                                   "%u bytes, the first 0x%02X in line %d, are not UTF-8 as the "
                                   "rest of the file is; they were read as windows-1252.",
                                   charset->strays),
                         (guint) charset->strays, charset->stray, (int) charset->stray_line));
  if (charset->replacements > 0)
    cx_table_take_doubt (
        table, g_strdup_printf (ngettext ("%u character was lost before this file was written; it "
                                          "shows as “\xef\xbf\xbd”.",
                                          "%u characters were lost before this file was written; "
                                          "they show as “\xef\xbf\xbd”.",
                                          charset->replacements),
                                (guint) charset->replacements));
  if (charset->nuls > 0)
    cx_table_take_repair (table,
                          g_strdup_printf (ngettext ("%u NUL byte was taken out.",
                                                     "%u NUL bytes were taken out.", charset->nuls),
                                           (guint) charset->nuls));
  if (charset->unsure)
    cx_table_take_doubt (
        table,
        g_strdup_printf (
            _ ("The encoding was guessed as %s. If characters look wrong, name another encoding."),
            charset->encoding));
}

void
cx_csv_note_quotes (CxTable *table, const CxCsvScanner *scanner, gboolean ended)
{
  if (scanner->unclosed_line > 0)
    cx_table_take_doubt (table, g_strdup_printf (_ ("The quote that begins in line %d never "
                                                    "closes; it was read as part of the text."),
                                                 (int) scanner->unclosed_line));
  if (ended && scanner->misquoted > 0)
    cx_table_take_doubt (
        table, g_strdup_printf (ngettext ("%u quote inside a quoted cell (line %d) is not doubled; "
                                          "it was kept as text.",
                                          "%u quotes inside quoted cells (the first in line %d) "
                                          "are not doubled; they were kept as text.",
                                          scanner->misquoted),
                                (guint) scanner->misquoted, (int) scanner->misquoted_line));
}

void
cx_csv_note_strays (CxTable *table, const char *encoding, guint64 strays)
{
  if (strays == 0)
    return;
  cx_table_take_doubt (
      table, g_strdup_printf (
                 ngettext ("%u byte means nothing in %s; it was read as windows-1252.",
                           "%u bytes mean nothing in %s; they were read as windows-1252.", strays),
                 (guint) strays, encoding));
}
