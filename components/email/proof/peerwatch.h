#pragma once

#include "components/email/proof/heartbeatmark.h"
#include "components/email/proof/lossalarm.h"
#include "components/email/proof/peerrecord.h"

namespace email {

/// Misses the heartbeats of another station: reads them by an incoming account, and raises the alarm
/// heartbeatLost when the next one does not come in the time that the last one announced. The next one that
/// comes ends it.
///
/// Promise: each heartbeat counts once; numbers that are left out are counted as lost mail. Nobody vouches
/// for a mail: whoever can write to the mailbox, and knows id and sender, can speak for the peer.
class PeerWatch final : public station::Component, private station::Observer
{
public:
    station::Slot<bool> enabled{this,
                                {.name = "enabled",
                                 .value = true,
                                 .flags = station::Operator,
                                 .group = "Watch",
                                 .doc = "While off, nothing is heard and nothing is missed."}};
    station::Slot<station::Reference> readBy{
        this,
        {.name = "readBy",
         .flags = station::Summary,
         .facets = {.targetType = "email:IncomingAccount"},
         .group = "Watch",
         .doc = "The account that reads the mailbox to which the peer sends its heartbeats."}};
    station::Slot<QString> peer{
        this,
        {.name = "peer",
         .flags = station::Summary,
         .group = "Watch",
         .doc = "The usedId of the peer's Heartbeat; empty means the first one that is heard and that no "
                "other watch names."}};
    station::Slot<station::MailAddressList> from{
        this,
        {.name = "from",
         .group = "Watch",
         .doc = "The address that the peer sends from; mail of another sender counts for nothing then. A "
                "sender is easily forged."}};
    station::Slot<station::Duration> grace{this,
                                           {.name = "grace",
                                            .value = {900'000},
                                            .facets = {.min = 60, .max = 86400},
                                            .group = "Watch",
                                            .doc = "How much later than announced a heartbeat may come."}};
    station::Slot<station::Duration> interval{
        this,
        {.name = "interval",
         .facets = {.min = 0, .max = 604800},
         .group = "Watch",
         .doc = "How long to wait for the first one; 0 means for ever. Later ones announce the next."}};

    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "State",
                                           .doc = "{alarm} while the heartbeat is lost, {fault} while none "
                                                  "can be heard as it is set."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "What is wrong, and what to do about it."}};
    station::Slot<QString> heardPeer{this,
                                     {.name = "heardPeer",
                                      .flags = station::ReadOnly | station::Transient | station::Summary,
                                      .group = "State",
                                      .doc = "The id whose heartbeats count."}};
    station::Slot<QDateTime> lastHeard{this,
                                       {.name = "lastHeard",
                                        .flags = station::ReadOnly | station::Transient | station::Summary,
                                        .group = "State",
                                        .doc = "When the last one came."}};
    station::Slot<double> lastNumber{this,
                                     {.name = "lastNumber",
                                      .flags = station::ReadOnly | station::Transient,
                                      .facets = {.precision = 0},
                                      .group = "State",
                                      .doc = "The number that the last one bears."}};
    station::Slot<QDateTime> lostAt{this,
                                    {.name = "lostAt",
                                     .flags = station::ReadOnly | station::Transient,
                                     .group = "State",
                                     .doc = "When the alarm is raised unless one comes before."}};
    station::Slot<QString> lastLost{this,
                                    {.name = "lastLost",
                                     .flags = station::ReadOnly | station::Transient,
                                     .group = "State",
                                     .doc = "Which ones were last found to be missing."}};
    station::Slot<int> numberHeard{this,
                                   {.name = "numberHeard",
                                    .flags = station::ReadOnly | station::Transient,
                                    .group = "Counters",
                                    .doc = "Heartbeats that came, late ones too, each once; over restarts."}};
    station::Slot<int> numberLost{this,
                                  {.name = "numberLost",
                                   .flags = station::ReadOnly | station::Transient | station::Summary,
                                   .group = "Counters",
                                   .doc = "Numbers that were left out: mail that the peer sent and that did "
                                          "not come, or that it had to give up."}};
    station::Slot<int> numberLate{this,
                                  {.name = "numberLate",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "Counters",
                                   .doc = "Those that came after a later one; they are not lost any more."}};
    station::Slot<int> numberRepeated{this,
                                      {.name = "numberRepeated",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "Counters",
                                       .doc = "Copies of what had come before; they count for nothing."}};
    station::Slot<int> numberAnew{this,
                                  {.name = "numberAnew",
                                   .flags = station::ReadOnly | station::Transient,
                                   .group = "Counters",
                                   .doc = "How often the peer began to count anew: it was restored from a "
                                          "backup, or made again."}};

    station::Action forget{this,
                           {.name = "forget",
                            .flags = station::Operator | station::ConfirmRequired,
                            .run = station::act<&PeerWatch::doForget>,
                            .doc = "Begins as if nothing had been heard yet; the counters are 0."}};

    void doForget();
    /// The id whose heartbeats count; empty while none was heard and none is named.
    QString watched() const { return peer().isEmpty() ? m_record.peer : peer(); }
    static station::Schema schema() { return PeerRecord::schema(); }

protected:
    void started() override;
    void steady() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;
    void execute() override;

private:
    // Observers must not write, so what came is looked at later in the same turn.
    void componentAdded(station::Component &) override { scheduleExecute(); }
    void componentRemoved(const QString &, quint32) override { scheduleExecute(); }
    void topicFired(station::Component &node, const station::SlotSpec &slot,
                    station::ValueRef payload) override;
    bool isOurs(const HeardHeartbeat &heartbeat) const;
    void hear(const HeardHeartbeat &heartbeat);
    QString wordsFor(const HeardHeartbeat &heartbeat, PeerRecord::Heard kind, qint64 lost);
    qint64 waitMs() const;
    QDateTime base() const;
    void begin();
    void watch();
    void overdue();
    QString alarmName() const;
    QString hindrance() const;
    QString lostText() const;
    void show();

    PeerRecord m_record;
    QList<HeardHeartbeat> m_arrived;
    qint64 m_baseBoot = 0; ///< base() in boot time of this run.
    LossAlarm m_alarm{*this, QStringLiteral("heartbeatLost")};
    bool m_steady = false;
    station::Timer m_overdue;
};

} // namespace email
