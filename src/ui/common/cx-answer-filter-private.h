/* What the files of the filter share. */
#pragma once

#include "cx-answer-filter.h"

G_BEGIN_DECLS

/* Tags stand in one text, and each is looked for with what stands between them around it. */
#define CX_FILTER_TAGS "tags"
#define CX_FILTER_COMMA ", "

CxAnswerPart *cx_answer_part_new (CxAnswerPartKind kind, const char *name);
void cx_answer_part_free (CxAnswerPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAnswerPart, cx_answer_part_free)

G_END_DECLS
