#include "components/alarm/lastingfault.h"

#include "components/alarm/alarmservice.h"

#include <QCoreApplication>

namespace alarms {

void LastingFault::keep(const QString &found)
{
    // What others say of damage may have several lines; here a line is one fault.
    const QString text = found.simplified();
    if (text.isEmpty() || m_kept().split(QLatin1Char('\n')).contains(text))
        return;
    station::Station &station = *m_source.station();
    station.log().write(station::Log::Level::Error, m_source.path(), text);
    m_kept.set(m_kept().isEmpty() ? text : m_kept() + QLatin1Char('\n') + text);
    // While the station is loading nobody saves it yet.
    m_saveTimer.start(station.clock(), 0, [&station] { station.markDirty(); });
}

void LastingFault::forget()
{
    m_kept.set(QString());
}

QStringList LastingFault::all(const QStringList &present) const
{
    QStringList list = m_kept().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &fault : present) {
        if (!fault.isEmpty() && !list.contains(fault))
            list.append(fault);
    }
    // They are joined to one text.
    for (QString &fault : list) {
        while (fault.endsWith(QLatin1Char('.')))
            fault.chop(1);
    }
    return list;
}

void LastingFault::tell(const QStringList &present, const QString &sourceName)
{
    station::Station &station = *m_source.station();
    auto *service = station.service<AlarmService>();
    if (!service || station.phase() != station::Station::Phase::Steady)
        return;
    const QString text = all(present).join(QStringLiteral("; "));
    const AlarmRecord *open = service->store().openOf(m_source.handle(), m_key);
    const bool isRaised = open && open->isInAlarm();
    if (text.isEmpty() ? !isRaised : isRaised && open->text() == text)
        return;
    const bool bad = !text.isEmpty();
    service->report(
        {.sourceHandle = m_source.handle(),
         .source = m_source.path(),
         .key = m_key,
         .transition = bad ? EventKind::ToFault : EventKind::ToNormal,
         .state = bad ? SourceState::Fault : SourceState::Normal,
         .data = {{QStringLiteral("sourceName"), sourceName},
                  {QStringLiteral("msgText"),
                   bad ? text : QCoreApplication::translate("LastingFault", "%1: mended").arg(sourceName)}}});
}

} // namespace alarms
