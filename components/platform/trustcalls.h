#pragma once

#include "components/platform/certificateservice.h"
#include "station/session/methods.h"

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

/// hosts.* of the session protocol.
void registerHostMethods(station::MethodTable &table, station::Station &station);

} // namespace platform
