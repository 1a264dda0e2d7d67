// How many files and connections this process may have open at once.
#pragma once
#include <cstddef>

namespace courant::app {

// Asks for `wanted`, as far as the system's hard limit grants it; returns how many are allowed now.
std::size_t allow_open_files(std::size_t wanted);

}  // namespace courant::app
