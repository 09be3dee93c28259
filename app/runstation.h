#pragma once

#include "client/command.h"

namespace app {

/// `tocsin run DIR`: the station itself, in the foreground.
client::Command runCommand();

} // namespace app
