/* Writes and writes into the file named by its argument until it is killed: edits, bulk edits,
 * undo, redo, backups, closing and opening. Before each step it says what the file will be like
 * after it
 * ("S edits rows sum"), after the step that it is done ("D"), so that whoever killed it knows which
 * two states are allowed. */
#include "config.h"

#include "cx-store.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_STATES 1000

typedef struct
{
  gint64 edits;
  gint64 rows;
  gint64 sum;
} State;

typedef struct
{
  const char *path;
  char *backup;
  CxStore *store;
  GRand *rand;
  State states[MOST_STATES]; /* what undo leads back to */
  guint n_states;
  guint at;
} Writer;

static void
require (gboolean done, const GError *error)
{
  if (done)
    return;
  printf ("E %s\n", error != NULL ? error->message : "?");
  fflush (stdout);
  exit (1);
}

static void
announce (State state)
{
  printf ("S %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", state.edits,
          state.rows, state.sum);
  fflush (stdout);
}

static void
tell_done (void)
{
  printf ("D\n");
  fflush (stdout);
}

static gint64
look (CxDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  require (cx_db_get_int (db, sql, 0, &value, &error), error);
  return value;
}

static State
read_state (CxDb *db)
{
  return (State){ look (db, "SELECT value FROM setting WHERE key = 'a'"),
                  look (db, "SELECT count(*) FROM answers_1"),
                  look (db, "SELECT total (a1) FROM answers_1") };
}

static void
run (CxEdit *edit, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, &error);

  require (statement != NULL, error);
  require (cx_statement_run (statement, &error), error);
}

static void
push (Writer *self, State state)
{
  self->states[++self->at] = state;
  self->n_states = self->at + 1;
}

/* Two rows that must always agree, and one answer. */
static void
make_edit (Writer *self)
{
  g_autoptr (GError) error = NULL;
  State state = self->states[self->at];
  CxEdit *edit;

  state.edits++;
  state.rows++;
  state.sum += 5;
  announce (state);
  edit = cx_store_begin (self->store, "Edit", &error);
  require (edit != NULL, error);
  run (edit, "UPDATE setting SET value = value + 1 WHERE key = 'a'");
  run (edit, "INSERT INTO answers_1 (a1) VALUES (5)");
  run (edit, "UPDATE setting SET value = value + 1 WHERE key = 'b'");
  require (cx_edit_commit (edit, &error), error);
  tell_done ();
  push (self, state);
}

static void
import_rows (Writer *self)
{
  g_autoptr (GError) error = NULL;
  State state = self->states[self->at];
  int rows = g_rand_int_range (self->rand, 1, 6000);
  CxEdit *edit;
  CxStatement *insert, *count;
  gint64 batch;

  state.rows += rows;
  state.sum += 3 * rows;
  announce (state);
  edit = cx_store_begin_bulk (self->store, "Import", &error);
  require (edit != NULL, error);
  batch = cx_edit_get_batch (edit, "responses", &error);
  require (batch != 0, error);
  insert = cx_edit_prepare (
      edit, "INSERT INTO answers_1 (batch_id, batch_row, a1, a2) VALUES (?1, ?2, 3, 'phở')",
      &error);
  require (insert != NULL, error);
  for (int i = 0; i < rows; i++)
    {
      cx_statement_set_int (insert, 1, batch);
      cx_statement_set_int (insert, 2, i);
      require (cx_statement_run (insert, &error), error);
    }
  cx_statement_free (insert);
  count = cx_edit_prepare (edit, "UPDATE batch SET accepted = :rows WHERE id = :batch", &error);
  require (count != NULL, error);
  cx_statement_bind_int (count, ":rows", rows);
  cx_statement_bind_int (count, ":batch", batch);
  require (cx_statement_run (count, &error), error);
  cx_statement_free (count);
  require (cx_edit_commit (edit, &error), error);
  tell_done ();
  push (self, state);
}

static void
undo_or_redo (Writer *self)
{
  g_autoptr (GError) error = NULL;
  gboolean undo = self->at > 0 && g_rand_boolean (self->rand);

  if (!undo && self->at + 1 >= self->n_states)
    return;
  self->at += undo ? -1 : 1;
  announce (self->states[self->at]);
  require (undo ? cx_store_undo (self->store, NULL, NULL, &error)
                : cx_store_redo (self->store, NULL, NULL, &error),
           error);
  tell_done ();
}

static void
back_up (Writer *self)
{
  g_autoptr (GError) error = NULL;

  require (cx_store_backup (self->store, self->backup, NULL, NULL, &error), error);
}

static void
open_again (Writer *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = cx_store_open (self->path, CX_STORE_READ_WRITE, &error);
  require (self->store != NULL, error);
}

int
main (int argc, char **argv)
{
  Writer self = { .path = argv[1] };

  self.rand = g_rand_new_with_seed ((guint32) atoi (argv[2]));
  self.backup = g_strconcat (argv[1], ".backup", NULL);
  open_again (&self);
  self.states[0] = read_state (cx_store_get_db (self.store));
  self.n_states = 1;
  announce (self.states[0]);
  tell_done ();

  while (self.at + 1 < MOST_STATES)
    switch (g_rand_int_range (self.rand, 0, 8))
      {
      case 0:
        open_again (&self);
        break;
      case 1:
        back_up (&self);
        break;
      case 2:
      case 3:
        import_rows (&self);
        break;
      case 4:
      case 5:
        undo_or_redo (&self);
        break;
      default:
        make_edit (&self);
        break;
      }
  return 0;
}
