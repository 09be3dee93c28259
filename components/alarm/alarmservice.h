#pragma once

#include "components/alarm/alarmclass.h"
#include "components/alarm/alarmstore.h"
#include "components/alarm/lastingfault.h"
#include "components/alarm/occurrence.h"

namespace alarms {

/// Keeps every alarm and hands its events to the alarm class that routes them.
///
/// Promise: a transition that is reported, what recipients decide to do about it and the mail that they owe
/// are statements of one turn, and so one database transaction. Events are announced to nobody before they
/// are appended.
class AlarmService final : public station::Component, private station::Observer
{
public:
    station::Slot<station::Status> status{
        this,
        {.name = "status",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "{ok}, or {fault} while the database was damaged or does not keep what happens, or "
                "nobody can be told of an alarm."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .doc = "What is wrong and what to do."}};
    station::Slot<QString> setAside{
        this,
        {.name = "setAside",
         .flags = station::ReadOnly | station::Hidden,
         .doc = "Damage that nobody looked after yet: a line for each, with the file that was kept."}};
    station::Slot<int> openAlarms{this,
                                  {.name = "openAlarms",
                                   .flags = station::ReadOnly | station::Transient | station::Summary,
                                   .doc = "Alarms that are not normal, or wait for an acknowledgement."}};
    station::Slot<int> unackedAlarms{this,
                                     {.name = "unackedAlarms",
                                      .flags = station::ReadOnly | station::Transient | station::Summary,
                                      .doc = "Alarms that wait for an acknowledgement."}};
    station::Slot<QDateTime> lastAlarmTime{this,
                                           {.name = "lastAlarmTime",
                                            .flags = station::ReadOnly | station::Transient,
                                            .doc = "When the latest alarm was raised."}};
    station::Topic alarm{this,
                         {.name = "alarm",
                          .payload = &station::valueTypeOf<AlarmEvent>,
                          .doc = "Every event of every alarm, whatever its class: {event, transition, time, "
                                 "note, alarm}; alarm is "
                                 "the record right after it, as alarm.query shows it."}};
    station::Action ackAll{this,
                           {.name = "ackAll",
                            .flags = station::Operator | station::ConfirmRequired,
                            .run = station::act<&AlarmService::doAckAll>,
                            .doc = "Acknowledges every alarm that waits for it."}};
    station::Action ack{this,
                        {.name = "ack",
                         .flags = station::Operator,
                         .run = station::act<&AlarmService::doAck>,
                         .doc = "Acknowledges the alarm with this id."}};

    station::Action resetFault{
        this,
        {.name = "resetFault",
         .flags = station::ConfirmRequired,
         .run = station::act<&AlarmService::doResetFault>,
         .doc = "Says that a damaged database was looked after: the fault and its alarm end."}};

    /// The only way in: opens or continues the episode, routes the event. Gives the record as it is now; a
    /// null one when there was nothing to do (back to normal without an open episode).
    AlarmRecord report(const Occurrence &occurrence);

    struct AckRequest
    {
        QString id{};
        /// What the person saw (AlarmRecord::lastUpdate); an alarm that has changed since is not
        /// acknowledged. Not valid = whatever is there.
        QDateTime seen{};
        QString user{};
        QString note{};
    };
    /// Sets every ack bit of the episode that waits. Doing it twice is not an error; a closed or unknown id
    /// is.
    station::Result<AlarmRecord> acknowledge(const AckRequest &request);

    /// Notes with an alarm that somebody knows of it (alarmData.seenBy, seenTime); it still has to be
    /// acknowledged.
    station::Result<AlarmRecord> see(const AckRequest &request);

    /// Called by recipients while an event is routed to them: what they did with it, for `why`. @p decision
    /// is "mailed" or "not: …" with the reason.
    void recordDecision(const QString &eventId, const QString &recipientOrd, const QString &decision,
                        const QStringList &messageIds = {});

    AlarmStore &store() const { return *m_store; }
    /// The class that this ord names, else Default, else the first one; nullptr when there is none at all.
    AlarmClass *classFor(const QString &ord) const;
    /// True until every alarm source was evaluated once: recipients may hold and merge what they send.
    bool isSettling() const;

    void doResetFault();
    station::ActionResult doAckAll(const station::Actor &actor);
    station::ActionResult doAck(const QString &id, const station::Actor &actor);

protected:
    void loaded() override;
    void started() override;
    void steady() override;
    void stopped() override;
    void execute() override;
    QString lostWithIt() const override;

private:
    void componentRemoved(const QString &path, quint32 handle) override;
    AlarmRecord recordFor(const Occurrence &occurrence) const;
    void publish(const AlarmRecord &before, const AlarmRecord &after, EventKind kind, const QString &note);
    void count(const AlarmRecord &before, const AlarmRecord &after);
    AlarmClass *classOf(const AlarmRecord &record) const;
    void closeOrphans();
    void watchDatabase();
    void showFault();
    void watchHearing(const AlarmClass *alarmClass, const AlarmRecord &record);

    std::unique_ptr<AlarmStore> m_store;
    LastingFault m_damage{*this, setAside, QStringLiteral("database")};
    QString m_trouble; ///< Why the database does not keep what happens; empty when it does.
    QString m_unheard; ///< Why nobody was told of the last alarm; empty when somebody was.
    QHash<QString, QJsonArray> m_decisions; ///< Of the events that are being routed.
};

} // namespace alarms
