/* The three heading rows over one Qualtrics column. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;       /* row 1 */
  char *label;      /* row 2 */
  char *id_folded;  /* the import id, folded, without "panel-" or "location-"; nullable */
  char *zone;       /* in which the column's times are; nullable */
  char *question;   /* "QID5#1", with the loop before it: "2_QID5"; NULL: no question */
  char *row;        /* of a matrix of several answers; nullable */
  char *option;     /* choice, or row of a matrix of one answer; nullable */
  gboolean is_text; /* free text beside it */
} CxQualtricsHead;

/* (element-type CxQualtricsHead) one per column */
GPtrArray *cx_qualtrics_read_heads (CxIntake *intake);

/* The value of "ImportId" in the third row, also in single quotes; NULL if there is none. */
char *cx_qualtrics_dup_import_id (CxIntake *intake, guint column);

G_END_DECLS
