#pragma once

namespace station {
class Registry;
}

namespace control {

/// Adds the points and the logic to the component types.
void registerControl(station::Registry &registry);

} // namespace control
