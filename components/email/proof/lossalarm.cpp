#include "components/email/proof/lossalarm.h"

#include "components/alarm/alarmservice.h"
#include "station/station.h"

namespace email {

void LossAlarm::load()
{
    const auto *service = m_owner.station()->service<alarms::AlarmService>();
    const alarms::AlarmRecord *open = service ? service->store().openOf(m_owner.handle(), m_key) : nullptr;
    if (open && open->isInAlarm())
        m_words = open->text();
}

void LossAlarm::report(bool isLost, const QString &sourceName, const QString &words)
{
    using station::Log;
    m_words = isLost ? words : QString();
    m_owner.station()->log().write(isLost ? Log::Level::Error : Log::Level::Info, m_owner.path(), words);
    auto *service = m_owner.station()->service<alarms::AlarmService>();
    if (!service)
        return;
    alarms::Occurrence occurrence;
    occurrence.sourceHandle = m_owner.handle();
    occurrence.source = m_owner.path();
    occurrence.key = m_key;
    occurrence.transition = isLost ? alarms::EventKind::ToOffnormal : alarms::EventKind::ToNormal;
    occurrence.state = isLost ? alarms::SourceState::Offnormal : alarms::SourceState::Normal;
    occurrence.data = {{QStringLiteral("sourceName"), sourceName}, {QStringLiteral("msgText"), words}};
    service->report(occurrence);
}

} // namespace email
