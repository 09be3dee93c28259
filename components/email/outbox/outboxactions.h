#pragma once

#include "components/email/outbox/outboxcore.h"
#include "station/actor.h"

namespace email {

/// What a person may do with messages: send again, set aside. Everything is written down in the audit.
class OutboxActions
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    using Done = std::function<void(const station::Result<void> &)>;
    using Counted = std::function<void(const station::Result<int> &)>;

    explicit OutboxActions(OutboxCore &core) : m_core(core) {}

    void retry(quint64 id, const station::Actor &actor, const Done &done);
    /// Everything in one of @p states, of one account or of all, and what waits in memory when @p account is
    /// 0.
    void retryMany(const QList<MessageState> &states, quint32 account, const station::Actor &actor,
                   const Counted &done);
    void discard(quint64 id, const QString &reason, const station::Actor &actor, const Done &done);
    void clear(const Courier &courier, const QString &reason, const station::Actor &actor);

private:
    void hasten(OutboxEntry &entry);
    int hastenAll();
    bool takeUpAgain(const StoredMessage &stored);
    void whenRead(quint64 id, const station::Actor &actor, const Done &done,
                  std::function<station::Result<void>(const StoredMessage &)> act);
    void setAside(OutboxEntry &entry, const QString &reason, const station::Actor &actor);
    static QString nameOf(quint64 id) { return tr("outbox message %1").arg(id); }
    static QString causeOf(const QString &reason, const station::Actor &actor);

    OutboxCore &m_core;
};

} // namespace email
