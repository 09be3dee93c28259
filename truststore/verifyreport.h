#pragma once

#include "truststore/chainverifier.h"

#include <QJsonObject>

namespace trust {

/// The question of `tocsin trust verify`.
struct VerifyRequest
{
    QByteArray chain;   ///< PEM, DER or PKCS#7: the peer's certificate first, then what it sent along.
    QByteArray trusted; ///< Anchors to use instead of the trust stores; empty for none.
    QList<QByteArray> crls;
    QString host; ///< Empty: no name check.
    Purpose purpose = Purpose::Server;
    QDateTime at;     ///< Required.
    TrustBase stores; ///< Used when @p trusted is empty.
};

/// {trusted, errors, chain, findings, warnings}, or why the question itself makes no sense.
station::Result<QJsonObject> verifyReport(const VerifyRequest &request);

} // namespace trust
