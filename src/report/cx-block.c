#include "config.h"

#include "cx-block.h"

#define LIST_BLOCK_TYPE(id) &cx_block_##id##_type,
static const CxBlockType *const types[] = { CX_BLOCK_TYPES (LIST_BLOCK_TYPE) };

const CxBlockType *const *
cx_block_types (guint *n)
{
  *n = G_N_ELEMENTS (types);
  return types;
}
