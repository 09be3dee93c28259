#pragma once

namespace station {
class Registry;
}

namespace email {

/// Adds the mail service, its accounts and recipients to the component types.
void registerEmail(station::Registry &registry);

} // namespace email
