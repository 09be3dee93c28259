#pragma once

#include "components/platform/certificateservice.h"
#include "station/session/methods.h"

#include <QJsonArray>

namespace platform {

/// What a session method about trust does with the service.
using ActOnTrust =
    std::function<station::Result<QJsonValue>(CertificateService &, const station::Call &call)>;

/// Runs @p act with the service, its stores read, and answers with what it returns.
std::function<void(const station::Call &, const station::Answer &)> withService(station::Station &station,
                                                                                ActOnTrust act);

/// The schema of a method's parameter.
QJsonObject parameter(const QString &type, const QString &doc, bool optional = false);

/// {host, port, protocol}.
QJsonObject endpointJson(const trust::Endpoint &endpoint);

/// The ords of the components that connect to @p endpoint as they are set up now, enabled or not.
QJsonArray usersOf(const station::Station &station, const trust::Endpoint &endpoint);
/// Something is set up to connect there. Only mail accounts can be asked where they connect to.
bool isClaimed(const station::Station &station, const trust::Endpoint &endpoint);

/// hosts.* of the session protocol.
void registerHostMethods(station::MethodTable &table, station::Station &station);

} // namespace platform
