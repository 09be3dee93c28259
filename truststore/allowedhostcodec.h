#pragma once

#include "truststore/allowedhosts.h"

namespace trust {

/// The saved form of an entry; certificates are kept whole, with their fingerprints beside them for people.
QJsonObject savedForm(const AllowedHost &entry);
QJsonObject savedForm(const AllowedHosts::DeniedKey &key);

/// Reads a saved form back. Refuses whatever approve() could not have produced: a fingerprint that is not the
/// certificate's, forgiven problems that nobody may forgive, an approval without a person or beyond 398 days.
station::Result<AllowedHost> entryFrom(const QJsonObject &json);
station::Result<AllowedHosts::DeniedKey> deniedKeyFrom(const QJsonObject &json);

} // namespace trust
