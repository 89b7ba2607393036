#include "config.h"

#include "cx-block.h"

const CxBlockType *const *
cx_block_types (guint *n)
{
  static const CxBlockType *const types[] = {
    &cx_block_cover_type, &cx_block_contents_type, &cx_block_heading_type, &cx_block_text_type,
    &cx_block_tiles_type, &cx_block_table_type,    &cx_block_chart_type,   &cx_block_responses_type,
  };

  *n = G_N_ELEMENTS (types);
  return types;
}
