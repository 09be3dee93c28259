#pragma once

namespace station {
class Registry;
}

namespace platform {

/// Adds the services of the machine that the station runs on to the component types.
void registerPlatform(station::Registry &registry);

} // namespace platform
