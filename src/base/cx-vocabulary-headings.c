#include "config.h"

#include "cx-vocabulary.h"

#include "cx-text.h"

#include <string.h>

/* Words stand as cx_text_key () makes them; those without diacritics are for headings typed so. */
static const char *const recommend[] = {
  "recommend",      "recommending", "recommendation", "nps",    "net promoter",
  "promoter score", "giới thiệu",   "gioi thieu",     "khuyên", "tiến cử",
};
static const char *const satisfied[] = {
  "satisfied", "satisfaction", "satisfying",      "dissatisfied", "csat",
  "hài lòng",  "hai long",     "mức độ thỏa mãn", "happy with",
};
static const char *const easy[] = {
  "easy",    "ease",    "easily", "easier",   "effort", "ces",           "dễ",
  "dễ dàng", "de dang", "nỗ lực", "công sức", "no luc", "how difficult",
};

static gboolean
is_word_end (const char *p)
{
  return !g_unichar_isalnum (g_utf8_get_char (p));
}

/* @word as a word of its own in @key. */
static gboolean
holds_word (const char *key, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = key; (p = strstr (p, word)) != NULL; p += length)
    {
      const char *before = g_utf8_find_prev_char (key, p);

      if ((before == NULL || is_word_end (before)) && is_word_end (p + length))
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_any (const char *key, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (holds_word (key, words[i]))
      return TRUE;
  return FALSE;
}

#define HOLDS_ANY(key, words) holds_any (key, words, G_N_ELEMENTS (words))

CxHeadingKind
cx_vocabulary_heading_kind (const char *heading)
{
  g_autofree char *key = cx_text_key (heading);

  /* "q5_nps": an underscore parts words in codes. */
  g_strdelimit (key, "_", ' ');
  if (HOLDS_ANY (key, recommend))
    return CX_HEADING_RECOMMEND;
  if (HOLDS_ANY (key, satisfied))
    return CX_HEADING_SATISFIED;
  if (HOLDS_ANY (key, easy))
    return CX_HEADING_EASY;
  return CX_HEADING_NONE;
}

/* Headings as cx_text_code () makes them, which also makes "Branch ID", "branch_id" and "Branch-ID"
 * one. */
static const struct
{
  CxHeadingField field;
  const char *codes; /* parted by blanks */
} fields[] = {
  { CX_HEADING_FIELD_DATE,
    "date timestamp submitted submitted_at submit_date date_submitted submission_date "
    "submissiondate submission_time response_date recorded_date recordeddate completed_at "
    "completion_time completed end_date enddate end_time created created_at date_time datetime "
    "survey_date visit_date ngay ngay_tra_loi ngay_gui ngay_khao_sat ngay_danh_gia ngay_tao "
    "ngay_gio ngay_phan_hoi ngay_nop thoi_gian thoi_gian_gui thoi_gian_tra_loi "
    "thoi_gian_hoan_thanh thoi_diem dau_thoi_gian thoi_gian_khao_sat thoi_gian_ket_thuc "
    "thoi_gian_hoan_tat ngay_hoan_thanh" },
  { CX_HEADING_FIELD_STARTED,
    "started started_at start start_time start_date startdate date_started bat_dau "
    "thoi_gian_bat_dau ngay_bat_dau" },
  { CX_HEADING_FIELD_BRANCH,
    "branch branch_id branch_name branch_code store store_id store_name store_code shop "
    "shop_name outlet location location_name site restaurant chi_nhanh ten_chi_nhanh "
    "ma_chi_nhanh cua_hang ten_cua_hang ma_cua_hang co_so diem_ban quan nha_hang co_so_kham "
    "phong_giao_dich showroom" },
  { CX_HEADING_FIELD_CHANNEL,
    "channel sales_channel survey_channel distribution_channel distributionchannel "
    "collector_channel source nguon kenh kenh_ban kenh_ban_hang kenh_mua kenh_mua_hang "
    "kenh_khao_sat kenh_lien_he kenh_phan_hoi" },
  { CX_HEADING_FIELD_STAFF,
    "staff staff_id staff_name staff_member employee employee_id employee_name agent agent_name "
    "agent_id served_by cashier waiter consultant nhan_vien ten_nhan_vien ma_nhan_vien "
    "nhan_vien_phuc_vu nhan_vien_ban_hang nhan_vien_tu_van thu_ngan nguoi_phuc_vu tu_van_vien" },
  { CX_HEADING_FIELD_CUSTOMER,
    "customer customer_id customer_code customer_ref customer_reference customer_number "
    "customer_no client client_id member_id membership_number loyalty_id externalreference "
    "external_reference externaldatareference panel_externaldatareference customerid khach_hang "
    "ma_khach ma_khach_hang ma_kh so_the the_thanh_vien ma_thanh_vien id_khach_hang" },
  { CX_HEADING_FIELD_LANGUAGE,
    "language lang user_language userlanguage start_language startlanguage survey_language "
    "response_language ngon_ngu ngon_ngu_tra_loi tieng" },
  { CX_HEADING_FIELD_WEIGHT,
    "weight weights survey_weight wt weighting sampling_weight trong_so he_so_trong_so quyen_so" },
  { CX_HEADING_FIELD_SOURCE_ID,
    "response_id responseid respondent_id respondentid submission_id submissionid instanceid "
    "record_id uuid ma_phan_hoi ma_tra_loi ma_phieu so_phieu" },
  { CX_HEADING_FIELD_EMAIL,
    "email e_mail email_address mail username recipientemail recipient_email customer_email "
    "dia_chi_email dia_chi_e_mail thu_dien_tu email_khach_hang email_cua_ban" },
  { CX_HEADING_FIELD_PHONE,
    "phone phone_number mobile mobile_number telephone tel contact_number customer_phone "
    "dien_thoai so_dien_thoai sdt so_dt di_dong so_di_dong so_dien_thoai_khach_hang zalo "
    "so_dien_thoai_cua_ban" },
  { CX_HEADING_FIELD_NAME,
    "name full_name fullname your_name customer_name first_name last_name ten ho_ten ho_va_ten "
    "ten_khach_hang ten_khach ten_cua_ban ho_ten_khach_hang ho_va_ten_khach_hang" },
};

/* @code stands in the list @codes. */
static gboolean
is_listed (const char *codes, const char *code)
{
  gsize length = strlen (code);

  for (const char *p = codes; (p = strstr (p, code)) != NULL; p += length)
    if ((p == codes || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

CxHeadingField
cx_vocabulary_heading_field (const char *heading)
{
  g_autofree char *code = cx_text_code (heading, 60);

  if (*code == '\0')
    return CX_HEADING_FIELD_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_listed (fields[i].codes, code))
      return fields[i].field;
  return CX_HEADING_FIELD_NONE;
}
