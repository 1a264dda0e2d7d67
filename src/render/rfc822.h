// A moment as mail and RSS write it (RFC 5322, 3.3), always in English and UTC: "Mon, 12 May 2031 09:30:00 +0000".
#pragma once
#include <chrono>
#include <string>

namespace courant::render {

std::string format_rfc822(std::chrono::sys_seconds at);

}  // namespace courant::render
