#include "config.h"

#include "cx-document.h"

static void
block_free (gpointer data)
{
  CxBlock *block = data;

  block->type->free (block->data);
  g_free (block);
}

static void
section_free (gpointer data)
{
  CxSection *section = data;

  g_free (section->title);
  g_free (section->colour);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

CxDocument *
cx_document_new (const char *title, const char *language)
{
  CxDocument *self = g_new0 (CxDocument, 1);

  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  return self;
}

void
cx_document_free (CxDocument *document)
{
  g_free (document->title);
  g_free (document->author);
  g_free (document->subject);
  g_free (document->language);
  g_free (document->colour_1);
  g_free (document->colour_2);
  g_ptr_array_unref (document->sections);
  g_free (document);
}

CxSection *
cx_document_add_section (CxDocument *document, const char *title)
{
  CxSection *section = g_new0 (CxSection, 1);

  section->title = g_strdup (title);
  section->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (document->sections, section);
  return section;
}

CxBlock *
cx_section_add (CxSection *section, const CxBlockType *type, gpointer data)
{
  CxBlock *block = g_new0 (CxBlock, 1);

  block->type = type;
  block->data = data;
  g_ptr_array_add (section->blocks, block);
  return block;
}
