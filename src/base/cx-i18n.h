/* Translation macros for every floor: _(), N_(), C_(), ngettext () in our own domain. */
#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>
