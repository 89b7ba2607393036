#include "config.h"

#include "cx-chart-samples.h"

#include <math.h>

static const char *const branches[] = {
  "Chi nhánh Hồ Gươm",
  "Chi nhánh Trần Duy Hưng – Trung tâm Hội nghị Quốc gia",
  "Cửa hàng Nguyễn Thị Minh Khai (đối diện công viên Tao Đàn, Quận 1)",
  "Đà Nẵng",
  "Ki-ốt sân bay quốc tế Tân Sơn Nhất, ga đi trong nước, tầng hai",
  "Không nêu",
};

static const char *const likert[] = { "Rất không hài lòng", "Không hài lòng", "Bình thường",
                                      "Hài lòng", "Rất hài lòng" };

static const char *const statements[] = {
  "Nhân viên tận tình, giải thích rõ ràng và không làm tôi phải chờ lâu",
  "Không gian sạch sẽ",
  "Giá cả hợp lý so với chất lượng của món ăn và cách phục vụ",
  "Dễ đặt chỗ",
};

static CxChart *
begin (const char *kind, const char *title)
{
  CxChart *chart = cx_chart_new (kind);

  cx_chart_set_language (chart, "vi");
  cx_chart_set_title (chart, title);
  cx_chart_set_caption (chart, "n = 1.234 câu trả lời; khoảng tin cậy 95 %");
  return chart;
}

static CxChart *
make_bars (void)
{
  static const double values[] = { 42, 61.4, 18, -12, 55, 30 };
  static const gint64 ns[] = { 312, 208, 97, 41, 12, 564 };
  CxChart *chart = begin ("bars", "Bạn có giới thiệu chúng tôi cho bạn bè không?");

  chart->sorted = TRUE;
  cx_chart_set_unit (chart, "points", 0);
  cx_chart_add_series (chart, "NPS");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double half = 170 / sqrt ((double) ns[i]);
      g_autofree char *detail = g_strdup_printf ("n = %d", (int) ns[i]);

      cx_chart_add_category (chart, branches[i], branches[i]);
      cx_chart_set_detail (chart, i, detail);
      cx_chart_set_cell (chart, i, 0, values[i], values[i] - half, MIN (values[i] + half, 100),
                         ns[i]);
    }
  cx_chart_cell (chart, 4, 0)->flags = CX_MARK_FEW;
  cx_chart_cell (chart, 5, 0)->flags = CX_MARK_DOUBTFUL;
  return chart;
}

static CxChart *
make_choices (void)
{
  static const double values[] = { 61.2, 44.8, 31, 12.5, 3.1, 0 };
  static const char *const labels[] = {
    "Bạn bè, người thân giới thiệu",
    "Facebook",
    "Đi ngang qua cửa hàng",
    "Zalo",
    "Báo chí, truyền hình hoặc chương trình quảng cáo ngoài trời",
    "Khác"
  };
  CxChart *chart = begin ("bars", "Bạn biết đến chúng tôi qua đâu?");

  chart->sorted = TRUE;
  cx_chart_set_unit (chart, "percent", 1);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      cx_chart_add_category (chart, labels[i], labels[i]);
      cx_chart_set_cell (chart, i, 0, values[i], NAN, NAN, (gint64) (values[i] * 10));
    }
  cx_chart_cell (chart, 1, 0)->flags = CX_MARK_SELECTED;
  cx_chart_cell (chart, 2, 0)->flags = CX_MARK_QUIET;
  return chart;
}

static CxChart *
make_grouped (void)
{
  CxChart *chart = begin ("grouped", "Điều gì quan trọng với bạn, theo chi nhánh?");

  cx_chart_set_unit (chart, "percent", 0);
  for (guint j = 0; j < 3; j++)
    cx_chart_add_series (chart, branches[j]);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      cx_chart_add_category (chart, statements[i], statements[i]);
      for (guint j = 0; j < 3; j++)
        {
          double value = 80 - 14.0 * i + 9.0 * j;

          cx_chart_set_cell (chart, i, j, value, value - 8, value + 8, 120);
        }
    }
  return chart;
}

static CxChart *
make_grouped_many (void)
{
  CxChart *chart = begin ("grouped", "Kênh mua hàng theo chi nhánh");

  cx_chart_set_unit (chart, "percent", 0);
  for (guint j = 0; j < 6; j++)
    cx_chart_add_series (chart, branches[j]);
  for (guint i = 0; i < 3; i++)
    {
      cx_chart_add_category (chart, statements[i], NULL);
      for (guint j = 0; j < 6; j++)
        cx_chart_set_cell (chart, i, j, fmod (17.0 * (i + 1) * (j + 2), 90), NAN, NAN, 40);
    }
  return chart;
}

static CxChart *
make_likert (void)
{
  static const double parts[4][5] = {
    { 4, 8, 15, 41, 32 }, { 2, 3, 10, 35, 50 }, { 22, 28, 21, 19, 10 }, { 0, 0, 0, 0, 100 }
  };
  CxChart *chart = begin ("stacked", "Bạn đồng ý với các nhận xét sau đến mức nào?");

  chart->palette = CX_PALETTE_DIVERGING;
  cx_chart_set_unit (chart, "percent", 0);
  for (guint j = 0; j < 5; j++)
    cx_chart_add_series (chart, likert[j]);
  for (guint i = 0; i < 4; i++)
    {
      cx_chart_add_category (chart, statements[i], statements[i]);
      cx_chart_set_detail (chart, i, "n = 1.120");
      for (guint j = 0; j < 5; j++)
        cx_chart_set_cell (chart, i, j, parts[i][j], NAN, NAN, (gint64) parts[i][j] * 11);
    }
  cx_chart_cell (chart, 2, 0)->flags = CX_MARK_FEW;
  cx_chart_add_category (chart, "Giao hàng (chưa ai trả lời)", NULL);
  return chart;
}

static CxChart *
make_bands (void)
{
  static const char *const names[] = { "Chê", "Trung lập", "Giới thiệu" };
  static const double parts[] = { 18, 27, 55 };
  CxChart *chart = begin ("stacked", "Thiện cảm giới thiệu");

  chart->palette = CX_PALETTE_NPS;
  cx_chart_set_unit (chart, "percent", 0);
  cx_chart_add_category (chart, "", NULL);
  for (guint j = 0; j < 3; j++)
    {
      cx_chart_add_series (chart, names[j]);
      cx_chart_set_cell (chart, 0, j, parts[j], NAN, NAN, (gint64) parts[j] * 12);
    }
  return chart;
}

static CxChart *
make_gauge (void)
{
  static const char *const names[] = { "NPS", "Người chê", "Người trung lập", "Người giới thiệu" };
  static const double parts[] = { 37, 18, 27, 55 };
  CxChart *chart = begin ("gauge", "Bạn có giới thiệu chúng tôi cho bạn bè không?");

  chart->palette = CX_PALETTE_NPS;
  cx_chart_set_unit (chart, "points", 0);
  cx_chart_set_range (chart, -100, 100);
  cx_chart_add_category (chart, "", NULL);
  for (guint j = 0; j < 4; j++)
    {
      cx_chart_add_series (chart, names[j]);
      cx_chart_set_cell (chart, 0, j, parts[j], NAN, NAN, 1234);
    }
  for (guint j = 1; j < 4; j++)
    cx_chart_cell (chart, 0, j)->text = g_strdup_printf ("%d\u00a0%%", (int) parts[j]);
  cx_chart_set_cell (chart, 0, 0, 37, 31.2, 42.6, 1234);
  return chart;
}

static CxChart *
make_gauge_low (void)
{
  CxChart *chart = begin ("gauge", "Thiện cảm giới thiệu của khách mới");

  cx_chart_set_unit (chart, "points", 0);
  cx_chart_set_range (chart, -100, 100);
  cx_chart_add_category (chart, "", NULL);
  cx_chart_add_series (chart, "NPS");
  cx_chart_set_cell (chart, 0, 0, -24, -61, 14, 11)->flags = CX_MARK_FEW;
  return chart;
}

static CxChart *
make_histogram (void)
{
  static const double values[] = { 2.1, 0.4, 0.8, 1.2, 2.4, 6, 7.1, 11, 21, 26.4, 21.6 };
  CxChart *chart = begin ("histogram", "Khả năng giới thiệu, từ 0 đến 10");

  cx_chart_set_unit (chart, "percent", 1);
  cx_chart_set_ends (chart, "Hoàn toàn không thể nào", "Chắc chắn sẽ giới thiệu");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);

      cx_chart_add_category (chart, label, label);
      cx_chart_set_cell (chart, i, 0, values[i], NAN, NAN, (gint64) (values[i] * 12));
    }
  return chart;
}

static CxChart *
make_ranges (void)
{
  CxChart *chart = begin ("histogram", "Bạn đã chi bao nhiêu hôm nay?");

  cx_chart_set_unit (chart, "percent", 1);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u.000 đến dưới %u.000", 50 * i, 50 * i + 50);

      cx_chart_add_category (chart, label, label);
      cx_chart_set_cell (chart, i, 0, 24 * exp (-0.05 * (i - 4.0) * (i - 4.0)), NAN, NAN, 10);
    }
  return chart;
}

static CxChart *
make_words (void)
{
  CxChart *chart = begin ("histogram", "Bạn hài lòng đến mức nào?");

  chart->palette = CX_PALETTE_DIVERGING;
  cx_chart_set_unit (chart, "percent", 0);
  for (guint i = 0; i < 5; i++)
    {
      cx_chart_add_category (chart, likert[i], likert[i]);
      cx_chart_set_cell (chart, i, 0, 4 + 9.0 * i, 2 + 8.0 * i, 7 + 10.0 * i, 100);
    }
  return chart;
}

static void
fill_months (CxChart *chart, guint n_series, gboolean intervals)
{
  for (guint i = 0; i < 18; i++)
    {
      g_autofree char *label = g_strdup_printf ("Tháng %u/%u", i % 12 + 1, 2024 + i / 12);

      cx_chart_add_category (chart, label, label);
      for (guint j = 0; j < n_series; j++)
        {
          double value = 30 + 14 * sin (i / 2.6 + j) + 6.0 * j;

          if (i == 7 || (j == 1 && i < 3))
            continue;
          cx_chart_set_cell (chart, i, j, value, intervals ? value - 9 : (double) NAN,
                             intervals ? value + 9 : (double) NAN, 40 + i);
        }
    }
}

static CxChart *
make_line (void)
{
  CxChart *chart = begin ("line", "Thiện cảm giới thiệu theo tháng");

  cx_chart_set_unit (chart, "points", 0);
  cx_chart_add_series (chart, "NPS");
  cx_chart_set_target (chart, 50, "Mục tiêu của năm");
  fill_months (chart, 1, TRUE);
  cx_chart_cell (chart, 4, 0)->flags = CX_MARK_FEW;
  return chart;
}

static CxChart *
make_lines (void)
{
  CxChart *chart = begin ("line", "Thiện cảm giới thiệu theo chi nhánh");

  cx_chart_set_unit (chart, "points", 0);
  for (guint j = 0; j < 4; j++)
    cx_chart_add_series (chart, branches[j]);
  fill_months (chart, 4, FALSE);
  return chart;
}

static CxChart *
make_many_lines (void)
{
  CxChart *chart = begin ("line", "Thiện cảm giới thiệu theo chi nhánh");

  for (guint j = 0; j < 6; j++)
    cx_chart_add_series (chart, branches[j]);
  fill_months (chart, 6, FALSE);
  return chart;
}

static CxChart *
make_heat (void)
{
  CxChart *chart = begin ("heat", "Điều gì quan trọng với bạn, theo chi nhánh?");

  chart->palette = CX_PALETTE_HEAT;
  cx_chart_set_unit (chart, "percent", 0);
  for (guint j = 0; j < 6; j++)
    cx_chart_add_series (chart, branches[j]);
  for (guint i = 0; i < 4; i++)
    {
      cx_chart_add_category (chart, statements[i], statements[i]);
      for (guint j = 0; j < 6; j++)
        if (i != 2 || j != 4)
          cx_chart_set_cell (chart, i, j, fmod (23.0 * (i + 1) * (j + 1), 97), NAN, NAN, 50);
    }
  cx_chart_cell (chart, 1, 2)->flags = CX_MARK_FEW;
  return chart;
}

static CxChart *
make_heat_wide (void)
{
  CxChart *chart = begin ("heat", "Điểm trung bình theo tuần");

  chart->palette = CX_PALETTE_DIVERGING;
  cx_chart_set_unit (chart, "", 1);
  cx_chart_set_range (chart, 1, 5);
  for (guint j = 0; j < 24; j++)
    {
      g_autofree char *label = g_strdup_printf ("Tuần %u", j + 1);

      cx_chart_add_series (chart, label);
    }
  for (guint i = 0; i < 5; i++)
    {
      cx_chart_add_category (chart, branches[i], NULL);
      for (guint j = 0; j < 24; j++)
        cx_chart_set_cell (chart, i, j, 3 + 2 * sin (i + j / 3.0), NAN, NAN, 50);
    }
  return chart;
}

static CxChart *
make_donut (void)
{
  static const char *const names[] = { "Có, tôi đã quay lại nhiều lần", "Chưa", "Không nhớ" };
  static const double parts[] = { 63.4, 27.1, 9.5 };
  CxChart *chart = begin ("donut", "Bạn đã từng đến đây chưa?");

  cx_chart_set_unit (chart, "percent", 1);
  for (guint i = 0; i < 3; i++)
    {
      cx_chart_add_category (chart, names[i], names[i]);
      cx_chart_set_cell (chart, i, 0, parts[i], NAN, NAN, (gint64) (parts[i] * 12));
    }
  return chart;
}

static CxChart *
make_donut_one (void)
{
  CxChart *chart = begin ("donut", "Bạn có hài lòng không?");

  cx_chart_set_unit (chart, "percent", 0);
  cx_chart_add_category (chart, "Có", "1");
  cx_chart_set_cell (chart, 0, 0, 100, NAN, NAN, 7)->flags = CX_MARK_FEW;
  cx_chart_add_category (chart, "Không", "0");
  cx_chart_set_cell (chart, 1, 0, 0, NAN, NAN, 0);
  return chart;
}

static CxChart *
make_sparkline (void)
{
  CxChart *chart = begin ("sparkline", "NPS");

  fill_months (chart, 1, TRUE);
  return chart;
}

static CxChart *
make_bullet (void)
{
  CxChart *chart = begin ("bullet", "Bạn hài lòng với lần ghé vừa rồi đến mức nào?");

  cx_chart_set_unit (chart, "", 2);
  cx_chart_set_range (chart, 1, 5);
  cx_chart_set_ends (chart, "Rất không hài lòng với mọi điều", "Rất hài lòng, hơn cả mong đợi");
  cx_chart_set_target (chart, 4.5, "Mục tiêu");
  cx_chart_add_category (chart, "Trung bình", NULL);
  cx_chart_set_cell (chart, 0, 0, 4.21, 4.12, 4.3, 1234);
  return chart;
}

static CxChart *
make_forty (void)
{
  CxChart *chart = begin ("bars", "Món bạn thích nhất");

  chart->sorted = TRUE;
  cx_chart_set_unit (chart, "percent", 1);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *label = g_strdup_printf ("Món số %u", i + 1);

      cx_chart_add_category (chart, label, label);
      cx_chart_set_cell (chart, i, 0, 40 - 0.9 * i, NAN, NAN, 400 - 9 * i);
    }
  return chart;
}

static CxChart *
make_hard (const char *kind, const double *values, guint n)
{
  CxChart *chart = begin (kind, "Những con số khó");

  for (guint i = 0; i < n; i++)
    {
      cx_chart_add_category (chart, branches[i], branches[i]);
      cx_chart_set_cell (chart, i, 0, values[i], NAN, NAN, 3);
    }
  return chart;
}

static CxChart *
make_huge (void)
{
  static const double values[] = { 1.7e308, -1.7e308, 12345678901234567890.0, 1e-300, NAN, 0 };

  return make_hard ("bars", values, G_N_ELEMENTS (values));
}

static CxChart *
make_huge_line (void)
{
  static const double values[] = { 1.7e308, -1.7e308, NAN, 5, INFINITY, 0 };

  return make_hard ("line", values, G_N_ELEMENTS (values));
}

static CxChart *
make_zeros (void)
{
  static const double values[] = { 0, 0, 0 };

  return make_hard ("histogram", values, G_N_ELEMENTS (values));
}

static CxChart *
make_money (void)
{
  static const double values[] = { 1234567890, 987654321, 5000000, 1, 0 };

  return make_hard ("bars", values, G_N_ELEMENTS (values));
}

static CxChart *
make_equal (void)
{
  static const double values[] = { 7, 7, 7, 7 };

  return make_hard ("line", values, G_N_ELEMENTS (values));
}

static CxChart *
make_single (void)
{
  static const double values[] = { 42 };

  return make_hard ("line", values, G_N_ELEMENTS (values));
}

static CxChart *
make_nothing (void)
{
  return begin ("bars", "Chưa có câu trả lời");
}

const CxChartSample cx_chart_samples[] = {
  { "bars", make_bars },
  { "choices", make_choices },
  { "grouped", make_grouped },
  { "grouped-many", make_grouped_many },
  { "likert", make_likert },
  { "bands", make_bands },
  { "gauge", make_gauge },
  { "gauge-low", make_gauge_low },
  { "histogram", make_histogram },
  { "ranges", make_ranges },
  { "words", make_words },
  { "line", make_line },
  { "lines", make_lines },
  { "many-lines", make_many_lines },
  { "heat", make_heat },
  { "heat-wide", make_heat_wide },
  { "donut", make_donut },
  { "donut-one", make_donut_one },
  { "sparkline", make_sparkline },
  { "bullet", make_bullet },
  { "forty", make_forty },
  { "huge", make_huge },
  { "huge-line", make_huge_line },
  { "zeros", make_zeros },
  { "money", make_money },
  { "equal", make_equal },
  { "single", make_single },
  { "nothing", make_nothing },
  { NULL, NULL },
};
