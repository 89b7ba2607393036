/* The story behind the sample's answers, shared by the business file and the form export. */
#pragma once

#include "cx-random.h"

#include "cx-moment.h"

G_BEGIN_DECLS

enum
{
  CX_ASPECT_TASTE,
  CX_ASPECT_SPEED,
  CX_ASPECT_STAFF,
  CX_ASPECT_SPACE,
  CX_ASPECT_PRICE,
  CX_N_ASPECTS,
};

#define CX_SAMPLE_DRINKS 5

/* One customer's visit as the survey hears of it. 0 and NULL: not answered. */
typedef struct
{
  gint64 submitted; /* ms UTC */
  const char *branch, *channel, *staff, *language;
  char customer[16];         /* "KH0123", "" where unknown */
  int nps;                   /* 0–10 */
  int satisfied;             /* 1–5 */
  int easy;                  /* 1–7, 0: not answered */
  int aspects[CX_N_ASPECTS]; /* 1–5, 0: not answered */
  int wait;                  /* minutes, -1: not answered */
  gboolean drinks[CX_SAMPLE_DRINKS];
  gboolean again;
  int age, often;    /* choice numbers, 0: not answered */
  char comment[320]; /* "": none */
} CxSampleVisit;

typedef struct
{
  gint64 submitted;
  const char *branch, *channel, *language;
  int nps, food, app;
  gboolean late;
  int minutes_late;
  char comment[320];
} CxSampleDelivery;

/* Visit number @i of the eighteen months; the same for the same @i. */
void cx_sample_visit (guint i, CxSampleVisit *visit);
void cx_sample_delivery (guint i, CxSampleDelivery *delivery);

#define CX_SAMPLE_VISITS 3600
#define CX_SAMPLE_DELIVERIES 1200

G_END_DECLS
