// What readers follow is sent from here: the post office as the settings want it, on a thread of its own beside the
// desk.
#pragma once
#include <memory>
#include <thread>

#include "app/settings.h"
#include "reader/post_office.h"

namespace courant::app {

// Errors: usage, naming the setting; what the password's file gives.
base::Result<reader::PostOfficeSettings> post_office_settings(const Settings& settings);

// Delivers every few seconds until it is destroyed, which ends an attempt under way.
base::Result<std::jthread> start_post_office(const Settings& settings);

}  // namespace courant::app
