/* A report on the screen before it is a file: one sheet at a time, with its headings, figures,
 * tables and charts. */
#pragma once

#include "cx-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_DOCUMENT_VIEW (cx_document_view_get_type ())
G_DECLARE_FINAL_TYPE (CxDocumentView, cx_document_view, CX, DOCUMENT_VIEW, GtkWidget)

/* Shows @document (nullable), which must live as long as it is shown; the sheet stays the same
 * where there still is one of its title. */
void cx_document_view_show (CxDocumentView *self, CxDocument *document);

G_END_DECLS
