// Browser: shows a page or an address in the browser of the desktop.
#pragma once

#include <string>

namespace sourcier::cli {

// Hands it to the desktop's opener (xdg-open), which goes on by itself; nothing of it goes through
// a shell. False where there is none.
bool open_in_browser(const std::string& page);

}  // namespace sourcier::cli
