#pragma once

#include "components/email/outbox/outboxtypes.h"
#include "station/component.h"

#include <QMap>

namespace email {

/// Which messages of the outbox changed in one turn: the payload of EmailService's topic `outboxChanged`.
struct OutboxNews
{
    /// A turn in which more changed says so instead of naming them: read the list again.
    static constexpr int maxMessages = 200;

    QMap<quint64, MessageState> messages; ///< Where each now stands.
    bool more = false;                    ///< Others look different as well.

    bool isEmpty() const { return messages.isEmpty() && !more; }
    void add(quint64 id, MessageState state);
    friend bool operator==(const OutboxNews &, const OutboxNews &) = default;
};

} // namespace email

namespace station {

template <>
struct Codec<email::OutboxNews>
{
    static constexpr const char *name = "outboxNews";
    static QJsonValue toJson(const email::OutboxNews &news, const Facets &facets);
    static Result<void> fromJson(email::OutboxNews &news, const QJsonValue &json, const Facets &facets);
    static Result<void> check(const email::OutboxNews &news, const Facets &facets);
    static QString toText(const email::OutboxNews &news, const Facets &facets);
};

} // namespace station
