#include "config.h"

#include "cx-comment-list.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-ui.h"

/* With each "Show more". */
#define MORE 25
/* Rows made at once. */
#define CHUNK 5
#define TYPING_MS 200

struct _CxCommentList
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 survey_id;
  char *question;
  CxAnswerFilter *filter;
  CxCommentIndex *index;
  gboolean contacts; /* addresses and numbers, which nobody calls comments */
  GCancellable *cancellable;
  CxComments *comments; /* nullable: those that rows are made of */
  guint made;           /* of comments */
  guint shown;          /* rows */
  int n;
  guint typing, making; /* sources */

  GtkSearchEntry *search;
  GtkLabel *status;
  GtkListBox *list;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (CxCommentList, cx_comment_list, GTK_TYPE_WIDGET)

/* --- Rows ------------------------------------------------------------------------------------- */

static const char *
get_mood_class (CxMood mood)
{
  switch (mood)
    {
    case CX_MOOD_BAD:
      return "cx-unhappy";
    case CX_MOOD_GOOD:
      return "cx-happy";
    case CX_MOOD_MIDDLE:
    case CX_MOOD_NONE:
    default:
      return "cx-neutral";
    }
}

static GtkWidget *
make_badge (const CxComment *comment)
{
  GtkWidget *badge = gtk_label_new (comment->score);

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (badge, "cx-badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (badge), 2);
  gtk_widget_add_css_class (badge, get_mood_class (comment->mood));
  gtk_widget_set_tooltip_text (badge, _ ("The answer to the survey's main question"));
  return badge;
}

static char *
describe_source (const CxComment *comment)
{
  if (comment->date != NULL && comment->branch != NULL)
    /* TRANSLATORS: the day and the branch of a comment. */
    return g_strdup_printf (_ ("%s · %s"), comment->date, comment->branch);
  return g_strdup (comment->date != NULL     ? comment->date
                   : comment->branch != NULL ? comment->branch
                                             : _ ("no date"));
}

static void
add_row (CxCommentList *self, const CxComment *comment)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = gtk_label_new (NULL);
  g_autofree char *source = describe_source (comment);
  GtkWidget *caption = gtk_label_new (source);

  gtk_label_set_markup (GTK_LABEL (text), comment->markup);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (texts), caption);
  if (comment->score != NULL)
    gtk_box_append (GTK_BOX (box), make_badge (comment));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  comment->text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&comment->id, sizeof comment->id),
                          g_free);
  gtk_list_box_append (self->list, row);
  self->shown++;
}

static void
update_more (CxCommentList *self)
{
  guint left = (guint) MAX (self->n, 0) - self->shown;
  g_autofree char *number = cx_number_to_human (MIN (left, MORE), 0, cx_i18n_get_language ());
  g_autofree char *text = g_strdup_printf (
      self->contacts ? ngettext ("Show %s more answer", "Show %s more answers", MIN (left, MORE))
                     : ngettext ("Show %s more comment", "Show %s more comments", MIN (left, MORE)),
      number);

  gtk_button_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), left > 0);
}

static gboolean
make_some_cb (gpointer user_data)
{
  CxCommentList *self = user_data;

  for (guint i = 0; i < CHUNK && self->made < self->comments->comments->len; i++)
    add_row (self, g_ptr_array_index (self->comments->comments, self->made++));
  if (self->made < self->comments->comments->len)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  update_more (self);
  return G_SOURCE_REMOVE;
}

static void
remove_rows (CxCommentList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->shown = 0;
}

/* --- Loading ---------------------------------------------------------------------------------- */

static gboolean
is_searching (CxCommentList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
}

static char *
describe_nothing (CxCommentList *self)
{
  if (!is_searching (self))
    return g_strdup (_ ("Nobody has written anything here yet."));
  return g_strdup (self->contacts ? _ ("No answer contains these words.")
                                  : _ ("No comment contains these words."));
}

static char *
describe_number (CxCommentList *self)
{
  g_autofree char *number = cx_number_to_human (self->n, 0, cx_i18n_get_language ());
  gulong n = (gulong) self->n;

  if (self->contacts)
    return g_strdup_printf (is_searching (self) ? ngettext ("%s answer with these words",
                                                            "%s answers with these words", n)
                                                : ngettext ("%s answer", "%s answers", n),
                            number);
  return g_strdup_printf (is_searching (self) ? ngettext ("%s comment with these words",
                                                          "%s comments with these words", n)
                                              : ngettext ("%s comment", "%s comments", n),
                          number);
}

static void
update_status (CxCommentList *self)
{
  g_autofree char *text = self->n == 0 ? describe_nothing (self) : describe_number (self);

  gtk_label_set_label (self->status, text);
}

static void
take_comments (CxCommentList *self, CxComments *comments, gboolean first)
{
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_pointer (&self->comments, cx_comments_unref);
  self->comments = comments;
  self->made = 0;
  self->n = (int) comments->n;
  if (first)
    remove_rows (self);
  update_status (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), comments->n > 0);
  if (make_some_cb (self))
    self->making = g_idle_add (make_some_cb, self);
}

typedef struct
{
  CxCommentList *list;
  gboolean first;
} Loading;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (CxCommentList) self = loading->list;
  gboolean first = loading->first;
  g_autoptr (GError) error = NULL;
  CxComments *comments = cx_session_run_finish (CX_SESSION (object), result, &error);

  g_free (loading);
  if (comments != NULL && self->session != NULL &&
      g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    take_comments (self, comments, first);
  else if (comments != NULL)
    cx_comments_unref (comments);
  else if (self->session != NULL && !g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->status, error->message);
}

static void
load (CxCommentList *self, guint offset, guint limit)
{
  CxCommentsRequest *request;
  Loading *loading;

  if (self->session == NULL || self->question == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = cx_comments_request_new (self->survey_id, self->question, self->filter, self->index);
  request->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  request->offset = offset;
  request->limit = limit;
  request->language = g_strdup (cx_i18n_get_language ());
  loading = g_new0 (Loading, 1);
  loading->list = g_object_ref (self);
  loading->first = offset == 0;
  cx_session_run (self->session, CX_LANE_READ, cx_comments_run, request,
                  (GDestroyNotify) cx_comments_request_free, (GDestroyNotify) cx_comments_unref,
                  self->cancellable, NULL, loaded_cb, loading);
}

static gboolean
typed_cb (gpointer user_data)
{
  CxCommentList *self = user_data;

  self->typing = 0;
  load (self, 0, CX_COMMENTS_FIRST);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (CxCommentList *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_MS, typed_cb, self);
}

static void
more_cb (CxCommentList *self)
{
  load (self, self->shown, MORE);
}

static void
row_activated_cb (CxCommentList *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/responses",
                                           self->survey_id);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *id);
  g_autofree char *place = cx_place_make (path, "response", text, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_comment_list_dispose (GObject *object)
{
  CxCommentList *self = CX_COMMENT_LIST (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_handle_id (&self->making, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->filter, cx_answer_filter_free);
  g_clear_pointer (&self->index, cx_comment_index_unref);
  g_clear_pointer (&self->comments, cx_comments_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_COMMENT_LIST);
  G_OBJECT_CLASS (cx_comment_list_parent_class)->dispose (object);
}

static void
cx_comment_list_class_init (CxCommentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_comment_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/results/cx-comment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CxCommentList, search);
  gtk_widget_class_bind_template_child (widget_class, CxCommentList, status);
  gtk_widget_class_bind_template_child (widget_class, CxCommentList, list);
  gtk_widget_class_bind_template_child (widget_class, CxCommentList, more);
}

static void
cx_comment_list_init (CxCommentList *self)
{
  self->n = -1;
  self->filter = cx_answer_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_comment_list_new (CxSession *session, CxCommentIndex *index)
{
  CxCommentList *self = g_object_new (CX_TYPE_COMMENT_LIST, NULL);

  self->session = g_object_ref (session);
  self->index = cx_comment_index_ref (index);
  return GTK_WIDGET (self);
}

void
cx_comment_list_set_question (CxCommentList *self,
                              gint64 survey_id,
                              const char *question,
                              const CxAnswerFilter *filter,
                              CxComments *comments)
{
  self->survey_id = survey_id;
  g_free (self->question);
  self->question = g_strdup (question);
  cx_answer_filter_free (self->filter);
  self->filter = cx_answer_filter_copy (filter);
  g_cancellable_cancel (self->cancellable);
  if (comments != NULL && !is_searching (self))
    take_comments (self, cx_comments_ref (comments), TRUE);
  else
    load (self, 0, CX_COMMENTS_FIRST);
}

void
cx_comment_list_set_contacts (CxCommentList *self)
{
  const char *search = _ ("Search the answers");

  self->contacts = TRUE;
  g_object_set (self->search, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Answers"), -1);
}

void
cx_comment_list_search (CxCommentList *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

const char *
cx_comment_list_get_search (CxCommentList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}
