// The verbs of the command line. Each add_… function adds its verbs to the application; a verb's callback checks its
// arguments and sets `action`, which main runs after parsing. An action's value is the exit status:
// 0 all well, 1 some input was refused, 2 called wrongly.
#pragma once
#include <functional>

namespace CLI {
class App;
}

namespace courant::app {

using Action = std::function<int()>;

}  // namespace courant::app
