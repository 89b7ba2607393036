/* A column of cards in a scrolled window, as long as one likes: a card is made when it comes near
 * to what is seen, one a frame, and goes again when many others are nearer. Until then its place is
 * kept by a slot of about its height, which assistive tools and the keyboard find like any other.
 * What is seen stays where it is while cards above it are made and grow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_CARD_COLUMN (cx_card_column_get_type ())
G_DECLARE_FINAL_TYPE (CxCardColumn, cx_card_column, CX, CARD_COLUMN, GtkWidget)

/* Signal "near-changed": other cards are near now. */

typedef struct
{
  GtkWidget *(*make) (const char *key, gpointer data); /* (transfer floating) */
  /* What it shows has changed. FALSE: it is not there yet, and the card keeps the height of its
   * place. */
  gboolean (*update) (const char *key, GtkWidget *card, gpointer data);
  void (*drop) (const char *key, GtkWidget *card, gpointer data); /* it is about to go */
} CxCardFuncs;

/* @funcs is static. */
void cx_card_column_set_funcs (CxCardColumn *self, const CxCardFuncs *funcs, gpointer data);

typedef struct
{
  const char *key; /* tells it from all others, also when the column is filled again */
  const char *title;
  int height; /* that it will take, about */
} CxCardPlan;

/* Shows @n cards in that order. Those that were there stay as they are. */
void cx_card_column_set_cards (CxCardColumn *self, const CxCardPlan *plans, guint n);

/* The card has something else to show; it is brought up to date when it is near. */
void cx_card_column_update (CxCardColumn *self, const char *key);
/* All have: those that are not near go, and keep their heights. */
void cx_card_column_update_all (CxCardColumn *self);

/* (nullable) */
GtkWidget *cx_card_column_get_card (CxCardColumn *self, const char *key);
guint cx_card_column_get_n_cards (CxCardColumn *self);
/* Which cards are near to what is seen: from *@first on, before *@last. */
void cx_card_column_get_near (CxCardColumn *self, guint *first, guint *last);

/* Puts that card at the top of what is seen, and the focus into it if that is wanted. */
void cx_card_column_go_to (CxCardColumn *self, const char *key, gboolean focus);
/* Scrolls just so far that the whole card is seen. */
void cx_card_column_reveal (CxCardColumn *self, const char *key);

G_END_DECLS
