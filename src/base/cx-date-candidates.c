#include "config.h"

#include "cx-moment.h"

const char *const *
cx_date_pattern_candidates (void)
{
  static const char *const candidates[] = {
    /* dates alone */
    "yyyy-MM-dd",
    "d/M/yyyy",
    "M/d/yyyy",
    "yyyy/M/d",
    "d-M-yyyy",
    "M-d-yyyy",
    "d.M.yyyy",
    "yyyy.M.d",
    "d/M/yy",
    "M/d/yy",
    "d MMM yyyy",
    "d-MMM-yyyy",
    "d-MMM-yy",
    "d/MMM/yyyy",
    "MMM d, yyyy",
    "MMM d yyyy",
    "d MMM, yyyy",
    "'ngày' d MMM 'năm' yyyy",
    "d MMM 'năm' yyyy",
    "E, d MMM yyyy",
    "E, d MMM, yyyy",
    "E, MMM d, yyyy",
    "yyyyMMdd",
    /* a machine's date and time */
    "yyyy-MM-dd HH:mm:ss.SSS z",
    "yyyy-MM-ddTHH:mm:ss.SSSz",
    "yyyy-MM-dd h:mm:ss a z",
    /* Google Forms' download */
    "yyyy/M/d h:mm:ss a z",
    "yyyy/M/d H:mm:ss z",
    /* sheets by their locale */
    "d/M/yyyy H:mm:ss",
    "M/d/yyyy H:mm:ss",
    "d/M/yyyy h:mm:ss a",
    "M/d/yyyy h:mm:ss a",
    "d/M/yyyy, H:mm:ss",
    "M/d/yyyy, H:mm:ss",
    "d/M/yyyy, h:mm:ss a",
    "M/d/yyyy, h:mm:ss a",
    "d/M/yy H:mm:ss",
    "M/d/yy H:mm:ss",
    "d/M/yy h:mm:ss a",
    "M/d/yy h:mm:ss a",
    "d-M-yyyy H:mm:ss",
    "M-d-yyyy H:mm:ss",
    "d-M-yyyy h:mm:ss a",
    "M-d-yyyy h:mm:ss a",
    "d.M.yyyy H:mm:ss",
    "H:mm:ss d/M/yyyy",
    "H:mm:ss, d/M/yyyy",
    "H:mm:ss M/d/yyyy",
    "H:mm:ss d-M-yyyy",
    /* with the month's name */
    "d MMM yyyy H:mm:ss z",
    "d MMM yyyy h:mm:ss a",
    "d MMM yyyy, H:mm:ss",
    "d-MMM-yyyy H:mm:ss",
    "MMM d, yyyy H:mm:ss z",
    "MMM d, yyyy h:mm:ss a z",
    "MMM d, yyyy, h:mm:ss a",
    "MMM d yyyy H:mm:ss",
    "MMM d yyyy h:mm:ss a",
    "E, d MMM yyyy H:mm:ss z",
    "E MMM d yyyy H:mm:ss z",
    "yyyyMMddHHmmss",
    NULL,
  };

  return candidates;
}
