/* A business file with one survey, written row by row from texts, for the tests of analyses. */
#pragma once

#include "cx-measure.h"

G_BEGIN_DECLS

typedef struct
{
  CxProject *project;
  CxSurvey *survey;
  CxFrame *frame;
  GPtrArray *rows; /* of GHashTable: name → text, until they are written */
} CxFixture;

/* A survey with a question of every type, in the zone @zone (IANA):
 *   nps, sat (csat 1-5), ease (ces 1-7), ease5 (ces 1-5), stars (rating 1-5), spend (number),
 *   gender (single: f "Female", m "Male", x "Không nói" as missing),
 *   drink (single with scores: small 1, middle 2, large 3),
 *   reasons (multiple: price, taste "Đồ uống", place), likes (ranking: price, taste, place),
 *   many (multiple with 201 choices c1, c2 …; given as their numbers), again (yesno), quality (grid
 * 1-5: food, staff, room), visit (date), at (time), why (text). */
void cx_fixture_init (CxFixture *fixture, const char *zone);
void cx_fixture_clear (CxFixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxFixture, cx_fixture_clear)

/* Adds a response: names and texts in turn, then NULL. A field or question by name; choices by
 * code, several with blanks between; "quality/food"; moments in ISO 8601; "-1" … "-3" for missing
 * answers; anything not named was not asked. */
void cx_fixture_add (CxFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
/* @count times the same. */
void cx_fixture_add_many (CxFixture *fixture, int count, ...) G_GNUC_NULL_TERMINATED;
/* Sets one more answer of the response added last. */
void cx_fixture_set (CxFixture *fixture, const char *name, const char *text);

/* Writes what was added and makes the frame anew. */
void cx_fixture_write (CxFixture *fixture);

void cx_fixture_set_setting (CxFixture *fixture, const char *key, const char *value);

/* Measures, failing the test on an error. @by, @where nullable. */
CxMeasurement *cx_fixture_measure (CxFixture *fixture,
                                   const char *question,
                                   const char *metric,
                                   const char *by,
                                   const char *where);

/* The score with that key; the test fails if there is none. */
CxScore *cx_fixture_find (GPtrArray *scores, const char *key);
CxChoiceShare *cx_fixture_find_choice (const CxScore *score, const char *code);

G_END_DECLS
