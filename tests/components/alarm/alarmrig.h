#pragma once

#include "components/alarm/alarmextension.h"
#include "components/alarm/alarmservice.h"
#include "components/alarm/types.h"
#include "components/control/types.h"
#include "components/control/valuepoint.h"
#include "station/basictypes.h"
#include "station/links.h"
#include "station/station.h"
#include "station/stationcodec.h"
#include "tests/support/fakeclock.h"

namespace testsupport {

/// Keeps the events that are routed to it, as a recipient would get them.
class EventRecorder final : public station::Component
{
public:
    station::Action take{
        this, {.name = "take", .run = station::act<&EventRecorder::doTake>, .doc = "Keeps an alarm event."}};

    void doTake(const alarms::AlarmEvent &event)
    {
        events.push_back(event);
        if (auto *service = station()->service<alarms::AlarmService>())
            service->recordDecision(event.id, path(), QStringLiteral("kept"), {QStringLiteral("<m@x>")});
    }

    std::vector<alarms::AlarmEvent> events;
};

inline const station::Registry &alarmRegistry()
{
    static const station::Registry *registry = [] {
        auto *made = new station::Registry;
        station::registerBasicTypes(*made);
        control::registerControl(*made);
        alarms::registerAlarm(*made);
        made->add<EventRecorder>(
            {.name = QStringLiteral("test:Recorder"), .doc = QStringLiteral("Keeps events.")});
        return made;
    }();
    return *registry;
}

/// A running station with an alarm service, the class Default and a recorder linked to it.
class AlarmRig
{
public:
    /// With a database file the alarms are kept in it; @p file is what a former rig's save() gave.
    explicit AlarmRig(const QString &database = {}, const QByteArray &file = {},
                      const station::Registry &registry = alarmRegistry(),
                      const std::vector<station::Schema> &schemas = {station::auditSchema(),
                                                                     alarms::AlarmStore::schema()})
        : m_station(registry, clock)
    {
        if (!database.isEmpty()) {
            const auto opened = m_station.database().open(database, schemas);
            if (!opened)
                qFatal("%s", qPrintable(opened.error().text()));
        }
        if (file.isEmpty()) {
            m_station.finishLoading();
            add("/", "station:Services", "Services");
            add("/Services", "alarm:AlarmService", "AlarmService");
            add("/Services/AlarmService", "alarm:AlarmClass", "Default");
            add("/", "test:Recorder", "Recorder");
            link("/Services/AlarmService/Default.alarm", "/Recorder.take");
        } else {
            QStringList warnings;
            if (const auto failure = station::decodeStation(m_station, file, warnings))
                qFatal("%s", qPrintable(failure->error.text()));
            m_station.finishLoading();
        }
    }

    void start()
    {
        m_station.start();
        clock.advance(0);
    }
    QByteArray save() const { return station::encodeStation(m_station); }

    station::Component &add(const char *parent, const char *type, const char *name,
                            const QJsonObject &values = {})
    {
        const auto added = m_station.add(**m_station.find(QLatin1String(parent)), QLatin1String(type),
                                         QLatin1String(name), values, person);
        if (!added)
            qFatal("%s", qPrintable(added.error().text()));
        return **added;
    }
    void link(const char *source, const char *target)
    {
        const auto made = m_station.links().add(*m_station.findSlot(QLatin1String(source)),
                                                *m_station.findSlot(QLatin1String(target)), person);
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
    }
    /// Writes as a person does; false when it was refused.
    bool set(const char *ord, const QJsonValue &value)
    {
        return m_station.commit({{QLatin1String(ord), value}}, person).empty();
    }
    QString text(const char *ord) const
    {
        const auto slot = m_station.findSlot(QLatin1String(ord));
        const station::ValueRef value = slot->component->value(*slot->slot);
        return value.type->toText(value.data, {});
    }
    template <typename C>
    C &at(const char *ord) const
    {
        return dynamic_cast<C &>(**m_station.find(QLatin1String(ord)));
    }
    alarms::AlarmService &service() const { return at<alarms::AlarmService>("/Services/AlarmService"); }
    std::vector<alarms::AlarmEvent> &events() const { return at<EventRecorder>("/Recorder").events; }
    /// The kinds of the events so far, "toOffnormal toNormal".
    QString kinds() const
    {
        QStringList list;
        for (const alarms::AlarmEvent &event : events())
            list.append(alarms::textOf(event.kind));
        return list.join(QLatin1Char(' '));
    }
    station::Station &station() { return m_station; }

    FakeClock clock;

    const station::Actor person{
        .kind = station::Actor::Person, .user = QStringLiteral("tester"), .through = QStringLiteral("test")};

private:
    station::Station m_station;
};

} // namespace testsupport
