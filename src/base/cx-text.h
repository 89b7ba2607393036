/* Text as a Vietnamese (or English) user expects it: folding for search, keys for sorting, codes,
 * headings, names and phone numbers. All functions take and give UTF-8 and do not depend on the
 * locale; results are freed with g_free () unless said otherwise. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NFC, blanks (NBSP, tabs, newlines too) collapsed to one, trimmed. */
char *cx_text_tidy (const char *text);

/* For search: tidy, lower case, without any diacritic, đ → d ("Đặt hàng" → "dat hang"). */
char *cx_text_fold (const char *text);

/* For comparing headings and labels: tidy and case-folded, diacritics kept, old and new placement
 * of Vietnamese tone marks made one (hoà → hòa). */
char *cx_text_key (const char *text);

/* A sort key whose strcmp () order is the Vietnamese dictionary's: letters a ă â b c d đ e ê …,
 * then tones ngang huyền hỏi ngã sắc nặng, then case. Digit runs sort by value. */
char *cx_text_sort_key (const char *text);

/* The same for a person's name, given name first ("Nguyễn Văn An" sorts under An). */
char *cx_text_name_sort_key (const char *name);

/* A code from a heading: folded to [a-z0-9_], at most @max letters, cut at a word where one ends
 * past half of it; "" if nothing remains. Not made unique. */
char *cx_text_code (const char *heading, gsize max);

/* @text as the name of a file, without a suffix, that every system takes: what one of them refuses
 * becomes a hyphen, and a long one is cut, with room left for a date, a number and a suffix; "" if
 * nothing of it can be used. */
char *cx_text_file_name (const char *text);

/* @text without HTML tags and with its entities replaced; tidy. Plain "a < b" stays. */
char *cx_text_strip_html (const char *text);

/* TRUE if valid UTF-8 of @length bytes holds U+FFFD. */
gboolean cx_text_has_replacement (const char *text, gsize length);

/* A phone number in E.164 ("+84912345678") from any Vietnamese spelling (0912 345 678,
 * (+84) 912.345.678, 84912345678, '0912…) or an international one with +; NULL if it is none. */
char *cx_text_phone (const char *text);

/* TRUE if @text looks like one e-mail address. */
gboolean cx_text_is_email (const char *text);

/* Every text ends up here when a cell could be a formula in a spreadsheet: TRUE if @text begins
 * with = + - @ TAB or CR. */
gboolean cx_text_is_formula_like (const char *text);

G_END_DECLS
