#include "config.h"

#include "cx-sample-private.h"

#include <math.h>
#include <string.h>

/* Eighteen months from 1 January 2025 on. Three branches; from the tenth month on the one in Thủ
 * Đức has too few hands in the morning: drinks take longer and everything that hangs on it falls.
 * Speed is what drives recommendation most, taste comes second. */

#define FIRST_DAY G_GINT64_CONSTANT (1735664400000) /* 2025-01-01 00:00 in Asia/Ho_Chi_Minh */
#define DAYS 546
#define DAY_MS 86400000
#define WORSE_FROM_DAY 273

static const char *const branches[] = { "Quận 1", "Thủ Đức", "Đà Lạt" };
static const double branch_weights[] = { 45, 35, 20 };
static const char *const staff[][3] = {
  { "Minh Anh", "Quốc Bảo", "Thu Hà" },
  { "Gia Huy", "Ngọc Lan", "Thanh Tùng" },
  { "Bảo Trâm", "Đức Long", "Mai Phương" },
};

typedef struct
{
  const char *vi, *en;
} Comment;

static const Comment slow[] = {
  { "Chờ lâu quá, hơn mười phút mới có ly cà phê.", "Waited far too long for one coffee." },
  { "Buổi sáng quán đông mà chỉ có hai bạn pha chế, chờ mãi.",
    "Only two people making drinks in the morning rush." },
  { "Đồ uống ngon nhưng phục vụ chậm, trễ giờ làm của mình.",
    "Nice drinks but the service was slow and I was late for work." },
  { "Xếp hàng lâu, gọi món xong lại chờ tiếp.",
    "Queued for ages, then waited again after ordering." },
  { "Mình đợi 15 phút mà không ai báo còn bao lâu.",
    "Fifteen minutes and nobody said how much longer." },
  { "Quán nên thêm người vào giờ cao điểm.", "Please put more staff on at peak time." },
};
static const Comment cold[] = {
  { "Nhân viên không chào, mặt lạnh.", "The staff did not even say hello." },
  { "Bạn thu ngân trả lời cộc lốc.", "The cashier was short with me." },
};
static const Comment weak[] = {
  { "Cà phê hôm nay nhạt hơn mọi lần.", "The coffee was weaker than usual." },
  { "Trà đào ngọt quá.", "The peach tea was far too sweet." },
};
static const Comment dear[] = {
  { "Giá hơi cao so với quán bên cạnh.", "A bit expensive compared with the place next door." },
  { "Tăng giá mà ly nhỏ đi.", "Prices went up and the cup got smaller." },
};
static const Comment happy[] = {
  { "Cà phê sữa đá đậm đà, đúng vị mình thích.", "The iced milk coffee is exactly how I like it." },
  { "Nhân viên dễ thương, nhớ cả món mình hay gọi.", "Lovely staff, they remember my usual." },
  { "Không gian yên tĩnh, ngồi làm việc rất thích.", "Quiet place, great for working." },
  { "Phục vụ nhanh, đồ uống ngon, sẽ quay lại.", "Quick service and good drinks, will be back." },
  { "Bạc xỉu ở đây là nhất!", "Best bạc xỉu in town!" },
  { "Quán sạch sẽ, nhạc nhẹ nhàng 😊", "Clean place and soft music 😊" },
};
static const Comment fair[] = {
  { "Bình thường, không có gì đặc biệt.", "Fine, nothing special." },
  { "Ổn, nhưng wifi hơi yếu.", "OK, but the wifi is weak." },
  { "Chỗ để xe hơi chật.", "Parking is a bit tight." },
};
static const Comment late_delivery[] = {
  { "Giao trễ, đá tan hết.", "Came late and the ice had melted." },
  { "Tài xế đi vòng, cà phê nguội mất.", "The driver took a detour, the coffee went cold." },
  { "Đặt lúc 8 giờ mà gần 9 giờ mới tới.", "Ordered at eight, got it at nearly nine." },
};
static const Comment good_delivery[] = {
  { "Giao nhanh, đóng gói cẩn thận.", "Fast and well packed." },
  { "Ly giấy chắc chắn, không đổ giọt nào.", "Sturdy cups, not a drop spilt." },
  { "Nhắn Zalo là có người trả lời ngay.", "Someone answers on Zalo at once." },
};

/* What people add of themselves, so that hardly two comments are the same. */
static const Comment openings[] = {
  { "", "" },
  { "Hôm nay ghé cùng bạn. ", "Came with a friend today. " },
  { "Mình là khách quen. ", "I am a regular. " },
  { "Lần đầu mình tới đây. ", "My first time here. " },
  { "Ghé lúc giờ nghỉ trưa. ", "Came in on my lunch break. " },
  { "Đi làm ngang qua nên ghé. ", "Stopped by on the way to work. " },
  { "Cuối tuần đưa cả nhà đi. ", "Brought the family at the weekend. " },
};
static const Comment closings[] = {
  { "", "" },
  { " Mong quán cải thiện.", " Hope you will look into it." },
  { " Cảm ơn quán.", " Thank you." },
  { " Góp ý chân thành vậy thôi.", " Just honest feedback." },
  { " Nếu có thêm ổ cắm điện thì tốt.", " More power sockets would be nice." },
  { " Sẽ kể cho đồng nghiệp.", " I will tell my colleagues." },
  { " Wifi hôm nay cũng chậm.", " The wifi was slow today too." },
  { " Nhạc hơi lớn.", " The music was a little loud." },
};

static int
clamp_round (double value, int lowest, int highest)
{
  return CLAMP ((int) floor (value + 0.5), lowest, highest);
}

/* A minute of the day: a morning rush, a lunch wave, an evening. */
static gint64
pick_time (CxRandom *random, gint64 day)
{
  static const double hours[] = { 6, 14, 13, 8, 6, 8, 9, 5, 4, 5, 5, 6, 7, 5 }; /* from 7 o'clock */
  guint hour = 7 + cx_random_pick (random, hours, G_N_ELEMENTS (hours));

  return FIRST_DAY + day * DAY_MS + (gint64) hour * 3600000 +
         (gint64) cx_random_below (random, 3600) * 1000;
}

/* Business grows a little: later days are somewhat likelier. */
static gint64
pick_day (CxRandom *random)
{
  double x = cx_random_double (random);

  return (gint64) (DAYS * (0.75 * x + 0.25 * sqrt (x)));
}

static const char *
say (const Comment *comment, const char *language)
{
  return strcmp (language, "en") == 0 ? comment->en : comment->vi;
}

static void
write_comment (CxRandom *random,
               const Comment *comments,
               guint n,
               const char *language,
               char *text,
               gsize size)
{
  const Comment *opening = &openings[cx_random_below (random, G_N_ELEMENTS (openings))];
  const Comment *closing = &closings[cx_random_below (random, G_N_ELEMENTS (closings))];
  const Comment *middle = &comments[cx_random_below (random, n)];

  g_snprintf (text, size, "%s%s%s", say (opening, language), say (middle, language),
              say (closing, language));
}

#define PICK(list)                                                                                 \
  write_comment (random, list, G_N_ELEMENTS (list), visit->language, visit->comment,               \
                 sizeof visit->comment)

static void
choose_comment (CxRandom *random, CxSampleVisit *visit)
{
  double chance = visit->nps <= 6 ? 0.62 : visit->nps >= 9 ? 0.4 : 0.22;

  if (cx_random_double (random) >= chance)
    return;
  if (visit->nps >= 9)
    PICK (happy);
  else if (visit->aspects[CX_ASPECT_SPEED] != 0 && visit->aspects[CX_ASPECT_SPEED] <= 2)
    PICK (slow);
  else if (visit->aspects[CX_ASPECT_STAFF] != 0 && visit->aspects[CX_ASPECT_STAFF] <= 2)
    PICK (cold);
  else if (visit->aspects[CX_ASPECT_TASTE] != 0 && visit->aspects[CX_ASPECT_TASTE] <= 2)
    PICK (weak);
  else if (visit->aspects[CX_ASPECT_PRICE] != 0 && visit->aspects[CX_ASPECT_PRICE] <= 2)
    PICK (dear);
  else
    PICK (fair);
}

static void
draw_aspects (CxRandom *random, CxSampleVisit *visit, gboolean worse, guint branch, double *latent)
{
  static const double base[] = { 4.3, 4.1, 4.3, 4.0, 3.6 };
  double mood = 0.45 * cx_random_normal (random);

  for (guint i = 0; i < CX_N_ASPECTS; i++)
    {
      double value = base[i] + mood + 0.75 * cx_random_normal (random);

      if (i == CX_ASPECT_SPEED && worse)
        value -= 1.35;
      if (i == CX_ASPECT_STAFF && worse)
        value -= 0.3;
      if (i == CX_ASPECT_SPACE && branch == 2)
        value += 0.5;
      latent[i] = value;
      visit->aspects[i] = cx_random_double (random) < 0.04 ? 0 : clamp_round (value, 1, 5);
    }
}

static void
draw_scores (CxRandom *random, CxSampleVisit *visit, const double *latent)
{
  double liking = 8.15 + 1.05 * (latent[CX_ASPECT_SPEED] - 4) +
                  0.7 * (latent[CX_ASPECT_TASTE] - 4.2) + 0.4 * (latent[CX_ASPECT_STAFF] - 4.2) +
                  0.2 * (latent[CX_ASPECT_SPACE] - 4) + 0.25 * (latent[CX_ASPECT_PRICE] - 3.6);
  double effort = 5.6 + 0.7 * (latent[CX_ASPECT_SPEED] - 4);

  visit->nps = clamp_round (liking + 0.95 * cx_random_normal (random), 0, 10);
  visit->satisfied = clamp_round (liking / 2 + 0.1 + 0.45 * cx_random_normal (random), 1, 5);
  visit->easy = clamp_round (effort + 0.9 * cx_random_normal (random), 1, 7);
  if (cx_random_double (random) < 0.06)
    visit->easy = 0;
  visit->wait = clamp_round (
      5 + 3.2 * (4.6 - latent[CX_ASPECT_SPEED]) + 1.6 * cx_random_normal (random), 1, 45);
  if (cx_random_double (random) < 0.12)
    visit->wait = -1;
  visit->again = cx_random_double (random) < (visit->nps >= 9   ? 0.93
                                              : visit->nps >= 7 ? 0.75
                                                                : 0.35);
}

static void
draw_person (CxRandom *random, CxSampleVisit *visit)
{
  static const double ages[] = { 4, 30, 38, 19, 6, 3 }, habits[] = { 18, 37, 31, 14 };
  static const double drinks[] = { 0.46, 0.28, 0.17, 0.24, 0.21 };
  gboolean any = FALSE;

  for (guint i = 0; i < CX_SAMPLE_DRINKS; i++)
    {
      visit->drinks[i] = cx_random_double (random) < drinks[i];
      any = any || visit->drinks[i];
    }
  if (!any)
    visit->drinks[0] = TRUE;
  visit->age = cx_random_double (random) < 0.08
                   ? 0
                   : (int) cx_random_pick (random, ages, G_N_ELEMENTS (ages)) + 1;
  visit->often = (int) cx_random_pick (random, habits, G_N_ELEMENTS (habits)) + 1;
  if (visit->often > 1 && cx_random_double (random) < 0.55)
    g_snprintf (visit->customer, sizeof visit->customer, "KH%04u",
                1 + cx_random_below (random, 640));
}

void
cx_sample_visit (guint i, CxSampleVisit *visit)
{
  static const char *const channels[] = { "Tại quầy", "QR trên bàn", "Zalo" };
  static const double channel_weights[] = { 40, 45, 15 };
  double latent[CX_N_ASPECTS];
  CxRandom random;
  gint64 day;
  guint branch;

  *visit = (CxSampleVisit){ 0 };
  cx_random_init (&random, G_GUINT64_CONSTANT (0xca4e50) * 1000003 + i);
  day = pick_day (&random);
  branch = cx_random_pick (&random, branch_weights, G_N_ELEMENTS (branches));
  visit->submitted = pick_time (&random, day);
  visit->branch = branches[branch];
  visit->staff = staff[branch][cx_random_below (&random, 3)];
  visit->channel = channels[cx_random_pick (&random, channel_weights, G_N_ELEMENTS (channels))];
  visit->language = cx_random_double (&random) < (branch == 2 ? 0.22 : 0.1) ? "en" : "vi";
  draw_aspects (&random, visit, branch == 1 && day >= WORSE_FROM_DAY, branch, latent);
  draw_scores (&random, visit, latent);
  draw_person (&random, visit);
  choose_comment (&random, visit);
}

void
cx_sample_delivery (guint i, CxSampleDelivery *visit)
{
  static const double apps[] = { 24, 12, 36, 22, 6 };
  static const char *const channels[] = { "Zalo", "E-mail", "SMS" };
  static const double channel_weights[] = { 60, 15, 25 };
  CxRandom generator, *random = &generator;
  double liking;

  *visit = (CxSampleDelivery){ 0 };
  cx_random_init (random, G_GUINT64_CONSTANT (0xde11e4) * 1000003 + i);
  visit->submitted = pick_time (random, pick_day (random));
  visit->branch = branches[cx_random_pick (random, branch_weights, G_N_ELEMENTS (branches))];
  visit->channel = channels[cx_random_pick (random, channel_weights, G_N_ELEMENTS (channels))];
  visit->language = cx_random_double (random) < 0.08 ? "en" : "vi";
  visit->app = (int) cx_random_pick (random, apps, G_N_ELEMENTS (apps)) + 1;
  visit->late = cx_random_double (random) < (visit->app == 1   ? 0.12
                                             : visit->app == 4 ? 0.34
                                                               : 0.24);
  visit->minutes_late = visit->late ? clamp_round (12 + 7 * cx_random_normal (random), 3, 60) : 0;
  liking = 8.6 - (visit->late ? 1.4 + 0.06 * visit->minutes_late : 0) +
           1.2 * cx_random_normal (random);
  visit->nps = clamp_round (liking, 0, 10);
  visit->food = clamp_round (liking / 2 + 0.3 + 0.5 * cx_random_normal (random), 1, 5);
  if (cx_random_double (random) >= (visit->nps <= 6 ? 0.55 : 0.25))
    return;
  if (visit->late)
    PICK (late_delivery);
  else if (visit->nps >= 8)
    PICK (good_delivery);
}
