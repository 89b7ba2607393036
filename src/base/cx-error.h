/* One error domain for the whole house, carrying the place of the fault and its mend. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CX_ERROR_FAILED,         /* anything that fits nothing below */
  CX_ERROR_USAGE,          /* called with arguments that make no sense together */
  CX_ERROR_NOT_FOUND,      /* a file, survey, question … that is not there */
  CX_ERROR_AMBIGUOUS,      /* a name that fits several; the message lists them */
  CX_ERROR_EXISTS,         /* something of that name is already there */
  CX_ERROR_INVALID,        /* input that breaks its format's rules */
  CX_ERROR_UNSUPPORTED,    /* input that is sound but not for us (aggregates, encryption …) */
  CX_ERROR_LIMIT,          /* larger than what we accept (bombs, too many columns …) */
  CX_ERROR_NOT_A_BUSINESS, /* the file is no business file */
  CX_ERROR_NEWER,          /* the file was written by a newer program */
  CX_ERROR_DAMAGED,        /* the file is damaged */
  CX_ERROR_LOCKED,         /* another program has the file */
  CX_ERROR_READ_ONLY,      /* the file or its folder cannot be written */
  CX_ERROR_FULL,           /* the disk is full */
  CX_ERROR_CONFLICT,       /* undo or merge met later changes */
  CX_ERROR_CANCELLED,      /* the person stopped it */
} CxErrorCode;

#define CX_ERROR (cx_error_quark ())
GQuark cx_error_quark (void);

/* Where an error is and how to mend it. Any member may be unset (NULL, 0). */
typedef struct
{
  char *file;   /* path as the person named it */
  gint64 row;   /* physical line or sheet row from 1; 0: not about a row */
  char *column; /* the heading, or a column's letter */
  char *mend;   /* what to do, a sentence */
} CxErrorPlace;

/* Sets @error to a CX_ERROR with a message made from @format and the sentence @mend (nullable)
 * that says what the person can do. Does nothing if @error is NULL. */
void cx_error_set (GError **error, CxErrorCode code, const char *mend, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Adds the place to a CX_ERROR that has none yet; members already set are kept. @file and @column
 * are nullable, @row 0 means unknown. No-op for other domains and for NULL. */
void cx_error_place (GError **error, const char *file, gint64 row, const char *column);

/* Wraps @source (any domain, transfer full) into a CX_ERROR of @code in @error, keeping its message
 * behind the prefix made from @format. */
void cx_error_wrap (GError **error, CxErrorCode code, GError *source, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* The place and mend of @error. Returns: (nullable) (transfer none), NULL for foreign domains. */
const CxErrorPlace *cx_error_get_place (const GError *error);

G_END_DECLS
