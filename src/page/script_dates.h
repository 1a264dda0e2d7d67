// The day of publication in the data that a page hands to its own scripts ("publishedAt":"2026-06-16T21:11:03Z"): for
// pages that state none elsewhere. Thread-safe.
#pragma once
#include "html/tree.h"
#include "page/metadata.h"

namespace courant::page {

// Adds it where all that such data tells is one day; of several articles' days none can be told to be this one's.
void add_script_date(const html::Document& document, Statements& into);

}  // namespace courant::page
