/* Look-up by name as every command does it: code, then code ignoring case, then exact title. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Borrowed. */
typedef struct
{
  const char *code;
  const char *title;
} CxNamed;

enum
{
  CX_FIND_NONE = -1,
  CX_FIND_AMBIGUOUS = -2,
};

/* The index of what @name means among @named (element-type CxNamed), or one of the above. */
int cx_find_named (GPtrArray *named, const char *name);

/* For messages: "code (Title), code (Title)"; long lists are cut. g_free (). */
char *cx_find_list_matches (GPtrArray *named, const char *name);
char *cx_find_list_all (GPtrArray *named);

G_END_DECLS
