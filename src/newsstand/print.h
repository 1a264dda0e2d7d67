// Prints the demo: an outlet's feed, its pages and its home page as they stood at a time. Pure functions, thread-safe.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "newsstand/demo.h"

namespace courant::newsstand {

// `base_url` is the outlet's own address without a final slash: "http://127.0.1.1:40123".

// The feed with all that was published by `now`, the newest first.
std::string print_feed(const Demo& demo, const DemoOutlet& outlet, std::string_view base_url,
                       std::chrono::sys_seconds now);

// An article's page, printed with the outlet's template, with its furniture: navigation, boxes, lists of other
// articles.
std::string print_page(const Demo& demo, const DemoArticle& article, std::string_view base_url,
                       std::chrono::sys_seconds now);

// The list of the outlet's articles, with a link to its feed.
std::string print_home(const Demo& demo, const DemoOutlet& outlet, std::string_view base_url,
                       std::chrono::sys_seconds now);

// A picture for an address that is to show one: sea and sky in SVG, its colours by the address.
std::string print_picture(std::string_view path);

}  // namespace courant::newsstand
