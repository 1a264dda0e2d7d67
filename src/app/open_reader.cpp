#include "app/open_reader.h"

namespace courant::app {

base::Result<std::unique_ptr<reader::Reader>> open_reader(const Settings& settings) {
  if (!base::Zone::is_known(settings.serve.zone))
    return base::fail(base::ErrorKind::usage, settings.serve.zone, "is no time zone: write Europe/Berlin");
  const auto morning = morning_of(settings);
  if (!morning) return std::unexpected(morning.error());
  auto store = open_store(settings);
  if (!store) return std::unexpected(store.error());
  return std::make_unique<reader::Reader>(std::move(*store),
                                          edition::Calendar{base::Zone(settings.serve.zone), *morning},
                                          edition::Settings{.outlet_weights = settings.weights});
}

}  // namespace courant::app
