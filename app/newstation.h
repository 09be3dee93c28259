#pragma once

#include "client/command.h"

namespace app {

/// `tocsin new DIR`: makes a station folder from a template.
client::Command newCommand();

} // namespace app
