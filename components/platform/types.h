#pragma once

namespace station {
class Registry;
}

namespace platform {

/// Adds the host monitor and the container of the platform's services to the component types.
void registerPlatform(station::Registry &registry);

} // namespace platform
