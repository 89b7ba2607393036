/* What every file of the window needs to know. */
#pragma once

#define CX_UI_RESOURCE "/io/github/clientele/Clientele"
