/* The pieces of joined cells: cut apart, counted, and put together again where one option holds the
 * separator. */
#pragma once

#include "cx-joined.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  gint64 count;      /* cells */
  gint64 together;   /* cells in which others stand beside it */
  guint patterns;    /* different cells in which others stand beside it */
  gboolean alone;    /* there is a cell with nothing else */
  int before, after; /* the piece always before or after it; -1 none, -2 various, -3 not seen yet */
  gboolean option;
  guint rank_wins; /* options that come after it more often than before */
} CxPiece;

typedef struct
{
  GArray *pieces; /* guint */
  gint64 count;
} CxPieceCell;

typedef struct
{
  GPtrArray *pieces; /* Piece */
  GHashTable *index; /* text → index + 1 */
  GPtrArray *cells;  /* Cell */
  const char *separator;
  gint64 filled;
  gint64 trailing; /* cells that end with the separator */
} CxPieces;

/* @separator must outlive it. */
void cx_pieces_init (CxPieces *work, const char *separator);
void cx_pieces_clear (CxPieces *work);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxPieces, cx_pieces_clear)

/* Splits a cell as often as it occurs. Done for every cell before the rest. */
void cx_pieces_add_cell (CxPieces *work, const CxSampleValue *value);
/* Counts each piece and notes its neighbours, anew after each change. */
void cx_pieces_count (CxPieces *work);
/* Puts pieces together that are one option: "Phone" and "but only at night". */
void cx_pieces_merge (CxPieces *work);

G_END_DECLS
