/* Nextcloud Forms: who and when first, several answers joined by "; ". */
#include "config.h"

#include "cx-metadata.h"
#include "cx-sources.h"

static const CxMetaAlias aliases[] = {
  { "submission id", CX_META_ID },
  { "user id", CX_META_KEEP },
  { "benutzer-id", CX_META_KEEP },
  { "benutzerkennung", CX_META_KEEP },
  { "id nguoi dung", CX_META_KEEP },
  { "user display name", CX_META_NAME },
  { "anzeigename des benutzers", CX_META_NAME },
  { "ten hien thi nguoi dung", CX_META_NAME },
  { "ten hien thi cua nguoi dung", CX_META_NAME },
  { "timestamp", CX_META_SUBMITTED },
  { "zeitstempel", CX_META_SUBMITTED },
  { "dau thoi gian", CX_META_SUBMITTED },
};

static gboolean
matches (CxIntake *intake)
{
  return cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_NAME) &&
         cx_metadata_has (intake, aliases, G_N_ELEMENTS (aliases), CX_META_SUBMITTED);
}

static void
map (CxIntake *intake)
{
  for (guint i = 0; i < MIN (intake->columns, 4); i++)
    cx_metadata_apply_alias (intake, i, cx_intake_get_folded (intake, i), aliases,
                             G_N_ELEMENTS (aliases));
  cx_intake_add_rest (intake, CX_HINT_FORM, "; \n");
}

const CxSource cx_source_nextcloud = {
  .id = "nextcloud",
  .title = "Nextcloud Forms",
  .matches = matches,
  .map = map,
};
