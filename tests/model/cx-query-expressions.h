/* Expressions over the survey of cx-query-test.h: written by hand and made at random. */
#pragma once

#include <glib.h>

/* What SQL can say by itself. */
static const char *const exact_ones[] = {
  "${nps} >= 9",
  "9 <= ${nps}",
  "${nps} != 9",
  "not(${nps} = 9)",
  "${nps} = '9'",
  "${nps} = ''",
  "'' != ${nps}",
  "${nps}",
  "not(${nps})",
  "${nps} = true()",
  "${nps} != false()",
  "${nps} > 6 and ${csat} <= 3 or ${csat} = ''",
  "not(${nps} > 6 or ${csat} <= 3)",
  "(${nps} + ${csat}) div 2 > 4",
  "${nps} - ${csat} * 2 < -1",
  "-${nps} > -5",
  "${csat} div ${nps} >= 1",
  "${nps} div ${csat} = 2.5",
  "1 div ${nps} = ''",
  "${nps} = ${csat}",
  "${nps} != ${csat}",
  "(${nps} > 5) + (${csat} > 2) = 2",
  "${age} > 10.5",
  "${age} = ''",
  "abs(${age}) < 1",
  "${age} < 0",
  "sum(${nps}, ${csat}, ${age}) > 15",
  "sum(${nps}, ${csat}) = ''",
  "sum(${nps}, ${csat}) div count(${nps}, ${csat}) >= 5",
  "coalesce(${csat}, ${nps}, 0) > 3",
  "if(${town} = 'hue', ${nps}, ${csat}) > 3",
  "if(${nps} > 5, ${csat} > 2, ${town} = 'hanoi')",
  "count(${nps}, ${comment}, ${channels}) > 3",
  "${town} = 'hue'",
  "${town} != 'hue'",
  "not(${town} = 'hue')",
  "${town} = ''",
  "${town} != ''",
  "${town} = 'da nang' or ${town} = '7'",
  "${town} = 7",
  "${town} != 7",
  "${town} = ${town}",
  "selected(${town}, 'hanoi')",
  "selected(${town}, 'da nang')",
  "${grade} > 1",
  "${grade} <= '2'",
  "${grade} + 1 = 3",
  "${grade} = 10",
  "regex(${town}, 'h.*')",
  "string-length(${town}) > 3",
  "jr:choice-name(${town}, '${town}') = 'hue'",
  "concat(${town}, '!') = 'hue!'",
  "concat(${town}, '') = ''",
  "coalesce(${town}, 'none') = 'none'",
  "contains(${town}, ' ')",
  "${member} = 'yes'",
  "not(${member} = 'yes')",
  "selected(${channels}, 'web')",
  "selected(${channels}, 'home')",
  "selected(${channels}, 'at home')",
  "not(selected(${channels}, 'web'))",
  "selected(${channels}, 'web') and not(selected(${channels}, 'zalo'))",
  "count-selected(${channels}) >= 2",
  "count-selected(${channels}) = 0",
  "${channels} = ''",
  "${channels} != ''",
  "${channels} = 'web'",
  "${channels} = 'zalo web'",
  "${channels} = 'at home'",
  "${channels} != 'at home'",
  "${channels} != 'web'",
  "boolean(${channels})",
  "${channels/web} = 1",
  "${channels/web}",
  "${channels/web} = ''",
  "${channels/at home} + ${channels/home} = 2",
  "${channels_other_text} = 'slow'",
  "selected(${topics}, 't17')",
  "selected(${topics}, 't7')",
  "selected(${topics}, 't2')",
  "count-selected(${topics}) = 3",
  "count-selected(${topics}) = 0",
  "${topics} = ''",
  "${topics} = 't2 t1'",
  "${topics} != 't1'",
  "selected(${order}, 'price')",
  "${order} = 'price place people'",
  "${order} = ''",
  "count-selected(${order}) = 2",
  "${order/price} = 1",
  "${order/price} < ${order/place}",
  "${views/speed} = 'good'",
  "${views/Hương vị} != 'good'",
  "${amounts/speed} > ${amounts/taste}",
  "${amounts/speed} * ${amounts/taste} > 20",
  "selected(${several/speed}, 'good')",
  "count-selected(${several/taste}) = 2",
  "${several/taste} = 'bad'",
  "${comment} = 'slow'",
  "${comment} != 'slow'",
  "${comment} = ''",
  "${comment} = \"it's\"",
  "${comment} = 'đặt hàng'",
  "${comment} = ${wish}",
  "${comment} != ${wish}",
  "${comment}",
  "contains(${comment}, 'hàng')",
  "contains(${comment}, 'Hàng')",
  "contains(${comment}, '%')",
  "contains(${comment}, '')",
  "not(contains(${comment}, 'nhanh'))",
  "starts-with(${comment}, 'Đặt')",
  "starts-with(${comment}, 'đặt')",
  "ends-with(${comment}, 'nhanh')",
  "ends-with(${comment}, 'x nhanh')",
  "string-length(${comment}) > 8",
  "string-length(${comment}) = 0",
  "${visit} = '2026-03-10'",
  "${visit} != '2026-03-10'",
  "${visit} < today()",
  "today() >= ${visit}",
  "${visit} > date('2026-03-08') and ${visit} <= '2026-03-12'",
  "${visit} = ''",
  "${moment} <= '2026-03-10'",
  "${moment} = '2026-03-09'",
  "${submitted} >= '2026-03-08'",
  "${submitted} <= '2026-03-08'",
  "${submitted} = '2026-03-08'",
  "${submitted} != '2026-03-08'",
  "not(${submitted} = '2026-03-08')",
  "${submitted} < today()",
  "${submitted} > '2026-03-08T12:30'",
  "${submitted} <= '2026-03-08T05:30:00Z'",
  "${submitted} < now()",
  "${submitted} > ${started}",
  "${submitted} = ${started}",
  "${submitted} = ''",
  "${branch} = 'Quận 1'",
  "${branch} != 'Quận 1'",
  "${branch} = ${staff}",
  "contains(${branch}, 'Đức')",
  "${weight} > 1",
  "${weight} * ${nps} > 10",
  "${complete} = 1",
  "${complete}",
  "${customer} = 'none'",
  "${customer} = ''",
  "true()",
  "false() or 1 = 2",
  "${clock} = '08:15'",
};

/* What the evaluator has to finish. */
static const char *const rough_ones[] = {
  "${nps} mod 2 = 1",
  "round(${age}) = 3",
  "not(round(${age}) = 3)",
  "round(${age}) = 3 and ${nps} > 5",
  "not(round(${age}) = 3 or ${nps} > 5)",
  "round(${age}) = 3 or ${nps} > 5",
  "if(round(${age}) > 5, ${nps} > 5, ${csat} > 2)",
  "if(round(${age}) > 5, ${nps}, ${csat}) > 3",
  "min(${nps}, ${csat}) < 2",
  "max(${nps}, ${csat}) > 9",
  "regex(${comment}, '[0-9]+')",
  "not(regex(${comment}, '[0-9]+'))",
  "${comment} > 9",
  "${comment} = 9",
  "number(${comment}) >= 10",
  "${wish} < '10'",
  "substr(${comment}, 0, 3) = 'Đặt'",
  "${town} = ${branch}",
  "concat(${town}, ${nps}) = 'hue9'",
  "selected(${comment}, 'nhanh')",
  "selected(${nps}, '9')",
  "selected-at(${channels}, 0) = 'web'",
  "selected-at(${order}, 0) = 'price'",
  "selected(${channels}, ${wish})",
  "jr:choice-name(${channels}, '${channels}') = 'web, zalo'",
  "join('+', ${order}) = 'people+price'",
  "today() - ${visit} > 1",
  "${visit} = ${moment}",
  "${visit} >= ${submitted}",
  "${moment} > '2026-03-10T12:00'",
  "${moment} < now()",
  "decimal-date-time(${submitted}) > 20520.5",
  "format-date(${submitted}, '%a') = 'Mon'",
  "date(${submitted}) = ${visit}",
  "${submitted} > 20520",
  "${clock} < '12:00'",
  "${weight} = ${nps} mod 2",
  "string(${age}) = '2.5'",
};

static inline void write_random_condition (GRand *rand, GString *text, int depth);

static inline void
write_random_number (GRand *rand, GString *text, int depth)
{
  static const char *const leaves[] = { "${nps}",
                                        "${csat}",
                                        "${age}",
                                        "${visits}",
                                        "${weight}",
                                        "${amounts/taste}",
                                        "0",
                                        "1",
                                        "2.5",
                                        "${order/price}",
                                        "count-selected(${channels})",
                                        "string-length(${comment})",
                                        "${grade}",
                                        "''" };
  static const char *const forms[] = { "+", "-", "*", "div", "mod" };
  int kind = depth <= 0 ? 0 : g_rand_int_range (rand, 0, 8);

  if (kind < 3)
    g_string_append (text, leaves[g_rand_int_range (rand, 0, G_N_ELEMENTS (leaves))]);
  else if (kind < 6)
    {
      g_string_append_c (text, '(');
      write_random_number (rand, text, depth - 1);
      g_string_append_printf (text, " %s ", forms[g_rand_int_range (rand, 0, 5)]);
      write_random_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else
    {
      g_string_append (text, kind == 6 ? "coalesce(" : "if(");
      if (kind == 7)
        {
          write_random_condition (rand, text, depth - 1);
          g_string_append (text, ", ");
        }
      write_random_number (rand, text, depth - 1);
      g_string_append (text, ", ");
      write_random_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
}

static inline void
write_random_condition (GRand *rand, GString *text, int depth)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };
  int kind = depth <= 0 ? 0 : g_rand_int_range (rand, 0, 8);
  int all = G_N_ELEMENTS (exact_ones) + G_N_ELEMENTS (rough_ones);
  int pick = g_rand_int_range (rand, 0, all);

  if (kind < 2)
    g_string_append_printf (text, "(%s)",
                            pick < (int) G_N_ELEMENTS (exact_ones)
                                ? exact_ones[pick]
                                : rough_ones[pick - G_N_ELEMENTS (exact_ones)]);
  else if (kind < 4)
    {
      g_string_append_c (text, '(');
      write_random_number (rand, text, depth - 1);
      g_string_append_printf (text, " %s ", signs[g_rand_int_range (rand, 0, 6)]);
      write_random_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else if (kind == 4)
    {
      g_string_append (text, "not(");
      write_random_condition (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else
    {
      g_string_append_c (text, '(');
      write_random_condition (rand, text, depth - 1);
      g_string_append (text, kind == 5 ? " or " : kind == 6 ? " and " : " = ");
      write_random_condition (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
}
