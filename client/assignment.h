#pragma once

#include "station/value/result.h"

#include <QJsonValue>

namespace client {

/// "SLOT=VALUE" as typed; without '=' the value is asked for.
struct Assignment
{
    QString target;
    QString value;
    bool hasValue = false;

    static Assignment parse(const QString &word);

    /// The value for a slot of @p type as the session protocol wants it. Only here it is known whether the
    /// slot is a secret, which is read from elsewhere and never taken from the argument.
    station::Result<QJsonValue> toJson(const QString &type) const;
    /// True when the argument itself is not allowed: wrong usage rather than a failure.
    bool isForbidden(const QString &type) const;
};

} // namespace client
