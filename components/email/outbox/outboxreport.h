#pragma once

#include "components/email/outbox/outbox.h"
#include "components/email/outbox/outboxcore.h"

namespace email {

/// Messages as the session protocol shows them: from the rows, with what only memory knows laid over them.
class OutboxReport
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    explicit OutboxReport(OutboxCore &core) : m_core(core) {}

    /// One message when @p id is not 0, else those that the filter names; newest first.
    void query(const Outbox::Filter &filter, quint64 id, Outbox::RowsDone done);

private:
    struct Where
    {
        QString sql;
        QVariantList args;
    };
    struct Gathered;

    station::Result<Where> whereFor(const Outbox::Filter &filter, quint64 id) const;
    void gather(const std::shared_ptr<Gathered> &gathered);
    QJsonArray build(const Gathered &gathered) const;
    QJsonObject message(const QVariantList &row) const;
    void overlay(QJsonObject &object, const OutboxEntry &entry) const;
    void addUnstored(QJsonArray &array, const Gathered &gathered) const;
    void explain(QJsonObject &object, quint32 home, bool ordinary = false) const;
    QString accountName(quint32 handle) const;
    QString timeText(qint64 wall) const;

    OutboxCore &m_core;
};

} // namespace email
