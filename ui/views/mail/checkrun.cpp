#include "ui/views/mail/checkrun.h"

#include "ui/link/stationlink.h"

namespace ui {

CheckRun::CheckRun(StationLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    connect(&link, &StationLink::checked, this, [this](qint64 id, const QJsonObject &stage) {
        if (id == m_number)
            Q_EMIT stageEnded(stage);
    });
}

CheckRun::~CheckRun()
{
    cancel();
}

qint64 CheckRun::nextNumber()
{
    static qint64 number = 0;
    return ++number;
}

void CheckRun::start(QJsonObject params, qint64 number)
{
    cancel();
    m_number = number;
    params.insert(QStringLiteral("id"), number);
    m_link.call(QStringLiteral("check.run"), params, this, [this, number](const client::Reply &reply) {
        if (number != m_number)
            return;
        // Given up here, it would go on there.
        if (!reply.ok())
            cancel();
        m_number = 0;
        Q_EMIT ended(reply.value.toObject(), reply.ok() ? QString() : reply.errors.first().text());
    });
}

void CheckRun::cancel()
{
    if (m_number)
        m_link.call(QStringLiteral("check.cancel"), {{QStringLiteral("id"), m_number}}, this,
                    [](const client::Reply &) {});
}

} // namespace ui
