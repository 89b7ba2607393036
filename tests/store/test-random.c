/* Random edits, bulk edits, undo, redo and undo of batches from the middle, in any order: every
 * state that undo or redo leads to is, to the byte, one that was there before. */
#include "config.h"

#include "cx-store-fixture.h"

typedef struct
{
  CxStore *store;
  GRand *rand;
  GPtrArray *states; /* what was seen, oldest first; @at is now */
  guint at;
  int steps; /* so that every key is new */
} Walk;

static int
pick (Walk *self, int below)
{
  return g_rand_int_range (self->rand, 0, below);
}

static void
reach (Walk *self)
{
  g_ptr_array_set_size (self->states, (int) self->at + 1);
  g_ptr_array_add (self->states, fixture_dump_all (self->store));
  self->at++;
}

static void
expect (Walk *self)
{
  g_autofree char *now = fixture_dump_all (self->store);

  g_assert_cmpstr (now, ==, self->states->pdata[self->at]);
}

/* A few changes of any kind in one edit. */
static void
edit (Walk *self)
{
  GString *sql = g_string_new (NULL);
  int n = 1 + pick (self, 5);

  for (int i = 0; i < n; i++)
    {
      int step = self->steps++;
      int id = 1 + pick (self, 60);

      switch (pick (self, 9))
        {
        case 0:
          g_string_append_printf (sql,
                                  "INSERT INTO setting (key, value, changed_at)"
                                  " VALUES ('k%d', '%d', 1);",
                                  step, id);
          break;
        case 1:
          g_string_append_printf (sql, "UPDATE setting SET value = 'v%d' WHERE id = %d;", step, id);
          break;
        case 2:
          g_string_append_printf (sql, "DELETE FROM setting WHERE id = %d;", id);
          break;
        case 3:
          g_string_append_printf (sql,
                                  "INSERT INTO page (uuid, survey_id, code, position, changed_at)"
                                  " VALUES ('p%d', 1, 'p%d', 0, 0);",
                                  step + 100, step);
          break;
        case 4:
          g_string_append_printf (
              sql,
              "INSERT INTO question (uuid, survey_id, page_id, code, type, text,"
              " position, changed_at) SELECT 'q%d', 1, max (id), 'q%d', 'text',"
              " 'Q', 0, 0 FROM page;",
              step + 100, step);
          break;
        case 5:
          g_string_append_printf (sql, "DELETE FROM page WHERE id > 1 AND id = %d;", id % 12);
          break;
        case 6:
          g_string_append_printf (sql,
                                  "UPDATE question SET text = 't%d', page_id = NULL"
                                  " WHERE id > 2 AND id = %d;",
                                  step, id % 12);
          break;
        case 7:
          g_string_append_printf (sql, "INSERT INTO answers_1 (a1, a2) VALUES (%d, 'tay');", id);
          break;
        default:
          g_string_append_printf (sql,
                                  "UPDATE answers_1 SET a1 = %d, changed_at ="
                                  " (SELECT max (at) + 1 FROM change_log) WHERE id = %d;",
                                  step, id);
          break;
        }
    }
  fixture_edit (self->store, "Edit", sql->str);
  g_string_free (sql, TRUE);
}

/* Updates and deletes rows of any origin, as recoding does. */
static void
recode (Walk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) bulk = cx_store_begin_bulk (self->store, "Recode", &error);

  g_assert_no_error (error);
  g_assert_cmpint (cx_edit_get_batch (bulk, "recode", &error), >, 0);
  for (int i = 0; i < 10; i++)
    {
      int id = 1 + pick (self, 200);
      g_autofree char *sql = pick (self, 4) == 0
                                 ? g_strdup_printf ("DELETE FROM answers_1 WHERE id = %d", id)
                                 : g_strdup_printf ("UPDATE answers_1 SET a1 = %d WHERE id = %d",
                                                    1000 + i, id);

      g_assert_true (cx_edit_keep_before (bulk, "answers_1", id, &error));
      fixture_run (bulk, sql);
    }
  g_assert_true (cx_edit_commit (g_steal_pointer (&bulk), &error));
}

static void
undo (Walk *self)
{
  g_autoptr (CxHistoryEntry) entry = cx_store_peek_undo (self->store);

  if (self->at == 0)
    {
      g_assert_null (entry);
      return;
    }
  fixture_undo (self->store, entry->label);
  self->at--;
  expect (self);
}

static void
redo (Walk *self)
{
  g_autoptr (CxHistoryEntry) entry = cx_store_peek_redo (self->store);

  if (self->at + 1 >= self->states->len)
    {
      g_assert_null (entry);
      return;
    }
  fixture_redo (self->store, entry->label);
  self->at++;
  expect (self);
}

/* Any batch that is done, however old, there and back again. */
static void
undo_batch_and_redo (Walk *self)
{
  g_autofree char *id = fixture_text (
      self->store, "SELECT id FROM batch WHERE state = 'done' ORDER BY random () LIMIT 1");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxHistoryEntry) entry = NULL;
  CxUndoBatchResult result;

  if (id == NULL)
    return;
  if (!cx_store_undo_batch (self->store, g_ascii_strtoll (id, NULL, 10), pick (self, 2), NULL,
                            &result, &error))
    {
      g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
      expect (self);
      return;
    }
  entry = cx_store_peek_redo (self->store);
  g_assert_cmpstr (entry->label, ==, result.label);
  g_free (result.label);
  fixture_redo (self->store, entry->label);
  expect (self);
}

static void
take_step (Walk *self)
{
  g_autoptr (CxHistoryEntry) before = cx_store_peek_undo (self->store);
  g_autoptr (CxHistoryEntry) after = NULL;

  switch (pick (self, 4))
    {
    case 0:
      fixture_import (self->store, "Import", 1 + pick (self, 20));
      break;
    case 1:
      recode (self);
      break;
    default:
      edit (self);
      break;
    }
  /* What happened to change nothing is no step. */
  after = cx_store_peek_undo (self->store);
  if (before == NULL ? after != NULL : before->id != after->id)
    reach (self);
  else
    expect (self);
}

static void
walk (guint32 seed, const char *name, int steps)
{
  Walk self = { .store = fixture_create (name), .rand = g_rand_new_with_seed (seed) };

  g_test_message ("seed %u", seed);
  fixture_add_survey (self.store);
  self.states = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self.states, g_strdup (""));
  g_ptr_array_add (self.states, fixture_dump_all (self.store));
  self.at = 1;
  for (int i = 0; i < steps; i++)
    switch (pick (&self, 10))
      {
      case 0:
      case 1:
        if (self.at > 1)
          undo (&self);
        break;
      case 2:
      case 3:
        redo (&self);
        break;
      case 4:
        undo_batch_and_redo (&self);
        break;
      default:
        take_step (&self);
        break;
      }
  while (self.at > 1)
    undo (&self);
  while (self.at + 1 < self.states->len)
    redo (&self);
  g_assert_true (cx_store_check (cx_store_get_path (self.store), NULL, NULL, NULL));
  g_ptr_array_unref (self.states);
  g_rand_free (self.rand);
  g_object_unref (self.store);
}

static void
test_walk (void)
{
  int walks = g_test_slow () ? 60 : 4;

  for (int i = 0; i < walks; i++)
    {
      g_autofree char *name = g_strdup_printf ("walk-%d.clientele", i);

      walk ((guint32) g_test_rand_int (), name, 120);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/random/walk", test_walk);

  return g_test_run ();
}
