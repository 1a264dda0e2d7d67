// Puts the demo on a newsstand: each outlet on a host of its own, showing what it had published at the demo's time.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "newsstand/demo.h"
#include "newsstand/newsstand.h"

namespace courant::newsstand {

// Host n of the newsstand becomes outlet n. `demo` must outlive the newsstand; `now` is called on its thread for every
// request. Errors: usage where the newsstand has fewer hosts than the demo has outlets.
base::Result<void> put_demo(Newsstand& stand, const Demo& demo, std::function<std::chrono::sys_seconds()> now);

// What an outlet answers at a time; conditions are the newsstand's.
Answer answer_as_outlet(const Demo& demo, std::size_t outlet, std::string_view base_url, const Request& request,
                        std::chrono::sys_seconds now);

// The gold: for each event the addresses of its articles, less those whose page can never be read.
std::map<std::string, std::set<std::string>> expected_stories(const Demo& demo, const Newsstand& stand);

}  // namespace courant::newsstand
