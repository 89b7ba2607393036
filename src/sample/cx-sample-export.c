#include "config.h"

#include "cx-sample-export.h"

#include "cx-sample-private.h"

#include <string.h>

#define OFFSET_MS G_GINT64_CONSTANT (25200000)

static const char *const drinks[] = { "Cà phê sữa đá", "Bạc xỉu", "Cold brew", "Trà đào, cam, sả",
                                      "Bánh ngọt" };
static const char *const ages[] = {
  "", "Dưới 18", "18–24", "25–34", "35–49", "Từ 50 trở lên", "Không muốn trả lời"
};

static void
append_cell (GString *line, const char *text)
{
  gboolean quote = text != NULL && strpbrk (text, ",\"\n") != NULL;

  g_string_append_c (line, ',');
  if (quote)
    g_string_append_c (line, '"');
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  if (quote)
    g_string_append_c (line, '"');
}

static void
append_number (GString *line, int number, int lowest)
{
  if (number < lowest)
    g_string_append_c (line, ',');
  else
    g_string_append_printf (line, ",%d", number);
}

static void
append_drinks (GString *line, const CxSampleVisit *visit)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < CX_SAMPLE_DRINKS; i++)
    if (visit->drinks[i])
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", drinks[i]);
  append_cell (line, joined->str);
}

static void
append_visit (GString *text, const CxSampleVisit *visit)
{
  CxCivil civil;

  cx_civil_from_ms (visit->submitted + OFFSET_MS, &civil);
  g_string_append_printf (text, "%02d/%02d/%04d %d:%02d:%02d", civil.day, civil.month, civil.year,
                          civil.hour, civil.minute, civil.second);
  append_cell (text, visit->branch);
  append_number (text, visit->nps, 0);
  append_number (text, visit->satisfied, 1);
  append_number (text, visit->easy, 1);
  append_cell (text, visit->comment);
  for (guint i = 0; i < CX_N_ASPECTS; i++)
    append_number (text, visit->aspects[i], 1);
  append_drinks (text, visit);
  append_cell (text, visit->again ? "Có" : "Không");
  append_cell (text, ages[visit->age]);
  g_string_append_c (text, '\n');
}

char *
cx_sample_google_forms (guint n)
{
  GString *text = g_string_new (
      "Dấu thời gian,Chi nhánh,Bạn có sẵn lòng giới thiệu Cà phê Sớm cho bạn bè không?,"
      "Bạn hài lòng thế nào về lần ghé quán này?,Gọi món và thanh toán ở quán thật dễ dàng.,"
      "Điều gì khiến bạn cho điểm như vậy?,Bạn chấm điểm thế nào? [Hương vị đồ uống],"
      "Bạn chấm điểm thế nào? [Tốc độ phục vụ],Bạn chấm điểm thế nào? [Thái độ nhân viên],"
      "Bạn chấm điểm thế nào? [Không gian quán],Bạn chấm điểm thế nào? [Giá cả],"
      "Hôm nay bạn đã gọi gì?,Bạn có quay lại trong tháng tới không?,Bạn thuộc nhóm tuổi nào?\n");
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      CxSampleVisit *visit = g_new0 (CxSampleVisit, 1);

      cx_sample_visit (CX_SAMPLE_VISITS + i, visit);
      g_ptr_array_add (visits, visit);
    }
  for (guint i = 0; i < visits->len; i++)
    append_visit (text, g_ptr_array_index (visits, i));
  return g_string_free (text, FALSE);
}
