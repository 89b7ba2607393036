/* What a change carries into the writing thread, for the files that make changes. */
#pragma once

#include "cx-change.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey, question, part;
  gint64 place;         /* behind or in front of which question, part or page; 0: at the end */
  gint64 page;          /* 0: none */
  gboolean flag;        /* rows rather than choices; added rather than removed */
  char *key, *value;    /* nullable, as the following */
  char *owner, *source; /* of a translation */
  char **lines;
  GPtrArray *fresh; /* CxQuestion */
  gint64 copied;    /* the question of which the only fresh one is a copy; 0: none */
  gint64 made;      /* what the change made */
  CxMadeFunc callback;
  gpointer user_data;
} CxChange;

CxChange *cx_change_new (CxSurvey *survey, CxQuestion *question);
void cx_change_free (CxChange *change);

/* Makes @change (transfer full) under @label, with a toast (nullable). */
void cx_change_run (CxSession *session,
                    const char *label,
                    CxChangeFunc func,
                    CxChange *change,
                    const char *toast);
/* The same, and tells its callback (nullable) what was made. */
void
cx_change_run_making (CxSession *session, const char *label, CxChangeFunc func, CxChange *change);

/* The survey inside the edit. (transfer full) */
CxSurvey *cx_change_load (CxEdit *edit, const CxChange *change, GError **error);
/* The same, and its question in @question (transfer none). NULL with NOT_FOUND. */
CxSurvey *cx_change_load_question (CxEdit *edit,
                                   const CxChange *change,
                                   CxQuestion **question,
                                   GError **error);

/* Takes @thing out of @array, which still owns it for whoever puts it back. */
void cx_change_take_out (GPtrArray *array, gpointer thing);
/* Puts @question, which stands in none, into the survey's list at @index. */
void cx_change_put (CxSurvey *survey, guint index, gpointer question);
/* Where the questions of @page begin, or would begin if it had any. */
guint cx_change_find_page_start (CxSurvey *survey, CxPage *page);
CxPage *cx_change_find_page (CxSurvey *survey, gint64 id);

/* A label with the question's text, shortened; @format is translated. g_free (). */
char *cx_change_make_label (const char *format, const char *text) G_GNUC_FORMAT (1);

G_END_DECLS
