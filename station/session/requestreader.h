#pragma once

#include "station/value/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace station {

/// What one line of a client may hold at most.
struct RequestLimits
{
    int depth = 32;
    int keys = 10'000;
};

/// Reads one line as a JSON object, strictly. Besides what QJsonDocument refuses, these are refused because
/// two readers could understand them differently or because they make a reader fail: duplicate keys, NUL,
/// lone surrogates, numbers beyond double, minus zero, deep nesting and too many keys.
Result<QJsonObject> readRequest(const QByteArray &line, const RequestLimits &limits = {});

} // namespace station
