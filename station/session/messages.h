#pragma once

#include "station/session/sessionerrors.h"
#include "station/value/result.h"

#include <QJsonObject>

namespace station {

// What a session writes, as JSON-RPC 2.0 has it.

QJsonObject resultMessage(const QJsonValue &id, const QJsonValue &result);
QJsonObject notificationMessage(const QString &method, const QJsonObject &params);
/// @p more are further members of the error's data.
QJsonObject errorMessage(const QJsonValue &id, SessionErrorCode code, const Error &error,
                         const QJsonObject &more = {});
/// {what, why, remedy}.
QJsonObject errorData(const Error &error);

/// One line.
QByteArray toLine(const QJsonObject &message);

} // namespace station
