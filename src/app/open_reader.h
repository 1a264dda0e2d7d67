// A Reader as the settings want it: for the verbs that show what pages show.
#pragma once
#include <memory>

#include "app/settings.h"
#include "reader/reader.h"

namespace courant::app {

// Over a store of its own, with serve.zone, serve.morning and the outlets' weights. Errors: usage, and the store's.
base::Result<std::unique_ptr<reader::Reader>> open_reader(const Settings& settings);

}  // namespace courant::app
