#include "components/alarm/alarmservice.h"

#include "station/links.h"

#include <QCoreApplication>
#include <QUuid>

namespace alarms {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AlarmService", text);
}

void addNote(AlarmRecord &record, const QString &note)
{
    if (note.isEmpty())
        return;
    const QString notes = record.alarmData.value(QLatin1String("notes")).toString();
    record.alarmData.insert(QStringLiteral("notes"),
                            notes.isEmpty() ? note : notes + QLatin1Char('\n') + note);
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void AlarmService::loaded()
{
    m_store = std::make_unique<AlarmStore>(*station());
    m_store->load();
    const QHash<quint32, int> totals = m_store->totals();
    for (auto it = totals.begin(); it != totals.end(); ++it) {
        if (auto *alarmClass = dynamic_cast<AlarmClass *>(station()->byHandle(it.key())))
            alarmClass->totalAlarmCount.set(it.value());
    }
    // Open records are in the totals already, so they are counted as a change from a closed one.
    for (const AlarmRecord &record : m_store->allOpen()) {
        AlarmRecord closed = record;
        closed.sourceState = SourceState::Normal;
        closed.marks = {};
        count(closed, record);
    }
    watchDatabase();
}

void AlarmService::watchDatabase()
{
    station::Station *owner = station();
    const auto self = [owner, handle = handle()] {
        return dynamic_cast<AlarmService *>(owner->byHandle(handle));
    };
    const auto keepNotices = [owner](AlarmService &service) {
        const QString found = owner->database().notices().join(QStringLiteral("; "));
        if (!found.isEmpty())
            service.m_damage.keep(tr("%1. Alarms and mail of the last moments may be missing. Keep that file "
                                     "until somebody has looked at it, then invoke %2.resetFault")
                                      .arg(found, service.path()));
    };
    owner->database().onReplaced([self, keepNotices](const QString &movedTo) {
        if (AlarmService *service = self()) {
            service->m_store->saveAllAgain();
            keepNotices(*service);
            if (movedTo.isEmpty())
                service->m_damage.keep(
                    tr("The database file was deleted or exchanged while the station ran; open "
                       "alarms were written again, closed ones are lost. Put an end to what "
                       "does that, then invoke %1.resetFault")
                        .arg(service->path()));
            service->showFault();
        }
    });
    owner->database().onHealth([self](station::Database::Health health, const station::Error &error) {
        AlarmService *service = self();
        if (!service || health == station::Database::Health::Closed)
            return;
        service->m_trouble =
            health == station::Database::Health::Good ? QString() : error.text().simplified();
        service->showFault();
    });
    keepNotices(*this);
    showFault();
}

void AlarmService::showFault()
{
    const QStringList faults = m_damage.all({m_trouble, m_unheard});
    faultCause.set(faults.join(QStringLiteral("; ")));
    status.set(faults.isEmpty() ? station::Status() : station::Status(station::Status::Fault));
    m_damage.tell({m_trouble}, tr("Alarm database"));
}

void AlarmService::steady()
{
    showFault();
    scheduleExecute();
}

void AlarmService::started()
{
    station()->addObserver(this);
}

void AlarmService::stopped()
{
    station()->removeObserver(this);
}

bool AlarmService::isSettling() const
{
    return station()->phase() != station::Station::Phase::Steady;
}

void AlarmService::componentRemoved(const QString &, quint32)
{
    // Observers must not write, so what it left behind is looked after at the end of the turn.
    scheduleExecute();
}

void AlarmService::execute()
{
    if (!isSettling())
        closeOrphans();
}

void AlarmService::closeOrphans()
{
    // A source that is gone cannot go back to normal by itself, and its alarm must not stay for ever.
    std::vector<AlarmRecord> orphans;
    for (const AlarmRecord &record : m_store->allOpen()) {
        if (record.isInAlarm() && record.sourceState != SourceState::Alert &&
            !station()->byHandle(record.sourceHandle))
            orphans.push_back(record);
    }
    for (const AlarmRecord &record : orphans) {
        AlarmClass *alarmClass = classOf(record);
        report(
            {.sourceHandle = record.sourceHandle,
             .source = record.source,
             .key = record.key,
             .alarmClassOrd = alarmClass ? alarmClass->path() : QString(),
             .transition = EventKind::ToNormal,
             .state = SourceState::Normal,
             .data = {{QStringLiteral("msgText"), tr("%1 was removed from the station").arg(record.source)},
                      {QStringLiteral("fromState"), textOf(record.sourceState)},
                      {QStringLiteral("toState"), textOf(SourceState::Normal)}}});
    }
}

QString AlarmService::lostWithIt() const
{
    const int open = openAlarms();
    return open > 0 ? tr("%1 open alarms").arg(open) : QString();
}

// Events ----------------------------------------------------------------------------------------------------

AlarmClass *AlarmService::classFor(const QString &ord) const
{
    if (!ord.isEmpty()) {
        if (const station::Result<station::Component *> named = station()->find(ord)) {
            if (auto *alarmClass = dynamic_cast<AlarmClass *>(*named))
                return alarmClass;
        }
    }
    if (auto *byName = dynamic_cast<AlarmClass *>(child(u"Default")))
        return byName;
    for (const auto &node : children()) {
        if (auto *first = dynamic_cast<AlarmClass *>(node.get()))
            return first;
    }
    return nullptr;
}

AlarmClass *AlarmService::classOf(const AlarmRecord &record) const
{
    auto *alarmClass = dynamic_cast<AlarmClass *>(station()->byHandle(record.alarmClassHandle));
    return alarmClass ? alarmClass : classFor({});
}

AlarmRecord AlarmService::recordFor(const Occurrence &occurrence) const
{
    if (const AlarmRecord *open = m_store->openOf(occurrence.sourceHandle, occurrence.key))
        return *open;
    AlarmRecord record;
    if (occurrence.transition == EventKind::ToNormal)
        return record;
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.sourceHandle = occurrence.sourceHandle;
    record.key = occurrence.key;
    record.alarmTransition = occurrence.transition;
    return record;
}

AlarmRecord AlarmService::report(const Occurrence &occurrence)
{
    AlarmRecord record = recordFor(occurrence);
    if (record.isNull())
        return record;
    station::Turn turn(*station());
    const AlarmRecord before = record.sequence > 0 ? record : AlarmRecord();
    AlarmClass *alarmClass = classFor(occurrence.alarmClassOrd);
    const EventKind kind = occurrence.transition;
    const QDateTime now = station()->clock().wall();

    if (record.sequence == 0)
        record.timestamp = now;
    record.source = occurrence.source;
    record.alarmClass = alarmClass ? alarmClass->name() : QString();
    record.alarmClassHandle = alarmClass ? alarmClass->handle() : 0;
    record.priority = alarmClass ? alarmClass->priority(kind) : record.priority;
    record.sourceState = occurrence.state;
    const bool mustBeAcked = !alarmClass || alarmClass->ackRequired(kind);
    record.marks[std::size_t(kind)] = {now, mustBeAcked};
    record.ackRequired = record.ackRequired || mustBeAcked;
    record.normalTime = kind == EventKind::ToNormal ? now : QDateTime();
    if (mustBeAcked) {
        record.ackTime = {};
        record.user.clear();
    }
    for (auto it = occurrence.data.begin(); it != occurrence.data.end(); ++it)
        record.alarmData.insert(it.key(), it.value());
    if (kind != EventKind::ToNormal) {
        const QString counter = QStringLiteral("count");
        record.alarmData.insert(counter, record.alarmData.value(counter).toInt() + 1);
    }
    record.alarmData.insert(QStringLiteral("timeZone"), QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    publish(before, record, kind, {});
    return record;
}

station::Result<AlarmRecord> AlarmService::acknowledge(const AckRequest &request)
{
    const QString what = tr("acknowledging %1").arg(request.id);
    const AlarmRecord *open = m_store->open(request.id);
    if (!open)
        return station::Error{what, tr("no open alarm has this id; it may be closed already"),
                              tr("`tocsin alarms --open` lists the open ones")};
    if (!open->isUnacked())
        return *open;
    if (request.seen.isValid() && request.seen < open->lastUpdate)
        return station::Error{
            what,
            tr("the alarm changed at %1, after what you saw; it is %2 now")
                .arg(open->lastUpdate.toString(Qt::ISODateWithMs), textOf(open->sourceState)),
            tr("Look at it again, then acknowledge it")};
    station::Turn turn(*station());
    const AlarmRecord before = *open;
    AlarmRecord record = before;
    for (TransitionMark &mark : record.marks)
        mark.unacked = false;
    record.ackTime = station()->clock().wall();
    record.user = request.user;
    addNote(record, request.note);
    publish(before, record, EventKind::Ack, request.note);
    return record;
}

station::Result<AlarmRecord> AlarmService::see(const AckRequest &request)
{
    const AlarmRecord *open = m_store->open(request.id);
    if (!open)
        return station::Error{tr("marking %1 as seen").arg(request.id), tr("no open alarm has this id"), {}};
    station::Turn turn(*station());
    const AlarmRecord before = *open;
    AlarmRecord record = before;
    record.alarmData.insert(QStringLiteral("seenBy"), request.user);
    record.alarmData.insert(QStringLiteral("seenTime"),
                            station()->clock().wall().toUTC().toString(Qt::ISODateWithMs));
    addNote(record, request.note);
    publish(before, record, EventKind::Seen, request.note);
    return *m_store->open(request.id);
}

void AlarmService::publish(const AlarmRecord &before, const AlarmRecord &after, EventKind kind,
                           const QString &note)
{
    AlarmRecord record = after;
    ++record.sequence;
    record.lastUpdate = station()->clock().wall();
    const AlarmEvent event{.id = QStringLiteral("%1.%2").arg(record.id).arg(record.sequence),
                           .record = record,
                           .kind = kind,
                           .time = record.lastUpdate,
                           .note = note};
    m_store->save(record);
    count(before, record);
    if (auto *source = dynamic_cast<AlarmSource *>(station()->byHandle(record.sourceHandle)))
        source->alarmUpdated(record);

    m_decisions.insert(event.id, {});
    AlarmClass *alarmClass = classOf(record);
    if (alarmClass)
        alarmClass->route(event);
    watchHearing(alarmClass, record);
    alarm.fire({station::valueTypeOf<AlarmEvent>(), &event});
    m_store->saveEvent(event, m_decisions.take(event.id));
}

/// An alarm that nobody can be told of is a fault of the station, which ends with the next that somebody
/// hears.
void AlarmService::watchHearing(const AlarmClass *alarmClass, const AlarmRecord &record)
{
    const auto hasListener = [this](const station::Component &source, const station::SlotSpec &topic) {
        const auto links = station()->links().from(source);
        return std::any_of(links.begin(), links.end(),
                           [&](const station::Link &link) { return link.source.slot == &topic; });
    };
    QString unheard;
    if (!alarmClass)
        unheard = tr("The alarm of %1 was told to nobody: there is no alarm class. Add an alarm:AlarmClass "
                     "below %2, "
                     "and link its topic alarm to a recipient")
                      .arg(record.source, path());
    else if (!hasListener(*alarmClass, alarmClass->alarm.spec()) && !hasListener(*this, alarm.spec()))
        unheard = tr("The alarm of %1 was told to nobody: no recipient is linked to the class %2. Link "
                     "%3.alarm to the "
                     "routeAlarm of a recipient such as email:EmailRecipient")
                      .arg(record.source, alarmClass->name(), alarmClass->path());
    if (std::exchange(m_unheard, unheard) != unheard)
        showFault();
}

void AlarmService::count(const AlarmRecord &before, const AlarmRecord &after)
{
    AlarmClass *from = before.isNull() ? nullptr : classOf(before);
    AlarmClass *to = classOf(after);
    if (from && from != to) {
        from->count(before, {});
        from = nullptr;
    }
    if (to)
        to->count(from ? before : AlarmRecord(), after);
    openAlarms.set(int(m_store->allOpen().size()));
    const int unacked = int(after.isUnacked()) - int(before.isUnacked());
    if (unacked != 0)
        unackedAlarms.set(unackedAlarms() + unacked);
    if (after.timestamp > lastAlarmTime())
        lastAlarmTime.set(after.timestamp);
}

void AlarmService::recordDecision(const QString &eventId, const QString &recipientOrd,
                                  const QString &decision, const QStringList &messageIds)
{
    const auto routing = m_decisions.find(eventId);
    if (routing == m_decisions.end()) {
        station()->log().write(
            station::Log::Level::Warning, recipientOrd,
            tr("a decision about event %1 came after it was routed: %2").arg(eventId, decision));
        return;
    }
    routing->append(QJsonObject{{QStringLiteral("ord"), recipientOrd},
                                {QStringLiteral("decision"), decision},
                                {QStringLiteral("messageIds"), QJsonArray::fromStringList(messageIds)}});
}

// Actions ---------------------------------------------------------------------------------------------------

void AlarmService::doResetFault()
{
    m_damage.forget();
    showFault();
}

station::ActionResult AlarmService::doAckAll(const station::Actor &actor)
{
    station::Turn turn(*station());
    int done = 0;
    for (const QString &id : m_store->allOpen().keys()) {
        const AlarmRecord *record = m_store->open(id);
        if (record && record->isUnacked() && acknowledge({.id = id, .user = actor.text()}))
            ++done;
    }
    return QJsonValue(done);
}

station::ActionResult AlarmService::doAck(const QString &id, const station::Actor &actor)
{
    const station::Result<AlarmRecord> acked = acknowledge({.id = id, .user = actor.text()});
    if (!acked)
        return acked.error();
    return QJsonValue(acked->toJson());
}

} // namespace alarms
