/* One thing that the search over everything has found. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *subtitle; /* nullable */
  const char *icon_name;
  char *action; /* detailed, as GAction prints them: "win.go('surveys')" */
  char *accel;  /* nullable: the shortcut, as GTK parses them */
  char *folded; /* what is searched */
  int rank;     /* of its kind: the lower the earlier among equals */
} CxSearchItem;

/* What is searched are @title and @subtitle. */
CxSearchItem *cx_search_item_new (const char *title,
                                  const char *subtitle,
                                  const char *icon_name,
                                  const char *action,
                                  int rank);
/* For win.go. */
CxSearchItem *cx_search_item_new_place (const char *title,
                                        const char *subtitle,
                                        const char *icon_name,
                                        const char *place,
                                        int rank);
void cx_search_item_free (CxSearchItem *item);

/* How well it fits @words (folded, NULL-terminated; none fit everything); lower is better, -1: not
 * at all. */
int cx_search_item_score (const CxSearchItem *item, char **words);

G_END_DECLS
