#pragma once

#include "station/value/codec.h"

#include <QJsonObject>

namespace platform {

/// What happened to an entry of Allowed Hosts: the payload of CertificateService's topic `challenged`.
struct TrustEvent
{
    QString what;      ///< "challenged", "keyChanged", "approved", … or "tlsFailed", "tlsWorks".
    QJsonObject entry; ///< As `hosts.list` shows it; host, port, protocol and failure for the last two.
    friend bool operator==(const TrustEvent &, const TrustEvent &) = default;
};

} // namespace platform

namespace station {

template <>
struct Codec<platform::TrustEvent>
{
    static constexpr const char *name = "trustEvent";
    static QJsonValue toJson(const platform::TrustEvent &event, const Facets &facets);
    static Result<void> fromJson(platform::TrustEvent &event, const QJsonValue &json, const Facets &facets);
    static Result<void> check(const platform::TrustEvent &event, const Facets &facets);
    static QString toText(const platform::TrustEvent &event, const Facets &facets);
};

} // namespace station
