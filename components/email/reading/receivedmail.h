#pragma once

#include "station/component.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace email {

/// A whole message as an account fetched it: the payload of IncomingAccount's topic `received`.
struct ReceivedMail
{
    QString account{};  ///< Ord of the account.
    QByteArray bytes{}; ///< As the server gave it: nobody vouches for any of it, the sender included.

    // What its header says, made safe to show.
    QString from{};
    QString to{};
    QString subject{};
    QByteArray messageId{}; ///< Without angle brackets; empty when it has none.
    QDateTime date{};

    friend bool operator==(const ReceivedMail &, const ReceivedMail &) = default;
};

/// Reads the header of a message, whatever it looks like; what cannot be read stays empty. Not more than
/// 64 KiB of it are looked at, and nothing of the body.
ReceivedMail readHeader(const QByteArray &message);

} // namespace email

namespace station {

template <>
struct Codec<email::ReceivedMail>
{
    static constexpr const char *name = "receivedMail";
    static QJsonValue toJson(const email::ReceivedMail &mail, const Facets &facets);
    static Result<void> fromJson(email::ReceivedMail &mail, const QJsonValue &json, const Facets &facets);
    static Result<void> check(const email::ReceivedMail &mail, const Facets &facets);
    static QString toText(const email::ReceivedMail &mail, const Facets &facets);
};

} // namespace station
